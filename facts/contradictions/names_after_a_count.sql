-- severity: doubtful
-- th: ระบุจำนวน {number} แต่มีชื่อตามมา {listed} ชื่อ
-- en: {number} are announced, but {listed} names follow
-- A count of a list is no figure; where its names are not as many, the reader says so.
SELECT
    [] AS fact_ids, source, line, place, split_part(raw, ' / ', 1) AS number, split_part(raw, ' / ', 2) AS listed
FROM issue
WHERE code = 'list-count'
