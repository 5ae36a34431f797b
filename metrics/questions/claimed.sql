-- The measures that an indicator claims.
SELECT DISTINCT part, theme, measure, role, unit
FROM claim
WHERE indicator_id = $indicator
ORDER BY part DESC, theme, measure, role, unit
