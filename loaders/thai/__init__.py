"""The language: folded text, numbers, units, dates and names. Nothing here knows of reports."""
