-- Each indicator at one level: the figures that the register claims, one telling for each office, summed once.
WITH claim AS (
    SELECT
        unnest(CAST($claim_indicators AS INTEGER[])) AS indicator,  -- its position in the register
        unnest(CAST($claim_formulas AS VARCHAR[])) AS formula,
        unnest(CAST($claim_parts AS VARCHAR[])) AS part,
        unnest(CAST($claim_ranks AS INTEGER[])) AS claim_rank,
        unnest(CAST($claim_themes AS VARCHAR[])) AS theme,
        unnest(CAST($claim_measures AS VARCHAR[])) AS measure,
        unnest(CAST($claim_roles AS VARCHAR[])) AS role,
        unnest(CAST($claim_units AS VARCHAR[])) AS unit,
        unnest(CAST($claim_kinds AS VARCHAR[])) AS kind
),
counted_kind AS (
    SELECT
        unnest(CAST($office_prefixes AS VARCHAR[])) AS prefix,
        unnest(CAST($office_affiliations AS VARCHAR[])) AS affiliation,
        unnest(CAST($office_counts AS INTEGER[])) AS n
),
doubt AS (
    SELECT unnest(CAST($doubted AS VARCHAR[])) AS fact_id
),
-- What an office, a province or a national body says of itself; a school's own figure is not its office's.
-- The inspection round is the report's: a figure for another year belongs to that year as a whole.
figure AS (
    SELECT
        fact.fact_id, fact.agency, fact.affiliation, fact.provinces, fact.source,
        fact.theme, fact.measure, fact.role, fact.unit, fact.kind, fact.state = 'unreadable' AS is_unreadable,
        CAST(coalesce(correction.value, fact.value) * fact.scale AS DOUBLE) AS number, fact.fiscal_year,
        CASE WHEN fact.fiscal_year IS NOT DISTINCT FROM report.fiscal_year THEN fact.round END AS round,
        fact.school_year, fact.as_of, report.is_digest, fact.fact_id IN (FROM doubt) AS is_doubted,
        len(fact.provinces) = 0 AND len(report.provinces) = 0 AS is_national,
        hash(fact.report_id, fact.group_id, fact.agency, fact.provinces) AS group_key,
        coalesce(fact.line, 0) * 1000000000::BIGINT
            + coalesce(TRY_CAST(split_part(fact.place, ' col ', 2) AS INTEGER), 0) * 1000000::BIGINT + fact."at"
            AS position
    FROM fact
    JOIN report USING (report_id)
    LEFT JOIN correction USING (fact_id)
    WHERE fact.state IN ('reported', 'unreadable')
      AND fact.school = ''
      AND fact.theme <> ''
      AND ($fiscal_year IS NULL OR fact.fiscal_year = $fiscal_year OR $is_latest)
      AND ($round IS NULL OR fact.round = $round OR ($level = 'nation' AND fact.round IS NULL) OR $is_latest)
      AND ($province = '' OR list_contains(fact.provinces, $province))
      AND ($affiliation = '' OR fact.affiliation = $affiliation)
      AND ($agency = '' OR fact.agency = $agency)
      AND ($theme = '' OR fact.theme = $theme)
),
taken AS (
    SELECT figure.*, claim.indicator, claim.formula, claim.part, claim.claim_rank
    FROM figure
    JOIN claim USING (theme, measure, role, unit, kind)
    WHERE (role <> 'percent' OR number = 100)
      AND NOT (formula = 'score' AND role = 'total')
),
numerator AS (
    SELECT * FROM taken
    WHERE part = 'numerator'
    QUALIFY row_number() OVER (
        PARTITION BY indicator, group_key, fiscal_year, round, school_year ORDER BY claim_rank, position, fact_id
    ) = 1
),
denominator AS (
    SELECT numerator.indicator, numerator.fact_id AS numerator_id, base.fact_id, base.number, base.is_doubted
    FROM numerator
    JOIN taken AS base USING (indicator, group_key)
    WHERE base.part = 'denominator' AND base.fact_id <> numerator.fact_id AND NOT base.is_unreadable
    QUALIFY row_number() OVER (
        PARTITION BY numerator.indicator, numerator.fact_id ORDER BY base.claim_rank, base.position, base.fact_id
    ) = 1
),
-- The percent printed with the numerator: of the same words the nearest one, else the only one of the group.
printed AS (
    SELECT
        numerator.indicator, numerator.fact_id AS numerator_id, percent.fact_id, percent.number, percent.is_doubted,
        percent.measure = numerator.measure AS is_same,
        count(*) OVER (PARTITION BY numerator.indicator, numerator.fact_id) AS n
    FROM numerator
    JOIN figure AS percent USING (group_key)
    WHERE percent.role = 'percent' AND NOT percent.is_unreadable AND numerator.formula = 'share'
      AND (numerator.role <> 'percent' OR percent.fact_id = numerator.fact_id)
    QUALIFY row_number() OVER (
        PARTITION BY numerator.indicator, numerator.fact_id
        ORDER BY percent.measure <> numerator.measure, abs(percent.position - numerator.position), percent.fact_id
    ) = 1 AND (is_same OR (n = 1 AND numerator.role = 'numerator'))
),
telling AS (
    SELECT
        numerator.* EXCLUDE (number, fact_id, is_doubted),
        numerator.is_doubted OR coalesce(denominator.is_doubted, false) OR coalesce(printed.is_doubted, false)
            AS is_doubted,
        hash(agency, affiliation, provinces, is_national) AS office_key,
        hash(numerator.indicator, office_key, fiscal_year, round) AS value_key,
        CASE WHEN numerator.role = 'percent' THEN denominator.number ELSE numerator.number END AS numerator,
        denominator.number AS denominator,
        printed.number AS printed_percent,
        numerator.role = 'percent' AS is_computed,
        numerator.fact_id, denominator.fact_id AS denominator_id, printed.fact_id AS printed_id
    FROM numerator
    LEFT JOIN denominator
        ON denominator.indicator = numerator.indicator AND denominator.numerator_id = numerator.fact_id
    LEFT JOIN printed
        ON printed.indicator = numerator.indicator AND printed.numerator_id = numerator.fact_id
    WHERE numerator.role <> 'percent' OR denominator.number IS NOT NULL
),
-- Of several tellings the latest counts: of the newest school year, of the newest date; then one with its base.
ranked AS (
    SELECT
        *,
        CASE
            WHEN denominator_id IS NULL AND printed_id IS NULL THEN [fact_id]
            WHEN printed_id IS NULL THEN [fact_id, denominator_id]
            WHEN denominator_id IS NULL THEN [fact_id, printed_id]
            ELSE [fact_id, denominator_id, printed_id]
        END AS ids,
        row_number() OVER (
            PARTITION BY value_key
            ORDER BY is_unreadable, school_year DESC NULLS LAST, as_of DESC NULLS LAST,
                denominator IS NULL, is_computed, printed_percent IS NULL, source, position, fact_id
        ) AS choice
    FROM telling
),
-- What is told for another school year or date is another figure, and no contradiction.
told_again AS (
    SELECT
        again.value_key, again.choice, again.ids,
        coalesce(again.school_year = latest.school_year, true)
            AND coalesce(again.as_of = latest.as_of, true) AS is_same,
        is_same AND NOT again.is_unreadable AND (
            coalesce(again.numerator <> latest.numerator, false)
            OR coalesce(again.denominator <> latest.denominator, false)
        ) AS is_different
    FROM ranked AS again
    JOIN ranked AS latest ON latest.value_key = again.value_key AND latest.choice = 1
    WHERE again.choice > 1
),
others AS (
    SELECT
        value_key, bool_or(is_different) AS is_different,
        flatten(list(ids ORDER BY choice) FILTER (is_same)) AS same_ids,
        flatten(list(ids ORDER BY choice) FILTER (NOT is_same)) AS earlier_fact_ids
    FROM told_again
    GROUP BY value_key
),
placed AS (
    SELECT
        ranked.* EXCLUDE (ids), is_national OR agency = '' AS is_whole,
        EXISTS (FROM counted_kind WHERE starts_with(ranked.agency, counted_kind.prefix)) AS is_known,
        is_doubted OR coalesce(others.is_different, false) AS is_contradictory,
        CASE WHEN others.same_ids IS NULL THEN ids ELSE ids || others.same_ids END AS fact_ids,
        others.earlier_fact_ids,
        list_has_any(ids, (SELECT coalesce(list(fact_id), []) FROM correction WHERE action = 'correct')) AS is_corrected
    FROM ranked
    LEFT JOIN others USING (value_key)
    WHERE choice = 1
),
-- The rows of the level that a place counts in. What a whole says of itself is never added to its parts: in a
-- province the offices count before it, in the nation after it.
named AS (
    SELECT 'ประเทศ' AS name, affiliation AS name_affiliation, '' AS place, NOT is_national AS is_second, *
    FROM placed
    WHERE $level = 'nation' AND (is_national OR is_known)
    UNION ALL
    SELECT name, '', '', agency = '', * EXCLUDE (name)
    FROM (SELECT unnest(provinces) AS name, * FROM placed)
    WHERE $level = 'province' AND ($province = '' OR name = $province)
    UNION ALL
    SELECT affiliation, affiliation, '', false, *
    FROM placed
    WHERE $level = 'affiliation' AND agency <> '' AND len(provinces) > 0 AND affiliation <> ''
    UNION ALL
    SELECT agency, affiliation, array_to_string(provinces, ' '), false, *
    FROM placed
    WHERE $level = 'agency' AND agency <> '' AND len(provinces) > 0
),
-- What can be read counts before what cannot; where one has a base, those without it are left out of the sum.
weighed AS (
    SELECT
        * EXCLUDE (affiliation),
        hash(name, name_affiliation, place) AS name_key,
        is_unreadable::INTEGER * 4 + is_second::INTEGER * 2 + (denominator IS NULL)::INTEGER AS weight,
        min(weight) OVER (PARTITION BY indicator, name_key, fiscal_year, round) AS lightest,
        weight // 2 = lightest // 2 AS is_counted,
        weight = lightest AS is_summed
    FROM named
),
summed AS (
    SELECT
        indicator, name_key, fiscal_year, round,
        any_value(name) AS name,
        any_value(name_affiliation) AS affiliation,
        any_value(place) AS place,
        any_value(formula) = 'score' AND NOT bool_or(is_whole AND is_counted) AND $level <> 'agency' AS is_spread,
        list_sort(list_distinct(flatten(list(provinces) FILTER (is_counted)))) AS provinces,
        list_sort(list_distinct(list(school_year) FILTER (is_summed AND school_year IS NOT NULL))) AS school_years,
        max(as_of) FILTER (is_summed) AS as_of,
        sum(numerator) FILTER (is_summed) AS numerator,
        sum(denominator) FILTER (is_summed) AS denominator,
        max(printed_percent) FILTER (is_summed) AS printed_percent,
        min(numerator) FILTER (is_summed) AS lowest,
        median(numerator) FILTER (is_summed) AS median,
        max(numerator) FILTER (is_summed) AS highest,
        coalesce(bool_or(is_computed) FILTER (is_summed), false) AS is_computed,
        bool_and(is_unreadable) AS is_unreadable,
        coalesce(bool_or(is_contradictory) FILTER (is_summed OR agency = ''), false) AS is_contradictory,
        coalesce(bool_or(is_corrected) FILTER (is_summed), false) AS is_corrected,
        bool_or(is_whole) FILTER (is_counted) AS is_reported_total,
        bool_or(is_digest) FILTER (is_counted) AS is_digest,
        count(*) FILTER (is_counted) AS n_counted,
        count(*) FILTER (is_summed) AS n_summed,
        bit_xor(office_key) FILTER (is_summed) AS offices_key,
        count(*) FILTER (is_summed AND len(provinces) > 1) AS n_shared,
        count(*) FILTER (is_unreadable) AS n_unreadable,
        count(*) FILTER (is_counted AND is_known AND NOT is_unreadable) AS n_known,
        flatten(list(fact_ids ORDER BY NOT is_summed, agency, provinces)
            FILTER (is_summed OR (agency = '' AND is_contradictory))) AS fact_ids,
        flatten(list(earlier_fact_ids ORDER BY agency, provinces) FILTER (is_summed)) AS earlier_fact_ids
    FROM weighed
    GROUP BY indicator, name_key, fiscal_year, round
),
expected AS (
    SELECT affiliation, CAST(sum(n) AS INTEGER) AS n_expected
    FROM counted_kind
    WHERE $level IN ('nation', 'affiliation')
    GROUP BY affiliation
),
row AS (
    SELECT
        indicator, name_key, offices_key, name, affiliation, place,
        CASE WHEN $level = 'province' THEN [name] ELSE provinces END AS provinces,
        fiscal_year, round, coalesce(school_years, []) AS school_years, as_of,
        CASE WHEN NOT is_spread THEN numerator END AS numerator,
        denominator,
        CASE WHEN denominator > 0 THEN 100 * numerator / denominator END AS percent,
        CASE WHEN n_counted = 1 THEN printed_percent END AS printed_percent,
        CASE WHEN is_spread THEN lowest END AS lowest,
        CASE WHEN is_spread THEN median END AS median,
        CASE WHEN is_spread THEN highest END AS highest,
        CASE WHEN is_unreadable THEN 'unreadable' WHEN numerator = 0 THEN 'zero' ELSE 'reported' END AS state,
        is_contradictory, is_corrected, is_computed, is_reported_total, is_digest,
        CASE WHEN is_reported_total OR is_unreadable THEN 0 ELSE n_summed END AS n_offices,
        CASE WHEN $level = 'province' AND NOT is_reported_total THEN n_shared ELSE 0 END AS n_shared,
        n_counted - n_summed AS n_without_denominator,
        n_unreadable, n_known, n_expected,
        coalesce(fact_ids, []) AS fact_ids, coalesce(earlier_fact_ids, []) AS earlier_fact_ids
    FROM summed
    LEFT JOIN expected USING (affiliation)
    WHERE $level <> 'nation' OR is_reported_total OR n_known = n_expected
),
-- What a place told before: of a round the round before it that was told, of a whole year the year. Sums are held
-- against each other only over the same offices.
dated AS (
    SELECT
        *,
        lag({
            'numerator': numerator, 'denominator': denominator, 'percent': percent, 'fiscal_year': fiscal_year,
            'round': round, 'offices_key': offices_key
        }) OVER (
            PARTITION BY indicator, name_key, state = 'unreadable', fiscal_year IS NULL, round IS NULL
            ORDER BY fiscal_year, round
        ) AS before
    FROM row
)
SELECT
    dated.* EXCLUDE (name_key, offices_key, before),
    coalesce(before.offices_key = offices_key, false) AND state <> 'unreadable' AS has_previous,
    CASE WHEN has_previous THEN before.numerator END AS previous_numerator,
    CASE WHEN has_previous THEN before.denominator END AS previous_denominator,
    CASE WHEN has_previous THEN before.percent END AS previous_percent,
    CASE WHEN has_previous THEN before.fiscal_year END AS previous_fiscal_year,
    CASE WHEN has_previous THEN before.round END AS previous_round,
    coalesce(previous_denominator <> denominator, false) AS is_base_changed
FROM dated
WHERE NOT $is_latest
   OR (($fiscal_year IS NULL OR fiscal_year = $fiscal_year)
       AND ($round IS NULL OR round = $round OR ($level = 'nation' AND round IS NULL)))
-- The newest period that tells a figure, else the newest; a whole year is newer than its rounds.
QUALIFY NOT $is_latest OR row_number() OVER (
    PARTITION BY indicator, name_key
    ORDER BY state = 'unreadable', fiscal_year DESC NULLS LAST, round DESC NULLS FIRST
) = 1
