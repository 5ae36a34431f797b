-- severity: doubtful
-- doubted: all
-- th: “{measure}” กับ “{other}” นับเรื่องเดียวกันของหน่วยงานเดียวกัน แต่ระบุ {stated} และ {computed} ({place_other})
-- en: “{measure}” and “{other}” count the same of one office, but give {stated} and {computed} ({place_other})
-- What one indicator counts of one office, school and period, told in two places with two values: in a brief and in a
-- full table, in two reports. A base counts where its own numerator stands beside it; a figure that was corrected is
-- settled; of a group the first that the register claims stands for it, as in the indicator itself. Tellings in the
-- same words are compared by told_once.
WITH claimed AS (
    SELECT telling.*, claim.indicator_id, claim.part, claim.rank
    FROM telling
    JOIN claim USING (theme, measure, told_under, role, unit, kind)
    WHERE telling.role IN ('numerator', 'denominator', 'count', 'amount', 'score')
    QUALIFY row_number() OVER (
        PARTITION BY indicator_id, claim.part, report_id, group_id, told_key ORDER BY rank, position
    ) = 1
),
numerator AS (
    SELECT * FROM claimed WHERE part = 'numerator'
),
counted AS (
    FROM numerator
    UNION ALL
    SELECT base.*
    FROM claimed AS base
    SEMI JOIN numerator
      ON numerator.indicator_id = base.indicator_id AND numerator.report_id = base.report_id
     AND numerator.group_id = base.group_id AND numerator.told_key = base.told_key AND numerator.fact_id <> base.fact_id
    WHERE base.part = 'denominator'
)
SELECT
    [second.fact_id, first.fact_id] AS fact_ids, second.number AS stated, first.number AS computed,
    second.measure, first.measure AS other, first.place_named AS place_other
FROM counted AS second
JOIN counted AS first
  ON first.indicator_id = second.indicator_id AND first.part = second.part AND first.told_key = second.told_key
 AND first.position < second.position AND first.number <> second.number AND first.words_key <> second.words_key
 AND (first.report_id <> second.report_id OR first.group_id <> second.group_id)
QUALIFY row_number() OVER (PARTITION BY second.fact_id ORDER BY first.position) = 1
