-- severity: wrong
-- doubted: all
-- th: ทุกขั้นรวมกันได้ {computed} มากกว่าจำนวนทั้งหมด {stated} ({row_label})
-- en: The stages add up to {computed}, more than the whole of {stated} ({row_label})
-- In a table row: the first share of a base and the parts behind it (failed, waiting, not yet) exclude each other,
-- so together they cannot exceed it. A column that most rows exceed is no base of them. A total row exceeds its base
-- where a row does, or where it is not the sum of its rows: both are told of already.
WITH stage AS (
    SELECT
        *,
        role = 'numerator' AND row_number() OVER (PARTITION BY report_id, group_id, role ORDER BY position) = 1
            AS is_first_share
    FROM table_cell
),
summed AS (
    SELECT
        base.fact_id, base.column_key, base.number AS stated, base.row_label, sum(stage.number) AS computed,
        list_prepend(base.fact_id, list(stage.fact_id ORDER BY stage.position)) AS fact_ids
    FROM stage AS base
    JOIN stage
      ON stage.report_id = base.report_id AND stage.group_id = base.group_id AND stage.unit = base.unit
     AND stage.position > base.position AND (stage.role = 'part' OR stage.is_first_share)
    WHERE base.role = 'denominator'
    GROUP BY base.fact_id, base.column_key, base.number, base.row_label
    HAVING bool_or(stage.role = 'part')
)
SELECT fact_ids, stated, computed, row_label
FROM summed
QUALIFY computed > stated
    AND 2 * count(*) FILTER (computed > stated) OVER (PARTITION BY column_key)
        <= count(*) OVER (PARTITION BY column_key)
