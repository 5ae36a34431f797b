-- What the store says of each indicator at one level under the filters.
SELECT
    indicator_id, $level AS level,
    CASE $level WHEN 'offices' THEN 'ทุกหน่วยงาน' WHEN 'affiliation' THEN affiliation ELSE name END AS name,
    CASE $level WHEN 'offices' THEN $affiliation WHEN 'province' THEN '' ELSE affiliation END AS affiliation,
    place, provinces, fiscal_year, round, school_years, as_of, numerator, denominator, percent, printed_percent, lowest,
    median, highest, state, is_asked, is_contradictory, is_over, is_corrected, is_entered, is_computed, is_reported_total,
    is_digest, n_offices, CASE WHEN $level = 'province' THEN n_shared ELSE 0 END AS n_shared, n_without_denominator,
    n_unreadable, n_known, n_expected, fact_ids, earlier_fact_ids, previous_numerator, previous_denominator,
    previous_percent, previous_fiscal_year, previous_round, is_base_changed, offices_key, target,
    coalesce(target_source_th, '') AS target_source_th, coalesce(target_source_en, '') AS target_source_en
FROM value
LEFT JOIN (
    SELECT target_id, target, source_th AS target_source_th, source_en AS target_source_en FROM target
) AS aim USING (target_id)
WHERE level = $stored
  AND ($fiscal_year IS NULL OR fiscal_year = $fiscal_year)
  AND ($round IS NULL OR round = $round OR ($level = 'nation' AND round IS NULL))
  AND CASE
        WHEN $province = '' THEN true
        WHEN $stored = 'nation' THEN false
        ELSE list_contains(provinces, $province) END
  AND ($affiliation = '' OR affiliation = $affiliation)
  AND ($agency = '' OR name = $agency)
  AND ($theme = '' OR theme = $theme)
  AND ($indicators IS NULL OR list_contains($indicators, indicator_id))
  AND (NOT $is_told OR state IN ('reported', 'zero', 'unreadable'))
QUALIFY NOT $is_latest OR row_number() OVER (
    PARTITION BY indicator_id, name, affiliation, place
    ORDER BY is_told DESC, fiscal_year DESC NULLS LAST, told_at DESC NULLS LAST, round DESC NULLS LAST
) = 1
