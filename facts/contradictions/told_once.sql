-- severity: doubtful
-- doubted: all
-- th: “{measure}” ของหน่วยงานเดียวกันระบุไว้ทั้ง {stated} และ {computed} ({place_other})
-- en: “{measure}” of one office is given as {stated} and as {computed} ({place_other})
-- One measure of one office, school, period, school year and unit, told with two values in one report, or in two
-- reports. Parts of two wholes, rounds of one table, rows of one name in one column and the items of a list are
-- different figures; a deviation is its average's. A base that repeats the number told before it of some of its kind
-- (of those in debt, so many pensioners ... of so many pensioners) is theirs.
WITH told AS (
    SELECT
        *,
        hash(
            words_key, told_key, theme,
            CASE WHEN role IN ('numerator', 'denominator', 'count', 'part') THEN 'count' ELSE role END
        ) AS figure_key
    FROM telling
    WHERE role NOT IN ('total', 'percent', 'difference', 'ratio') AND length(words_key) >= 8
      AND NOT starts_with(measure, 'ส่วนเบี่ยงเบน')
),
base_of_some AS (
    SELECT base.fact_id
    FROM told AS base
    JOIN told AS narrower
      ON narrower.report_id = base.report_id AND narrower.told_key = base.told_key AND narrower.theme = base.theme
     AND narrower.number = base.number AND narrower.position < base.position
     AND ends_with(narrower.words_key, base.words_key) AND narrower.words_key <> base.words_key
    WHERE base.role = 'denominator'
),
pair AS (
    SELECT
        second.fact_id, first.fact_id AS other_id, second.number AS stated, first.number AS computed,
        second.measure, first.place_named AS place_other, first.position
    FROM told AS first
    JOIN told AS second
      ON second.figure_key = first.figure_key AND second.position > first.position
     AND (second.report_id <> first.report_id OR second.words <> first.words OR second.is_cell <> first.is_cell)
     AND NOT (second.role = 'part' AND first.role = 'part')
     AND (second.is_cell = false OR first.is_cell = false
         OR (second.row_label = first.row_label
             AND (second.report_id <> first.report_id OR second.column_no <> first.column_no)))
    ANTI JOIN base_of_some ON base_of_some.fact_id = second.fact_id
    WHERE second.number <> first.number
)
SELECT [fact_id, other_id] AS fact_ids, stated, computed, measure, place_other
FROM pair
QUALIFY row_number() OVER (PARTITION BY fact_id ORDER BY position) = 1
