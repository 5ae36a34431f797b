-- Figures with the words they stand in and the report they come from.
SELECT
    fact.* EXCLUDE (value, value_max, full_score, measure_key, search_key),
    CAST(fact.value AS DOUBLE) AS value,
    CAST(fact.value_max AS DOUBLE) AS value_max,
    CAST(fact.full_score AS DOUBLE) AS full_score,
    coalesce(correction.action, '') AS decision, CAST(correction.value AS DOUBLE) AS corrected_value,
    coalesce(correction.reason, '') AS reason, coalesce(correction.decided_by, '') AS decided_by,
    correction.decided_on,
    report.is_digest, report.agency AS reporting_agency,
    report.fiscal_year AS report_fiscal_year, report.round AS report_round
FROM fact
JOIN report USING (report_id)
LEFT JOIN correction USING (fact_id)
WHERE ($group_of = '' OR (fact.report_id, fact.group_id) IN (
        SELECT (report_id, group_id) FROM fact WHERE fact_id = $group_of))
  AND ($fact_ids IS NULL OR list_contains($fact_ids, fact.fact_id))
  AND ($fiscal_year IS NULL OR fact.fiscal_year = $fiscal_year)
  AND ($round IS NULL OR fact.round = $round)
  AND ($province = '' OR list_contains(fact.provinces, $province))
  AND ($affiliation = '' OR fact.affiliation = $affiliation)
  AND ($agency = '' OR fact.agency = $agency)
  AND ($theme = '' OR fact.theme = $theme)
ORDER BY fact.source, fact.report_id, fact.position
