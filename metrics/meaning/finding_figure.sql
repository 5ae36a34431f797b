-- The figures on the sides of each finding, and those that it calls in doubt: where nothing says which side is wrong,
-- both, unless one of them was explained.
CREATE TABLE finding_figure AS
WITH side AS (
    SELECT
        finding_id, "check", severity, unnest(fact_ids) AS fact_id, generate_subscripts(fact_ids, 1) AS position,
        list_has_any(
            CASE WHEN list_contains($both_doubted, "check") THEN fact_ids ELSE fact_ids[:1] END,
            (SELECT coalesce(list(fact_id), []) FROM correction)
        ) AS is_decided
    FROM finding
)
SELECT
    finding_id, CAST(position AS INTEGER) AS position, fact_id,
    severity <> 'note' AND NOT is_decided AND (position = 1 OR list_contains($both_doubted, "check")) AS is_doubted
FROM side
ORDER BY finding_id, position;

CREATE VIEW doubted AS SELECT DISTINCT fact_id FROM finding_figure WHERE is_doubted;
