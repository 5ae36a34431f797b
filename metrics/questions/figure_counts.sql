-- How many figures are looked for, and how many each further choice would leave under the others.
WITH called AS (
    SELECT * EXCLUDE (names), list_filter(CAST($words AS VARCHAR[]), lambda word: NOT contains(names, word)) AS others
    FROM measure_name
),
found AS (
    SELECT
        kind, role,
        list_filter([
            CASE WHEN state = 'reported' AND value = 0 THEN 'zero' ELSE state END,
            CASE WHEN fact_id IN (SELECT fact_id FROM doubted) THEN 'contradictory' END,
            action
        ], lambda state: state IS NOT NULL) AS states
    FROM fact
    LEFT JOIN (SELECT fact_id, action FROM correction) AS decision USING (fact_id)
    LEFT JOIN called USING (theme, measure, role, unit, kind)
    WHERE len(list_filter(coalesce(others, CAST($words AS VARCHAR[])), lambda word:
            NOT contains(search_key, word) AND NOT contains(replace(raw, ',', ''), word))) = 0
      AND ($fiscal_year IS NULL OR fiscal_year = $fiscal_year)
      AND ($round IS NULL OR round = $round)
      AND ($province = '' OR list_contains(provinces, $province))
      AND ($affiliation = '' OR affiliation = $affiliation)
      AND ($agency = '' OR agency = $agency)
      AND ($theme = '' OR theme = $theme)
),
matched AS (
    SELECT
        *,
        ($kind = '' OR kind = $kind) AS in_kind,
        ($role = '' OR role = $role) AS in_role,
        ($state = '' OR list_contains(states, $state)) AS in_state
    FROM found
)
SELECT '' AS filter, '' AS value, count(*) FILTER (in_kind AND in_role AND in_state) AS n_facts FROM matched
UNION ALL
SELECT 'kind', kind, count(*) FILTER (in_role AND in_state) FROM matched GROUP BY kind
UNION ALL
SELECT 'role', role, count(*) FILTER (in_kind AND in_state) FROM matched GROUP BY role
UNION ALL
SELECT 'state', state, count(*) FILTER (in_kind AND in_role)
FROM (SELECT *, unnest(states) AS state FROM matched) GROUP BY state
