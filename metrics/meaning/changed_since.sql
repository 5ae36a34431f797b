-- What became of the values of the store `before`, and why: by the reports and the decisions behind a value that only
-- one of the two stores has. A change that none of them explains is the rules'.
INSERT INTO value_change BY NAME FROM before.value_change;

INSERT INTO value_change BY NAME
WITH old AS (
    SELECT * FROM before.named_value WHERE state IN ('reported', 'zero')
),
changed AS (
    SELECT
        row_number() OVER () AS change,
        old.indicator_id, old.level, old.place_th, old.affiliation, old.fiscal_year, old.round,
        old.numerator AS before_numerator, old.denominator AS before_denominator, old.percent AS before_percent,
        old.score AS before_score,
        new.numerator, new.denominator, new.percent, new.score, new.state,
        old.fact_ids AS before_ids, new.fact_ids
    FROM old
    LEFT JOIN named_value AS new
        ON new.indicator_id = old.indicator_id AND new.level = old.level AND new.place_th = old.place_th
        AND new.fiscal_year IS NOT DISTINCT FROM old.fiscal_year AND new.round IS NOT DISTINCT FROM old.round
        -- A body's statement may stand for the sum of the nation now.
        AND (new.affiliation = old.affiliation OR (old.level = 'nation' AND old.affiliation = '' AND new.is_latest))
    WHERE round(old.numerator, 6) IS DISTINCT FROM round(new.numerator, 6)
       OR round(old.denominator, 6) IS DISTINCT FROM round(new.denominator, 6)
       OR round(old.score, 6) IS DISTINCT FROM round(new.score, 6)
),
behind AS (
    SELECT change, fact.fact_id, fact.report_id
    FROM (SELECT change, unnest(before_ids) AS fact_id FROM changed)
    JOIN before.fact USING (fact_id)
    UNION
    SELECT change, fact.fact_id, fact.report_id
    FROM (SELECT change, unnest(fact_ids) AS fact_id FROM changed)
    JOIN fact USING (fact_id)
),
-- The reports that one store alone has. Where each has one of the same cover, one stands for the other.
alone AS (
    SELECT report_id, framework, agency, provinces, fiscal_year, round, true AS is_new
    FROM report WHERE report_id NOT IN (SELECT report_id FROM before.report)
    UNION ALL
    SELECT report_id, framework, agency, provinces, fiscal_year, round, false
    FROM before.report WHERE report_id NOT IN (SELECT report_id FROM report)
),
moved AS (
    SELECT
        report_id,
        report_id IN (SELECT unnest([report_id, replaced_by]) FROM delivery WHERE state = 'replaced')
            OR count(DISTINCT is_new) OVER (PARTITION BY framework, agency, provinces, fiscal_year, round) = 2
            AS is_replacement
    FROM alone
),
decided AS (
    SELECT fact_id FROM (FROM correction EXCEPT FROM before.correction)
    UNION
    SELECT fact_id FROM (FROM before.correction EXCEPT FROM correction)
),
because AS (
    SELECT
        change,
        bool_or(is_replacement) AS is_replacement, count(moved.report_id) > 0 AS is_moved,
        count(decided.fact_id) > 0 AS is_decided
    FROM behind
    LEFT JOIN moved USING (report_id)
    LEFT JOIN decided USING (fact_id)
    GROUP BY change
)
SELECT
    changed.* EXCLUDE (change, before_ids, fact_ids), store_info.built_at AS changed_at,
    CASE
        WHEN is_replacement THEN 'delivery'
        WHEN is_moved THEN 'report'
        WHEN is_decided THEN 'decision'
        -- What a place lost to another one is told by neither's figures.
        WHEN state = 'in_another' AND EXISTS (FROM alone) THEN 'report'
        ELSE 'reader'
    END AS reason
FROM changed
LEFT JOIN because USING (change)
CROSS JOIN store_info
ORDER BY ALL;
