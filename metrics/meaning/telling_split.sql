-- What an office of several provinces tells of each of them. A figure's own words say that it is one province's, and
-- nothing of the others; or its parts, a province each, stand right behind it and add up to it.
CREATE TEMP TABLE figure_split AS
WITH shared AS (
    SELECT
        fact.*, CAST(coalesce(correction.value, fact.value) * fact.scale AS DOUBLE) AS number,
        hash(report_id, agency, unit, CASE WHEN table_no IS NULL THEN words ELSE table_no || '.' || column_no END) AS together
    FROM fact
    LEFT JOIN correction USING (fact_id)
    WHERE len(provinces) > 1 AND agency <> '' AND number IS NOT NULL AND value_max IS NULL
),
part AS (
    SELECT whole.fact_id, whole.number AS whole, len(whole.provinces) AS n_provinces, part.province, part.number,
        part.fact_id AS part_id
    FROM shared AS whole
    JOIN shared AS part USING (together)
    WHERE whole.province = '' AND part.province <> ''
    QUALIFY row_number() OVER (
        PARTITION BY whole.fact_id, part.province
        ORDER BY part.position < whole.position, abs(part.position - whole.position)
    ) = 1
)
SELECT
    fact_id, unnest(provinces) AS place, CASE WHEN place = province THEN number ELSE 0 END AS number, fact_id AS part_id
FROM (SELECT fact_id, provinces, province, number FROM shared WHERE province <> '')
UNION ALL
SELECT fact_id, province, number, part_id
FROM part
QUALIFY count(*) OVER (PARTITION BY fact_id) = n_provinces AND abs(sum(number) OVER (PARTITION BY fact_id) - whole) < 1e-6;

CREATE TABLE telling_split AS
WITH counted AS (
    SELECT telling_id, part, place, number FROM telling_figure JOIN figure_split USING (fact_id) WHERE is_counted
)
SELECT telling_id, numerator.place AS province, numerator.number AS numerator, denominator.number AS denominator
FROM telling
JOIN counted AS numerator USING (telling_id)
LEFT JOIN counted AS denominator
    ON denominator.telling_id = telling.telling_id AND denominator.place = numerator.place
    AND denominator.part = 'denominator'
WHERE numerator.part = 'numerator' AND formula <> 'score' AND NOT is_computed AND NOT is_unreadable
QUALIFY bool_and(
    telling.denominator IS NULL OR coalesce(numerator.number <= denominator.number, false)
) OVER (PARTITION BY telling_id)
ORDER BY telling_id, province;

-- The parts count instead of their whole.
CREATE TEMP TABLE counted_part AS
SELECT DISTINCT telling_id, part, fact_id, part_id
FROM telling_figure
JOIN figure_split USING (fact_id)
WHERE is_counted AND part_id <> fact_id AND telling_id IN (SELECT telling_id FROM telling_split);

UPDATE telling_figure SET is_counted = false, reason = 'split'
FROM counted_part
WHERE telling_figure.telling_id = counted_part.telling_id AND telling_figure.part = counted_part.part
  AND telling_figure.fact_id = counted_part.fact_id;

INSERT INTO telling_figure SELECT telling_id, part_id, part, true, '' FROM counted_part;

DROP TABLE figure_split;
DROP TABLE counted_part;
