-- Each indicator at every place and period: told by the tellings that count there, each office once; else what its
-- offices answered to what they were asked.
CREATE TEMP MACRO period_end(fiscal_year, round) AS
    CASE round WHEN 1 THEN make_date(fiscal_year - 543, 3, 31) WHEN 2 THEN make_date(fiscal_year - 543, 9, 30)
    ELSE make_date(fiscal_year - 544, 10, 1) END;

CREATE TEMP TABLE placed AS
WITH one AS (
    SELECT
        telling.* EXCLUDE (fact_ids, earlier_fact_ids, value_key)
            REPLACE (coalesce(nullif(part_of, ''), province) AS province),
        province AS home,
        is_national OR agency = '' AS is_whole,
        part_of = '' AND len(provinces) > 1 AS is_shared,
        EXISTS (FROM office WHERE office.is_known AND office.name_th = telling.agency) AS is_known
    FROM telling
),
-- In provinces and regions, what an office of several tells of each.
at_home AS (
    SELECT told.*, region.region_number
    FROM (
        SELECT one.* REPLACE (CASE WHEN part_of = '' THEN provinces ELSE [part_of] END AS provinces)
        FROM one WHERE telling_id NOT IN (SELECT telling_id FROM telling_split)
        UNION ALL
        SELECT one.* REPLACE (
            part.province AS province, [part.province] AS provinces, part.province AS part_of,
            part.numerator AS numerator, part.denominator AS denominator, NULL AS printed_percent, false AS is_shared
        )
        FROM one
        JOIN telling_split AS part USING (telling_id)
    ) AS told
    LEFT JOIN province AS region ON region.province_th = told.province
),
-- What a whole says of itself is never added to its parts: in a province, and in all of them, the offices count before
-- it, in the nation after it.
named AS (
    SELECT 'nation' AS level, 'ประเทศ' AS name, affiliation AS body, '' AS place, NOT is_national AS is_second, *
    FROM one
    WHERE is_national OR is_known
    UNION ALL
    SELECT 'offices', 'ทุกหน่วยงาน', '', '', agency = '', *
    FROM one WHERE len(provinces) > 0 AND (agency <> '' OR province IS NOT NULL)
    UNION ALL
    SELECT 'region', CAST(region_number AS VARCHAR), '', '', false, * EXCLUDE (region_number)
    FROM at_home WHERE region_number IS NOT NULL AND agency <> ''
    UNION ALL
    SELECT 'province', province, '', '', agency = '', * EXCLUDE (region_number) FROM at_home WHERE province IS NOT NULL
    UNION ALL
    SELECT 'affiliation', affiliation, affiliation, '', false, *
    FROM one WHERE agency <> '' AND len(provinces) > 0 AND affiliation <> ''
    UNION ALL
    SELECT 'affiliation_province', province, affiliation, '', agency = '', * EXCLUDE (region_number)
    FROM at_home WHERE province IS NOT NULL AND affiliation <> ''
    UNION ALL
    SELECT 'agency', agency, affiliation, array_to_string(list_sort(provinces), ' '), false, *
    FROM one WHERE agency <> '' AND len(provinces) > 0
    UNION ALL
    SELECT 'agency_part', agency, affiliation, province, false, * EXCLUDE (region_number)
    FROM at_home WHERE part_of <> ''
),
keyed AS (
    SELECT
        * EXCLUDE (affiliation),
        hash(level, name, body, place) AS place_key,
        hash(indicator_id, place_key, fiscal_year, round) AS row_key,
        is_unreadable::INTEGER * 8 + (numerator IS NULL)::INTEGER * 4 + is_second::INTEGER * 2
            + (denominator IS NULL)::INTEGER AS weight
    FROM named
    -- A percent without its number can be shown, and never summed.
    WHERE numerator IS NOT NULL OR is_unreadable OR is_whole OR level IN ('agency', 'agency_part')
)
-- What can be read counts before what cannot; where one has a base, those without it are left out of the sum.
SELECT keyed.*, weight // 2 = lightest // 2 AS is_counted, weight = lightest AS is_summed
FROM keyed
JOIN (SELECT row_key, min(weight) AS lightest FROM keyed GROUP BY row_key) USING (row_key);

-- What a whole says of itself, and its offices tell, too: it counts nowhere.
CREATE TABLE told_besides AS
SELECT telling_id
FROM placed
WHERE is_whole
GROUP BY telling_id
HAVING NOT bool_or(is_summed AND level IN ('nation', 'province'))
ORDER BY telling_id;

