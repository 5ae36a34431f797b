-- severity: note
-- th: ข้อ {number} พิมพ์ซ้ำในรายการเดียวกัน
-- en: Item {number} is printed twice in one list
-- In one cell or paragraph the items run from 1 without a gap, and then a number comes a second time.
WITH item AS (
    SELECT
        *, coalesce(table_no || '.' || row_no || '.' || column_no, place) AS cell, TRY_CAST(
            regexp_extract(translate(text, '๐๑๒๓๔๕๖๗๘๙', '0123456789'), '^\s*([0-9]{1,2})[.)]\s*[^0-9\s]', 1) AS INTEGER
        ) AS number
    FROM narrative
)
SELECT [] AS fact_ids, source, line, place, number
FROM item
WHERE number IS NOT NULL
WINDOW list AS (PARTITION BY report_id, cell, kind ORDER BY position)
QUALIFY number = lag(number) OVER list AND number = lag(number, 2) OVER list + 1 AND number = row_number() OVER list - 1
