-- How the offices of each place answered what they were asked, by the store's values of offices. One figure is one
-- indicator of one office in one period: told, answered in words, or owed, also where its form was left blank. Owed can be what at least two offices give. An office of several provinces counts in the one that its report is of.
WITH figure AS (
    SELECT
        CASE $by WHEN 'province' THEN province ELSE affiliation END AS name,
        hash(value.name, affiliation, place) AS office,
        is_asked AND indicator_id IN (SELECT indicator_id FROM commonly_given) AS is_asked,
        CASE state WHEN 'zero' THEN 'reported' WHEN 'blank_form' THEN 'not_reported' ELSE state END AS state
    FROM value
    WHERE level = 'agency'
      AND ($fiscal_year IS NULL OR fiscal_year = $fiscal_year)
      AND ($round IS NULL OR round = $round)
      AND ($province = '' OR province = $province)
      AND ($affiliation = '' OR affiliation = $affiliation)
      AND ($agency = '' OR value.name = $agency)
      AND ($theme = '' OR theme = $theme)
)
SELECT
    name,
    count(*) FILTER (is_asked) AS n_asked,
    count(*) FILTER (is_asked AND state = 'reported') AS n_reported,
    count(*) FILTER (is_asked AND state = 'in_words') AS n_in_words,
    count(*) FILTER (is_asked AND state = 'unreadable') AS n_unreadable,
    count(*) FILTER (is_asked AND state = 'not_reported') AS n_not_reported,
    count(*) FILTER (state = 'reported') AS n_all_reported,
    count(*) FILTER (state = 'in_words') AS n_all_in_words,
    CASE WHEN n_asked > 0 THEN 100 * n_reported / n_asked END AS share,
    count(DISTINCT office) AS n_offices
FROM figure
GROUP BY name
