-- The provinces that a report is about.
SELECT DISTINCT unnest(provinces) AS province
FROM report
WHERE ($fiscal_year IS NULL OR fiscal_year = $fiscal_year)
  AND ($round IS NULL OR round = $round)
ORDER BY province
