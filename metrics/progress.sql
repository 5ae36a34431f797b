-- Result figures of offices, provinces and national bodies under the filters; a school's own figure is not an office's.
-- A national body reports a whole year: at nation level its figures without a round pass the round filter.
SELECT
    fact.fact_id, fact.report_id, fact.source, fact.line, fact.group_id, fact.role, fact.unit, fact.raw,
    CAST(fact.value * fact.scale AS DOUBLE) AS value, fact.measure, fact.agency, fact.affiliation, fact.provinces,
    fact.theme, fact.fiscal_year, fact.round, report.is_digest,
    len(fact.provinces) = 0 AND len(report.provinces) = 0 AS is_national
FROM fact
JOIN report USING (report_id)
WHERE fact.kind = 'result'
  AND fact.state = 'reported'
  AND fact.school = ''
  AND fact.theme <> ''
  AND ($fiscal_year IS NULL OR fact.fiscal_year = $fiscal_year)
  AND ($round IS NULL OR fact.round = $round OR ($level = 'nation' AND fact.round IS NULL))
  AND ($province = '' OR list_contains(fact.provinces, $province))
  AND ($affiliation = '' OR fact.affiliation = $affiliation)
  AND ($agency = '' OR fact.agency = $agency)
  AND ($theme = '' OR fact.theme = $theme)
ORDER BY fact.source, fact.line, TRY_CAST(regexp_extract(fact.place, 'col (\d+)', 1) AS INTEGER), fact."at", fact.fact_id
