-- The figures that a finding calls wrong or doubtful, and nobody has explained: where nothing says which side is wrong,
-- both sides, until one of them is explained.
WITH suspected AS (
    SELECT CASE WHEN list_contains($both_doubted, "check") THEN fact_ids ELSE fact_ids[:1] END AS fact_ids
    FROM finding
    WHERE severity <> 'note'
)
SELECT DISTINCT unnest(fact_ids) AS fact_id
FROM suspected
WHERE NOT list_has_any(fact_ids, (SELECT coalesce(list(fact_id), []) FROM correction WHERE action = 'explain'))
