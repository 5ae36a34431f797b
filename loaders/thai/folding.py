"""A text as its words can be recognised: what damages Thai is folded away, and every offset leads back."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import compress, groupby, repeat

from facts.codes import damage_key
from facts.windows_874 import to_bytes, to_text
from loaders.thai.words import any_of

MARK = "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
# Words that say what a number, a label or a heading is, known with their marks lost or moved and blanks behind them,
# as flip-books store.
_TOLD = (
    "ร้อยละ", "จำนวน", "คิดเป็น", "แบ่งเป็น", "จำแนกเป็น", "ทั้งหมด", "ทั้งสิ้น", "ไม่น้อยกว่า", "ไม่ต่ำกว่า", "มากกว่า",
    "เป้าหมาย", "เพิ่มขึ้น", "ลดลง", "พบว่า", "เฉลี่ย", "แยกเป็น", "ประกอบด้วย",
    "ผู้เข้าร่วม", "เข้าร่วม", "ประชุม", "ข้อเสนอแนะ", "ข้อมูล",
)  # fmt: skip
# Tone marks are lost, the nikhahit that parts from sara am, what has no width, and the raised and lowered digits of
# notes' marks.
_LOST = "\u0e48\u0e49\u0e4a\u0e4b\u0e4d\u200b\u200c\u200d\ufeff⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾₀₁₂₃₄₅₆₇₈₉₍₎"
# But ร่วม is not รวม, and ข้อ not ขอ: their marks are kept in the guise of one that no text has.
_KEPT = (("ร่วม", "ร\u0e4eวม"), ("ข้อ", "ข\u0e4eอ"))
# Lao letters for Thai ones, odd blanks for blanks, sara am for sara aa: each one character for one.
_SAME: dict[int, str | None] = {code: chr(code - 0x80) for code in range(0x0E81, 0x0ECE)}
_SAME |= {0x0304: "\u0305"}  # the bar over x̄
_SAME |= dict.fromkeys((0xA0, 0x2002, 0x2003, 0x2009, 0x202F, 0x3000), " ") | {0x0E33: "า", 0x0E8D: "ย", 0x0EB3: "า"}
_SAME |= dict.fromkeys((*map(ord, _LOST), *(ord(mark) + 0x80 for mark in _LOST[:5])))
# The same in Windows-874, where Thai has a byte a character: several times as fast.
_BYTES = bytes(range(256)).decode("cp874", "replace")
_SAME_BYTES = bytes(ord((_SAME.get(ord(letter)) or letter).encode("cp874", "replace")) for letter in _BYTES)
_LOST_BYTES = bytes(byte for byte, letter in enumerate(_BYTES) if letter in _LOST)
_STAYS = bytes(letter not in _LOST for letter in _BYTES)
_BLANKS = re.compile(r"\s+")
# Blanks that part no words, where a number is written 12 500 000: its thousands are folded as those of 12,500,000.
_BINDING = re.compile("[\u00a0\u2009\u202f]")
_GROUPED = re.compile(rf"(?<![\d.,])[1-9๑-๙]\d{{0,2}}(?:{_BINDING.pattern}\d{{3}})+(?!\d)")
_GAP = f"{MARK}*+(?: {MARK}*+)?+"


def _loose(words: Iterable[str]) -> list[str]:
    """Return the branches of the expression of words without marks: marks and a blank may stand behind each letter."""
    branches = []
    for letter, group in groupby(sorted(words), key=lambda word: word[0]):
        rests = [word[1:] for word in group]
        branches.append(f"{letter}{_GAP}(?:{'|'.join(_loose(rests))})" if all(rests) else f"{letter}{MARK}*+")
    return branches


_BARE = [re.sub(MARK, "", word).replace("ำ", "า") for word in _TOLD]
# What is mended once tone marks are lost: words told, blanks before sara aa, runs of blanks, letters doubled. Each
# branch begins with a letter, so that only where one of these stands any is tried.
_MENDED = re.compile("|".join([*_loose(_BARE), "  *(?=า)", "  +", "าา+", *(f"{mark}{mark}+" for mark in "ัิีึืฺุู็์")]))


class Folded:
    """A text folded: tone marks, zero-width characters and runs of blanks lost, sara am as sara aa.

    Patterns made by `pattern` match `text`, which is folded when first asked for. Offsets are the folded text's; `at`
    leads to those of the text as written. What is lost belongs to the character before it.
    """

    __slots__ = ("_offsets", "_shift", "text", "written")
    text: str  # missing until it is asked for

    def __init__(self, written: str) -> None:
        self.written = written
        self._offsets: Sequence[int] | None = None
        self._shift = 0

    @classmethod
    def _made(cls, written: str, text: str, offsets: Sequence[int] | None, shift: int) -> Folded:
        made = cls(written)
        made.text, made._offsets, made._shift = text, offsets, shift
        return made

    @classmethod
    def join(cls, parts: Iterable[Folded], joiner: str = " ") -> Folded:
        """Return texts as one, parted by `joiner`."""
        parts = list(parts)
        if len(parts) < 2:
            return parts[0] if parts else NOTHING
        text, written = joiner.join([part.text for part in parts]), joiner.join([part.written for part in parts])
        if all(part._offsets is None for part in parts):  # then what is lost is told by the characters alone
            return cls._made(written, text, None, 0)
        offsets, start = array("I"), 0
        for index, part in enumerate(parts):
            if index:
                offsets.extend(range(start, start + len(joiner)))
                start += len(joiner)
            offsets.extend(map((start - part._shift).__add__, part._sources()))
            start += len(part.written)
        return cls._made(written, text, offsets, 0)

    def take(self, other: Folded) -> None:
        """Take over the folding of the same text."""
        self.text, self._offsets, self._shift = other.text, other._offsets, other._shift

    def __getattr__(self, name: str) -> str:
        if name != "text":
            raise AttributeError(name)
        self.text, self._offsets = _fold(self.written)
        return self.text

    def at(self, offset: int) -> int:
        """Return where in the text as written the folded character at `offset` stands."""
        text = self.text
        if self._offsets is None and offset < len(text) and self.written.startswith(text[: offset + 1]):
            return offset  # no mark is lost yet, as before the number of a list
        sources = self._sources()
        return sources[offset] - self._shift if offset < len(sources) else len(self.written)

    def end(self, offset: int) -> int:
        """Return where in the text as written the folded character before `offset` ends."""
        return self.at(offset - 1) + 1 if offset else 0

    def offset_of(self, written: int) -> int:
        """Return the folded offset of an offset of the text as written."""
        return bisect_left(self._sources(), written + self._shift)

    def cut(self, start: int, end: int) -> str:
        """Return the characters as written between two offsets, with the marks behind the last."""
        return self.written[self.at(start) if start else 0 : self.at(end)]

    def raw(self, start: int, end: int) -> str:
        """Return the characters as written between two offsets, without what is lost behind the last."""
        return self.written[self.at(start) : self.end(end)]

    def slice(self, start: int, end: int | None = None) -> Folded:
        """Return the part between two offsets."""
        text = self.text[start:end]
        if len(text) == len(self.text):
            return self
        part = Folded.__new__(Folded)
        self._give(part, start, text)
        return part

    def _give(self, part: Folded, start: int, text: str) -> int:
        """Make `part` the part whose folded text begins at `start`; return where in the text as written it begins."""
        sources, end = self._sources(), start + len(text)
        first = sources[start] - self._shift if 0 < start < len(sources) else len(self.written) if start else 0
        after = sources[end] - self._shift if end < len(sources) else len(self.written)
        part.text, part.written = text, self.written[first:after]
        part._offsets, part._shift = sources[start:end], self._shift + first
        return first

    def flat(self, apart: re.Pattern[str] = _BLANKS) -> Folded:
        """Return the text in one line: a single blank for each match of `apart`, none at its ends."""
        whole = self.strip()
        if apart is _BLANKS and whole.line == whole.written:
            return whole
        gaps = [match.span() for match in apart.finditer(whole.text)]
        starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(whole)]
        return Folded.join(whole.slice(*word) for word in zip(starts, ends, strict=True) if word[0] < word[1])

    def strip(self) -> Folded:
        """Return the text without the blanks at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, max(start, len(self.text.rstrip())))

    @property
    def line(self) -> str:
        """The characters as written, in one line."""
        return " ".join(self.written.split())

    def _sources(self) -> Sequence[int]:
        """Return for each folded character where it stands in the text as written."""
        if self._offsets is None:
            text = self.text
            if self._offsets is None:
                is_whole = len(text) == len(self.written)
                self._offsets = range(len(text)) if is_whole else array("I", _stays(self.written))
        return self._offsets

    def __len__(self) -> int:
        return len(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Folded) and self.written == other.written

    def __hash__(self) -> int:
        return hash(self.written)


