-- How often each subject is named. An answer about two subjects counts under both.
WITH answer AS (
    SELECT
        *, unnest(CASE WHEN len(subjects) = 0 THEN ['other'] ELSE subjects END) AS subject
    FROM narrative
    WHERE list_contains($kinds, kind)
      AND ($fiscal_year IS NULL OR fiscal_year = $fiscal_year)
      AND ($round IS NULL OR round = $round)
      AND ($province = '' OR list_contains(provinces, $province))
      AND ($affiliation = '' OR affiliation = $affiliation)
      AND ($agency = '' OR agency = $agency)
      AND ($theme = '' OR theme = $theme)
)
SELECT
    answer.subject,
    coalesce(any_value(subject.name_th), 'อื่น ๆ') AS name_th,
    coalesce(any_value(subject.name_en), 'Other') AS name_en,
    CAST(count(*) AS INTEGER) AS n_answers,
    CAST(count(DISTINCT (answer.agency, answer.provinces)) AS INTEGER) AS n_offices,
    CAST(len(list_distinct(flatten(list(answer.provinces)))) AS INTEGER) AS n_provinces
FROM answer
LEFT JOIN subject USING (subject)
GROUP BY answer.subject
ORDER BY answer.subject = 'other', n_answers DESC, answer.subject
