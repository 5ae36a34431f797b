-- severity: note
-- th: “{measure}” ทั้งหมด ({all_th}) แต่หน่วยงานเดียวกันระบุในนโยบายเดียวกันว่า “{lack}” ({place_other})
-- en: “{measure}” holds for all ({all_en}), yet under this policy the same office says “{lack}” ({place_other})
-- All have enough, in percent or of their base, and of the same office and policy a problem says that something is not
-- enough, or an answer that it still is not. What the figure names must all be named as lacking; where it names nothing,
-- a lack of money, time or people is another matter: they are means, and others may give. Of what is complete the same
-- words stand around it.
WITH word AS (
    SELECT
        'งบ|เงิน|ทุน|ค่าใช้จ่าย|รายได้|เวลา|ครู|บุคลากร|เจ้าหน้าที่|อัตรากำลัง|กรรมการ|วิทยากร' AS means,
        'คอมพิวเตอร์|แท็บเล็ต|อินเท|สัญญาณ|โต๊ะ|เก้าอี้|หนังสือ|สื่อ|อุปกรณ์|ครุภัณฑ์|วัสดุ|เครื่อง|อาคาร|ห้อง|นักการ|ภารโรง|ไฟฟ้า|น้ำ|อาหาร' AS goods
),
enough AS (
    SELECT
        figure.*, means, regexp_extract(measure, '(\S{3})ครบ(\S{3})', ['before', 'after']) AS complete,
        regexp_extract_all(measure, means || '|' || goods) AS things
    FROM figure
    CROSS JOIN word
    WHERE kind = 'result' AND school = '' AND own_row = '' AND NOT is_approximate
      AND regexp_matches(measure, '(เพียงพอ|\S{3}ครบ\S{3})\S*$') AND NOT regexp_matches(measure, 'ไม่?|ขาด')
      AND (role = 'percent' AND number = 100
          OR role = 'numerator' AND EXISTS (
              FROM figure AS base
              WHERE base.report_id = figure.report_id AND base.group_id = figure.group_id AND base.unit = figure.unit
                AND base.role = 'denominator' AND base.number = figure.number AND base.number > 0
          ))
    QUALIFY row_number() OVER (PARTITION BY report_id, group_id ORDER BY position) = 1
),
lacking AS (
    SELECT
        *, unnest(regexp_extract_all(
            text,
            '(?:\S+\s)?\S*ไม่?(?:เพียงพอ|พอ(?:กับ|แก่|ต่อ|สำหรับ|ใช้|\s|$)|ครบ\S*)|\S*ขาดแคลน\S*(?:\s\S+)?'
        )) AS lack
    FROM narrative
    WHERE kind IN ('problem', 'progress')
),
said AS (
    SELECT *, source || CASE WHEN line IS NULL THEN ' ' || place ELSE ':' || line END AS place_named
    FROM lacking
    WHERE NOT regexp_matches(lack, 'ไม่?((พบ|มี)?(ปัญหา)?(การ|ความ)?ขาดแคลน|พบ|มีปัญหา)')
      AND (kind = 'problem' OR regexp_matches(lack, 'ยัง(คง)?(มี)?ไม่?(เพียงพอ|พอ|ครบ)'))
)
SELECT
    [enough.fact_id] AS fact_ids, enough.number AS stated, enough.measure,
    trim(regexp_replace(said.lack, '^[\s\d๐-๙.()•·-]+|(กับ|แก่|ต่อ|สำหรับ)$', '', 'g')) AS lack,
    said.place_named AS place_other,
    CASE enough.role WHEN 'percent' THEN 'ร้อยละ 100' ELSE format('{0:,.0f} จาก {0:,.0f}', number) END AS all_th,
    CASE enough.role WHEN 'percent' THEN '100 percent' ELSE format('{0:,.0f} of {0:,.0f}', number) END AS all_en
FROM enough
JOIN said
  ON said.report_id = enough.report_id AND said.agency = enough.agency AND said.provinces = enough.provinces
 AND said.policy_id = enough.policy_id AND said.theme = enough.theme AND enough.theme <> ''
 AND CASE
        WHEN complete.before <> '' THEN regexp_matches(
            lack, regexp_escape(complete.before) || '(ยัง)?(มี)?ไม่?ครบ' || regexp_escape(complete.after)
        )
        WHEN regexp_matches(lack, 'ครบ') THEN false
        WHEN things <> [] THEN list_bool_and(list_transform(things, lambda thing: contains(lack, thing)))
        ELSE NOT regexp_matches(lack, means)
    END
QUALIFY row_number() OVER (
    PARTITION BY enough.report_id, enough.agency, enough.provinces, enough.policy_id, enough.theme
    ORDER BY enough.position, said.position
) = 1
