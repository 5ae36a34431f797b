-- severity: note
-- th: แถวรวมของจังหวัดนับรวม {agency} ซึ่งครอบคลุม{others}ด้วย
-- en: The province's total includes {agency}, which also covers {others}
-- A province's total row above an office of several provinces: what stands for the other ones cannot be told apart.
-- A table that counts places is left out: a school stands in one province. One row a table.
WITH of_places AS (
    SELECT DISTINCT report_id, group_id
    FROM table_cell
    WHERE unit IN ('แห่ง', 'โรงเรียน', 'โรง', 'สถานศึกษา')
       OR regexp_matches(measure, '^(จำนวน)?\s*(โรงเรียน|สถานศึกษา|รร\.)')
),
spread AS (
    SELECT DISTINCT
        total.report_id, total.policy_id, total.section, total.group_id, part.agency,
        list_aggregate(
            list_filter(part.provinces, lambda province: NOT list_contains(report.provinces, province)),
            'string_agg', ' '
        ) AS others
    FROM table_cell AS total
    ANTI JOIN of_places ON of_places.report_id = total.report_id AND of_places.group_id = total.group_id
    JOIN report ON report.report_id = total.report_id AND len(report.provinces) = 1
    JOIN table_cell AS part
      ON part.column_key = total.column_key AND part.totals_before = total.totals_before
     AND part.position < total.position AND part.number > 0
    WHERE total.role = 'total' AND len(part.provinces) > 1
)
SELECT list(table_cell.fact_id ORDER BY position) AS fact_ids, spread.agency, others
FROM spread
JOIN table_cell ON table_cell.report_id = spread.report_id AND table_cell.group_id = spread.group_id
WHERE others <> ''
GROUP BY spread.report_id, spread.group_id, spread.agency, others
