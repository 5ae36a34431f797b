-- What the catalogues ask about: one row a policy that follows a theme, under the group that prints it.
SELECT
    policy.framework, policy.printed_code, policy.title_th, policy.title_en, policy.theme,
    coalesce(parent.printed_code || ' ' || parent.title_th, policy.policy_group) AS group_th,
    coalesce(parent.printed_code || ' ' || parent.title_en, policy.policy_group) AS group_en,
    CAST((SELECT count(*) FROM report WHERE report.framework = policy.framework) AS INTEGER) AS n_reports
FROM policy
LEFT JOIN policy AS parent ON parent.policy_id = policy.parent
WHERE policy.theme <> ''
ORDER BY policy.sort_order
