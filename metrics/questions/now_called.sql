-- The figure that was once called so.
SELECT fact_id FROM former_id WHERE former_id = $former_id
