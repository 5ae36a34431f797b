-- severity: wrong
-- th: แถวรวมระบุ {stated} แต่ผลบวกของแถวคือ {computed}{left_out_th}
-- en: The total row states {stated}, but its rows add up to {computed}{left_out_en}
-- A total row is the sum of the rows above it. Where it is their sum without one of them, that one is named: of rows
-- with the same number, each.
WITH broken AS (
    SELECT
        *,
        list_transform(list_filter(rows, lambda row: row.number = computed - stated), lambda row: row.label) AS missed
    FROM column_total
    WHERE len(rows) > 1 AND NOT is_sum
)
SELECT
    list_prepend(fact_id, list_transform(rows, lambda row: row.fact_id)) AS fact_ids, stated, computed,
    CASE WHEN missed = [] THEN '' ELSE ' อาจไม่ได้นับ ' || array_to_string(missed, ' หรือ ') END AS left_out_th,
    CASE WHEN missed = [] THEN '' ELSE '; it may leave out ' || array_to_string(missed, ' or ') END AS left_out_en
FROM broken
