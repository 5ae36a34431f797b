-- Whether values of this store can be held against those of a newer one.
SELECT
    (SELECT is_synthetic FROM store_info),
    count(*) = 2
FROM duckdb_columns()
WHERE (table_name, column_name) IN (('value_change', 'changed_at'), ('named_value', 'fact_ids'))
