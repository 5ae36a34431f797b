-- The distinct measures that a claim may take.
SELECT DISTINCT theme, measure, role, unit, kind
FROM fact
WHERE theme <> ''
  AND (state IN ('reported', 'unreadable') OR fact_id IN (SELECT fact_id FROM correction WHERE action = 'enter'))
