"""Numbers in Thai text: where they stand, what they are worth, and which only mark a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from facts.codes import arabic_digits
from loaders.thai.folding import folded, pattern
from loaders.thai.vocabulary import Word, expression, word_list

D = "[0-9๐-๙]"
PERCENT = "ร้อยละ"
GROUPED = rf"{D}{{1,3}}(?:,{D}{{3}})+(?:\.{D}+)?"
WELL_FORMED = rf"(?:{GROUPED}|{D}+(?:\.{D}+)?)"
NUMBER = re.compile(rf"{D}+(?:[.,]{D}+)*")  # a run of digits, taken whole; not each is well formed
# Letters typed or recognised for digits: 1OO, l2, 2O7, 5O.5; but not those of B2B and H2O.
LETTERED = re.compile(
    rf"(?<![A-Za-z{D[1:-1]}.,/-])(?=[OolI.,]*{D})(?={D}*[.,]?{D}*[OolI])[{D[1:-1]}OolI]+(?:[.,][{D[1:-1]}OolI]+)*(?!-?[A-Za-z]|{D})"
)
# 12 500: one number or two, where an ordinary blank parts them.
SPACED = re.compile(rf"[1-9๑-๙]{D}{{0,2}}(?: {D}{{3}})+(?:\.{D}+)?(?![.,]?{D}| {D})")
_ONE_NUMBER = re.compile(rf"{WELL_FORMED}|{D}{{1,2}}(?:\.{D}{{1,2}})+(?:\.{D}{{2,4}})?")
SCALES = {
    folded(word): 10**zeros
    for word, zeros in (
        *(("ล้านล้าน", 12), ("แสนล้าน", 11), ("หมื่นล้าน", 10), ("พันล้าน", 9), ("ร้อยล้าน", 8)),
        *(("ล้าน", 6), ("แสน", 5), ("หมื่น", 4), ("พัน", 3)),
    )
}
SCALE = pattern(r"\s*(ล้านล้าน|แสนล้าน|หมื่นล้าน|พันล้าน|ร้อยล้าน|ล้าน(?!กีฬ|วัฒน|ธรรม)|แสน|หมื่น|พัน(?![ก-ฮ]ุ|ธ์|ธุ))")
RANGE_LINK = pattern(r"\s*(?:-|–|—|~|ถึง)\s*")

MONTH = (
    r"(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|ม\.\s?ค\.|ก\.\s?พ\.|มี\.\s?ค\.|เม\.\s?ย\.|พ\.\s?ค\.|มิ\.\s?ย\.|ก\.\s?ค\.|ส\.\s?ค\.|ก\.\s?ย\.|ต\.\s?ค\.|พ\.\s?ย\.|ธ\.\s?ค\.)"
)
PERCENT_BEFORE = pattern(rf"(?:{PERCENT}|เปอร์เซ็นต์)(?:ของ)?[\s.…:]*$")
PERCENT_AFTER = pattern(r"^[\s.]*(?:%|％|เปอร์เซ็น|ร้อยละ(?=[\s),.]|$)(?![\s.]*[0-9๐-๙]))")


def count_before(words: Sequence[Word]) -> re.Pattern[str]:
    """Return the pattern of what right before a number says that it counts, also where it has no unit."""
    return pattern(rf"(?:{expression(words)}|\(เต็ม)[\s.…:]*$")


COUNT_BEFORE = count_before(word_list("count_words"))

RATIO = pattern(rf"({D}+(?:\.{D}+)?)(?:\s+:\s*|\s*:\s+|:)({D}+(?:\.{D}+)?)(?!{D}|\s*น\.)")
# One teacher to so many pupils: 1 ต่อ 25, ครู 1 คน ต่อนักเรียน 30.
_RATIO_TOLD = pattern(
    r"[1๑]\s*(?:คน|แห่ง|โรงเรียน|ห้องเรียน|ห้อง|เครื่อง|ชุด|เล่ม|ราย)?\s*ต่อ\s*"
    rf"(?!เนื่อง|ปี|เดือน|วัน|มา|ไป)[ก-๎]{{0,20}}\s*({D}+(?:\.{D}+)?)(?![,.]?{D})"
)
_RATIO_WORD = pattern(r"(?:อัตราส่วน|สัดส่วน|ต่อ)[^\n]{0,40}$")
# 26/26 โรง, 31 จาก 40 คน: the first has no unit of its own.
_OUT_OF = pattern(
    rf"{D}+(?:,{D}{{3}})*(?:(?P<slash>\s*/\s*)|\s*จาก\s*(?:จำนวน|ทั้งหมด)*\s*)(?![2๒][4-6๔-๖]{D}{{2}}(?!{D}))(?P<whole>{D}+(?:,{D}{{3}})*)\s*(?=[ก-๎])(?!น\.|/|หมู่|ถนน|ซอย|ม\.|{MONTH})"
)
# A class, a house or an order whose number goes on behind a slash: ป.5/2, เลขที่ 58/2.
_OF_A_NAME = pattern(r"(?:[ก-ฮ]\.|ที่|/)\s?$")
_LONGEST_LEAD = 4
_SHARE_BEFORE = re.compile(rf"(?<![{D[1:-1]}.,])({D}{{1,2}}(?:\.{D}+)?)\s*:\s*$")
_LONGEST_SHARE = 12
_IN_THIS_ORDER = folded("ตามลำดับ")
# One unit told for several numbers: 12, 15 และ 20 คน ตามลำดับ; ร้อยละ 60 และ 40 ตามลำดับ.
_IN_ORDER = pattern(
    rf"(?<!{D}){NUMBER.pattern}(?:\s*,\s*{NUMBER.pattern})*\s*,?\s*และ\s*({NUMBER.pattern})(?=\s*[ก-๎%]{{0,12}}\s*{_IN_THIS_ORDER})"
)
_URL = re.compile(r"(?:https?:|www\.|\.(?:go|ac|or|co)\.th|\.com|@)\S*")
_ONE_TO_ONE = pattern(
    r"[1๑](?<![0-9๐-๙].)(?<!เขต .)(?<!เขต.)\s*[ก-๎]{2,12}\s*(?:ต่อ\s*|มากกว่า\s*|มี[ก-๎]{0,20}\s*)?[1๑]\s*[ก-๎]{2,}"
)
_LIST_MARK = re.compile(rf"(?:^|[\s>“\"(:;])\(?({D}{{1,2}}(?:\.{D}{{1,2}})*)(?:\)|\.(?!{D}))")
_DECIMAL_IN_BRACKETS = re.compile(rf"\(({D}{{1,2}}(?:\.{D}{{1,2}})+)\)")
_SECTION_WITHIN = pattern(
    rf"(?<=\s)({D}{{1,2}})\.({D}{{1,2}})(?=\s+[ก-ฮเ-ไ])(?!\s+(?:คะแนน|ล้าน|บาท|คน|ราย|แห่ง|ชั่วโมง)(?![ก-ฮเ-ไ]))"
)
_SECTION_MARK = pattern(rf"^[\s\-•*]*(?:{D}{{1,2}}\.)+{D}{{1,2}}(?=[\s).]|[ก-ฮเ-ไ])")

_COUNTS = pattern(r"\s*(?:คะแนน|ล้าน|บาท|%|คน|ราย|แห่ง|ชั่วโมง|ของ)")


class Number(NamedTuple):
    """A number in a text, with what belongs to it once that was looked for: a range's second, its scale and unit."""

    start: int
    end: int  # of a range, behind its second
    raw: str  # of a range, its first
    value: Decimal
    value_max: Decimal | None = None
    scale: int = 1
    unit: str = ""
    unit_end: int = 0
    told_from: int = 0  # where the first of the numbers begins that share their words: 12, 15 และ 20 คน ตามลำดับ
    is_ratio: bool = False

    @property
    def is_well_formed(self) -> bool:
        """Whether its run of digits is one number, of a section or a date too; 45,6 and 1.234.567 are none."""
        return _ONE_NUMBER.fullmatch(self.raw) is not None

    @property
    def raw_end(self) -> int:
        return self.start + len(self.raw)


