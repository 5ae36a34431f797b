-- severity: wrong
-- th: ร้อยละ {stated} เกิน 100
-- en: {stated} percent is more than 100
-- A share or an average score in percent above 100; growth and what is measured against a target may exceed it. Where
-- the part exceeds its whole, part_within_its_whole says what is wrong, and percent_of_its_own_numbers where they give
-- another percent.
SELECT [fact_id] AS fact_ids, number AS stated, 100::DOUBLE AS computed
FROM figure
ANTI JOIN (
    SELECT report_id, group_id
    FROM fact
    WHERE unit <> 'ร้อยละ'
    GROUP BY report_id, group_id
    HAVING max(value * scale) FILTER (role = 'numerator')
        > max(value * scale) FILTER (role IN ('denominator', 'threshold'))
) AS too_many USING (report_id, group_id)
ANTI JOIN (SELECT fact_id FROM percent_gap WHERE NOT is_rounded AND NOT is_cut_off) AS miscounted USING (fact_id)
WHERE unit = 'ร้อยละ' AND role IN ('percent', 'score') AND number > 100
  AND NOT regexp_matches(substr(words, greatest(1, "at" - 100), 140), '(^|[^ม])เป้าหมาย|แผน')
