"""Dates and years in Thai text: a date's day, and the fiscal or school year that words give to a figure."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from facts.codes import arabic_digits, damage_key
from loaders.thai.folding import pattern
from loaders.thai.numbers import MONTH, D

DATE = pattern(rf"({D}{{1,2}})\s*({MONTH})\s*(?:พ\.?\s?ศ\.?)?\s*({D}{{2,4}})")
AS_OF = pattern(rf"ข้อมูล\s*ณ\s*(?:วันที่)?\s*{DATE.pattern}")
MONTH_KEYS = tuple("มกร กมภ มนาคม เมษ พฤษภ มถน กรกฎ สงหา กนย ตล พฤศจ ธนว".split())
SHORT_MONTHS = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
FIRST_MONTH = 10  # of a fiscal year
BUDDHIST = 543
NEAR = 80  # characters from a year to the words that say what it is
FAR_BACK = 300  # to the test that it is of
_STATED = pattern(
    rf"(?=[ปภ{D[1:-1]}])(?:"  # at other characters nothing needs to be tried
    rf"(?P<kind>ปีการศึกษา|ปีงบประมาณ|ประจำปี|ปี)\s*(?:พ\.?\s?ศ\.?)?\s*(?P<year>[2๒][45๔๕]{D}{{2}})(?!{D})"
    rf"|ภาคเรียน(?:ที่)?\s*{D}\s?/\s?(?P<term>[2๒][5๕]{D}{{2}})(?!{D})"
    rf"|(?P<date>{DATE.pattern}))"
)
_OF_A_NAME = pattern(
    r"(?:ฉบับ[ก-๎]*|\(\s*ปรับปรุง|หลักสูตร(?:แกนกลาง|การศึกษา)[ก-๎]*|(?:พ\.\s?ร\.\s?บ\.|พระราชบัญญัติ)[^\d\n()]{0,60})[\s()]*$"
)
_ENDS_IN_YEAR = pattern(rf"(?:^|\s)(?<!ปี )(?<!ศึกษา )(?<!ประมาณ )(?:พ\.?\s?ศ\.?\s*)?([2๒][5๕]{D}{{2}})$")
_OF_THE_DATA = pattern(r"ณ\s*(?:วันที่)?\s*$")
_COMPARED = pattern(r"(?:(?:(?:สูง|ต่ำ|มาก|น้อย|ดี)กว่า|เทียบ)[ก-๎\s]{0,40}|(?:ขึ้น|ลง|เดิม)\s*จาก\s*)$")
# National tests are held once a school year.
_TEST = re.compile(r"(?i:[onvi]-?net)(?![a-z])|(?<![A-Za-z])(?:NT|RT)(?![A-Za-z])")


def thai_date(text: str) -> date | None:
    """Return the first date of `text`: Thai month, Buddhist year of four or two digits."""
    match = DATE.search(text)
    if not match:
        return None
    day, month, year = int(arabic_digits(match[1])), _month(match[2]), int(arabic_digits(match[3]))
    year += 2500 if year < 100 else 0
    try:
        return date(year - BUDDHIST, month, day)
    except ValueError:
        return None


def _month(name: str) -> int:
    short = name.replace(" ", "")
    if short in SHORT_MONTHS:
        return SHORT_MONTHS.index(short) + 1
    key = damage_key(name)
    return next((index for index, start in enumerate(MONTH_KEYS, 1) if key.startswith(start)), 0)


def years_told(text: str, offset: int, *, is_difference: bool = False) -> tuple[int | None, int | None]:
    """Return the fiscal and the school year that the words before `offset` give a figure there, if they do.

    The nearest year holds: a school year ends a fiscal one and the other way round, and a date outside a year ends
    it. A year in the name of a law or a curriculum is none; the year that something is compared with is that of the
    one figure right behind it, and of no difference.
    """
    fiscal_year = school_year = None
    for stated in _stated(text):
        if stated.end() > offset:
            break
        before = text[max(0, stated.start() - NEAR) : stated.start()]
        if stated["date"]:
            day = None if _OF_THE_DATA.search(before) else thai_date(stated["date"])
            if day and fiscal_year != day.year + BUDDHIST + (day.month >= FIRST_MONTH):
                fiscal_year = None
            if day and school_year not in (day.year + BUDDHIST, day.year + BUDDHIST - 1):
                school_year = None
            continue
        is_bare = stated["kind"] == "ปี"
        is_left_behind = is_difference or re.search(D, text[stated.end() : offset])
        if (is_bare and _OF_A_NAME.search(before)) or (is_left_behind and _COMPARED.search(before)):
            continue
        year = int(arabic_digits(stated["term"] or stated["year"]))
        if stated["term"] or stated["kind"] == "ปีการศึกษา" or (is_bare and _is_of_a_test(text, stated.start())):
            fiscal_year, school_year = None, year
        elif is_bare or stated["kind"] == "ปีงบประมาณ":
            fiscal_year, school_year = year, None
    return fiscal_year, school_year


def years_headed(head: str) -> tuple[int | None, int | None]:
    """Return the fiscal and the school year that a column's or row's head gives, also one that ends in a bare year."""
    bare = _ENDS_IN_YEAR.search(head)
    text = f"{head[: bare.start(1)]}ปี {bare[1]}" if bare else head
    return years_told(text, len(text))


def _is_of_a_test(text: str, offset: int) -> bool:
    return _TEST.search(text, max(0, offset - FAR_BACK), offset) is not None


@lru_cache(maxsize=4)
def _stated(text: str) -> list[re.Match[str]]:
    """Return the years and dates of a text, which one figure after the other asks for."""
    return list(_STATED.finditer(text))
