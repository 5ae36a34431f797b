-- The figures that offices are asked for and that at least two have given: those can be owed.
CREATE VIEW commonly_given AS
SELECT indicator_id
FROM telling
WHERE agency <> '' AND len(provinces) > 0 AND NOT is_unreadable
  AND indicator_id IN (SELECT indicator_id FROM asked)
GROUP BY indicator_id
HAVING count(DISTINCT hash(agency, affiliation)) > 1;

-- One row an indicator, place and period. The nation's is its own statement where a body makes one in that fiscal year,
-- else the sum of the offices.
CREATE VIEW named_value AS
WITH stated AS (
    SELECT * FROM value WHERE level = 'nation' AND is_reported_total AND is_told
),
sum_of_nation AS (
    FROM value
    WHERE level = 'offices' AND NOT is_reported_total
      AND NOT EXISTS (
        FROM stated
        WHERE stated.indicator_id = value.indicator_id AND stated.fiscal_year IS NOT DISTINCT FROM value.fiscal_year
    )
),
-- What the body's own offices told in the fiscal year of its statement: their newest period.
beside AS (
    SELECT indicator_id, fiscal_year, round, affiliation, numerator, denominator, n_offices
    FROM value
    WHERE level = 'affiliation' AND is_told
    QUALIFY row_number() OVER (
        PARTITION BY indicator_id, fiscal_year, affiliation ORDER BY told_at DESC NULLS LAST, round DESC NULLS LAST
    ) = 1
),
nation AS (
    SELECT
        stated.* REPLACE (coalesce(beside.n_offices, 0) AS n_offices),
        beside.numerator AS offices_numerator, beside.denominator AS offices_denominator,
        coalesce(beside.round, stated.round) AS asked_round
    FROM stated
    LEFT JOIN beside
        ON beside.indicator_id = stated.indicator_id AND beside.affiliation = stated.affiliation
        AND beside.fiscal_year IS NOT DISTINCT FROM stated.fiscal_year
    UNION ALL
    SELECT
        * REPLACE ('nation' AS level, 'ประเทศ' AS name, '' AS affiliation), numerator, denominator, round
    FROM sum_of_nation
),
every AS (
    FROM nation
    UNION ALL
    SELECT
        *, CASE WHEN NOT is_reported_total THEN numerator END, CASE WHEN NOT is_reported_total THEN denominator END, round
    FROM value
    WHERE level NOT IN ('nation', 'offices', 'agency_part')
),
named AS (
    SELECT
        every.* EXCLUDE (province),
        CASE level WHEN 'agency' THEN 'office' ELSE level END AS told_level,
        CASE
            WHEN level = 'agency' THEN coalesce(office.place_th, every.name)
            WHEN level = 'region' THEN 'ภาค ' || every.name
            ELSE every.name
        END AS place_th,
        CASE
            WHEN level = 'nation' THEN 'Thailand'
            WHEN level = 'agency' THEN coalesce(office.name_en, every.name)
            WHEN level = 'region' THEN 'Region ' || every.name
            WHEN level = 'affiliation' THEN coalesce(affiliation.name_en, every.name)
            ELSE coalesce(province.province_en, every.name)
        END AS place_en,
        CASE
            WHEN level IN ('province', 'affiliation_province') THEN every.name
            WHEN level = 'agency' THEN every.province
        END AS province,
        (SELECT sort_order FROM affiliation AS body WHERE body.affiliation = every.affiliation) AS body_order
    FROM every
    LEFT JOIN office ON level = 'agency' AND office.office_id = every.office_id
    LEFT JOIN province ON province.province_th = every.name AND level IN ('province', 'affiliation_province')
    LEFT JOIN affiliation ON affiliation.affiliation = every.affiliation AND level = 'affiliation'
)
SELECT
    named.indicator_id, indicator.name_th AS indicator_th, indicator.name_en AS indicator_en, named.theme,
    told_level AS level, place_th, place_en, province, named.affiliation, named.fiscal_year, named.round,
    CASE WHEN formula <> 'score' THEN numerator END AS numerator, denominator, percent, printed_percent,
    CASE WHEN formula = 'score' THEN numerator END AS score, lowest, median, highest,
    (SELECT target FROM target WHERE target.target_id = named.target_id) AS target, state, is_contradictory, is_corrected,
    is_told AND row_number() OVER (
        PARTITION BY named.indicator_id, told_level, place_th,
            CASE WHEN told_level = 'nation' THEN '' ELSE named.affiliation END
        ORDER BY is_told DESC, named.fiscal_year DESC NULLS LAST, is_reported_total AND told_level = 'nation' DESC,
            told_at DESC NULLS LAST, named.round DESC NULLS LAST, body_order NULLS FIRST, named.affiliation
    ) = 1 AS is_latest,
    n_offices, n_without_denominator,
    greatest(coalesce(expected.n_expected, CASE WHEN told_level = 'office' THEN 1 END), nullif(n_offices, 0)) AS n_expected,
    CASE WHEN formula <> 'score' THEN offices_numerator END AS offices_numerator, offices_denominator, as_of,
    fact_ids
