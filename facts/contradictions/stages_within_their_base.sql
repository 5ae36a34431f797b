-- severity: wrong
-- th: ทุกขั้นรวมกันได้ {computed} มากกว่าจำนวนทั้งหมด {stated} ({row_label})
-- en: The stages add up to {computed}, more than the whole of {stated} ({row_label})
-- In a table row: the first share of a base and the parts beside it (failed, waiting, not yet) exclude each other,
-- so together they cannot exceed it. A total row is read as the rows above it are.
WITH as_in_rows AS (
    SELECT column_key, mode(role) FILTER (role <> 'total') AS column_role FROM table_cell GROUP BY column_key
),
stage AS (
    SELECT
        table_cell.*, column_role,
        column_role = 'numerator' AND row_number() OVER (
            PARTITION BY report_id, group_id, column_role ORDER BY position
        ) = 1 AS is_first_share
    FROM table_cell
    JOIN as_in_rows USING (column_key)
),
summed AS (
    SELECT
        base.fact_id, base.number AS stated, base.row_label, sum(stage.number) AS computed,
        list_prepend(base.fact_id, list(stage.fact_id ORDER BY stage.position)) AS fact_ids,
        count(*) FILTER (stage.column_role = 'part') AS n_parts
    FROM stage AS base
    JOIN stage
      ON stage.report_id = base.report_id AND stage.group_id = base.group_id AND stage.unit = base.unit
     AND (stage.column_role = 'part' OR stage.is_first_share)
    WHERE base.column_role = 'denominator'
    GROUP BY base.fact_id, base.number, base.row_label
)
SELECT fact_ids, stated, computed, row_label
FROM summed
WHERE computed > stated AND n_parts > 0
