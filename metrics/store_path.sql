-- The file that is read.
SELECT path FROM duckdb_databases() WHERE database_name = current_database()
