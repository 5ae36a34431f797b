-- One row a report, with what reading it gave, and why no indicator counts any of its figures, where none does.
WITH figure AS (
    SELECT report_id, count(*) FILTER (state = 'reported') AS n_facts
    FROM fact GROUP BY report_id
),
answer AS (
    SELECT report_id, count(*) AS n_narratives FROM narrative GROUP BY report_id
),
counted AS (
    SELECT DISTINCT fact.report_id FROM telling_figure JOIN fact USING (fact_id) WHERE is_counted
),
signal AS (
    SELECT source, count(*) AS n_issues FROM issue GROUP BY source
)
SELECT
    report.source, report.agency, report.affiliation, report.provinces,
    report.fiscal_year, report.round, report.as_of, report.is_digest,
    CAST(coalesce(n_facts, 0) AS INTEGER) AS n_facts,
    CAST(coalesce(n_narratives, 0) AS INTEGER) AS n_narratives,
    CAST(coalesce(n_issues, 0) AS INTEGER) AS n_issues,
    CASE
        WHEN report_id IN (FROM counted) THEN ''
        WHEN coalesce(n_facts, 0) = 0 THEN 'no_figures'
        WHEN report.fiscal_year IS NULL THEN 'no_year'
        WHEN coalesce(framework.known, '') <> 'whole' THEN 'plan_unknown'
        ELSE 'no_indicator'
    END AS uncounted
FROM report
LEFT JOIN framework USING (framework)
LEFT JOIN figure USING (report_id)
LEFT JOIN answer USING (report_id)
LEFT JOIN signal ON signal.source = report.source
ORDER BY report.source
