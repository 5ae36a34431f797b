-- severity: wrong
-- th: แถวรวมระบุ {stated} แต่ผลบวกของแถวคือ {computed}
-- en: The total row states {stated}, but its rows add up to {computed}
-- A total row is the sum of the rows above it, back to the total before it or further; or of the totals above it
-- and the rows since. Columns with a cell that could not be read, and columns of averages, are left out.
WITH unread AS (
    SELECT DISTINCT report_id, policy_id, section, measure FROM fact WHERE state = 'unreadable'
),
averaged AS (
    SELECT column_key FROM table_cell GROUP BY column_key
    HAVING bool_or(role IN ('percent', 'ratio', 'score', 'difference'))
),
addable AS (
    SELECT * FROM table_cell
    ANTI JOIN unread USING (report_id, policy_id, section, measure)
    ANTI JOIN averaged USING (column_key)
),
-- The rows between two totals, and the total that ends them.
segment AS (
    SELECT
        column_key, totals_before,
        coalesce(sum(number) FILTER (role <> 'total'), 0) AS of_rows,
        list(fact_id ORDER BY position) FILTER (role <> 'total') AS rows,
        any_value(number) FILTER (role = 'total') AS stated,
        any_value(fact_id) FILTER (role = 'total') AS fact_id
    FROM addable
    GROUP BY column_key, totals_before
),
candidate AS (
    SELECT
        total.column_key, total.totals_before, first.totals_before AS first,
        sum(part.of_rows) AS of_rows,
        sum(CASE WHEN part.totals_before = total.totals_before THEN part.of_rows ELSE part.stated END) AS of_totals,
        flatten(list(part.rows ORDER BY part.totals_before)) AS rows
    FROM segment AS total
    JOIN segment AS first ON first.column_key = total.column_key AND first.totals_before <= total.totals_before
    JOIN segment AS part
      ON part.column_key = total.column_key
     AND part.totals_before BETWEEN first.totals_before AND total.totals_before
    WHERE total.stated IS NOT NULL
    GROUP BY ALL
),
nearest AS (
    SELECT
        column_key, totals_before,
        arg_max(of_rows, first) FILTER (len(rows) > 1) AS computed,
        arg_max(rows, first) FILTER (len(rows) > 1) AS rows,
        list(of_rows) || list(of_totals) AS sums
    FROM candidate
    GROUP BY column_key, totals_before
)
SELECT list_prepend(segment.fact_id, nearest.rows) AS fact_ids, segment.stated, nearest.computed
FROM nearest
JOIN segment USING (column_key, totals_before)
WHERE len(nearest.rows) > 1
  AND NOT list_bool_or(list_transform(sums, lambda one: abs(one - segment.stated) < 1e-9))
