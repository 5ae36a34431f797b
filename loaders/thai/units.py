"""Units in Thai text: which stands behind a number, also where damage has touched it."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from facts.codes import Codes, damage_key, default_codes
from loaders.thai.folding import MARK, folded, pattern, pattern_of
from loaders.thai.key_text import KeyText
from loaders.thai.numbers import D
from loaders.thai.vocabulary import expression, word_list
from loaders.thai.words import any_of

BLANK = re.compile(r"(?:\.-)?[\s.…*]*")
LETTER = pattern("[ก-ฮเ-ไ]")
SHORT_KEY = 3  # of letters without marks
VOWEL = pattern(MARK)
DISTRICTS = frozenset({"อำเภอ", "ตำบล", "จังหวัด", "หมู่บ้าน"})
DISTRICT_WORDS = pattern(expression(word_list("district_words")))
COUNTED_BEFORE = pattern(rf"(?:นวน|รวม|สิ้น|หมด)[\s.]*{D}[{D[1:-1]},.]*\s*$")
_PER = "เดือน ปี วัน คน ครั้ง ภาคเรียน สัปดาห์ โรงเรียน ชั่วโมง หัว ราย แห่ง ห้องเรียน ห้อง โรง รุ่น มื้อ คาบ ชุด เครื่อง"
PER_UNITS = {folded(unit): unit for unit in _PER.split()}
PER_UNIT = pattern(rf"\s*(ต่อ|/)\s*({any_of(PER_UNITS)})")


def unit_at(text: str, offset: int, district_words: re.Pattern[str] = DISTRICT_WORDS) -> tuple[str, int]:
    """Return the unit that stands at `offset`, blanks before it allowed, and where it ends; else empty."""
    blank = BLANK.match(text, offset)
    start = blank.end() if blank else offset
    if "\n" in text[offset:start] and not COUNTED_BEFORE.search(text[max(0, offset - 40) : offset]):
        return "", offset
    spelt, units = _unit_spellings(default_codes())
    match = spelt.match(text, start)
    unit, end = (units[match.group()], match.end()) if match else ("", start)
    if not unit or LETTER.match(text, end):
        damaged, damaged_end = _unit_by_key(text, start) or ("", start)
        if damaged_end > end:
            unit, end = damaged, damaged_end
    if unit in DISTRICTS and LETTER.match(text, end) and not district_words.match(text, end):
        return "", start  # the name of one place: อำเภอเมือง
    return _rate(text, unit, end) if unit.startswith("บาท") else (unit, end)


def _rate(text: str, unit: str, end: int) -> tuple[str, int]:
    """Return the whole unit of a rate, with all that it is paid for: บาท/คน/เดือน."""
    while per := PER_UNIT.match(text, end):
        unit, end = f"{unit}{'/' if per[1] == '/' else 'ต่อ'}{PER_UNITS[per[2]]}", per.end()
    return unit, end


def _unit_by_key(text: str, start: int) -> tuple[str, int] | None:
    """Find a damaged unit. A short one keeps its vowels, wherever they stand: without its own คัน is คน."""
    keyed = KeyText(text[start : start + 40])
    pattern_of_all, units = _unit_keys(default_codes())
    match = pattern_of_all.match(keyed.key)
    if match is None:
        return None
    end = start + keyed.end(match.end())
    for unit in units[match.group()]:
        if match.end() >= SHORT_KEY or _has_vowels_of(unit, text[start:end]):
            return unit, end
    return None


def _has_vowels_of(unit: str, text: str) -> bool:
    return Counter(VOWEL.findall(folded(unit))) == Counter(VOWEL.findall(text))


@lru_cache(maxsize=4)
def _unit_spellings(codes: Codes) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of the units as folded text spells them, and each as the list spells it."""
    units: dict[str, str] = {}
    for unit in codes.units:
        for name in (unit.unit_th, *unit.aliases):
            units.setdefault(folded(name), name)  # ร้อยละ before what is a misspelling of it
    return pattern_of(units), units


@lru_cache(maxsize=4)
def _unit_keys(codes: Codes) -> tuple[re.Pattern[str], dict[str, list[str]]]:
    units: dict[str, list[str]] = {}
    for unit in codes.units:
        for name in (unit.unit_th, *unit.aliases):
            units.setdefault(damage_key(name), []).append(name)
    return pattern_of(key for key in units if len(key) > 1), units
