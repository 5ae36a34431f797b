-- severity: doubtful
-- doubted: all
-- th: ฐานที่ใช้ไม่เท่ากัน: “{measure}” คือ {stated} แต่ที่อื่นใช้ {computed}
-- en: The base changes: “{measure}” is {stated} here, but {computed} elsewhere
-- All schools, all learners or all teachers of one office in one period: each is one number, whatever it divides.
WITH used AS (
    SELECT
        *, min(position) OVER (
            PARTITION BY report_id, agency, provinces, own_row, thing, unit, number
        ) AS first_position
    FROM whole
    WHERE school = '' AND number > 0
),
base AS (
    SELECT * FROM used WHERE position = first_position
)
SELECT
    [second.fact_id, arg_min(first.fact_id, first.position)] AS fact_ids, second.number AS stated,
    arg_min(first.number, first.position) AS computed, second.measure
FROM base AS second
JOIN base AS first
  ON first.report_id = second.report_id AND first.agency = second.agency AND first.provinces = second.provinces
 AND first.thing = second.thing AND first.school_year IS NOT DISTINCT FROM second.school_year
 AND first.fiscal_year IS NOT DISTINCT FROM second.fiscal_year AND first.as_of IS NOT DISTINCT FROM second.as_of
 AND first.position < second.position AND first.number <> second.number
 AND first.own_row = second.own_row
GROUP BY second.fact_id, second.number, second.measure