def numbers(text: str) -> list[Number]:
    """Return every number of `text` in order, figures or not, each a whole run of digits; `2.2.1` has the value of its
    first two parts, `45,6` that of its first.
    """
    found = []
    for match in NUMBER.finditer(text):
        raw = match.group()
        number = Number(match.start(), match.end(), raw, value_of(raw))
        found.append(number if number.is_well_formed else number._replace(value=value_of(raw.partition(",")[0])))
    return found


def value_of(raw: str) -> Decimal:
    """Return what a number is worth, Thai digits or not; of 2.2.1 its first two parts."""
    whole, *parts = raw.replace(",", "").split(".")
    return Decimal(f"{whole}.{parts[0]}" if parts else whole)


def in_order(text: str) -> dict[int, tuple[Number, Number]]:
    """Return for the start of each number of `12, 15 และ 20 คน ตามลำดับ` the first and the last of them."""
    listed: dict[int, tuple[Number, Number]] = {}
    for match in _IN_ORDER.finditer(text) if _IN_THIS_ORDER in text else ():
        told = [number for number in numbers(text[: match.end()]) if number.start >= match.start()]
        listed.update(dict.fromkeys((number.start for number in told), (told[0], told[-1])))
    return listed


def is_percent(text: str, number: Number) -> bool:
    before, after = text[max(0, number.start - 60) : number.start], text[number.raw_end : number.raw_end + 60]
    return bool(PERCENT_BEFORE.search(before) or PERCENT_AFTER.match(after))


