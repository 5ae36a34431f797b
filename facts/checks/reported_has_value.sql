-- A reported figure has a value; any other state has none: a failed read never becomes a zero.
SELECT source, place, raw, state
FROM fact
WHERE (state = 'reported') <> (value IS NOT NULL)
