-- severity: wrong
-- th: ร้อยละ {stated} เกิน 100
-- en: {stated} percent is more than 100
-- A share or an average score in percent above 100; growth may exceed it and is left out.
SELECT [fact_id] AS fact_ids, number AS stated, 100::DOUBLE AS computed
FROM figure
WHERE unit = 'ร้อยละ' AND role IN ('percent', 'score') AND number > 100
