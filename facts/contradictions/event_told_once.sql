-- severity: doubtful
-- doubted: all
-- th: งานวันที่ {day} มีผู้เข้าร่วม {stated} ที่หนึ่ง และ {computed} อีกที่หนึ่ง
-- en: The event of {day} has {stated} participants in one place and {computed} in another
-- One event is one day of one office: the same date in the words of two head counts that differ.
WITH event AS (
    SELECT
        *, regexp_extract(
            words,
            '([0-9๐-๙]{1,2}\s*(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)\s*(?:พ\.ศ\.)?\s*[2๒][5๕][0-9๐-๙]{2})',
            1
        ) AS day
    FROM figure
    WHERE kind = 'activity' AND unit IN ('คน', 'ราย', 'ท่าน', 'รูป') AND role IN ('count', 'total', 'denominator')
)
SELECT
    [second.fact_id, arg_min(first.fact_id, first.position)] AS fact_ids, second.number AS stated,
    arg_min(first.number, first.position) AS computed, second.day
FROM event AS second
JOIN event AS first
  ON first.report_id = second.report_id AND first.agency = second.agency AND first.day = second.day
 AND first.position < second.position AND first.words <> second.words
WHERE second.day <> ''
GROUP BY second.fact_id, second.number, second.day
HAVING bool_and(first.number <> second.number)
