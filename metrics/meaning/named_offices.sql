-- The offices that reports name, with their bodies and provinces.
SELECT DISTINCT agency, affiliation, provinces
FROM (SELECT agency, affiliation, provinces FROM fact UNION ALL SELECT agency, affiliation, provinces FROM narrative)
WHERE agency <> ''
ORDER BY ALL
