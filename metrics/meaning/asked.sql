-- Which figures an office is asked for in a period: those that its plan's form has a place for, and those that its own
-- report prints a place for. A report asks what it covers: of an excerpt, the themes that it tells something of.
CREATE TEMP TABLE spoken AS
SELECT
    fact_id AS record_id, report_id, agency, affiliation, list_sort(provinces) AS provinces, theme,
    state <> 'blank' AS is_answer, false AS is_prompt
FROM fact
UNION ALL
SELECT narrative_id, report_id, agency, affiliation, list_sort(provinces), theme, true, false FROM narrative
UNION ALL
SELECT prompt_id, report_id, agency, affiliation, list_sort(provinces), theme, false, true FROM prompt;

CREATE TEMP TABLE covered AS
SELECT DISTINCT report_id, theme FROM spoken WHERE theme <> '';

CREATE TEMP TABLE kind_of AS
SELECT name_th AS agency, coalesce(nullif(any_value(kind), ''), name_th) AS kind FROM office GROUP BY name_th
UNION ALL
SELECT '', '';

-- The offices that a report speaks of; of a province's, also those that it is silent about.
CREATE TEMP TABLE respondent AS
SELECT DISTINCT report_id, agency, affiliation, provinces, kind
FROM spoken
JOIN kind_of USING (agency)
WHERE agency <> '' AND len(provinces) > 0
UNION
SELECT report.report_id, office.name_th, office.affiliation, string_split(office.place, ' '), office.kind
FROM report
JOIN kind_of USING (agency)
JOIN office ON office.is_listed AND office.province = report.provinces[1]
WHERE kind_of.kind = 'provincial-office' AND len(report.provinces) = 1 AND office.kind <> 'provincial-office';

CREATE TABLE asked AS
WITH place AS (
    SELECT respondent.* EXCLUDE (kind), theme, indicator_id, 'form' AS why
    FROM respondent
    JOIN report USING (report_id)
    JOIN form ON form.framework = report.framework AND list_contains(form.kinds, respondent.kind)
    JOIN indicator USING (indicator_id)
    JOIN covered USING (report_id, theme)
    UNION ALL
    SELECT report_id, agency, affiliation, list_sort(provinces), theme, indicator_id, 'printed'
    FROM fact
    JOIN claim USING (theme, measure, told_under, role, unit, kind)
    WHERE state <> 'reported' AND part = 'numerator' AND school = '' AND agency <> '' AND len(provinces) > 0
)
SELECT
    place.agency, place.affiliation, place.provinces, theme, indicator_id, report.fiscal_year, report.round,
    min(why) AS why
FROM place
JOIN report USING (report_id)
GROUP BY ALL
ORDER BY ALL;

-- Who is asked about which theme, in figures or in words, and who answered it: one row an office, province or national
-- body, a period and a theme that its report covers. A plan that names the bodies asks those; of one that does not, a
-- body is known to be asked where a report lists an office of its kind under the theme. Where the plan is not known,
-- nobody knows of any theme. What questions without an answer are about was left as the form was printed; where an
-- office answered none of a theme, so was all that it was asked there.
CREATE TABLE theme_asked AS
WITH listed AS (
    SELECT DISTINCT report.framework, spoken.theme, kind_of.kind
    FROM spoken
    JOIN report USING (report_id)
    JOIN kind_of ON kind_of.agency = spoken.agency
    WHERE spoken.agency <> ''
),
worded_by AS (
    SELECT
        report_id, agency, affiliation, provinces, theme,
        list(DISTINCT indicator_id) FILTER (NOT is_prompt) AS ids,
        list(DISTINCT indicator_id) FILTER (is_prompt) AS prompted_ids
    FROM worded
    JOIN spoken USING (record_id)
    WHERE record_id NOT IN (SELECT fact_id FROM telling_figure)
    GROUP BY ALL
),
office AS (
    SELECT
        report_id, agency, affiliation, provinces, kind_of.kind,
        list(DISTINCT theme) FILTER (is_answer) AS answered, list(DISTINCT theme) FILTER (is_prompt) AS prompted,
        false AS is_silent
    FROM spoken
    JOIN kind_of USING (agency)
    GROUP BY ALL
    UNION ALL
    SELECT report_id, agency, affiliation, provinces, kind, [], [], true
    FROM respondent
    WHERE (report_id, agency, provinces) NOT IN (SELECT report_id, agency, provinces FROM spoken)
),
theme_of AS (
    SELECT report_id, theme, policy.bodies, true AS is_plan_known
    FROM report
    JOIN policy USING (framework)
    JOIN covered USING (report_id, theme)
    UNION ALL
    SELECT report_id, theme, [], false
    FROM report
    CROSS JOIN (SELECT DISTINCT theme FROM indicator)
    WHERE framework NOT IN (SELECT framework FROM framework WHERE known = 'whole')
),
placed AS (
    SELECT
        office.* EXCLUDE (answered, prompted), theme_of.* EXCLUDE (report_id), report.framework, report.fiscal_year, report.round,
        report.is_digest,
        len(office.provinces) = 0 AND len(report.provinces) = 0
            AND coalesce(nullif(office.agency, ''), report.agency) IN (SELECT name_th FROM national_body) AS is_national,
        home_province(office.agency, office.provinces, report.provinces) AS home,
        coalesce(list_contains(office.answered, theme), false) AS is_answered,
        coalesce(list_contains(office.prompted, theme), false) AS is_prompted
    FROM office
    JOIN report USING (report_id)
    JOIN theme_of USING (report_id)
)
SELECT
    placed.fiscal_year, placed.round, placed.agency, placed.affiliation, placed.provinces, placed.kind, theme,
    is_national, bool_or(is_digest) AS is_digest, max(home) AS home, bool_or(is_answered) AS is_answered,
    bool_or(
        is_plan_known AND (
            placed.agency = ''
            OR list_contains(bodies, placed.affiliation)
            OR (len(bodies) = 0 AND listed.kind IS NOT NULL)
        )
    ) AS is_asked,
    bool_and(is_plan_known) AS is_plan_known,
    list_distinct(flatten(list(coalesce(worded_by.ids, [])))) AS worded_ids,
    list(DISTINCT asked.indicator_id) FILTER (asked.indicator_id IS NOT NULL) AS asked_ids,
    list_distinct(flatten([
        flatten(list(coalesce(worded_by.prompted_ids, []))),
        CASE WHEN bool_or(is_prompted) AND NOT bool_or(is_answered) THEN coalesce(asked_ids, []) ELSE [] END
    ])) AS blank_ids
FROM placed
LEFT JOIN listed USING (framework, theme, kind)
LEFT JOIN worded_by USING (report_id, agency, affiliation, provinces, theme)
LEFT JOIN asked
    ON asked.agency = placed.agency AND asked.affiliation = placed.affiliation AND asked.provinces = placed.provinces
    AND asked.theme = placed.theme AND asked.fiscal_year IS NOT DISTINCT FROM placed.fiscal_year
    AND asked.round IS NOT DISTINCT FROM placed.round
WHERE NOT is_silent OR asked.indicator_id IS NOT NULL
GROUP BY ALL
ORDER BY ALL;

DROP TABLE spoken;
DROP TABLE covered;
DROP TABLE kind_of;
DROP TABLE respondent;
