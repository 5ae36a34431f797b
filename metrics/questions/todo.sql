-- The rounds of each office: those of the year chosen, else of its newest, in whose reports it speaks (one row without
-- a report where there is none), and those that it has missed since it first spoke.
-- A due round is covered by a report of the
-- office's province, of the round or of the whole year; a national body's annex that names the office does not cover it.
WITH spoken AS (
    SELECT agency, affiliation, provinces, report_id FROM fact
    UNION
    SELECT agency, affiliation, provinces, report_id FROM narrative
),
told AS (
    SELECT
        spoken.agency AS name, spoken.provinces, max(spoken.affiliation) AS affiliation,
        report.fiscal_year, report.round, list_sort(list(DISTINCT report.source)) AS sources,
        bool_or(len(report.provinces) > 0) AS is_provincial
    FROM spoken
    JOIN report USING (report_id)
    WHERE spoken.agency <> '' AND len(spoken.provinces) > 0 AND report.fiscal_year IS NOT NULL
      AND ($province = '' OR list_contains(spoken.provinces, $province))
      AND ($affiliation = '' OR spoken.affiliation = $affiliation)
      AND ($agency = '' OR spoken.agency = $agency)
    GROUP BY ALL
),
office AS (
    SELECT
        name, provinces, max(affiliation) AS affiliation,
        min(fiscal_year * 10 + coalesce(round, 0)) AS first_period,
        coalesce($fiscal_year, max(fiscal_year)) AS fiscal_year
    FROM told
    GROUP BY name, provinces
)
SELECT office.* EXCLUDE (first_period), told.round, coalesce(told.sources, []) AS sources, false AS is_missing, true AS is_province_heard
FROM office
LEFT JOIN told
    ON told.name = office.name AND told.provinces = office.provinces AND told.fiscal_year = office.fiscal_year
    AND ($round IS NULL OR coalesce(told.round = $round, true))
UNION ALL
SELECT
    office.* EXCLUDE (first_period, fiscal_year), due.fiscal_year, due.round, [], true,
    list_has_any(due.provinces, office.provinces)
FROM office
JOIN due ON due.fiscal_year * 10 + due.round > office.first_period
WHERE ($fiscal_year IS NULL OR due.fiscal_year = $fiscal_year)
  AND ($round IS NULL OR due.round = $round)
  AND NOT EXISTS (
    FROM told
    WHERE told.name = office.name AND told.provinces = office.provinces
      AND told.fiscal_year = due.fiscal_year AND coalesce(told.round = due.round, true)
      AND told.is_provincial
  )
ORDER BY ALL
