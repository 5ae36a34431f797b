-- A policy_id or theme on a figure is one of the catalogue's; of a policy without a theme the figure's words may tell one.
SELECT fact.source, fact.place, fact.policy_id, fact.theme
FROM fact
LEFT JOIN policy USING (policy_id)
WHERE fact.policy_id <> ''
  AND (policy.policy_id IS NULL OR policy.theme NOT IN ('', fact.theme))