CREATE TEMP TABLE told AS
WITH summed AS (
    SELECT
        row_key,
        any_value(place_key) AS place_key,
        any_value(level) AS level,
        any_value(name) AS name,
        any_value(body) AS affiliation,
        any_value(place) AS place,
        any_value(indicator_id) AS indicator_id,
        any_value(theme) AS theme,
        any_value(fiscal_year) AS fiscal_year,
        any_value(round) AS round,
        any_value(formula) = 'score' AND any_value(level) <> 'agency'
            AND NOT (bool_or(is_whole AND is_counted) AND count(*) FILTER (is_counted) = 1) AS is_spread,
        max(as_of) FILTER (is_summed) AS as_of,
        sum(numerator) FILTER (is_summed) AS numerator,
        sum(denominator) FILTER (is_summed) AS denominator,
        max(printed_percent) FILTER (is_summed) AS printed_percent,
        min(numerator) FILTER (is_summed) AS lowest,
        median(numerator) FILTER (is_summed AND formula = 'score') AS median,
        max(numerator) FILTER (is_summed) AS highest,
        coalesce(bool_or(is_computed) FILTER (is_summed), false) AS is_computed,
        bool_and(is_unreadable) AS is_unreadable,
        coalesce(bool_or(is_contradictory) FILTER (is_summed OR agency = ''), false) AS is_contradictory,
        coalesce(bool_or(formula = 'share' AND numerator > denominator) FILTER (is_summed), false) AS is_over,
        coalesce(bool_or(is_corrected) FILTER (is_summed), false) AS is_corrected,
        coalesce(bool_or(is_entered) FILTER (is_summed), false) AS is_entered,
        bool_or(is_whole) FILTER (is_counted) AS is_reported_total,
        bool_or(is_digest) FILTER (is_counted) AS is_digest,
        count(DISTINCT office_key) FILTER (is_counted) AS n_counted,
        count(DISTINCT office_key) FILTER (is_summed) AS n_summed,
        bit_xor(hash(office_key, part_of)) FILTER (is_summed) AS offices_key,
        count(DISTINCT office_key) FILTER (is_summed AND is_shared) AS n_shared,
        count(DISTINCT office_key) FILTER (is_unreadable) AS n_unreadable,
        count(DISTINCT office_key) FILTER (is_counted AND is_known AND NOT is_unreadable) AS n_known,
        list_sort(list_distinct(flatten(list(provinces) FILTER (is_counted)))) AS provinces,
        list_sort(list(DISTINCT school_year) FILTER (is_summed AND school_year IS NOT NULL)) AS school_years,
        CASE WHEN any_value(level) IN ('agency', 'agency_part') THEN any_value(CASE WHEN level = 'agency' THEN home ELSE province END) END AS counted_in
    FROM placed
    GROUP BY row_key
),
expected AS (
    SELECT affiliation, CAST(count(*) AS INTEGER) AS n_expected
    FROM office
    WHERE is_known AND is_listed
    GROUP BY affiliation
),
shown AS (
    SELECT
        summed.* EXCLUDE (numerator, printed_percent, lowest, median, highest, n_counted, n_summed, n_shared, provinces),
        CASE WHEN NOT is_spread THEN numerator END AS numerator,
        CASE WHEN denominator > 0 THEN 100 * summed.numerator / denominator END AS percent,
        CASE WHEN n_counted = 1 THEN printed_percent END AS printed_percent,
        CASE WHEN is_spread THEN lowest END AS lowest,
        CASE WHEN is_spread THEN median END AS median,
        CASE WHEN is_spread THEN highest END AS highest,
        CASE WHEN is_unreadable THEN 'unreadable' WHEN coalesce(summed.numerator, summed.printed_percent) = 0 THEN 'zero' ELSE 'reported' END AS state,
        CASE WHEN is_reported_total OR is_unreadable THEN 0 ELSE n_summed END AS n_offices,
        CASE WHEN is_reported_total THEN 0 ELSE n_shared END AS n_shared,
        n_counted - n_summed AS n_without_denominator,
        CASE WHEN level IN ('nation', 'affiliation') THEN n_expected END AS n_expected,
        CASE WHEN level IN ('province', 'affiliation_province') THEN [name] ELSE provinces END AS provinces
    FROM summed
    LEFT JOIN expected USING (affiliation)
    WHERE level <> 'nation' OR is_reported_total OR n_known = n_expected
),
-- What a place told before: of a round the round before it that was told, of a whole year the year.
dated AS (
    SELECT
        row_key,
        lag(row_key) OVER (
            PARTITION BY indicator_id, place_key, is_unreadable, fiscal_year IS NULL, round IS NULL
            ORDER BY fiscal_year, round
        ) AS before_key
    FROM shown
)
SELECT
    shown.* EXCLUDE (is_unreadable, is_spread),
    before.numerator AS previous_numerator,
    before.denominator AS previous_denominator,
    before.percent AS previous_percent,
    before.fiscal_year AS previous_fiscal_year,
    before.round AS previous_round,
    coalesce(
        abs(shown.denominator - before.denominator) * 100 > $base_change * before.denominator, false
    ) AS is_base_changed
