-- The result measures that an indicator could claim. A percent or a threshold goes with its numerator.
SELECT
    theme, measure, role, unit, school <> '' AS is_school,
    count(*) AS n_facts, count(DISTINCT source) AS n_sources, list(fact_id ORDER BY source, line, "at") AS fact_ids
FROM fact
WHERE kind = 'result' AND state = 'reported' AND role NOT IN ('percent', 'threshold')
GROUP BY ALL
ORDER BY ALL
