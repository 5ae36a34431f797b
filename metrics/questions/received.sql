-- The reports of one province, and the rounds that are due and that it has missed since its first report.
WITH one AS (
    SELECT
        report.fiscal_year, report.round, report.source, report.as_of, report.is_digest, report.provinces,
        (SELECT count(*) FROM fact WHERE fact.report_id = report.report_id AND fact.state = 'reported') AS n_facts,
        (SELECT count(*) FROM narrative WHERE narrative.report_id = report.report_id) AS n_narratives,
        (SELECT count(*) FROM issue WHERE issue.source = report.source) AS n_issues
    FROM report
    WHERE len(report.provinces) > 0
      AND ($fiscal_year IS NULL OR report.fiscal_year = $fiscal_year)
      AND ($round IS NULL OR report.round = $round)
),
own AS (
    SELECT * FROM one WHERE list_contains(provinces, $province)
),
missing AS (
    SELECT fiscal_year, round
    FROM due
    WHERE ($fiscal_year IS NULL OR fiscal_year = $fiscal_year)
      AND ($round IS NULL OR round = $round)
      AND fiscal_year * 10 + round > coalesce(
        (SELECT min(fiscal_year * 10 + coalesce(round, 0)) FROM report WHERE list_contains(provinces, $province)), 0
    )
      AND NOT EXISTS (
          FROM own
          WHERE own.fiscal_year = due.fiscal_year AND (own.round IS NULL OR own.round = due.round)
      )
)
SELECT
    fiscal_year, round, source, as_of, CAST(n_facts AS INTEGER) AS n_facts,
    CAST(n_narratives AS INTEGER) AS n_narratives, CAST(n_issues AS INTEGER) AS n_issues, is_digest,
    true AS is_received
FROM own
UNION ALL
SELECT fiscal_year, round, '', NULL, NULL, NULL, NULL, false, false FROM missing
ORDER BY fiscal_year DESC NULLS LAST, round DESC NULLS LAST, source
