-- What the store holds under the filters, and what kind of store it is. A figure's period may be another one than its
-- report's.
WITH chosen AS (
    SELECT
        fact.report_id, report.is_digest,
        ($fiscal_year IS NULL OR fact.fiscal_year = $fiscal_year) AND ($round IS NULL OR fact.round = $round) AS is_figure,
        ($fiscal_year IS NULL OR report.fiscal_year = $fiscal_year)
            AND ($round IS NULL OR report.round = $round) AS is_report
    FROM fact
    JOIN report USING (report_id)
    WHERE fact.state = 'reported'
      AND ($province = '' OR list_contains(fact.provinces, $province))
      AND ($affiliation = '' OR fact.affiliation = $affiliation)
      AND ($agency = '' OR fact.agency = $agency)
      AND ($theme = '' OR fact.theme = $theme)
)
SELECT
    count(*) FILTER (is_figure) AS n_figures,
    count(DISTINCT report_id) FILTER (is_report) AS n_reports,
    coalesce(
        bool_or(is_digest) FILTER (is_figure), (SELECT coalesce(bool_or(is_digest), false) FROM report)
    ) AS has_digests,
    (SELECT is_synthetic FROM store_info) AS is_synthetic,
    (SELECT built_at FROM store_info) AS built_at
FROM chosen
