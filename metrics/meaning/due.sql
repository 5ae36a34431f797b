-- The rounds that are due, and the provinces that have reported them: more than half of the country's have.
CREATE TABLE due AS
SELECT fiscal_year, round, list(DISTINCT province) AS provinces
FROM (SELECT fiscal_year, round, unnest(provinces) AS province FROM report WHERE round IS NOT NULL)
GROUP BY fiscal_year, round
HAVING 2 * count(DISTINCT province) > (SELECT count(*) FROM province);
