-- Answers in words, the newest first and then by province; a problem carries the remedies and results of its row.
WITH remedy AS (
    SELECT
        report_id, group_id,
        string_agg(text, chr(10) ORDER BY position) FILTER (kind = 'remedy') AS remedy,
        string_agg(text, chr(10) ORDER BY position) FILTER (kind = 'expected_result') AS expected_result,
        list(narrative_id ORDER BY position) AS ids
    FROM narrative
    WHERE kind IN ('remedy', 'expected_result')
    GROUP BY report_id, group_id
),
problem_row AS (
    SELECT DISTINCT report_id, group_id FROM narrative WHERE kind = 'problem'
)
SELECT
    narrative.narrative_id, narrative.kind, narrative.text,
    CASE WHEN narrative.kind = 'problem' THEN coalesce(remedy.remedy, '') ELSE '' END AS remedy,
    CASE WHEN narrative.kind = 'problem' THEN coalesce(remedy.expected_result, '') ELSE '' END AS expected_result,
    narrative.agency, narrative.school, narrative.affiliation, narrative.provinces, narrative.policy_code, narrative.policy,
    narrative.theme, narrative.fiscal_year, narrative.round, narrative.source, narrative.line, narrative.place,
    report.is_digest, report.agency AS reporting_agency, narrative.subjects, CAST(count(*) OVER () AS INTEGER) AS n_found
FROM narrative
JOIN report USING (report_id)
LEFT JOIN remedy ON remedy.report_id = narrative.report_id AND remedy.group_id = narrative.group_id
LEFT JOIN problem_row ON problem_row.report_id = narrative.report_id AND problem_row.group_id = narrative.group_id
WHERE ($subject = '' OR list_contains(narrative.subjects, $subject) OR ($subject = 'other' AND len(narrative.subjects) = 0))
  AND ($search = '' OR CASE
        WHEN $is_long THEN contains(narrative.search_key, $search)
        ELSE regexp_matches(narrative.search_words, regexp_escape($search) || '[^\x{0E31}\x{0E34}-\x{0E3A}\x{0E47}-\x{0E4E}]') END)
  AND (len($kinds) = 0 OR list_contains($kinds, narrative.kind))
  AND NOT (narrative.kind IN ('remedy', 'expected_result') AND problem_row.group_id IS NOT NULL)
  AND ($fiscal_year IS NULL OR narrative.fiscal_year = $fiscal_year)
  AND ($round IS NULL OR narrative.round = $round)
  AND ($province = '' OR list_contains(narrative.provinces, $province))
  AND ($affiliation = '' OR narrative.affiliation = $affiliation)
  AND ($agency = '' OR narrative.agency = $agency)
  AND ($theme = '' OR narrative.theme = $theme)
ORDER BY
    narrative.fiscal_year DESC NULLS LAST, narrative.round DESC NULLS LAST, narrative.provinces[1] COLLATE th NULLS FIRST,
    narrative.source, narrative.report_id, narrative.position
LIMIT $most OFFSET $after
