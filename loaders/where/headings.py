"""What a heading looks like: its number, its tags, and the words it begins with."""

from __future__ import annotations

import re
from functools import lru_cache

from facts.codes import search_key
from loaders.thai.folding import pattern
from loaders.thai.numbers import D

NUMBERING = pattern(
    rf"[\s\-*•]*(?P<label>นโยบายการตรวจ\S*\s*[:：]?|นโยบายที่|จุดเน้นที่|ประเด็น(?:นโยบาย)?(?:ที่)?(?=\s*{D})|ตัวชี้วัดที่|ข้อ(?:ที่)?(?=\s*{D})|ด้านที่)?\s*"
    rf"\(?(?P<letter>[กขคงจฉช](?:\s?[-–]\s?(?={D})|[.)]\s+)|[A-Z]\s?[.\-]?\s?(?={D}))?"
    rf"(?P<number>{D}{{1,2}}(?:\s?\.\s?{D}{{1,2}})*)?\s*(?P<close>[.)]?)[\s*]*"
)
ITEM = re.compile(rf"^[\s\-]*\(?({D}{{1,2}})\)")
TAGS = re.compile(r"(?:\s*<[^>]*>)+")
MARKUP = re.compile(r"<[^<>]*>")
# Whatever heading a text begins with has ended by here.
HEAD = 500


@lru_cache(maxsize=4096)  # the paragraphs of a long report, which is gone through twice
def head_key(text: str) -> str:
    """The key of a text's head, which one test for a heading after the other asks for."""
    return search_key(text)


def numbering_of(text: str) -> tuple[re.Match[str] | None, int]:
    """Return the number that a heading begins with, tags before it left out, and where its words begin."""
    tags = TAGS.match(text) if "<" in text else None
    start = tags.end() if tags else 0
    numbering = NUMBERING.match(text, start)
    return numbering, numbering.end() if numbering else start


def as_printed(title: str) -> str:
    return " ".join(MARKUP.sub(" ", title).split())
