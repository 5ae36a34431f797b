-- severity: doubtful
-- th: {stated} {unit} มากกว่าฐานที่ใหญ่ที่สุดที่หน่วยงานเดียวกันรายงานในปีนั้น คือ “{measure}” {computed}
-- en: {stated} {unit} is more than the largest base that the same office reports in that year, “{measure}” {computed}
-- A count of teachers, learners or schools cannot exceed all that the office says it has of them, in whichever report
-- of the year; a base of some class, group or project is not all.
WITH counted AS (
    SELECT
        *,
        CASE
            WHEN regexp_matches(measure, '(นักเรียน|ผู้เรียน|นร\.)[^ ]*$') THEN 'learner'
            WHEN regexp_matches(measure, '(^|[ ,)])(ข้าราชการ)?ครู(และบุคลากร[^ ]*)?$') THEN 'teacher'
            WHEN regexp_matches(measure, '(^|[ ,)])(โรงเรียน|สถานศึกษา)$') THEN 'school'
        END AS thing
    FROM figure
    WHERE kind = 'result' AND role IN ('count', 'numerator', 'part', 'denominator') AND school = ''
      AND agency <> '' AND NOT is_approximate
),
base AS (
    SELECT
        agency, provinces, coalesce(fiscal_year, 0) AS fiscal_year,
        CASE
            WHEN unit IN ('แห่ง', 'โรงเรียน', 'โรง') AND regexp_matches(own, '(โรงเรียน|สถานศึกษา)$') THEN 'school'
            WHEN unit NOT IN ('คน', 'ราย') THEN NULL
            WHEN regexp_matches(own, 'ครู(และบุคลากร(ทางการศึกษา)?)?$') THEN 'teacher'
            WHEN regexp_matches(own, '(นักเรียน|ผู้เรียน)$') THEN 'learner'
        END AS thing,
        max(number) AS number, first(measure ORDER BY number DESC, position) AS measure,
        first(fact_id ORDER BY number DESC, position) AS fact_id
    FROM (
        SELECT
            *, regexp_replace(
                measure, '\s*(ใน|ของ)?(สังกัด)?\s*(สพฐ|สพท|สอศ|สกร|สช)?\.?\s*(ทั้งหมด|ทั้งสิ้น)?$', ''
            ) AS own
        FROM figure
    )
    WHERE role = 'denominator' AND school = '' AND own_row = ''
      AND NOT regexp_matches(measure, 'ชั้น|กลุ่ม|โครงการ|ขนาด|เข้าร่วม|อบรม|ยื่น')
    GROUP BY ALL
)
SELECT
    [counted.fact_id, base.fact_id] AS fact_ids, counted.number AS stated, base.number AS computed,
    counted.unit, base.measure
FROM counted
JOIN base
  ON base.agency = counted.agency AND base.provinces = counted.provinces AND base.thing = counted.thing
 AND base.fiscal_year = coalesce(counted.fiscal_year, 0)
WHERE counted.number > base.number
