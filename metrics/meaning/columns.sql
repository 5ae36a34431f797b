-- The tables and views of the store that is being written, and their columns.
SELECT
    columns.table_name, CASE WHEN views.view_name IS NULL THEN 'TABLE' ELSE 'VIEW' END AS kind,
    list(columns.column_name ORDER BY columns.column_index) AS names
FROM duckdb_columns() AS columns
LEFT JOIN duckdb_views() AS views ON views.view_name = columns.table_name AND NOT views.internal
WHERE NOT columns.internal AND columns.database_name = current_database()
GROUP BY ALL
ORDER BY ALL
