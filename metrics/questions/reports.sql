-- One row a report, with what reading it gave.
WITH figure AS (
    SELECT report_id, count(*) FILTER (state = 'reported') AS n_facts
    FROM fact GROUP BY report_id
),
answer AS (
    SELECT report_id, count(*) AS n_narratives FROM narrative GROUP BY report_id
),
signal AS (
    SELECT source, count(*) AS n_issues FROM issue GROUP BY source
)
SELECT
    report.source, report.agency, report.affiliation, report.provinces,
    report.fiscal_year, report.round, report.as_of, report.is_digest,
    CAST(coalesce(n_facts, 0) AS INTEGER) AS n_facts,
    CAST(coalesce(n_narratives, 0) AS INTEGER) AS n_narratives,
    CAST(coalesce(n_issues, 0) AS INTEGER) AS n_issues
FROM report
LEFT JOIN figure USING (report_id)
LEFT JOIN answer USING (report_id)
LEFT JOIN signal USING (source)
ORDER BY report.source
