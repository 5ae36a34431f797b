-- severity: note
-- th: งานวันที่ {day} อยู่นอกปีงบประมาณ {fiscal_year} ของรายงาน
-- en: The event of {day} lies outside the report's fiscal year {fiscal_year}
-- Head counts of an event whose days, as the words give them, are all before or after the report's year. The days of
-- letters, orders, decisions and data are no days of an event; what is told of another year or of a school year is left
-- out.
WITH event AS (
    SELECT
        figure.*, report.fiscal_year AS report_year,
        list_filter(
            regexp_extract_all(
                translate(words, '๐๑๒๓๔๕๖๗๘๙', '0123456789'),
                '(?:(?:มติ|คณะรัฐมนตรี|ประกาศ|คำสั่ง|หนังสือ|ระเบียบ)[^0-9]*|ลง|ณ)?\s*วันที่\s*[0-9]{1,2}\s*(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)\s*(?:พ\.ศ\.)?\s*25[0-9]{2}'
            ),
            lambda day: starts_with(ltrim(day), 'วันที่')
        ) AS days
    FROM figure
    JOIN report USING (report_id)
    WHERE figure.kind = 'activity' AND figure.fiscal_year = report.fiscal_year AND school_year IS NULL
)
SELECT
    list(fact_id ORDER BY position) AS fact_ids, report_year AS fiscal_year,
    regexp_extract(any_value(days)[1], '[0-9].*') AS day
FROM event
WHERE len(days) > 0 AND NOT list_bool_or(list_transform(
    days,
    lambda day: CAST(right(day, 4) AS INTEGER) + CAST(regexp_matches(day, 'ตุลาคม|พฤศจิกายน|ธันวาคม') AS INTEGER)
        = report_year
))
GROUP BY report_id, report_year, words
