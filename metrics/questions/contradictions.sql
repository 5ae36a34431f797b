-- What the checks found, with the doubted figure, and what was decided about it, or about the other side where nothing
-- says which is wrong; the gravest first.
SELECT
    finding."check", finding.severity, finding.source, finding.place, finding.line,
    coalesce(fact.words, '') AS words, coalesce(fact.measure, '') AS measure,
    coalesce(fact.agency, report.agency) AS agency, coalesce(fact.affiliation, report.affiliation) AS affiliation,
    coalesce(fact.provinces, report.provinces) AS provinces, coalesce(fact.theme, '') AS theme,
    coalesce(fact.fiscal_year, report.fiscal_year) AS fiscal_year, coalesce(fact.round, report.round) AS round,
    coalesce(fact.unit, '') AS unit, coalesce(fact.raw, '') AS raw, coalesce(fact."at", 0) AS "at",
    finding.stated, finding.computed, finding.fact_ids, report.is_digest, finding.sentence_th, finding.sentence_en,
    coalesce(decided.action, '') AS decision, coalesce(decided.reason, '') AS reason
FROM finding
JOIN (SELECT DISTINCT ON (source) * FROM report ORDER BY source, report_id) AS report ON report.source = finding.source
LEFT JOIN fact ON fact.fact_id = finding.fact_ids[1]
LEFT JOIN (
    SELECT DISTINCT ON (finding_id) finding_id, action, reason
    FROM finding
    JOIN correction ON list_contains(
        CASE WHEN list_contains($both_doubted, "check") THEN fact_ids ELSE fact_ids[:1] END, fact_id
    )
    ORDER BY finding_id, list_position(fact_ids, fact_id)
) AS decided USING (finding_id)
WHERE ($fiscal_year IS NULL OR coalesce(fact.fiscal_year, report.fiscal_year) = $fiscal_year)
  AND ($round IS NULL OR coalesce(fact.round, report.round) = $round)
  AND ($province = '' OR list_contains(coalesce(fact.provinces, report.provinces), $province))
  AND ($affiliation = '' OR coalesce(fact.affiliation, report.affiliation) = $affiliation)
  AND ($agency = '' OR coalesce(fact.agency, report.agency) = $agency)
  AND ($theme = '' OR fact.theme = $theme)
ORDER BY
    CASE finding.severity WHEN 'wrong' THEN 0 WHEN 'doubtful' THEN 1 ELSE 2 END, finding.source, fact.position,
    finding.line, finding."check"
