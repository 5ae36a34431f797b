-- The indicators of `telling` that at least two offices have given as a figure.
SELECT indicator
FROM telling
WHERE agency <> '' AND len(provinces) > 0 AND NOT is_unreadable
GROUP BY indicator
HAVING count(DISTINCT hash(agency, affiliation)) > 1
