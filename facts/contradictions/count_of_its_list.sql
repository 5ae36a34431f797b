-- severity: doubtful
-- th: ระบุจำนวน {stated} {unit} แต่รายการที่ตามมามี {computed} รายการ
-- en: {stated} {unit} are announced, but the list behind names {computed}
-- A count with "namely" behind it and a numbered list up to the next figure's sentence end.
WITH announced AS (
    SELECT *, substr(words, "at" + length(raw) + 1) AS behind
    FROM figure
    WHERE NOT is_cell AND number BETWEEN 2 AND 30 AND role IN ('count', 'total', 'denominator')
),
listed AS (
    SELECT
        *, list_transform(
            regexp_extract_all(behind, '(?:^|[\s,])\(?([0-9]{1,2})[.)]\s*[ก-๎]', 1), lambda mark: CAST(mark AS INTEGER)
        ) AS marks
    FROM announced
    WHERE regexp_matches(behind, '^\s*[ก-๎]*\s*(ได้แก่|คือ|ดังนี้|ประกอบด้วย)')
)
SELECT [fact_id] AS fact_ids, number AS stated, unit, CAST(len(marks) AS DOUBLE) AS computed
FROM listed
WHERE len(marks) > 1 AND marks = generate_series(1, len(marks)) AND len(marks) <> number
