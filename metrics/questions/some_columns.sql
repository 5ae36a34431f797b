-- Of an answer no more than is wanted: lists of ids are dear to turn into Python's.
SELECT {columns}
FROM (
{question}
)
