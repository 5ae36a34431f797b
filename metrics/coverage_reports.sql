-- Every province with its own reports, or every affiliation with the reports that speak of it, in figures or words.
WITH place AS (
    SELECT province_th AS name, province_code AS position FROM province WHERE $by = 'province'
    UNION ALL
    SELECT affiliation, CAST(sort_order AS VARCHAR) FROM affiliation WHERE $by = 'affiliation'
),
spoken AS (
    SELECT report_id, provinces, affiliation, agency, theme, fiscal_year, round FROM fact WHERE state <> 'blank'
    UNION
    SELECT report_id, provinces, affiliation, agency, theme, fiscal_year, round FROM narrative
),
chosen AS (
    FROM spoken
    WHERE ($fiscal_year IS NULL OR fiscal_year = $fiscal_year)
      AND ($round IS NULL OR round = $round)
      AND ($province = '' OR list_contains(provinces, $province))
      AND ($affiliation = '' OR affiliation = $affiliation)
      AND ($agency = '' OR agency = $agency)
      AND ($theme = '' OR theme = $theme)
),
named AS (
    SELECT DISTINCT unnest(report.provinces) AS name, report_id
    FROM report
    JOIN chosen USING (report_id)
    WHERE $by = 'province'
    UNION ALL
    SELECT DISTINCT affiliation, report_id FROM chosen WHERE $by = 'affiliation'
)
SELECT place.name, count(report_id) AS n_reports
FROM place
LEFT JOIN named USING (name)
WHERE $by <> 'province' OR $province = '' OR place.name = $province
GROUP BY place.name, position
ORDER BY position