FROM shown
JOIN dated USING (row_key)
-- Sums are held against each other only over the same offices.
LEFT JOIN shown AS before
    ON before.row_key = before_key AND before.offices_key = shown.offices_key AND NOT shown.is_unreadable;

-- Of a theme that it was asked about, what a place did not tell in a period: answered in words of the indicator, left as
-- its form was printed, owed where it was asked for the figure, else not asked for it, or not known to be.
CREATE TEMP TABLE untold AS
WITH named AS (
    SELECT 'nation' AS level, 'ประเทศ' AS name, affiliation AS body, '' AS place, * FROM theme_asked WHERE is_national
    UNION ALL
    SELECT 'offices', 'ทุกหน่วยงาน', '', '', * FROM theme_asked WHERE len(provinces) > 0
    UNION ALL
    SELECT 'province', province, '', '', * EXCLUDE (province)
    FROM (SELECT unnest(provinces) AS province, * FROM theme_asked)
    UNION ALL
    SELECT 'affiliation', affiliation, affiliation, '', *
    FROM theme_asked WHERE agency <> '' AND len(provinces) > 0 AND affiliation <> ''
    UNION ALL
    SELECT 'affiliation_province', province, affiliation, '', * EXCLUDE (province)
    FROM (SELECT unnest(provinces) AS province, * FROM theme_asked WHERE affiliation <> '')
    UNION ALL
    SELECT 'agency', agency, affiliation, array_to_string(list_sort(provinces), ' '), *
    FROM theme_asked WHERE agency <> '' AND len(provinces) > 0
),
answered AS (
    SELECT
        level, name, body AS affiliation, place,
        CASE WHEN level IN ('province', 'affiliation_province') THEN [name]
             ELSE list_sort(list_distinct(flatten(list(provinces)))) END AS provinces,
        fiscal_year, round, theme,
        bool_or(is_digest) AS is_digest, bool_and(is_plan_known) AS is_plan_known,
        flatten(list(worded_ids)) AS worded_ids, flatten(list(blank_ids)) AS blank_ids,
        flatten(list(coalesce(asked_ids, []))) AS asked_ids,
        CASE WHEN level = 'agency' THEN max(home) END AS counted_in
    FROM named
    GROUP BY level, name, body, place, fiscal_year, round, theme
)
SELECT
    hash(level, name, affiliation, place) AS place_key,
    hash(indicator.indicator_id, hash(level, name, affiliation, place), fiscal_year, round) AS row_key,
    answered.* EXCLUDE (is_plan_known, worded_ids, blank_ids, asked_ids), indicator.indicator_id,
    list_contains(asked_ids, indicator.indicator_id) AS is_asked,
    CASE
        WHEN list_contains(worded_ids, indicator.indicator_id) THEN 'in_words'
        WHEN list_contains(blank_ids, indicator.indicator_id) THEN 'blank_form'
        WHEN is_asked THEN 'not_reported'
        WHEN NOT is_plan_known THEN 'plan_unknown'
        ELSE 'not_asked'
    END AS state
FROM answered
JOIN indicator USING (theme);

-- A province that another one's figure covers, too.
CREATE TEMP TABLE elsewhere AS
SELECT DISTINCT ON (row_key)
    level, name, body AS affiliation, '' AS place, [name] AS provinces,
    hash(level, name, body, '') AS place_key,
    hash(indicator_id, hash(level, name, body, ''), fiscal_year, round) AS row_key,
    indicator_id, theme, fiscal_year, round, is_digest, 'in_another' AS state
FROM (
    SELECT
        unnest(['province', 'affiliation_province']) AS level, unnest(['', affiliation]) AS body, covered AS name,
        * EXCLUDE (level, body, name)
    FROM (SELECT unnest(provinces) AS covered, body AS affiliation, * FROM placed WHERE level = 'agency' AND is_shared)
    WHERE covered <> province AND NOT is_unreadable AND telling_id NOT IN (SELECT telling_id FROM telling_split)
)
ORDER BY row_key, telling_id;

