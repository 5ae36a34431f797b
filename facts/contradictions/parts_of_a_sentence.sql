-- severity: doubtful
-- th: ส่วนย่อยรวมกันได้ {computed} แต่ทั้งหมดคือ {stated}
-- en: The parts add up to {computed}, but the whole is {stated}
-- Two or more parts that a sentence or a cell's note gives of one whole, in its unit. Where another figure of the
-- group is their sum, they are parts of that one; one whole may be divided twice; a share told of it is a part too.
-- What is told "among these" need not be all of them.
WITH part AS (
    SELECT
        report_id, group_id, unit, CASE WHEN is_cell THEN cell END AS own_cell, sum(number) AS computed, count(*) AS n,
        bool_or(regexp_matches(measure, 'ในจำนวน|ในนี้|โดยมี|เช่น|อาทิ')) AS is_among,
        list(fact_id ORDER BY position) AS fact_ids
    FROM figure
    WHERE role = 'part' AND NOT (is_cell AND is_first_of_cell)
    GROUP BY ALL
    HAVING n > 1 AND NOT bool_or(is_approximate)
),
whole AS (
    SELECT *, CASE WHEN is_cell THEN cell END AS own_cell
    FROM figure
    WHERE role IN ('count', 'denominator', 'total', 'numerator') AND (NOT is_cell OR is_first_of_cell)
),
compared AS (
    SELECT
        list_prepend(first(whole.fact_id ORDER BY number DESC, position), any_value(part.fact_ids)) AS fact_ids,
        max(number) AS stated, any_value(part.computed) AS computed, any_value(part.n) AS n,
        any_value(part.is_among) AS is_among,
        bool_or(whole.role = 'numerator') AS has_share, bool_or(abs(number - part.computed) < 1e-9) AS is_sum
    FROM whole
    JOIN part
      ON part.report_id = whole.report_id AND part.group_id = whole.group_id AND part.unit = whole.unit
     AND part.own_cell IS NOT DISTINCT FROM whole.own_cell
    GROUP BY whole.report_id, whole.group_id, whole.unit, whole.own_cell
)
SELECT fact_ids, stated, computed
FROM compared
WHERE NOT is_sum
  AND NOT (computed > stated AND computed % stated = 0 AND n >= 2 * computed / stated)
  AND (computed > stated OR NOT (has_share OR is_among))
