-- Each indicator at one level: of `telling`, each office once, summed.
WITH counted_kind AS (
    SELECT
        unnest(CAST($office_prefixes AS VARCHAR[])) AS prefix,
        unnest(CAST($office_affiliations AS VARCHAR[])) AS affiliation,
        unnest(CAST($office_counts AS INTEGER[])) AS n
),
-- What a place told before may lie outside of the periods that are selected.
chosen AS (
    SELECT
        * EXCLUDE (fact_ids, earlier_fact_ids),
        is_national OR agency = '' AS is_whole,
        len(provinces) > 1 AS is_shared,
        EXISTS (FROM counted_kind WHERE starts_with(agency, prefix)) AS is_known
    FROM telling
    WHERE ($is_latest OR $fiscal_year IS NULL OR fiscal_year = $fiscal_year)
      AND ($is_latest OR $round IS NULL OR round = $round OR ($level = 'nation' AND round IS NULL))
      AND ($province = '' OR list_contains(provinces, $province))
      AND ($affiliation = '' OR affiliation = $affiliation)
      AND ($agency = '' OR agency = $agency)
      AND ($theme = '' OR theme = $theme)
      AND ($indicator IS NULL OR indicator = $indicator)
),
-- The rows of the level that a place counts in. What a whole says of itself is never added to its parts: in a
-- province, and in all of them, the offices count before it, in the nation after it.
named AS (
    SELECT 'ประเทศ' AS name, affiliation AS name_affiliation, '' AS place, NOT is_national AS is_second, *
    FROM chosen
    WHERE $level = 'nation' AND (is_national OR is_known)
    UNION ALL
    SELECT 'ทุกหน่วยงาน', $affiliation, '', agency = '', *
    FROM chosen
    WHERE $level = 'offices' AND len(provinces) > 0
    UNION ALL
    SELECT name, '', '', agency = '', * EXCLUDE (name)
    FROM (SELECT unnest(provinces) AS name, * FROM chosen)
    WHERE $level = 'province' AND ($province = '' OR name = $province)
    UNION ALL
    SELECT affiliation, affiliation, '', false, *
    FROM chosen
    WHERE $level = 'affiliation' AND agency <> '' AND len(provinces) > 0 AND affiliation <> ''
    UNION ALL
    SELECT agency, affiliation, array_to_string(provinces, ' '), false, *
    FROM chosen
    WHERE $level = 'agency' AND agency <> '' AND len(provinces) > 0
),
keyed AS (
    SELECT
        * EXCLUDE (affiliation, provinces),
        hash(name, name_affiliation, place) AS name_key,
        hash(indicator, name_key, fiscal_year, round) AS row_key,
        is_unreadable::INTEGER * 4 + is_second::INTEGER * 2 + (denominator IS NULL)::INTEGER AS weight
    FROM named
),
-- What can be read counts before what cannot; where one has a base, those without it are left out of the sum.
weighed AS (
    SELECT keyed.*, weight // 2 = lightest // 2 AS is_counted, weight = lightest AS is_summed
    FROM keyed
    JOIN (SELECT row_key, min(weight) AS lightest FROM keyed GROUP BY row_key) USING (row_key)
),
summed AS (
    SELECT
        row_key,
        any_value(indicator) AS indicator,
        any_value(name_key) AS name_key,
        any_value(name_affiliation) AS affiliation,
        any_value(fiscal_year) AS fiscal_year,
        any_value(round) AS round,
        any_value(formula) = 'score' AND $level <> 'agency'
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
        count(*) FILTER (is_counted) AS n_counted,
        count(*) FILTER (is_summed) AS n_summed,
        bit_xor(office_key) FILTER (is_summed) AS offices_key,
        count(*) FILTER (is_summed AND is_shared) AS n_shared,
        count(*) FILTER (is_unreadable) AS n_unreadable,
        count(*) FILTER (is_counted AND is_known AND NOT is_unreadable) AS n_known
    FROM weighed
    GROUP BY row_key
),
expected AS (
    SELECT affiliation, CAST(sum(n) AS INTEGER) AS n_expected
    FROM counted_kind
    WHERE $level IN ('nation', 'affiliation')
    GROUP BY affiliation
),
told AS (
    SELECT
        row_key, indicator, name_key, offices_key, affiliation, fiscal_year, round, as_of,
        CASE WHEN NOT is_spread THEN numerator END AS numerator,
        denominator,
        CASE WHEN denominator > 0 THEN 100 * numerator / denominator END AS percent,
        CASE WHEN n_counted = 1 THEN printed_percent END AS printed_percent,
        CASE WHEN is_spread THEN lowest END AS lowest,
        CASE WHEN is_spread THEN median END AS median,
        CASE WHEN is_spread THEN highest END AS highest,
        CASE WHEN is_unreadable THEN 'unreadable' WHEN numerator = 0 THEN 'zero' ELSE 'reported' END AS state,
        is_contradictory, is_over, is_corrected, is_entered, is_computed, is_reported_total, is_digest, is_unreadable,
        CASE WHEN is_reported_total OR is_unreadable THEN 0 ELSE n_summed END AS n_offices,
        CASE WHEN $level = 'province' AND NOT is_reported_total THEN n_shared ELSE 0 END AS n_shared,
        n_counted - n_summed AS n_without_denominator,
        n_unreadable, n_known, n_expected
    FROM summed
    LEFT JOIN expected USING (affiliation)
    WHERE $level <> 'nation' OR is_reported_total OR n_known = n_expected
),
-- What a place told before: of a round the round before it that was told, of a whole year the year.
dated AS (
    SELECT
        row_key, indicator, name_key, is_unreadable, fiscal_year, round,
        lag(row_key) OVER (
            PARTITION BY indicator, name_key, is_unreadable, fiscal_year IS NULL, round IS NULL
            ORDER BY fiscal_year, round
        ) AS before_key
    FROM told
),
-- The newest period that tells a figure, else the newest; a whole year is newer than its rounds.
shown AS (
    SELECT row_key, before_key
    FROM dated
    WHERE ($fiscal_year IS NULL OR fiscal_year = $fiscal_year)
      AND ($round IS NULL OR round = $round OR ($level = 'nation' AND round IS NULL))
    QUALIFY NOT $is_latest OR row_number() OVER (
        PARTITION BY indicator, name_key
        ORDER BY is_unreadable, fiscal_year DESC NULLS LAST, round DESC NULLS FIRST
    ) = 1
),
-- An office's row is one telling.
listed AS (
    SELECT
        row_key, name, place, list_sort(provinces) AS provinces, [weighed.school_year] AS school_years,
        fact_ids, earlier_fact_ids
    FROM shown
    JOIN weighed USING (row_key)
    JOIN telling USING (telling_id)
    WHERE $level = 'agency'
    UNION ALL
    SELECT
        row_key,
        any_value(name),
        any_value(place),
        CASE
            WHEN $level = 'province' THEN [any_value(name)]
            ELSE list_sort(list_distinct(flatten(list(provinces) FILTER (is_counted))))
        END,
        list_sort(list(DISTINCT weighed.school_year) FILTER (is_summed)),
        flatten(list(fact_ids ORDER BY NOT is_summed, telling_id)
            FILTER (is_summed OR (weighed.agency = '' AND weighed.is_contradictory))),
        flatten(list(earlier_fact_ids ORDER BY telling_id) FILTER (is_summed AND len(earlier_fact_ids) > 0))
    FROM shown
    JOIN weighed USING (row_key)
    JOIN telling USING (telling_id)
    WHERE $level <> 'agency'
    GROUP BY row_key
)
SELECT
    told.* EXCLUDE (row_key, name_key, offices_key, is_unreadable),
    name, place, provinces,
    list_filter(school_years, lambda year: year IS NOT NULL) AS school_years,
    coalesce(fact_ids, []) AS fact_ids,
    coalesce(earlier_fact_ids, []) AS earlier_fact_ids,
    before.numerator AS previous_numerator,
    before.denominator AS previous_denominator,
    before.percent AS previous_percent,
    before.fiscal_year AS previous_fiscal_year,
    before.round AS previous_round,
    coalesce(
        abs(told.denominator - before.denominator) * 100 > $base_change * before.denominator, false
    ) AS is_base_changed
FROM told
JOIN shown USING (row_key)
JOIN listed USING (row_key)
-- Sums are held against each other only over the same offices.
LEFT JOIN told AS before
    ON before.row_key = before_key AND before.offices_key = told.offices_key AND NOT told.is_unreadable
