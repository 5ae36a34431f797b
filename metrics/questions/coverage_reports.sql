-- Every province with its own reports, or every affiliation with the reports that speak of it, in figures or words.
-- The period is the report's.
WITH place AS (
    SELECT province_th AS name, province_code AS position FROM province WHERE $by = 'province'
    UNION ALL
    SELECT affiliation, CAST(sort_order AS VARCHAR) FROM affiliation WHERE $by = 'affiliation'
),
spoken AS (
    SELECT report_id, provinces, affiliation, agency, theme FROM fact WHERE state <> 'blank'
    UNION
    SELECT report_id, provinces, affiliation, agency, theme FROM narrative
),
chosen AS (
    SELECT report_id, report.provinces, spoken.affiliation
    FROM spoken
    JOIN report USING (report_id)
    WHERE ($fiscal_year IS NULL OR report.fiscal_year = $fiscal_year)
      AND ($round IS NULL OR report.round = $round)
      AND ($province = '' OR list_contains(spoken.provinces, $province))
      AND ($affiliation = '' OR spoken.affiliation = $affiliation)
      AND ($agency = '' OR spoken.agency = $agency)
      AND ($theme = '' OR spoken.theme = $theme)
),
named AS (
    SELECT DISTINCT unnest(provinces) AS name, report_id FROM chosen WHERE $by = 'province'
    UNION ALL
    SELECT DISTINCT affiliation, report_id FROM chosen WHERE $by = 'affiliation'
)
SELECT place.name, count(report_id) AS n_reports
FROM place
LEFT JOIN named USING (name)
WHERE $by <> 'province' OR $province = '' OR place.name = $province
GROUP BY place.name, position
ORDER BY position
