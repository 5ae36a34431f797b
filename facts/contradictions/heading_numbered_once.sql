-- severity: note
-- th: เลขหัวข้อ {number} พิมพ์ซ้ำใต้หัวข้อ {parent} หัวข้อใดหัวข้อหนึ่งเลขผิด
-- en: The number {number} is printed twice under {parent}: one of the two headings is misnumbered
-- Two headings under one parent bear one number; the later one is shown, though the earlier may be the wrong one.
SELECT
    [] AS fact_ids, source, line, place, split_part(raw, ' / ', 1) AS number, split_part(raw, ' / ', 2) AS parent
FROM issue
WHERE code = 'repeated-heading'
