-- The words in which answers are told, of narratives and of figures, and those of questions without one, with their
-- theme; an empty cell has none.
SELECT narrative_id AS record_id, theme, text FROM narrative WHERE kind = 'progress' AND theme <> ''
UNION ALL
SELECT fact_id, theme, measure FROM fact WHERE state <> 'blank' AND kind <> 'rule' AND theme <> '' AND measure <> ''
UNION ALL
SELECT prompt_id, theme, text FROM prompt WHERE theme <> ''
ORDER BY record_id
