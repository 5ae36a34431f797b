-- severity: wrong
-- th: ค่าเฉลี่ยรวม {stated} อยู่นอกช่วงของแถวที่นำมาเฉลี่ย ({lowest} ถึง {highest})
-- en: The overall average of {stated} lies outside its rows ({lowest} to {highest})
-- An average of averages or percents lies between the lowest and the highest of them. Shares of one whole add up to
-- 100, and are no average.
SELECT
    list_prepend(total.fact_id, list(part.fact_id ORDER BY part.position)) AS fact_ids,
    total.number AS stated, min(part.number) AS lowest, max(part.number) AS highest
FROM table_cell AS total
JOIN table_cell AS part
  ON part.column_key = total.column_key AND part.position < total.position
 AND part.totals_before = total.totals_before AND part.role IN ('score', 'percent')
WHERE (total.role = 'total' OR regexp_matches(total.row_label, '^\s*(รวม|ทั้งหมด|ภาพรวม|เฉลี่ย)'))
GROUP BY total.fact_id, total.number
HAVING count(*) > 1 AND total.number NOT BETWEEN min(part.number) AND max(part.number)
   AND abs(total.number - sum(part.number)) > 1e-9
   AND NOT (abs(total.number - 100) < 0.5 AND abs(sum(part.number) - 100) < 1)
