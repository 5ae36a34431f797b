-- severity: note
-- th: “{measure}” {stated} {unit} ของ {agency} ในรายงานนี้ เป็นของจังหวัด{province} {part} {unit}
-- en: Of the {stated} {unit} of “{measure}” that {agency} has in this report, {part} are of {province}
-- An office of several provinces stands in the table of one with all of its number, and tells in words how many of it
-- are of which. Where the table's total adds up, total_without_its_neighbour tells of it; where two columns have the
-- number, neither is known to be the one.
SELECT
    [cell.fact_id] || told_ids AS fact_ids, cell.number AS stated, cell.unit, cell.measure, cell.agency, part,
    other_province AS province
FROM neighbour_part AS cell
ANTI JOIN (
    SELECT column_key, totals_before
    FROM table_cell
    SEMI JOIN column_total ON column_total.fact_id = table_cell.fact_id AND is_sum
) AS added ON added.column_key = cell.column_key AND added.totals_before = cell.totals_before
QUALIFY count(*) OVER (PARTITION BY told_ids) = 1
