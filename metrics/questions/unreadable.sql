-- The figures that cannot be read, and that nobody has decided about.
SELECT fact_id, agency, affiliation, provinces, theme, measure, row_label, unit, raw, words, source, place, fiscal_year
FROM fact
ANTI JOIN correction USING (fact_id)
WHERE state = 'unreadable'
  AND ($province = '' OR list_contains(provinces, $province))
  AND ($affiliation = '' OR affiliation = $affiliation)
  AND ($agency = '' OR agency = $agency)
  AND ($theme = '' OR theme = $theme)
ORDER BY source, report_id, position
