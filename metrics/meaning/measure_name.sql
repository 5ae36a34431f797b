-- Each distinct measure with a search key of the names that the product calls it by: of its indicators and its theme. A
-- percent is called as what it is a percent of.
CREATE TABLE measure_name AS
WITH measure AS (
    SELECT DISTINCT theme, measure, told_under, role, unit, kind FROM fact
),
named AS (
    SELECT measure.*, claim.indicator_id FROM measure JOIN claim USING (theme, measure, told_under, role, unit, kind)
    UNION
    SELECT measure.*, claim.indicator_id FROM measure JOIN claim USING (theme, measure, told_under) WHERE measure.role = 'percent'
),
called AS (
    SELECT named.* EXCLUDE (indicator_id), string_agg(indicator.search_key, '|' ORDER BY indicator.indicator_id) AS names
    FROM named
    JOIN indicator USING (indicator_id)
    GROUP BY ALL
)
SELECT measure.*, concat_ws('|', theme.search_key, called.names) AS names
FROM measure
LEFT JOIN theme USING (theme)
LEFT JOIN called USING (theme, measure, told_under, role, unit, kind)
ORDER BY ALL;