def ratio(text: str, number: Number) -> re.Match[str] | None:
    """Return the whole of a ratio (1 : 23) that begins with a number; 10:30 is one only behind words that say so."""
    if told := _RATIO_TOLD.match(text, number.start) if number.raw in "1๑" else None:
        return told
    whole = RATIO.match(text, number.start)
    if whole and (" " in whole.group() or number.raw in "1๑" or _RATIO_WORD.search(text[: number.start][-60:])):
        return whole
    return None


def out_of(text: str, number: Number) -> re.Match[str] | None:
    """Return so many `of so many` that begins with a number: 26/26 โรง, 31 จาก 40 คน; also one of fewer, 58/2 แห่ง."""
    told = _OUT_OF.match(text, number.start)
    if told is None or not told["slash"]:
        return told
    return None if _OF_A_NAME.search(text, max(0, number.start - _LONGEST_LEAD), number.start) else told


def is_of_fewer(told: re.Match[str], number: Number) -> bool:
    """Whether a number is said to be out of a smaller one, as no part is of its whole."""
    return value_of(told["whole"]) < number.value


def is_one_of_two_shares(text: str, number: Number) -> bool:
    """Whether a number is one of two that make a hundred: 38.75 : 61.25."""
    before = _SHARE_BEFORE.search(text, max(0, number.start - _LONGEST_SHARE), number.start)
    two = RATIO.match(text, before.start(1) if before else number.start)
    return two is not None and value_of(two[1]) != 1 and value_of(two[1]) + value_of(two[2]) == 100


def lone_mark(text: str) -> re.Match[str] | None:
    """Return the list mark that `text` begins with, its number in group 1, if no other number stands in it."""
    mark = _LIST_MARK.match(text)
    return None if mark is None or NUMBER.search(text, mark.end()) else mark


def marks(text: str) -> set[int]:
    """Return the offsets of the numbers in `text` that only number a list, a section or a name's parts."""
    found = {match.start(1) for match in _LIST_MARK.finditer(text) if _is_list_mark(text, match)}
    section = _SECTION_MARK.match(text)
    if section and not _COUNTS.match(text, section.end()):
        found.update(match.start() for match in NUMBER.finditer(text, 0, section.end()))
    if "." in text:
        found.update(_sections(text))
    for match in _ONE_TO_ONE.finditer(text):
        found.update(inner.start() for inner in NUMBER.finditer(text, match.start(), match.end()))
    for match in _URL.finditer(text):
        found.update(inner.start() for inner in NUMBER.finditer(text, match.start(), match.end()))
    return found


def _sections(text: str) -> set[int]:
    """Return the offsets of the numbers of sections within a line: 1. ... 1.1 ... 1.2 ...; the next follows, or its own
    list stands before the first.
    """
    found: set[int] = set()
    offset: dict[tuple[int, int], int] = {}
    for match in _SECTION_WITHIN.finditer(text):
        above, last = int(match[1]), int(match[2])
        if last == 1 and re.search(rf"(?:^|\s){above}\.\s", arabic_digits(text[: match.start()])):
            found.add(match.start(1))
        elif (above, 1) in offset and (above, last - 1) in offset:
            found |= {offset[above, last - 1], match.start(1)}
        offset[above, last] = match.start(1)
    return found


def _is_list_mark(text: str, match: re.Match[str]) -> bool:
    """Whether a mark stands for itself: it tells no count, and its bracket closes none that opened before it."""
    start = match.start(1)
    opened = text[start - 1 : start] != "(" and text.rfind("(", 0, start) > text.rfind(")", 0, start)
    return (
        not _counted(text, start)
        and not (opened and match.group().endswith(")"))
        and not tells_a_decimal(text, start - 1)
    )


def tells_a_decimal(text: str, offset: int) -> bool:
    """Whether a decimal in brackets at an offset stands behind words, and is one of no list: ภาษาไทย (52.31)."""
    told = _DECIMAL_IN_BRACKETS.match(text, offset) if offset > 0 else None
    if told is None or not text[:offset].strip():
        return False
    above, _, last = arabic_digits(told[1]).rpartition(".")
    printed = arabic_digits(text)
    return not any(f"({above}.{int(last) + step})" in printed for step in (-1, 1))


def _counted(text: str, offset: int) -> bool:
    return bool(COUNT_BEFORE.search(text[max(0, offset - 20) : offset]) or PERCENT_BEFORE.search(text[:offset]))
