-- severity: note
-- th: ค่าเฉลี่ย {stated} ระบุว่าเป็นของ {owner} ที่หนึ่ง และของ {other} อีกที่หนึ่ง
-- en: The average of {stated} is said to be of {owner} in one place and of {other} in another
-- One average with one standard deviation, told twice in the same words but for the body that it is of.
WITH average AS (
    SELECT
        *, lead(number) OVER place AS deviation,
        regexp_extract(lead(measure) OVER place, 'เบี่ยงเบนมาตรฐาน|S\.?D') AS is_told,
        regexp_extract(measure, '([^ ]{12,})ของ\s*([ก-ฮ]{2,5}\.)', ['of', 'owner']) AS told
    FROM figure
    WHERE role = 'score'
    WINDOW place AS (PARTITION BY report_id, words ORDER BY position)
)
SELECT
    [second.fact_id, first.fact_id] AS fact_ids, second.number AS stated, second.told.owner AS owner,
    first.told.owner AS other
FROM average AS second
JOIN average AS first
  ON first.report_id = second.report_id AND first.policy_id = second.policy_id AND first.agency = second.agency
 AND first.number = second.number AND first.deviation = second.deviation AND first.position < second.position
 AND right(first.told.of, 12) = right(second.told.of, 12) AND first.told.owner <> second.told.owner
WHERE second.is_told <> '' AND first.is_told <> '' AND second.told.owner <> '' AND first.told.owner <> ''
