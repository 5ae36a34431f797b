-- What an office of several provinces tells of each, where it tells the whole, too. Of a base that is the whole's, a
-- numerator that its words give to one province has nothing in the others; and a figure whose parts, a province each,
-- stand beside it and add up to it, is what they are.
CREATE TEMP TABLE figure_split AS
WITH shared AS (
    SELECT
        fact.*, CAST(fact.value * fact.scale AS DOUBLE) AS reported,
        CAST(coalesce(correction.value, fact.value) * fact.scale AS DOUBLE) AS number,
        hash(report_id, agency, unit, CASE WHEN table_no IS NULL THEN words ELSE table_no || '.' || column_no END) AS together
    FROM fact
    LEFT JOIN correction USING (fact_id)
    WHERE len(provinces) > 1 AND agency <> '' AND number IS NOT NULL AND value_max IS NULL
),
part AS (
    SELECT
        whole.fact_id, whole.reported AS whole, len(whole.provinces) AS n_provinces, part.province, part.number,
        part.reported, part.fact_id AS part_id, part.position > whole.position AS is_behind
    FROM shared AS whole
    JOIN shared AS part USING (together)
    WHERE whole.province = '' AND part.province <> ''
    QUALIFY row_number() OVER (
        PARTITION BY whole.fact_id, part.province, is_behind ORDER BY abs(part.position - whole.position)
    ) = 1
),
added AS (
    FROM part
    WINDOW side AS (PARTITION BY fact_id, is_behind)
    QUALIFY count(*) OVER side = n_provinces AND abs(sum(reported) OVER side - whole) < 1e-6
)
SELECT fact_id, unnest(provinces) AS place, CASE WHEN place = province THEN number ELSE 0 END AS number, fact_id AS part_id
FROM (SELECT fact_id, provinces, province, number FROM shared WHERE province <> '')
UNION ALL
SELECT fact_id, province, number, part_id
FROM added
QUALIFY is_behind = bool_or(is_behind) OVER (PARTITION BY fact_id);

CREATE TABLE telling_split AS
WITH counted AS (
    SELECT telling_id, part, place, number FROM telling_figure JOIN figure_split USING (fact_id) WHERE is_counted
),
parts AS (
    SELECT
        telling_id, place AS province,
        max(number) FILTER (part = 'denominator') AS denominator,
        coalesce(
            max(number) FILTER (part = 'numerator'), denominator - max(number) FILTER (part = 'complement')
        ) AS numerator
    FROM counted
    GROUP BY telling_id, place
)
SELECT telling_id, parts.province, parts.numerator, parts.denominator
FROM parts
JOIN telling USING (telling_id)
WHERE formula <> 'score' AND part_of = '' AND NOT is_unreadable
QUALIFY bool_and(
    parts.numerator IS NOT NULL
    AND (telling.denominator IS NULL OR coalesce(parts.numerator <= parts.denominator, false))
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

UPDATE telling SET fact_ids = list_distinct(list_concat(fact_ids, ids))
FROM (SELECT telling_id, list(part_id ORDER BY part_id) AS ids FROM counted_part GROUP BY telling_id) AS parts
WHERE parts.telling_id = telling.telling_id;

DROP TABLE figure_split;
DROP TABLE counted_part;
