-- One page of the figures that are looked for, in the order asked, with the one numerator and base of their group.
WITH called AS (
    SELECT * EXCLUDE (names), list_filter(CAST($words AS VARCHAR[]), lambda word: NOT contains(names, word)) AS others
    FROM measure_name
),
page AS (
    SELECT row_number() OVER () AS position, fact_id, report_id, group_id
    FROM (
        SELECT fact.fact_id, fact.report_id, fact.group_id
        FROM fact
        LEFT JOIN called USING (theme, measure, role, unit, kind)
        WHERE ($kind = '' OR fact.kind = $kind)
          AND ($role = '' OR fact.role = $role)
          AND CASE $state
                WHEN '' THEN true
                WHEN 'contradictory' THEN fact.fact_id IN (SELECT fact_id FROM doubted)
                WHEN 'zero' THEN fact.state = 'reported' AND fact.value = 0
                WHEN 'reported' THEN fact.state = 'reported' AND fact.value <> 0
                ELSE fact.state = $state OR fact.fact_id IN (SELECT fact_id FROM correction WHERE action = $state) END
          AND len(list_filter(coalesce(others, CAST($words AS VARCHAR[])), lambda word:
                NOT contains(fact.search_key, word) AND NOT contains(replace(fact.raw, ',', ''), word))) = 0
          AND ($fiscal_year IS NULL OR fact.fiscal_year = $fiscal_year)
          AND ($round IS NULL OR fact.round = $round)
          AND ($province = '' OR list_contains(fact.provinces, $province))
          AND ($affiliation = '' OR fact.affiliation = $affiliation)
          AND ($agency = '' OR fact.agency = $agency)
          AND ($theme = '' OR fact.theme = $theme)
        ORDER BY
            CASE WHEN $sort = 'newest' THEN coalesce(-10 * fact.fiscal_year - coalesce(fact.round, 0), 0)
                 WHEN $sort = 'largest' THEN coalesce(-fact.value * fact.scale, 1e30)
                 WHEN $sort = 'smallest' THEN coalesce(fact.value * fact.scale, 1e30) END,
            CASE WHEN $sort = 'measure' THEN fact.measure WHEN $sort = 'office' THEN fact.agency END COLLATE th,
            fact.source, fact.report_id, fact.position
        LIMIT $limit OFFSET $offset
    )
),
base AS (
    SELECT
        report_id, group_id,
        any_value(CAST(value AS DOUBLE) * scale) FILTER (role = 'numerator') AS numerator,
        any_value(CAST(value AS DOUBLE) * scale) FILTER (role = 'denominator') AS denominator,
        any_value(unit) FILTER (role = 'denominator') AS base_unit
    FROM fact
    WHERE state = 'reported' AND (report_id, group_id) IN (SELECT (report_id, group_id) FROM page)
    GROUP BY report_id, group_id
    HAVING count(*) FILTER (role = 'numerator') = 1 AND count(*) FILTER (role = 'denominator') = 1
)
SELECT
    page.fact_id, page.fact_id IN (SELECT fact_id FROM doubted) AS is_doubted, base.numerator, base.denominator, coalesce(base.base_unit, '') AS base_unit
FROM page LEFT JOIN base USING (report_id, group_id)
ORDER BY page.position
