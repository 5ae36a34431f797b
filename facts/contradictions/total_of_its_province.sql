-- severity: note
-- th: แถวรวมของจังหวัดนับรวม {agency} ซึ่งครอบคลุม{others}ด้วย
-- en: The province's total includes {agency}, which also covers {others}
-- A province's total that adds up with an office of several provinces: what stands for the other ones cannot be told
-- apart. A table that counts places is left out: a school stands in one province. One row a table.
WITH of_places AS (
    SELECT DISTINCT report_id, group_id
    FROM table_cell
    WHERE unit IN ('แห่ง', 'โรงเรียน', 'โรง', 'สถานศึกษา')
       OR regexp_matches(measure, '^(จำนวน)?\s*(โรงเรียน|สถานศึกษา|รร\.)')
),
spread AS (
    SELECT DISTINCT
        total.report_id, total.group_id, total.fact_id, total.position, part.agency,
        list_aggregate(
            list_filter(part.provinces, lambda province: NOT list_contains(report.provinces, province)),
            'string_agg', ' '
        ) AS others
    FROM table_cell AS total
    SEMI JOIN column_total ON column_total.fact_id = total.fact_id AND is_sum
    ANTI JOIN of_places ON of_places.report_id = total.report_id AND of_places.group_id = total.group_id
    JOIN report ON report.report_id = total.report_id AND len(report.provinces) = 1
    JOIN table_cell AS part
      ON part.column_key = total.column_key AND part.totals_before = total.totals_before
     AND part.position < total.position AND part.number > 0
    WHERE total.role = 'total' AND len(part.provinces) > 1
)
SELECT list(fact_id ORDER BY position) AS fact_ids, agency, others
FROM spread
WHERE others <> ''
GROUP BY report_id, group_id, agency, others