NOTHING = Folded("")


def fold(written: str) -> str:
    """Return a text folded, for where no offset need lead back."""
    return _fold(written)[0]


def _guarded(written: str) -> str:
    """Return a text, each character in its place, whose marks are lost by dropping characters."""
    for word, guise in _KEPT:
        written = written.replace(word, guise)
    return written.replace("เเ", "แ\u0e4d")


def _fold(written: str) -> tuple[str, Sequence[int] | None]:
    """Return a text folded and, where more than marks was lost, where each of its characters stands."""
    if written.isascii() and "  " not in written:  # as a cell's number
        return written, None
    guarded = _guarded(_with_commas(written) if _BINDING.search(written) else written)
    try:
        text = to_text(to_bytes(guarded).translate(_SAME_BYTES, _LOST_BYTES))
    except UnicodeEncodeError:
        text = guarded.translate(_SAME)
    offsets = None
    changes = [match for match in _MENDED.finditer(text) if match.group() not in _RIGHT]
    if changes:
        text, offsets = _mended(text, changes, array("I", _stays(written)))
    if "\u0e4e" in text:
        for word, guise in _KEPT:
            text = text.replace(guise, word)
    return text, offsets


def _with_commas(written: str) -> str:
    """Return a text with a comma for each blank that binds a number's thousands; not where all blanks are such ones."""
    marked = _GROUPED.sub(lambda number: re.sub(r"\D", ",", number.group()), written)
    return marked if " " in marked or not _BINDING.search(marked) else written


