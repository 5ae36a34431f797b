-- Where a report disagrees with itself. The first of fact_ids is the figure that is called in doubt.
WITH figure AS (
    SELECT *, CAST(value * scale AS DOUBLE) AS number
    FROM fact
    WHERE state = 'reported' AND kind <> 'rule' AND value_max IS NULL
),
-- A printed percent that no numerator over no base of its group gives, neither rounded nor cut off.
-- Where a group holds more percents than numerators, one of them speaks of something else: no doubt is cast.
pairable AS (
    SELECT report_id, group_id
    FROM figure
    GROUP BY report_id, group_id
    HAVING count(*) FILTER (role = 'percent') <= count(*) FILTER (role = 'numerator')
),
pair AS (
    SELECT
        percent.fact_id, numerator.fact_id AS numerator_id, base.fact_id AS base_id,
        numerator.number AS numerator, base.number AS base, percent.number AS stated,
        100 * numerator.number / base.number AS computed,
        pow(10, CASE WHEN contains(percent.raw, '.') THEN length(percent.raw) - instr(percent.raw, '.') ELSE 0 END)
            AS precision
    FROM figure AS percent
    SEMI JOIN pairable USING (report_id, group_id)
    JOIN figure AS numerator
      ON numerator.report_id = percent.report_id AND numerator.group_id = percent.group_id
     AND numerator.role = 'numerator'
    JOIN figure AS base
      ON base.report_id = percent.report_id AND base.group_id = percent.group_id
     AND base.role = 'denominator' AND base.number > 0
    WHERE percent.role = 'percent' AND NOT percent.is_approximate
),
percent_doubt AS (
    SELECT
        'percent' AS "check", fact_id, stated,
        arg_min(computed, abs(computed - stated)) AS computed,
        arg_min(numerator, abs(computed - stated)) AS part,
        arg_min(base, abs(computed - stated)) AS whole,
        arg_min([fact_id, numerator_id, base_id], abs(computed - stated)) AS fact_ids
    FROM pair
    GROUP BY fact_id, stated
    HAVING NOT bool_or(
        abs(computed - stated) * precision <= 0.5 + 1e-9
        OR abs(floor(computed * precision + 1e-9) / precision - stated) < 1e-9
    )
),
-- A total row that is not the sum of the rows above it in its column, back to the total before it.
cell AS (
    SELECT
        *, string_split(place, ' col ')[2] AS column_number,
        count(*) FILTER (role = 'total') OVER (
            PARTITION BY report_id, policy_id, section, measure, string_split(place, ' col ')[2]
            ORDER BY line, "at" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS table_number
    FROM figure
    WHERE row_label <> '' AND role NOT IN ('percent', 'ratio', 'score', 'difference')
),
column_sum AS (
    SELECT
        any_value(number) FILTER (role = 'total') AS stated,
        sum(number) FILTER (role <> 'total') AS computed,
        any_value(fact_id) FILTER (role = 'total') AS fact_id,
        list(fact_id ORDER BY line) FILTER (role <> 'total') AS parts
    FROM cell
    GROUP BY report_id, policy_id, section, measure, column_number, coalesce(table_number, 0)
    HAVING count(*) FILTER (role = 'total') = 1 AND count(*) FILTER (role <> 'total') > 1
),
total_doubt AS (
    SELECT
        'total' AS "check", fact_id, stated, computed, computed AS part, NULL::DOUBLE AS whole,
        list_prepend(fact_id, parts) AS fact_ids
    FROM column_sum
    WHERE abs(stated - computed) > 1e-9
),
-- A part or numerator larger than the base of its group.
part_doubt AS (
    SELECT
        'part' AS "check", part.fact_id, part.number AS stated, max(base.number) AS computed,
        part.number AS part, max(base.number) AS whole,
        list_prepend(part.fact_id, list(base.fact_id ORDER BY base.number DESC)) AS fact_ids
    FROM figure AS part
    JOIN figure AS base
      ON base.report_id = part.report_id AND base.group_id = part.group_id
     AND base.role = 'denominator' AND base.unit = part.unit AND base.fact_id <> part.fact_id
    WHERE part.role IN ('numerator', 'part')
    GROUP BY part.fact_id, part.number
    HAVING part.number > max(base.number)
),
doubt AS (
    SELECT * FROM percent_doubt
    UNION ALL BY NAME SELECT * FROM total_doubt
    UNION ALL BY NAME SELECT * FROM part_doubt
)
SELECT
    doubt."check", fact.source, fact.place, fact.line, fact.words, fact.measure, fact.agency, fact.affiliation,
    fact.provinces, fact.theme, fact.fiscal_year, fact.round, fact.unit, fact.raw, fact."at",
    doubt.stated, doubt.computed, doubt.part, doubt.whole, doubt.fact_ids, report.is_digest
FROM doubt
JOIN fact USING (fact_id)
JOIN report USING (report_id)
WHERE ($fiscal_year IS NULL OR fact.fiscal_year = $fiscal_year)
  AND ($round IS NULL OR fact.round = $round)
  AND ($province = '' OR list_contains(fact.provinces, $province))
  AND ($affiliation = '' OR fact.affiliation = $affiliation)
  AND ($agency = '' OR fact.agency = $agency)
  AND ($theme = '' OR fact.theme = $theme)
ORDER BY fact.source, fact.line, TRY_CAST(regexp_extract(fact.place, 'col (\d+)', 1) AS INTEGER), fact."at", doubt."check"
