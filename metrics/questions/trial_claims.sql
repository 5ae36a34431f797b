-- What a block claims: each measure once, with a place where one of its figures stands.
SELECT part, measure, told_under, role, unit, count(*) AS n_figures, any_value(place) AS place
FROM v_figure
WHERE indicator_id = $indicator_id
GROUP BY ALL
ORDER BY part DESC, n_figures DESC, measure
