-- severity: doubtful
-- th: ข้อมูล ณ วันที่ {date} อยู่หลังวันที่ของรายงาน {report_date}
-- en: The data are of {date}, after the report's own date of {report_date}
-- A figure cannot be of a day after the day its report speaks of; without one, after the fiscal year's end.
SELECT
    list(fact_id ORDER BY position) AS fact_ids,
    strftime(figure.as_of, '%d/%m/') || (year(figure.as_of) + 543) AS date,
    strftime(latest, '%d/%m/') || (year(latest) + 543) AS report_date
FROM figure
JOIN (
    SELECT report_id, coalesce(as_of, make_date(fiscal_year - 543, 12, 31)) AS latest FROM report
) AS dated USING (report_id)
WHERE figure.as_of > latest
GROUP BY report_id, figure.as_of, latest
