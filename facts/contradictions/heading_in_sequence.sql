-- severity: note
-- th: เลขหัวข้อไม่ตรงกับที่อยู่: {number} อยู่ใต้หัวข้อ {parent}
-- en: A heading is misnumbered: {number} stands under {parent}
-- What the reader placed by its title and its place in the sequence, against its number.
SELECT
    [] AS fact_ids, source, line, place, split_part(raw, ' / ', 1) AS number, split_part(raw, ' / ', 2) AS parent
FROM issue
WHERE code = 'misnumbered-heading'
