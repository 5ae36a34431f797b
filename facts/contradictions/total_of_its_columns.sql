-- severity: wrong
-- th: ช่องรวมของแถวระบุ {stated} แต่ผลบวกของช่องอื่นในแถวคือ {computed}
-- en: The row's own total states {stated}, but its other cells add up to {computed}
-- A column of totals that holds in at least half of its table's rows, and not in this one.
WITH crossed AS (
    SELECT
        total.fact_id, total.column_key, total.number AS stated, sum(part.number) AS computed,
        list_prepend(total.fact_id, list(part.fact_id ORDER BY part.position)) AS fact_ids
    FROM table_cell AS total
    JOIN table_cell AS part
      ON part.report_id = total.report_id AND part.group_id = total.group_id
     AND part.column_no <> total.column_no AND part.unit = total.unit
    WHERE regexp_matches(total.measure, '^(จำนวน)?(รวม|ยอดรวม|ทั้งสิ้น)') AND total.unit <> 'ร้อยละ'
      AND total.role NOT IN ('score', 'difference', 'ratio') AND part.role NOT IN ('score', 'difference', 'ratio')
    GROUP BY total.fact_id, total.column_key, total.number
    HAVING count(*) > 1
)
SELECT fact_ids, stated, computed
FROM crossed
QUALIFY abs(stated - computed) > 1e-9
    AND 2 * count(*) FILTER (abs(stated - computed) <= 1e-9) OVER (PARTITION BY column_key)
        >= count(*) OVER (PARTITION BY column_key)