CREATE TABLE value AS
WITH listed AS (
    SELECT
        row_key,
        flatten(list(fact_ids ORDER BY NOT is_summed, telling_id)
            FILTER (is_summed OR (placed.agency = '' AND placed.is_contradictory))) AS fact_ids,
        flatten(list(earlier_fact_ids ORDER BY telling_id) FILTER (is_summed AND len(earlier_fact_ids) > 0))
            AS earlier_fact_ids
    FROM placed
    JOIN telling USING (telling_id)
    GROUP BY row_key
),
silent AS (
    SELECT * FROM untold WHERE row_key NOT IN (SELECT row_key FROM elsewhere)
    UNION ALL BY NAME
    SELECT * FROM elsewhere
),
every AS (
    SELECT told.*, fact_ids, earlier_fact_ids, untold.is_asked
    FROM told
    JOIN listed USING (row_key)
    LEFT JOIN untold USING (row_key)
    UNION ALL BY NAME
    SELECT * FROM silent WHERE row_key NOT IN (SELECT row_key FROM told)
),
filled AS (
    SELECT
        * REPLACE (
            coalesce(is_asked, false) AS is_asked,
            coalesce(is_contradictory, false) AS is_contradictory,
            coalesce(is_over, false) AS is_over,
            coalesce(is_corrected, false) AS is_corrected,
            coalesce(is_entered, false) AS is_entered,
            coalesce(is_computed, false) AS is_computed,
            coalesce(is_reported_total, false) AS is_reported_total,
            coalesce(is_base_changed, false) AS is_base_changed,
            coalesce(n_offices, 0) AS n_offices,
            coalesce(n_shared, 0) AS n_shared,
            coalesce(n_without_denominator, 0) AS n_without_denominator,
            coalesce(n_unreadable, 0) AS n_unreadable,
            coalesce(n_known, 0) AS n_known,
            coalesce(school_years, []) AS school_years,
            coalesce(fact_ids, []) AS fact_ids,
            coalesce(earlier_fact_ids, []) AS earlier_fact_ids
        ),
        state IN ('reported', 'zero') AS is_told,
        -- A round is newer than the year as a whole, unless the dates of the data say otherwise; of what is not told,
        -- the year is.
        CASE
            WHEN is_told AND bool_and(as_of IS NOT NULL OR NOT is_told) OVER (
                PARTITION BY indicator_id, place_key, fiscal_year
            ) THEN as_of
            WHEN is_told THEN period_end(fiscal_year, round)
            WHEN round IS NULL THEN make_date(fiscal_year - 543, 10, 1)
            ELSE period_end(fiscal_year, round)
        END AS told_at
    FROM every
)
SELECT
    filled.* EXCLUDE (row_key, place_key, counted_in), office.office_id,
    target_of(
        indicator_id, fiscal_year, filled.affiliation, provinces,
        CASE WHEN filled.level IN ('agency', 'agency_part') THEN filled.name END
    ) AS target_id,
    coalesce(counted_in, office.province) AS province,
    is_told AND row_number() OVER (
        PARTITION BY indicator_id, place_key
        ORDER BY is_told DESC, fiscal_year DESC NULLS LAST, told_at DESC NULLS LAST, round DESC NULLS LAST
    ) = 1 AS is_latest
FROM filled
LEFT JOIN office ON filled.level = 'agency' AND office.name_th = filled.name AND office.place = filled.place
ORDER BY filled.level, indicator_id, filled.name, filled.affiliation, filled.place, fiscal_year, round;

-- How many offices of the closed list were asked at a place in a period: all of the kinds that its framework asks.
CREATE TABLE expected AS
WITH kind AS (
    SELECT DISTINCT theme, fiscal_year, round, kind FROM theme_asked WHERE is_asked AND agency <> '' AND len(provinces) > 0
),
one AS (
    SELECT
        kind.theme, kind.fiscal_year, kind.round, office.affiliation, office.office_id, covered.province,
        province.region_number
    FROM kind
    JOIN office ON office.kind = kind.kind AND office.is_listed
    JOIN office_province AS covered USING (office_id)
    JOIN province ON province.province_th = covered.province
),
placed AS (
    SELECT 'nation' AS level, 'ประเทศ' AS name, '' AS body, * FROM one
    UNION ALL
    SELECT 'nation', 'ประเทศ', affiliation, * FROM one
    UNION ALL
    SELECT 'region', CAST(region_number AS VARCHAR), '', * FROM one
    UNION ALL
    SELECT 'province', province, '', * FROM one
    UNION ALL
    SELECT 'affiliation', affiliation, affiliation, * FROM one
    UNION ALL
    SELECT 'affiliation_province', province, affiliation, * FROM one
)
SELECT level, name, body AS affiliation, theme, fiscal_year, round, CAST(count(DISTINCT office_id) AS INTEGER) AS n_expected
FROM placed
GROUP BY level, name, body, theme, fiscal_year, round
ORDER BY ALL;

DROP TABLE placed;
DROP TABLE told;
DROP TABLE untold;
DROP TABLE elsewhere;
