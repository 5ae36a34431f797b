-- The figures that a finding calls wrong or doubtful, and nobody has explained.
SELECT DISTINCT finding.fact_ids[1] AS fact_id
FROM finding
LEFT JOIN correction ON correction.fact_id = finding.fact_ids[1]
WHERE finding.severity <> 'note' AND len(finding.fact_ids) > 0 AND correction.action IS DISTINCT FROM 'explain'