def _mended(text: str, changes: list[re.Match[str]], sources: array[int]) -> tuple[str, array[int]]:
    pieces: list[str] = []
    offsets = array("I")
    start = 0
    for change in changes:
        first, last = change.span()
        put = _RIGHTLY.get(damage_key(change.group())) or ("" if text[last - 1 : last + 1] == " า" else text[first])
        pieces += (text[start:first], put)
        offsets += sources[start:first]
        if put:
            kept = sources[first : min(first + len(put), last)]
            offsets += kept
            offsets.extend(repeat(sources[last - 1], len(put) - len(kept)))
        start = last
    pieces.append(text[start:])
    offsets += sources[start:]
    return "".join(pieces), offsets


def _stays(written: str) -> Iterable[int]:
    """Return where in a text the characters stand that are not lost with the marks."""
    guarded = _guarded(written)
    try:
        return compress(range(len(guarded)), to_bytes(guarded).translate(_STAYS))
    except UnicodeEncodeError:
        return (offset for offset, letter in enumerate(guarded) if _SAME.get(ord(letter), "") is not None)


def folded(expression: str) -> str:
    """Return a word or a pattern as folded text spells it."""
    expression = re.sub("[\u0e48-\u0e4b\u0e4d]", "", _guarded(expression).replace("ำ", "า"))
    for word, guise in _KEPT:
        expression = expression.replace(guise, word)
    return expression


def pattern(expression: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern that is to match folded text; with Thai letters in it, every one is made here."""
    return re.compile(folded(expression), flags)


def key_pattern(expression: str) -> re.Pattern[str]:
    """Compile a pattern that is to match damage keys, which have neither marks nor blanks."""
    return re.compile(damage_key(expression))


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """Compile the pattern of the longest of words, as folded text spells them."""
    return re.compile(any_of(map(folded, words)))


_RIGHTLY = {damage_key(word): _guarded(folded(word)) for word in _TOLD}
_RIGHT = frozenset(_RIGHTLY.values())
