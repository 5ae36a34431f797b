-- severity: wrong
-- th: คะแนน {stated} เกินคะแนนเต็ม {computed}
-- en: A score of {stated} exceeds its full score of {computed}
SELECT [fact_id] AS fact_ids, number AS stated, CAST(full_score AS DOUBLE) AS computed
FROM figure
WHERE unit <> 'ร้อยละ' AND role = 'score' AND full_score IS NOT NULL AND number > full_score
