-- Offices under the filters summed together, by indicator and place: the newest period that one of them tells with a base,
-- and the change of those that told before, too. In a province an office of several counts with what is that province's:
-- its part where its report prints one, else whole in the one that its report is of.
WITH office AS (
    SELECT
        rowid AS row_no, indicator_id, value.name, affiliation, place, provinces, province, fiscal_year, round, state,
        is_told, told_at, numerator, denominator, is_contradictory, previous_numerator, previous_denominator,
        previous_fiscal_year, previous_round,
        CASE $by WHEN 'province' THEN province WHEN 'office' THEN value.name ELSE '' END AS at_name,
        CASE $by WHEN 'office' THEN affiliation ELSE '' END AS at_body,
        CASE $by WHEN 'province' THEN province WHEN 'office' THEN array_to_string(provinces, ' ') ELSE '' END AS at_place
    FROM value
    WHERE ($indicators IS NULL OR list_contains($indicators, indicator_id))
      AND ($fiscal_year IS NULL OR fiscal_year = $fiscal_year)
      AND ($round IS NULL OR round = $round)
      AND ($affiliation = '' OR affiliation = $affiliation)
      AND ($agency = '' OR value.name = $agency)
      AND ($theme = '' OR theme = $theme)
      AND CASE
        WHEN NOT $is_in_provinces THEN level = 'agency' AND ($province = '' OR list_contains(provinces, $province))
        WHEN $province <> '' AND province <> $province THEN false
        WHEN level = 'agency_part' THEN true
        ELSE level = 'agency' AND hash(indicator_id, value.name, affiliation, fiscal_year, round) NOT IN (
            SELECT hash(indicator_id, name, affiliation, fiscal_year, round) FROM value WHERE level = 'agency_part'
        ) END
),
asked AS (
    SELECT
        indicator_id, at_name, at_body, at_place, fiscal_year, count(DISTINCT hash(name, affiliation, place)) AS n_asked
    FROM office
    WHERE state NOT IN ('not_asked', 'plan_unknown')
    GROUP BY ALL
),
latest AS (
    FROM office
    WHERE is_told
    -- A part has its province as place.
    QUALIFY row_number() OVER (
        PARTITION BY indicator_id, name, affiliation, place
        ORDER BY fiscal_year DESC NULLS LAST, told_at DESC NULLS LAST, round DESC NULLS LAST
    ) = 1
),
now AS (
    FROM latest
    WHERE numerator IS NOT NULL AND denominator IS NOT NULL
    QUALIFY fiscal_year * 10 + coalesce(round, 0) = max(fiscal_year * 10 + coalesce(round, 0)) OVER (
        PARTITION BY indicator_id, at_name, at_body, at_place
    )
),
before AS (
    SELECT
        indicator_id, at_name, at_body, at_place, count(*) AS n_compared, sum(numerator) AS same_numerator,
        sum(denominator) AS same_denominator, any_value(previous_fiscal_year) AS previous_fiscal_year,
        any_value(previous_round) AS previous_round, sum(previous_numerator) AS previous_numerator,
        sum(previous_denominator) AS previous_denominator
    FROM (
        FROM now
        WHERE previous_denominator IS NOT NULL
        QUALIFY previous_fiscal_year * 10 + coalesce(previous_round, 0)
            = max(previous_fiscal_year * 10 + coalesce(previous_round, 0)) OVER (
                PARTITION BY indicator_id, at_name, at_body, at_place
            )
    )
    GROUP BY ALL
),
summed AS (
    SELECT
        indicator_id, at_name, at_body, at_place, any_value(fiscal_year) AS fiscal_year, any_value(round) AS round,
        CASE WHEN count(DISTINCT affiliation) = 1 THEN any_value(affiliation) ELSE '' END AS affiliation,
        sum(numerator) AS numerator, sum(denominator) AS denominator, count(*) AS n_offices,
        list_distinct(flatten(list(provinces))) AS all_provinces, len(all_provinces) AS n_provinces,
        count(*) FILTER (is_contradictory) AS n_contradictory
    FROM now
    GROUP BY indicator_id, at_name, at_body, at_place
),
figures AS (
    SELECT
        now.indicator_id, at_name, at_body, at_place,
        flatten(list(fact_ids ORDER BY now.province, now.affiliation, now.name)) AS fact_ids
    FROM now
    JOIN value ON value.rowid = row_no
    GROUP BY ALL
)
SELECT
    summed.*, fact_ids, n_asked, coalesce(n_compared, 0) AS n_compared,
    before.* EXCLUDE (indicator_id, at_name, at_body, at_place, n_compared),
    CASE WHEN denominator > 0 THEN 100 * numerator / denominator END AS percent,
    CASE WHEN previous_denominator > 0 THEN 100 * previous_numerator / previous_denominator END AS previous_percent,
    CASE WHEN same_denominator > 0 THEN 100 * same_numerator / same_denominator END - previous_percent AS change,
    coalesce(abs(same_denominator - previous_denominator) * 100 > $base_change * previous_denominator, false)
        AS is_base_changed,
    (
        SELECT target FROM target
        WHERE target_id = target_of(
            summed.indicator_id, summed.fiscal_year, summed.affiliation, all_provinces, summed.at_name
        )
    ) AS target
FROM summed
JOIN figures USING (indicator_id, at_name, at_body, at_place)
LEFT JOIN before USING (indicator_id, at_name, at_body, at_place)
LEFT JOIN asked USING (indicator_id, at_name, at_body, at_place, fiscal_year)
ORDER BY indicator_id, at_name, at_body, at_place
