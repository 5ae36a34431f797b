-- Who is asked about which theme, who answered it in figures or in words: one row a name of the level.
-- A framework that names the bodies asks those; of one that does not, a body is known to be asked where a report
-- lists an office of its kind under the theme.
WITH prefix AS (
    SELECT unnest(CAST($prefixes AS VARCHAR[])) AS prefix
),
answer AS (
    SELECT report_id, agency, affiliation, provinces, theme, state <> 'blank' AS is_answer FROM fact
    UNION ALL
    SELECT report_id, agency, affiliation, provinces, theme, true FROM narrative
),
kind AS (
    SELECT agency, coalesce(max_by(prefix, length(prefix)), agency) AS kind
    FROM (SELECT DISTINCT agency FROM answer)
    LEFT JOIN prefix ON starts_with(agency, prefix)
    GROUP BY agency
),
listed AS (
    SELECT DISTINCT report.framework, answer.theme, kind.kind
    FROM answer
    JOIN report USING (report_id)
    JOIN kind ON kind.agency = answer.agency
    WHERE answer.agency <> ''
),
office AS (
    SELECT
        report.framework, report.fiscal_year, report.round,
        answer.agency, answer.affiliation, answer.provinces, kind.kind,
        len(answer.provinces) = 0 AND len(report.provinces) = 0 AS is_national,
        bool_or(report.is_digest) AS is_digest,
        list(DISTINCT answer.theme) FILTER (answer.is_answer) AS answered
    FROM answer
    JOIN report USING (report_id)
    JOIN kind ON kind.agency = answer.agency
    WHERE ($fiscal_year IS NULL OR report.fiscal_year = $fiscal_year)
      AND ($round IS NULL OR report.round = $round OR ($level = 'nation' AND report.round IS NULL))
      AND ($province = '' OR list_contains(answer.provinces, $province))
      AND ($affiliation = '' OR answer.affiliation = $affiliation)
      AND ($agency = '' OR answer.agency = $agency)
    GROUP BY ALL
),
asked AS (
    SELECT
        office.* EXCLUDE (answered), policy.theme,
        coalesce(list_contains(office.answered, policy.theme), false) AS is_answered,
        office.agency = ''
            OR list_contains(policy.bodies, office.affiliation)
            OR (len(policy.bodies) = 0 AND listed.kind IS NOT NULL) AS is_asked
    FROM office
    JOIN policy USING (framework)
    LEFT JOIN listed USING (framework, theme, kind)
    WHERE policy.theme <> ''
      AND ($theme = '' OR policy.theme = $theme)
),
named AS (
    SELECT 'ประเทศ' AS name, affiliation AS name_affiliation, '' AS place, *
    FROM asked
    WHERE $level = 'nation' AND is_national
    UNION ALL
    SELECT name, '', '', * EXCLUDE (name)
    FROM (SELECT unnest(provinces) AS name, * FROM asked)
    WHERE $level = 'province' AND ($province = '' OR name = $province)
    UNION ALL
    SELECT affiliation, affiliation, '', *
    FROM asked
    WHERE $level = 'affiliation' AND agency <> '' AND len(provinces) > 0 AND affiliation <> ''
    UNION ALL
    SELECT agency, affiliation, array_to_string(provinces, ' '), *
    FROM asked
    WHERE $level = 'agency' AND agency <> '' AND len(provinces) > 0
)
SELECT
    name, name_affiliation AS affiliation, place,
    CASE WHEN $level = 'province' THEN [name] ELSE list_sort(list_distinct(flatten(list(provinces)))) END AS provinces,
    fiscal_year, round, theme,
    bool_or(is_asked) AS is_asked, bool_or(is_answered) AS is_answered, bool_or(is_digest) AS is_digest
FROM named
GROUP BY name, name_affiliation, place, fiscal_year, round, theme
QUALIFY NOT $is_latest OR row_number() OVER (
    PARTITION BY name, name_affiliation, place, theme ORDER BY fiscal_year DESC NULLS LAST, round DESC NULLS FIRST
) = 1
ORDER BY ALL
