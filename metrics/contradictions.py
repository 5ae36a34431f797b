"""Where a report disagrees with itself: both values, and which is which."""

from __future__ import annotations

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.query import query
from metrics.selection import Selection

SENTENCES_TH = {
    "percent": "รายงานระบุร้อยละ {stated} แต่ {part} จาก {whole} คิดเป็นร้อยละ {computed}",
    "total": "แถวรวมระบุ {stated} แต่ผลบวกของแถวคือ {computed}",
    "part": "จำนวน {stated} มากกว่าจำนวนทั้งหมด {whole}",
}
SENTENCES_EN = {
    "percent": "The report states {stated} percent, but {part} of {whole} is {computed} percent",
    "total": "The total row states {stated}, but its rows add up to {computed}",
    "part": "{stated} is more than the whole of {whole}",
}


def contradictions(cursor: DuckDBPyConnection, selection: Selection = Selection()) -> pd.DataFrame:  # noqa: B008
    """Return one row for each figure that its own report contradicts.

    Columns: check (percent, total, part), source, place, line, words, measure, agency, affiliation, provinces,
    theme, fiscal_year, round, unit, raw, at, stated, computed, part, whole, fact_ids (the doubted figure first,
    then those it disagrees with), is_digest, sentence_th, sentence_en.
    A percent is in doubt when no numerator and base of its group give it at the printed precision, neither
    rounded nor cut off; approximate ones are left out. A total row is held against the rows above it.
    """
    frame = query(cursor, "contradictions", selection.parameters())
    for column, sentences in (("sentence_th", SENTENCES_TH), ("sentence_en", SENTENCES_EN)):
        frame[column] = [
            sentences[check].format(
                stated=_number(stated), computed=_number(computed), part=_number(part), whole=_number(whole)
            )
            for check, stated, computed, part, whole in zip(
                frame["check"], frame["stated"], frame["computed"], frame["part"], frame["whole"], strict=True
            )
        ]
    return frame


def _number(value: float) -> str:
    """Write a number with separators and at most two decimals, none where they are zero."""
    text = f"{value:,.2f}"
    return text.rstrip("0").rstrip(".")
