-- Who answered under which theme, in figures or in words, and what the report's framework asks.
WITH answer AS (
    SELECT report_id, agency, affiliation, provinces, theme FROM fact
    UNION ALL
    SELECT report_id, agency, affiliation, provinces, theme FROM narrative
),
office AS (
    SELECT
        report.report_id, report.framework, report.fiscal_year, report.round, report.is_digest,
        answer.agency, answer.affiliation, answer.provinces,
        len(answer.provinces) = 0 AND len(report.provinces) = 0 AS is_national,
        list(DISTINCT answer.theme) AS answered
    FROM answer
    JOIN report USING (report_id)
    WHERE ($fiscal_year IS NULL OR report.fiscal_year = $fiscal_year)
      AND ($round IS NULL OR report.round = $round OR ($level = 'nation' AND report.round IS NULL))
      AND ($province = '' OR list_contains(answer.provinces, $province))
      AND ($affiliation = '' OR answer.affiliation = $affiliation)
      AND ($agency = '' OR answer.agency = $agency)
    GROUP BY ALL
)
SELECT
    office.agency, office.affiliation, office.provinces, office.fiscal_year, office.round, office.is_national,
    policy.theme,
    bool_or(list_contains(office.answered, policy.theme)) AS is_answered,
    bool_or(office.is_digest) AS is_digest
FROM office
JOIN policy USING (framework)
WHERE policy.theme <> ''
  AND ($theme = '' OR policy.theme = $theme)
  AND (len(policy.bodies) = 0 OR office.affiliation = '' OR list_contains(policy.bodies, office.affiliation))
GROUP BY ALL
ORDER BY ALL
