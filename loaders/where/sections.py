"""The parts of the ministry's forms, known by the words that their headings begin with."""

from __future__ import annotations

import re

from facts.codes import damage_key
from facts.fact import Section
from loaders.thai.key_text import KeyText
from loaders.thai.numbers import D
from loaders.where.headings import HEAD, NUMBERING, head_key

# The parts of the ministry's forms, by the words their headings begin with.
SECTION_WORDS: tuple[tuple[Section, tuple[str, ...]], ...] = (
    ("situation", ("การวิเคราะห์สถานการณ์", "สถานการณ์ในพื้นที่", "สภาพปัจจุบัน", "ข้อมูลพื้นฐาน", "บริบท")),
    ("results", ("ผลการดำเนินงาน", "ความก้าวหน้า", "การดำเนินงานตามนโยบาย", "ผลการดำเนินการ", "ผลการขับเคลื่อน", "ผลสัมฤทธิ์ของ")),
    ("problems", ("ปัญหาอุปสรรค", "ปัญหา/อุปสรรค", "ปัญหาและอุปสรรค", "ปัญหา อุปสรรค", "ปัญหา")),
    ("factors", ("ปัจจัยแห่งความสำเร็จ", "ปัจจัยขับเคลื่อน", "ปัจจัยความสำเร็จ", "ปัจจัยที่", "ปัจจัยสู่")),
    ("suggestions", ("ข้อเสนอแนะ",)),
    ("practice", ("รูปแบบ แนวทาง", "นวัตกรรม", "แนวปฏิบัติที่ดี", "วิธีปฏิบัติที่เป็นเลิศ", "วิธีปฏิบัติที่ดี", "Best Practice", "ต้นแบบ")),
)
# Words that begin many a sentence; alone they head a section, with more behind them they do not.
_BARE_WORDS = frozenset(map(damage_key, ("ปัญหา", "บริบท", "ข้อมูลพื้นฐาน", "ต้นแบบ", "สภาพปัจจุบัน", "ปัจจัยที่")))
_SECTION_KEYS = tuple((section, damage_key(words)) for section, listed in SECTION_WORDS for words in listed)
_ANY_SECTION = tuple(words for _, words in _SECTION_KEYS)


def section_of(text: str) -> Section:
    """Return the form's section that a heading opens; empty if the text is no such heading."""
    return section_head(text)[0]


def section_head(text: str) -> tuple[Section, int]:
    """Return the section that a heading opens, and where in the text the heading's known words end."""
    numbering = NUMBERING.match(text)
    number = numbering["number"] if numbering else None
    levels = len(re.findall(D + "+", number)) if number else 0
    start = numbering.end() if numbering else 0
    key = head_key(text[start : start + HEAD])
    for section, words in _SECTION_KEYS if key.startswith(_ANY_SECTION) else ():
        is_short = len(key) <= len(words) + 22
        if key.startswith(words) and (is_short or (levels >= 2 and words not in _BARE_WORDS)):
            return section, start + KeyText(text[start : start + HEAD]).end(len(words))
    return "", 0
