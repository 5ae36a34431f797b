-- A policy_id or theme on a figure is one of the catalogue's.
SELECT fact.source, fact.place, fact.policy_id, fact.theme
FROM fact
LEFT JOIN policy USING (policy_id)
WHERE fact.policy_id <> ''
  AND (policy.policy_id IS NULL OR policy.theme <> fact.theme)
