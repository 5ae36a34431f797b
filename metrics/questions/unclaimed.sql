-- The result measures that an indicator could claim. A percent or a threshold goes with its numerator; a percent that
-- no number stands beside is told for itself.
WITH told AS (
    SELECT
        *,
        role = 'percent'
            AND NOT bool_or(role NOT IN ('percent', 'threshold')) OVER (PARTITION BY report_id, group_id) AS is_alone
    FROM fact
    WHERE kind = 'result' AND state = 'reported'
      AND ($fiscal_year IS NULL OR fiscal_year = $fiscal_year)
      AND ($round IS NULL OR round = $round)
      AND ($province = '' OR list_contains(provinces, $province))
      AND ($affiliation = '' OR affiliation = $affiliation)
      AND ($agency = '' OR agency = $agency)
      AND ($theme = '' OR theme = $theme)
)
SELECT
    theme, measure, told_under, role, unit, kind, school <> '' AS is_school,
    (theme, measure, told_under, role, unit, kind) IN (
        SELECT (theme, measure, told_under, role, unit, kind) FROM claim
    )
        AS is_claimed,
    count(*) AS n_facts, count(DISTINCT source) AS n_sources, list(fact_id ORDER BY source, report_id, position) AS fact_ids
FROM told
WHERE role NOT IN ('percent', 'threshold') OR is_alone
GROUP BY ALL
ORDER BY ALL
