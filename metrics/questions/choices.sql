-- Every value of each filter that the store holds, with the figures left under the other filters.
WITH row AS (
    SELECT fiscal_year, round, provinces, affiliation, agency, theme, 1 AS weight FROM fact WHERE state = 'reported'
    UNION ALL
    SELECT fiscal_year, round, provinces, affiliation, agency, theme, 0 FROM narrative
),
matched AS (
    SELECT
        *,
        ($fiscal_year IS NULL OR coalesce(fiscal_year = $fiscal_year, false)) AS in_year,
        ($round IS NULL OR coalesce(round = $round, false)) AS in_round,
        ($province = '' OR list_contains(provinces, $province)) AS in_province,
        ($affiliation = '' OR affiliation = $affiliation) AS in_affiliation,
        ($agency = '' OR agency = $agency) AS in_agency,
        ($theme = '' OR theme = $theme) AS in_theme
    FROM row
),
choice AS (
    SELECT 'fiscal_year' AS filter, CAST(fiscal_year AS VARCHAR) AS value,
           sum(weight) FILTER (in_round AND in_province AND in_affiliation AND in_agency AND in_theme) AS n_facts
    FROM matched WHERE fiscal_year IS NOT NULL GROUP BY value
    UNION ALL
    SELECT 'round', CAST(round AS VARCHAR) AS value,
           sum(weight) FILTER (in_year AND in_province AND in_affiliation AND in_agency AND in_theme)
    FROM matched WHERE round IS NOT NULL GROUP BY value
    UNION ALL
    SELECT 'province', value,
           sum(weight) FILTER (in_year AND in_round AND in_affiliation AND in_agency AND in_theme)
    FROM (SELECT *, unnest(provinces) AS value FROM matched) GROUP BY value
    UNION ALL
    SELECT 'affiliation', affiliation,
           sum(weight) FILTER (in_year AND in_round AND in_province AND in_agency AND in_theme)
    FROM matched WHERE affiliation <> '' GROUP BY affiliation
    UNION ALL
    SELECT 'agency', agency,
           sum(weight) FILTER (in_year AND in_round AND in_province AND in_affiliation AND in_theme)
    FROM matched WHERE agency <> '' GROUP BY agency
    UNION ALL
    SELECT 'theme', theme,
           sum(weight) FILTER (in_year AND in_round AND in_province AND in_affiliation AND in_agency)
    FROM matched WHERE theme <> '' GROUP BY theme
)
SELECT
    choice.filter, choice.value, CAST(coalesce(choice.n_facts, 0) AS INTEGER) AS n_facts,
    coalesce(theme.name_th, choice.value) AS label_th,
    coalesce(province.province_en, affiliation.name_en, theme.name_en, choice.value) AS label_en,
    affiliation.sort_order
FROM choice
LEFT JOIN province ON choice.filter = 'province' AND province.province_th = choice.value
LEFT JOIN affiliation ON choice.filter = 'affiliation' AND affiliation.affiliation = choice.value
LEFT JOIN theme ON choice.filter = 'theme' AND theme.theme = choice.value
ORDER BY choice.filter, affiliation.sort_order, choice.value
