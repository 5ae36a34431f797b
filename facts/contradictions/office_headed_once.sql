-- severity: note
-- th: {name} กับ {other} เป็นหน่วยงานเดียวกัน แต่เป็นหัวของสองคำตอบติดกัน คำตอบหนึ่งอาจเป็นของหน่วยงานอื่น
-- en: {name} and {other} are one office, but head two answers in a row: one of them may be another office's
-- An office answers once under a heading. Two names of one office, each with an answer, are most often a slip in one.
SELECT
    [] AS fact_ids, source, line, place, split_part(raw, ' / ', 1) AS name, split_part(raw, ' / ', 2) AS other
FROM issue
WHERE code = 'office-headed-twice'
