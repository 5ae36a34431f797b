"""Thai, which has no blanks between words, in whole words: by pythainlp's dictionary and the names of offices."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

from pythainlp.corpus import thai_words
from pythainlp.tokenize import word_tokenize
from pythainlp.util import Trie

from facts.codes import arabic_digits, damage_key, default_codes

# A word of so many letters is known by its damage key, too: no other words hold these letters by chance. A shorter
# one is part of many: หนี้ without its marks of หน้าที่ and หน่วยงาน, พิการ of คุณภาพการศึกษา.
LONG = 8
APART = "|"


def is_long(word: str) -> bool:
    """Whether a word is known by its damage key, wherever it stands; not one whose end the key loses."""
    return len(damage_key(word)) >= LONG and bool(damage_key(word[-1]))


def words(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    """Return a text's words and what stands between them, in order; one word is an office's name, and each `known`."""
    return word_tokenize(text, custom_dict=_dictionary(known), keep_whitespace=True)


def edges(text: str, known: frozenset[str] = frozenset()) -> frozenset[int]:
    """Return where the words of a text begin and end."""
    return frozenset(accumulate(map(len, words(text, known)), initial=0))


@lru_cache(maxsize=65536)
def apart(text: str) -> str:
    """Return a text without blanks, its words parted by `APART`: that a word begins with a text is found in it."""
    told = "".join(f"{APART}{word}" for word in words(arabic_digits(text).lower()) if word.strip())
    return told + APART


def office_names() -> Iterable[str]:
    """Return by what words offices are called, short or full, without their places."""
    codes = default_codes()
    for kind in codes.agency_kinds:
        yield from (kind.full_prefix_th, kind.short_th, *kind.aliases)
    for affiliation in codes.affiliations:
        yield from (affiliation.name_th, *affiliation.aliases)


@lru_cache(maxsize=2)
def _dictionary(known: frozenset[str]) -> Trie:
    return Trie(thai_words() | known | {name for name in office_names() if name})
