-- Of `theme_asked`, who answered which theme at one level: one row a name, a period and a theme.
WITH chosen AS (
    FROM theme_asked
    WHERE is_plan_known
      AND ($fiscal_year IS NULL OR fiscal_year = $fiscal_year)
      AND ($round IS NULL OR round = $round OR ($level = 'nation' AND round IS NULL))
      AND ($province = '' OR list_contains(provinces, $province))
      AND ($affiliation = '' OR affiliation = $affiliation)
      AND ($agency = '' OR agency = $agency)
      AND ($theme = '' OR theme = $theme)
),
named AS (
    SELECT 'ประเทศ' AS name, affiliation AS name_affiliation, '' AS place, *
    FROM chosen
    WHERE $level = 'nation' AND is_national
    UNION ALL
    SELECT 'ทุกหน่วยงาน', $affiliation, '', *
    FROM chosen
    WHERE $level = 'offices' AND len(provinces) > 0
    UNION ALL
    SELECT name, '', '', * EXCLUDE (name)
    FROM (SELECT unnest(provinces) AS name, * FROM chosen)
    WHERE $level = 'province' AND ($province = '' OR name = $province)
    UNION ALL
    SELECT affiliation, affiliation, '', *
    FROM chosen
    WHERE $level = 'affiliation' AND agency <> '' AND len(provinces) > 0 AND affiliation <> ''
    UNION ALL
    SELECT agency, affiliation, array_to_string(provinces, ' '), *
    FROM chosen
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
