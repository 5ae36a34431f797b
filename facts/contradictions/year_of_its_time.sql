-- severity: note
-- th: ถ้อยคำระบุ “{written}” ซึ่งห่างจากปีของรายงาน {fiscal_year} เกินจะเป็นไปได้
-- en: The words name “{written}”, which is too far from the report's year of {fiscal_year} to be meant
-- A school or fiscal year more than fifty years before its report, or more than twenty after; the years of laws are
-- named otherwise. One row a year: it is a slip of the pen, wherever it comes again.
WITH said AS (
    SELECT report_id, position, line, place, text FROM narrative
    UNION ALL
    SELECT report_id, position, line, place, words FROM fact
),
named AS (
    SELECT
        report_id, report.source, said.position, said.line, said.place, report.fiscal_year,
        unnest(regexp_extract_all(
            translate(text, '๐๑๒๓๔๕๖๗๘๙', '0123456789'),
            '(ปีการศึกษา|ปีงบประมาณ|ภาคเรียนที่\s*[12]\s*/)\s*(?:พ\.ศ\.)?\s*2\d{3}'
        )) AS written
    FROM said
    JOIN report USING (report_id)
    WHERE report.fiscal_year IS NOT NULL
)
SELECT [] AS fact_ids, source, line, place, fiscal_year, written
FROM named
WHERE CAST(right(written, 4) AS INTEGER) NOT BETWEEN fiscal_year - 50 AND fiscal_year + 20
QUALIFY row_number() OVER (PARTITION BY report_id, right(written, 4) ORDER BY position) = 1
