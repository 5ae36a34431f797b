-- Of two indicators that are one base apart, such as matched and unmatched, what an office tells of one says the other,
-- too: they share the base, and are told of the same offices.
CREATE TEMP TABLE twin AS
SELECT indicator_id, complement_of AS twin_id, true AS is_complement FROM indicator WHERE complement_of <> ''
UNION ALL
SELECT complement_of, indicator_id, false FROM indicator WHERE complement_of <> '';

-- The base of the twin, where one has none of its own; a complement with another base than its twin is in doubt.
CREATE TEMP TABLE shared_base AS
SELECT
    own.telling_id, other.denominator, figure.fact_id,
    coalesce(own.denominator <> other.denominator, false) AS is_different
FROM telling AS own
JOIN twin USING (indicator_id)
JOIN telling AS other ON other.value_key = hash(twin.twin_id, own.office_key, own.fiscal_year, own.round, own.part_of)
JOIN telling_figure AS figure
    ON figure.telling_id = other.telling_id AND figure.part = 'denominator' AND figure.is_counted
WHERE (own.denominator IS NULL OR (twin.is_complement AND own.denominator <> other.denominator))
  AND own.numerator <= other.denominator
  AND coalesce(own.school_year = other.school_year, true) AND coalesce(own.as_of = other.as_of, true);

UPDATE telling SET
    denominator = shared_base.denominator,
    is_contradictory = is_contradictory OR is_different,
    fact_ids = list_distinct(list_append(fact_ids, fact_id))
FROM shared_base WHERE shared_base.telling_id = telling.telling_id;

DELETE FROM telling_figure USING shared_base
WHERE telling_figure.telling_id = shared_base.telling_id AND telling_figure.fact_id = shared_base.fact_id;

UPDATE telling_figure SET is_counted = false, reason = 'told_again'
WHERE part = 'denominator' AND is_counted AND telling_id IN (SELECT telling_id FROM shared_base);

INSERT INTO telling_figure SELECT telling_id, fact_id, 'denominator', true, '' FROM shared_base;

-- What only the twin is told of.
CREATE TEMP TABLE untold AS
SELECT
    CAST((SELECT max(telling_id) FROM telling) + row_number() OVER (ORDER BY telling_id) AS INTEGER) AS new_id,
    telling_id, twin_id, hash(twin_id, office_key, fiscal_year, round, part_of) AS new_key
FROM telling
JOIN twin USING (indicator_id)
WHERE NOT is_unreadable AND numerator <= denominator AND new_key NOT IN (SELECT value_key FROM telling);

INSERT INTO telling
SELECT telling.* REPLACE (
    new_id AS telling_id, twin_id AS indicator_id, new_key AS value_key, denominator - numerator AS numerator,
    NULL AS printed_percent, true AS is_computed
)
FROM telling
JOIN untold USING (telling_id);

INSERT INTO telling_figure
SELECT new_id, fact_id, CASE part WHEN 'numerator' THEN 'complement' ELSE part END, true, ''
FROM telling_figure
JOIN untold USING (telling_id)
WHERE is_counted AND part <> 'percent';

DROP TABLE twin;
DROP TABLE shared_base;
DROP TABLE untold;
