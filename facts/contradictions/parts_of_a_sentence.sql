-- severity: doubtful
-- th: ส่วนย่อยรวมกันได้ {computed} แต่ทั้งหมดคือ {stated}
-- en: The parts add up to {computed}, but the whole is {stated}
-- Two or more parts that a sentence or a cell's note gives of one whole, in its unit. Where another figure of the
-- group is their sum, they are parts of that one; two wholes may be divided one after the other.
WITH part AS (
    SELECT
        report_id, group_id, unit, CASE WHEN is_cell THEN place END AS cell, sum(number) AS computed,
        list(fact_id ORDER BY position) AS fact_ids
    FROM figure
    WHERE role = 'part' AND NOT (is_cell AND is_first_of_cell)
    GROUP BY ALL
    HAVING count(*) > 1 AND NOT bool_or(is_approximate)
),
whole AS (
    SELECT *, CASE WHEN is_cell THEN place END AS cell
    FROM figure
    WHERE role IN ('count', 'denominator', 'total', 'numerator') AND (NOT is_cell OR is_first_of_cell)
)
SELECT
    list_prepend(max_by(whole.fact_id, number), any_value(part.fact_ids)) AS fact_ids,
    max(number) AS stated, any_value(part.computed) AS computed
FROM whole
JOIN part
  ON part.report_id = whole.report_id AND part.group_id = whole.group_id AND part.unit = whole.unit
 AND part.cell IS NOT DISTINCT FROM whole.cell
GROUP BY whole.report_id, whole.group_id, whole.unit, whole.cell
HAVING NOT bool_or(abs(number - part.computed) < 1e-9) AND abs(sum(number) - any_value(part.computed)) > 1e-9
