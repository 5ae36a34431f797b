-- severity: wrong
-- th: ระบุว่าต่างกัน {stated} แต่จาก {before} เป็น {after} ต่างกัน {computed}
-- en: The difference is given as {stated}, but from {before} to {after} it is {computed}
-- "From A to B, up by C": the two counts of the same unit right before the difference, with เป็น between them.
WITH placed AS (
    SELECT
        *, lag(number, 1) OVER line AS after, lag(number, 2) OVER line AS before,
        lag(unit, 1) OVER line AS after_unit, lag(unit, 2) OVER line AS before_unit,
        lag(fact_id, 1) OVER line AS after_id, lag(fact_id, 2) OVER line AS before_id,
        lag(role, 1) OVER line AS after_role, lag(role, 2) OVER line AS before_role,
        lag("at", 1) OVER line AS after_at, lag("at", 2) OVER line AS before_at
    FROM figure
    WHERE NOT is_cell
    WINDOW line AS (PARTITION BY report_id, words ORDER BY position)
)
SELECT
    [fact_id, before_id, after_id] AS fact_ids,
    number AS stated, abs(after - before) AS computed, before, after
FROM placed
WHERE role = 'difference' AND unit <> 'ร้อยละ' AND after_unit = unit AND before_unit = unit
  AND after_role = 'count' AND before_role = 'count' AND abs(abs(after - before) - number) > 1e-9
  AND contains(substr(words, before_at + 1, after_at - before_at), 'เป็น')
