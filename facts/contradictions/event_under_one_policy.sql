-- severity: note
-- th: ผู้เข้าร่วม {stated} ของงานวันที่ {day} ถูกนับในสองนโยบาย
-- en: The {stated} participants of the event of {day} are counted under two policies
-- The same head count on the same day under two policies: adding the policies counts it twice.
WITH event AS (
    SELECT
        *, regexp_extract(
            words,
            '([0-9๐-๙]{1,2}\s*(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)\s*(?:พ\.ศ\.)?\s*[2๒][5๕][0-9๐-๙]{2})',
            1
        ) AS day
    FROM figure
    WHERE kind = 'activity'
)
SELECT
    [second.fact_id, min(first.fact_id)] AS fact_ids, second.number AS stated, second.day
FROM event AS second
JOIN event AS first
  ON first.report_id = second.report_id AND first.agency = second.agency AND first.day = second.day
 AND first.number = second.number AND first.unit = second.unit AND first.policy_id <> second.policy_id
 AND first.position < second.position
WHERE second.day <> '' AND second.policy_id <> '' AND first.policy_id <> ''
GROUP BY second.fact_id, second.number, second.day
