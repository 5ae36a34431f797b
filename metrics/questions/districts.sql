-- Lines that name a district (อำเภอ) and its school, as one answer or as two cells of a table's row.
WITH line AS (
    FROM narrative
    WHERE theme = $theme
      AND ($province = '' OR list_contains(provinces, $province))
      AND ($affiliation = '' OR affiliation = $affiliation)
      AND ($agency = '' OR agency = $agency)
      AND ($fiscal_year IS NULL OR fiscal_year = $fiscal_year)
      AND ($round IS NULL OR round = $round)
),
named AS (
    SELECT
        report_id, source, position, place, table_no, row_no, column_no, fiscal_year, round,
        regexp_extract(text, '^\W*[0-9๐-๙]*\W*(อำเภอ\S+)\s*(โรงเรียน.+)?$', ['district', 'school']) AS told
    FROM line
)
SELECT
    named.told.district AS district, coalesce(nullif(named.told.school, ''), line.text) AS school,
    named.fiscal_year, named.round, named.source, named.place
FROM named
LEFT JOIN line
    ON line.report_id = named.report_id AND line.table_no = named.table_no AND line.row_no = named.row_no
    AND line.column_no = named.column_no + 1
    AND starts_with(line.text, 'โรงเรียน')
WHERE named.told.district <> '' AND (named.told.school <> '' OR line.text IS NOT NULL)
ORDER BY named.fiscal_year DESC NULLS LAST, named.round DESC NULLS LAST, named.source, named.report_id, named.position
