-- The distinct measures that a claim may take.
SELECT DISTINCT theme, measure, role, unit, kind
FROM fact
WHERE state IN ('reported', 'unreadable') AND theme <> ''
