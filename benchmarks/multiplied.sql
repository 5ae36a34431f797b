-- One more copy of a nation that is attached: the same offices in other years, beyond forty times with other offices.
INSERT INTO report
SELECT * REPLACE (
    report_id || $copy AS report_id, $copy || '/' || source AS source, fiscal_year + $years AS fiscal_year,
    as_of + to_years($years) AS as_of
)
FROM nation.report;

INSERT INTO fact
SELECT * REPLACE (
    fact_id || $copy AS fact_id, report_id || $copy AS report_id, $copy || '/' || source AS source,
    CASE WHEN agency = '' THEN '' ELSE agency || $suffix END AS agency,
    fiscal_year + $years AS fiscal_year, as_of + to_years($years) AS as_of
)
FROM nation.fact;

INSERT INTO narrative
SELECT * REPLACE (
    narrative_id || $copy AS narrative_id, report_id || $copy AS report_id, $copy || '/' || source AS source,
    CASE WHEN agency = '' THEN '' ELSE agency || $suffix END AS agency, fiscal_year + $years AS fiscal_year
)
FROM nation.narrative;
