-- How the offices of each place answered what they were asked. One figure is one indicator of one office in one
-- period: told, answered in words, or owed. Owed can be an indicator that offices commonly give.
WITH asked_of AS (
    SELECT indicator_id, theme, indicator_id IN (SELECT indicator_id FROM commonly_given) AS is_common FROM indicator
),
told AS (
    SELECT
        agency, affiliation, provinces, is_common,
        hash(indicator_id, agency, affiliation, provinces, fiscal_year, round) AS figure_key,
        CASE WHEN is_unreadable THEN 'unreadable' ELSE 'reported' END AS state
    FROM telling
    JOIN asked_of USING (indicator_id, theme)
    WHERE agency <> '' AND len(provinces) > 0
      AND ($fiscal_year IS NULL OR fiscal_year = $fiscal_year)
      AND ($round IS NULL OR round = $round)
      AND ($province = '' OR list_contains(provinces, $province))
      AND ($affiliation = '' OR affiliation = $affiliation)
      AND ($agency = '' OR agency = $agency)
      AND ($theme = '' OR theme = $theme)
),
asked_office AS (
    SELECT
        agency, affiliation, provinces, fiscal_year, round, theme,
        bool_or(is_asked) AS is_asked, bool_or(is_answered) AS is_answered
    FROM asked
    WHERE agency <> '' AND len(provinces) > 0
      AND ($fiscal_year IS NULL OR fiscal_year = $fiscal_year)
      AND ($round IS NULL OR round = $round)
      AND ($province = '' OR list_contains(provinces, $province))
      AND ($affiliation = '' OR affiliation = $affiliation)
      AND ($agency = '' OR agency = $agency)
      AND ($theme = '' OR theme = $theme)
    GROUP BY ALL
),
untold AS (
    SELECT
        agency, affiliation, provinces, is_common,
        hash(indicator_id, agency, affiliation, provinces, fiscal_year, round) AS figure_key,
        CASE WHEN is_answered THEN 'in_words' WHEN is_asked THEN 'not_reported' ELSE 'not_asked' END AS state
    FROM asked_office
    JOIN asked_of USING (theme)
),
figure AS (
    FROM told
    UNION ALL
    FROM untold ANTI JOIN told USING (figure_key)
),
placed AS (
    SELECT unnest(provinces) AS name, agency, affiliation, provinces, is_common, state
    FROM figure
    WHERE $by = 'province'
    UNION ALL
    SELECT affiliation, agency, affiliation, provinces, is_common, state
    FROM figure
    WHERE $by = 'affiliation'
)
SELECT
    name,
    count(*) FILTER (is_common AND state <> 'not_asked') AS n_asked,
    count(*) FILTER (is_common AND state = 'reported') AS n_reported,
    count(*) FILTER (is_common AND state = 'in_words') AS n_in_words,
    count(*) FILTER (is_common AND state = 'unreadable') AS n_unreadable,
    count(*) FILTER (is_common AND state = 'not_reported') AS n_not_reported,
    count(*) FILTER (state = 'reported') AS n_all_reported,
    count(*) FILTER (state = 'in_words') AS n_all_in_words,
    CASE WHEN n_asked > 0 THEN 100 * n_reported / n_asked END AS share,
    count(DISTINCT hash(agency, affiliation, provinces)) AS n_offices
FROM placed
GROUP BY name
