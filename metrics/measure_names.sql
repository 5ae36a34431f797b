-- Each distinct measure with a search key of the names that the product calls it by.
SELECT
    unnest(CAST($themes AS VARCHAR[])) AS theme,
    unnest(CAST($measures AS VARCHAR[])) AS measure,
    unnest(CAST($roles AS VARCHAR[])) AS role,
    unnest(CAST($units AS VARCHAR[])) AS unit,
    unnest(CAST($kinds AS VARCHAR[])) AS kind,
    unnest(CAST($names AS VARCHAR[])) AS names
