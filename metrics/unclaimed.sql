-- Result figures that an indicator could claim.
SELECT fact_id, source, theme, measure, role, unit
FROM fact
WHERE kind = 'result' AND state = 'reported' AND role NOT IN ('percent', 'threshold')
ORDER BY source, line, "at"
