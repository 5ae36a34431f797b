-- What the store holds under the filters, and what kind of store it is.
SELECT
    count(*) AS n_figures,
    count(DISTINCT fact.report_id) AS n_reports,
    coalesce(bool_or(report.is_digest), (SELECT coalesce(bool_or(is_digest), false) FROM report)) AS has_digests,
    (SELECT is_synthetic FROM store_info) AS is_synthetic,
    (SELECT built_at FROM store_info) AS built_at
FROM fact
JOIN report USING (report_id)
WHERE fact.state = 'reported'
  AND ($fiscal_year IS NULL OR fact.fiscal_year = $fiscal_year)
  AND ($round IS NULL OR fact.round = $round)
  AND ($province = '' OR list_contains(fact.provinces, $province))
  AND ($affiliation = '' OR fact.affiliation = $affiliation)
  AND ($agency = '' OR fact.agency = $agency)
  AND ($theme = '' OR fact.theme = $theme)
