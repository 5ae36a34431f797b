-- severity: wrong
-- doubted: all
-- th: จำนวน {stated} มากกว่าจำนวนทั้งหมด {whole}
-- en: {stated} is more than the whole of {whole}
-- A part or numerator larger than the largest base of its group; a target may be exceeded, a target group not.
SELECT
    [part.fact_id, first(base.fact_id ORDER BY base.number DESC, base.position)] AS fact_ids,
    part.number AS stated, max(base.number) AS computed, max(base.number) AS whole
FROM figure AS part
JOIN figure AS base
  ON base.report_id = part.report_id AND base.group_id = part.group_id
 AND base.role = 'denominator' AND base.unit = part.unit AND base.fact_id <> part.fact_id
WHERE part.role IN ('numerator', 'part') AND NOT regexp_matches(base.measure, '(^|[^ม])เป้าหมาย|แผน')
GROUP BY part.fact_id, part.number
HAVING part.number > max(base.number)
