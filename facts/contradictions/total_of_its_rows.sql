-- severity: wrong
-- th: แถวรวมระบุ {stated} แต่ผลบวกของแถวคือ {computed}{hint_th}
-- en: The total row states {stated}, but its rows add up to {computed}{hint_en}
-- A total row is the sum of the rows above it; where each of them repeats it, they count the same people. Where one
-- thing alone explains the difference, it is named: a row that counts with a part from its own note, without it or with
-- it on top; or a row, or two together, that are left out. Of two explanations none is known to be true, and two rows
-- are too easily found to be named.
WITH broken AS (
    SELECT *, computed - stated AS gap
    FROM column_total
    WHERE len(rows) > 1 AND NOT is_sum AND NOT list_bool_and(list_transform(rows, lambda row: row.number = stated))
),
added AS (
    SELECT
        broken.fact_id AS total_id, gap, row.fact_id, row.label, row.number,
        rtrim(rtrim(format('{:,.2f}', row.number), '0'), '.') AS printed,
        rtrim(rtrim(format('{:,.2f}', row.number - gap), '0'), '.') AS counted
    FROM (SELECT *, unnest(rows) AS row FROM broken) AS broken
),
explanation AS (
    SELECT
        total_id, ' อาจนับ ' || label || ' เป็น ' || counted || ' แทน ' || printed AS hint_th,
        '; it may count ' || label || ' as ' || counted || ' instead of ' || printed AS hint_en
    FROM added
    JOIN figure AS cell ON cell.fact_id = added.fact_id
    SEMI JOIN figure AS part
      ON part.report_id = cell.report_id AND part.group_id = cell.group_id AND part.cell = cell.cell
     AND part.role = 'part' AND part.fact_id <> cell.fact_id
     AND (part.number = added.number - gap OR part.number = abs(gap))
    WHERE added.number > gap
    UNION ALL
    SELECT total_id, ' อาจไม่ได้นับ ' || label, '; it may leave out ' || label
    FROM added
    WHERE number = gap
    UNION ALL
    SELECT first.total_id, '', ''
    FROM added AS first
    JOIN added AS second
      ON second.total_id = first.total_id AND second.number = first.gap - first.number
     AND second.fact_id > first.fact_id
    WHERE first.number > 0 AND second.number > 0
)
SELECT
    list_prepend(fact_id, list_transform(rows, lambda row: row.fact_id)) AS fact_ids, stated, computed,
    coalesce(hint_th, '') AS hint_th, coalesce(hint_en, '') AS hint_en
FROM broken
LEFT JOIN (
    SELECT total_id, any_value(hint_th) AS hint_th, any_value(hint_en) AS hint_en
    FROM explanation
    GROUP BY total_id
    HAVING count(*) = 1
) AS hint ON hint.total_id = broken.fact_id
