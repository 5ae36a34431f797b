-- severity: doubtful
-- th: “{measure}” ของหน่วยงานเดียวกันระบุไว้ทั้ง {stated} และ {computed} ({place_other})
-- en: “{measure}” of one office is given as {stated} and as {computed} ({place_other})
-- One measure of one office, school, period, school year and unit, told with two values in one report, or in two
-- reports. Parts of two wholes, rounds of one table and the items of a list are different figures.
WITH told AS (
    SELECT
        *, regexp_replace(measure_key, '^(จาก)?(จานวน)?', '') AS key,
        CASE WHEN role IN ('numerator', 'denominator', 'count', 'part') THEN 'count' ELSE role END AS told_as
    FROM figure
    WHERE role NOT IN ('total', 'percent', 'difference', 'ratio') AND agency <> '' AND length(measure_key) >= 8
      AND kind = 'result'
),
pair AS (
    SELECT
        second.fact_id, first.fact_id AS other_id, second.number AS stated, first.number AS computed,
        second.measure,
        first.source || CASE WHEN first.line IS NULL THEN ' ' || first.place ELSE ':' || first.line END AS place_other,
        second.position
    FROM told AS first
    JOIN told AS second
      ON second.key = first.key AND second.agency = first.agency AND second.provinces = first.provinces
     AND second.school = first.school AND second.unit = first.unit AND second.theme = first.theme
     AND second.told_as = first.told_as
     AND coalesce(second.fiscal_year, 0) = coalesce(first.fiscal_year, 0)
     AND coalesce(second.school_year, 0) = coalesce(first.school_year, 0)
     AND coalesce(second.round, 0) = coalesce(first.round, 0)
     AND coalesce(second.as_of, DATE '1900-01-01') = coalesce(first.as_of, DATE '1900-01-01')
     AND second.position > first.position
     AND (second.report_id <> first.report_id OR second.words <> first.words OR second.is_cell <> first.is_cell)
     AND NOT (second.role = 'part' AND first.role = 'part')
     AND (second.is_cell = false OR first.is_cell = false OR second.row_label = first.row_label)
    WHERE second.number <> first.number
)
SELECT [fact_id, other_id] AS fact_ids, stated, computed, measure, place_other
FROM pair
QUALIFY row_number() OVER (PARTITION BY fact_id ORDER BY position) = 1
