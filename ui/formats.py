"""Numbers, years, units and dates as the page's language writes them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pandas as pd

from metrics import marks
from metrics.open_store import unit_names

BUDDHIST = 543
FIRST_MONTH = 10  # of a fiscal year
MONTHS_TH = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MARKDOWN = re.compile(r"[\\`*_\[\]$~:<>#]")
NO_BREAK = "\u00a0"


def plain(label: str) -> str:
    """Return a label of data for a button or a caption, which Streamlit would read as Markdown."""
    return MARKDOWN.sub(r"\\\g<0>", label)


def is_missing(value: object) -> bool:
    """Say whether a cell of a DataFrame holds nothing."""
    return value == "" if isinstance(value, str) else bool(pd.isna(value))  # type: ignore[call-overload]


def number(value: Decimal | float | int) -> str:
    """Return a number with thousands separators and the decimals it has, at most six."""
    exact = Decimal(str(value))
    text = f"{exact:,.6f}".rstrip("0").rstrip(".")
    return text.replace("-", "\u2212")


def percent(value: Decimal | float, decimals: int = 1) -> str:
    """Return a percent with its sign: 15.6 %."""
    return f"{value:,.{decimals}f}{NO_BREAK}%"


def signed(value: Decimal | float, decimals: int = 1) -> str:
    """Return a difference with its sign: +5.0, −0.4; one that rounds to nothing has none."""
    text = f"{abs(value):,.{decimals}f}"
    if not any(digit in text for digit in "123456789"):
        return text
    return ("+" if value > 0 else "\u2212") + text


def fiscal_year(year: int, language: str) -> str:
    """Return a Buddhist fiscal year: 2567, in English FY2567 (2024)."""
    return f"FY{year} ({year - BUDDHIST})" if language == "en" else f"พ.ศ. {year}"


def fiscal_year_of(day: date) -> int:
    """Return the Buddhist fiscal year of a day: it begins on 1 October."""
    return day.year + BUDDHIST + (day.month >= FIRST_MONTH)


def round_name(inspection_round: int, language: str) -> str:
    return f"Round {inspection_round}" if language == "en" else f"รอบที่ {inspection_round}"


def period(year: object, inspection_round: object, language: str) -> str:
    """Return year and round together, or the mark of a missing one."""
    parts = [] if is_missing(year) else [fiscal_year(int(year), language)]  # type: ignore[call-overload]
    if not is_missing(inspection_round):
        parts.append(round_name(int(inspection_round), language))  # type: ignore[call-overload]
    return " ".join(parts) or marks.NOT_REPORTED


def told_period(
    year: object, inspection_round: object, report_year: object, report_round: object, language: str
) -> str:
    """Return the period of a figure; of one for another year than its report's, the report's and the figure's year."""
    if is_missing(year) or is_missing(report_year) or year == report_year:
        return period(report_year if is_missing(year) else year, inspection_round, language)
    told = f"data of {fiscal_year(int(year), language)}" if language == "en" else f"ข้อมูลปี {int(year)}"  # type: ignore[call-overload]
    return f"{period(report_year, report_round, language)} · {told}"


def unit(name: str, count: Decimal | float | int, language: str) -> str:
    """Return a unit in the page's language; one that the list does not know stays as printed."""
    english = unit_names().get(name)
    if language != "en" or english is None:
        return name
    return english.singular_en if count == 1 else english.plural_en


def count(value: Decimal | float | int, unit_name: str, language: str) -> str:
    """Return a count with its classifier: 1,238 คน. A percent's unit is its sign."""
    if unit_name in ("ร้อยละ", "%"):
        return f"{number(value)}{NO_BREAK}%"
    return f"{number(value)}{NO_BREAK}{unit(unit_name, value, language)}".strip()


def n_of_n(numerator: object, denominator: object, unit_name: str, language: str) -> str:
    """Return 1,238 จาก 7,926 คน; the count alone without a denominator; nothing without a count."""
    if is_missing(numerator):
        return ""
    if is_missing(denominator):
        return count(numerator, unit_name, language)  # type: ignore[arg-type]
    joint = "of" if language == "en" else "จาก"
    return f"{number(numerator)} {joint} {count(denominator, unit_name, language)}"  # type: ignore[arg-type]


def day(value: date, language: str) -> str:
    """Return a date with a short month; the year is Buddhist in Thai."""
    months, year = (MONTHS_EN, value.year) if language == "en" else (MONTHS_TH, value.year + BUDDHIST)
    return f"{value.day} {months[value.month - 1]} {year}"
