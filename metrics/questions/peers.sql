-- What the offices under the filters told, each beside all other offices of its kind and body that told the same period.
-- A share above 100 percent is summed, and stands in no order.
WITH told AS (
    SELECT
        indicator_id, value.name, value.affiliation, value.place, value.provinces, fiscal_year, round, numerator,
        denominator, percent, fact_ids, office.kind, indicator.direction
    FROM value
    JOIN office USING (office_id)
    JOIN indicator USING (indicator_id)
    WHERE level = 'agency' AND formula = 'share' AND denominator > 0 AND numerator IS NOT NULL
      AND ($theme = '' OR value.theme = $theme)
      AND ($fiscal_year IS NULL OR fiscal_year = $fiscal_year)
      AND ($round IS NULL OR round = $round)
),
own AS (
    FROM told
    WHERE ($agency = '' OR name = $agency)
      AND ($affiliation = '' OR affiliation = $affiliation)
      AND ($province = '' OR list_contains(provinces, $province))
),
beside AS (
    SELECT
        own.indicator_id, own.name, own.affiliation, own.place, own.fiscal_year, own.round, own.percent, own.direction,
        other.percent AS other, other.percent <= 100 AS is_ordered, other.numerator, other.denominator, other.fact_ids,
        other.name AS other_office, other.place AS other_place
    FROM own
    JOIN told AS other
        ON other.indicator_id = own.indicator_id AND other.kind = own.kind AND own.kind <> '' AND other.affiliation = own.affiliation
        AND other.fiscal_year IS NOT DISTINCT FROM own.fiscal_year AND other.round IS NOT DISTINCT FROM own.round
        AND (other.name <> own.name OR other.place <> own.place)
)
SELECT
    indicator_id, name, affiliation, place, fiscal_year, round,
    count(*) AS n_others,
    CAST(count(*) FILTER (is_ordered) AS INTEGER) AS n_ordered,
    sum(numerator) AS other_numerator,
    sum(denominator) AS other_denominator,
    quantile_cont(other, [0.0, 0.25, 0.5, 0.75, 1.0]) FILTER (is_ordered) AS quartiles,
    CASE WHEN any_value(percent) <= 100 AND any_value(direction) <> 'none' THEN 1 + CAST(count(*) FILTER (
        is_ordered AND CASE direction WHEN 'up' THEN other > percent ELSE other < percent END
    ) AS INTEGER) END AS rank,
    flatten(list(fact_ids ORDER BY other_office, other_place)) AS other_fact_ids
FROM beside
GROUP BY ALL
ORDER BY ALL
