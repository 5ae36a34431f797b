-- severity: note
-- th: หัวข้อ {number} ไม่มีหัวข้อเลขก่อนหน้าภายใต้หัวข้อ {parent}
-- en: The heading {number} stands under {parent} without the number before it
-- A section was left out or misnumbered: no line under its policy begins with the number before.
SELECT
    [] AS fact_ids, source, line, place, split_part(raw, ' / ', 1) AS number, split_part(raw, ' / ', 2) AS parent
FROM issue
WHERE code = 'skipped-heading'