FROM named
JOIN indicator USING (indicator_id)
LEFT JOIN expected
    ON expected.level = named.told_level AND expected.name = named.name AND expected.affiliation = named.affiliation
    AND expected.theme = named.theme AND expected.fiscal_year IS NOT DISTINCT FROM named.fiscal_year
    AND expected.round IS NOT DISTINCT FROM named.asked_round
WHERE state <> 'not_asked';

CREATE VIEW v_value AS SELECT * EXCLUDE (fact_ids) FROM named_value;

-- One row a figure and each indicator that it counts for; a figure that counts for none has one row.
CREATE VIEW v_figure AS
SELECT
    fact.fact_id, fact.source AS report, fact.place, fact.page, fact.line, fact.table_no, fact.row_no, fact.column_no,
    fact.raw, CAST(fact.value * fact.scale AS DOUBLE) AS value, fact.unit, fact.role, fact.kind, fact.measure,
    fact.told_under, fact.row_label, fact.agency AS office, fact.school, fact.affiliation,
    coalesce(nullif(fact.province, ''), home_province(fact.agency, fact.provinces, report.provinces)) AS province,
    fact.policy_id, fact.policy AS policy_th, fact.theme, fact.fiscal_year, fact.school_year,
    CASE WHEN fact.fiscal_year IS NOT DISTINCT FROM report.fiscal_year THEN fact.round END AS round, fact.as_of,
    fact.words, counted.indicator_id, counted.part, fact.state,
    fact.fact_id IN (SELECT fact_id FROM doubted) AS is_contradictory,
    coalesce(correction.action = 'correct', false) AS is_corrected,
    coalesce(correction.action = 'enter', false) AS is_entered,
    CAST(correction.value * fact.scale AS DOUBLE) AS corrected_value
FROM fact
JOIN report USING (report_id)
LEFT JOIN (
    SELECT fact_id, part, indicator_id
    FROM telling_figure
    JOIN telling USING (telling_id)
    WHERE is_counted AND telling_id NOT IN (FROM told_besides)
) AS counted USING (fact_id)
LEFT JOIN correction ON correction.fact_id = fact.fact_id;

-- One row a finding.
CREATE VIEW v_finding AS
SELECT
    finding.finding_id, finding."check", finding.severity, finding.source AS report, finding.place, finding.line,
    doubted_figure.fact_id, fact.measure, fact.agency AS office, fact.theme, fact.fiscal_year, fact.round,
    finding.stated, finding.computed, finding.sentence_th, finding.sentence_en,
    coalesce(doubted_figure.is_doubted, false) AS is_open
FROM finding
LEFT JOIN finding_figure AS doubted_figure
    ON doubted_figure.finding_id = finding.finding_id AND doubted_figure.position = 1
LEFT JOIN fact ON fact.fact_id = doubted_figure.fact_id;

-- One row an indicator that an office was asked for in a period and told nothing of.
CREATE VIEW v_owed AS
SELECT
    value.indicator_id, indicator.name_th AS indicator_th, indicator.name_en AS indicator_en, value.theme,
    coalesce(office.place_th, value.name) AS office_th, coalesce(office.name_en, value.name) AS office_en,
    value.affiliation, value.province, value.fiscal_year, value.round
FROM value
JOIN indicator USING (indicator_id)
LEFT JOIN office USING (office_id)
WHERE value.level = 'agency' AND value.is_asked AND value.state IN ('blank_form', 'not_reported')
  AND value.indicator_id IN (SELECT indicator_id FROM commonly_given);

-- One row an answer in words.
CREATE VIEW v_narrative AS
SELECT
    narrative_id, narrative.source AS report, place, page, line, kind, text, narrative.agency AS office,
    narrative.affiliation, home_province(narrative.agency, narrative.provinces, report.provinces) AS province,
    policy_id, policy AS policy_th, theme, narrative.fiscal_year, narrative.round, school, group_id AS told_with
FROM narrative
JOIN report USING (report_id);

-- One row a decision about a figure, with what the report says.
CREATE VIEW v_decision AS
SELECT
    correction.fact_id, fact.source AS report, fact.place, fact.measure, fact.raw,
    CAST(fact.value * fact.scale AS DOUBLE) AS reported_value, correction.action,
    CAST(correction.value * fact.scale AS DOUBLE) AS decided_value, correction.reason, correction.decided_by,
    correction.decided_on
FROM correction
JOIN fact USING (fact_id);

-- One row a report.
CREATE VIEW v_report AS
SELECT
    report.report_id, report.source AS report, report.title, report.framework, report.agency AS office,
    report.affiliation, CASE WHEN len(report.provinces) > 0 THEN report.provinces[1] END AS province,
    report.fiscal_year, report.round, report.as_of, delivery.received_at, report.is_digest,
    (SELECT count(*) FROM fact WHERE fact.report_id = report.report_id) AS n_figures,
    (SELECT count(*) FROM narrative WHERE narrative.report_id = report.report_id) AS n_narratives
FROM report
JOIN delivery ON delivery.report_id = report.report_id AND delivery.state = 'current';
