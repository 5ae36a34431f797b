-- A province named on a figure is one of the 77.
SELECT source, place, raw, name
FROM (SELECT source, place, raw, unnest(provinces) AS name FROM fact)
WHERE name NOT IN (SELECT province_th FROM province)
