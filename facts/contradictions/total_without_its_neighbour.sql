-- severity: doubtful
-- th: ยอดรวม {stated} {unit} ของจังหวัดนับ {part} {unit} ของจังหวัด{province}ไว้ด้วย
-- en: The province's total of {stated} {unit} includes {part} of {province}
-- An office of several provinces tells in words how many of its number are of which, and the report of one of them adds
-- all of that number into its own total, which is the sum of its rows.
SELECT
    [total.fact_id, cell.fact_id] || told_ids AS fact_ids, total.number AS stated, total.unit, part,
    other_province AS province
FROM neighbour_part AS cell
JOIN table_cell AS total
  ON total.column_key = cell.column_key AND total.role = 'total' AND total.totals_before = cell.totals_before
 AND total.position > cell.position
SEMI JOIN column_total ON column_total.fact_id = total.fact_id AND is_sum
