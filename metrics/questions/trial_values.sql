-- The values that a store tells, of all indicators and levels.
SELECT
    indicator_id, level, place_th, affiliation, fiscal_year, round,
    numerator, denominator, percent, score, printed_percent
FROM v_value WHERE state IN ('reported', 'zero') ORDER BY ALL
