-- severity: wrong
-- th: แถวรวมระบุ {stated} ซึ่งเป็นผลบวกของค่าเฉลี่ยหรือร้อยละ บวกกันไม่ได้
-- en: The total row states {stated}, the sum of averages or percents, which do not add up
-- Averages and percents of offices do not add up; the shares of one whole do, to 100.
SELECT
    list_prepend(total.fact_id, list(part.fact_id ORDER BY part.position)) AS fact_ids,
    total.number AS stated, sum(part.number) AS computed
FROM table_cell AS total
JOIN table_cell AS part
  ON part.column_key = total.column_key AND part.position < total.position
 AND part.totals_before = total.totals_before AND part.role IN ('score', 'percent')
WHERE total.role = 'total' OR regexp_matches(total.row_label, '^\s*(รวม|ทั้งหมด|ภาพรวม)')
GROUP BY total.fact_id, total.number
HAVING count(*) > 1 AND abs(total.number - sum(part.number)) < 1e-9 AND min(part.number) > 0
   AND abs(total.number - 100) > 0.5
