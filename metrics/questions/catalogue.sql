-- What the plans ask about whose policies are all known: one row a policy that follows a theme, under its group.
WITH spoken AS (
    SELECT report_id, provinces, affiliation, agency FROM fact
    UNION ALL
    SELECT report_id, provinces, affiliation, agency FROM narrative
),
chosen AS (
    SELECT DISTINCT report_id
    FROM spoken
    WHERE ($province = '' OR list_contains(provinces, $province))
      AND ($affiliation = '' OR affiliation = $affiliation)
      AND ($agency = '' OR agency = $agency)
),
followed AS (
    SELECT
        framework,
        CAST(count(*) AS INTEGER) AS n_reports,
        CAST(count(*) FILTER (
            ($fiscal_year IS NULL OR fiscal_year = $fiscal_year) AND ($round IS NULL OR round = $round)
            AND report_id IN (FROM chosen)
        ) AS INTEGER) AS n_chosen
    FROM report
    GROUP BY framework
)
SELECT
    policy.framework, framework.name_th AS framework_th, framework.name_en AS framework_en, policy.printed_code, policy.title_th, policy.title_en, policy.theme,
    coalesce(parent.printed_code || ' ' || parent.title_th, policy.policy_group) AS group_th,
    coalesce(parent.printed_code || ' ' || parent.title_en, policy.policy_group) AS group_en,
    coalesce(n_reports, 0) AS n_reports, coalesce(n_chosen, 0) AS n_chosen
FROM policy
JOIN framework ON framework.framework = policy.framework AND framework.known = 'whole'
LEFT JOIN policy AS parent ON parent.policy_id = policy.parent
LEFT JOIN followed ON followed.framework = policy.framework
WHERE policy.theme <> ''
ORDER BY policy.sort_order
