-- Who is asked about which theme, and who answered it in figures or in words: one row an office, province or national
-- body, a period and a theme of the framework.
-- A framework that names the bodies asks those; of one that does not, a body is known to be asked where a report
-- lists an office of its kind under the theme.
CREATE TABLE asked AS
WITH answer AS (
    SELECT report_id, agency, affiliation, provinces, theme, state <> 'blank' AS is_answer FROM fact
    UNION ALL
    SELECT report_id, agency, affiliation, provinces, theme, true FROM narrative
),
kind AS (
    SELECT name_th AS agency, coalesce(nullif(any_value(kind), ''), name_th) AS kind FROM office GROUP BY name_th
    UNION ALL
    SELECT '', ''
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
        len(answer.provinces) = 0 AND len(report.provinces) = 0
            AND coalesce(nullif(answer.agency, ''), report.agency) IN (SELECT name_th FROM national_body) AS is_national,
        bool_or(report.is_digest) AS is_digest,
        max(home_province(answer.agency, answer.provinces, report.provinces)) AS home,
        list(DISTINCT answer.theme) FILTER (answer.is_answer) AS answered
    FROM answer
    JOIN report USING (report_id)
    JOIN kind ON kind.agency = answer.agency
    GROUP BY ALL
)
SELECT
    office.* EXCLUDE (framework, answered), policy.theme,
    coalesce(list_contains(office.answered, policy.theme), false) AS is_answered,
    office.agency = ''
        OR list_contains(policy.bodies, office.affiliation)
        OR (len(policy.bodies) = 0 AND listed.kind IS NOT NULL) AS is_asked
FROM office
JOIN policy USING (framework)
LEFT JOIN listed USING (framework, theme, kind)
WHERE policy.theme <> '';
