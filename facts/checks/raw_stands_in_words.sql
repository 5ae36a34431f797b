-- The raw characters stand in the words at the offset told, so that every figure can be shown marked.
SELECT source, place, raw, "at", words
FROM fact
WHERE substring(words, "at" + 1, length(raw)) <> raw
