"""Which province a figure is of, where the words beside it name another than its report."""

from __future__ import annotations

from collections.abc import Iterable

from facts.codes import Codes
from loaders.thai.folding import folded, pattern
from loaders.thai.numbers import D
from loaders.thai.words import any_of

_WORD = r"(?:จังหวัด|จ\.)\s*"

_WORDS = (folded("จังหวัด"), "จ.")


class Places:
    """Knows a province that a row, a column or a clause is told of."""

    def __init__(self, codes: Codes) -> None:
        self._names = {folded(province.province_th): province.province_th for province in codes.provinces}
        name = any_of(self._names)
        self._alone = pattern(rf"\W*(?:{D}{{1,2}}[.)]\s*)?(?:{_WORD})?(?P<one>{name})\W*")
        # One that begins a clause and is told of; not where somebody went, or was with, nor one of several.
        self._tells = pattern(
            r"(?:^|[\s(,;:])(?<!ณ )(?<!ที่ )(?<!ไป )(?<!จาก )(?<!กับ )(?<!และ )(?<!ยัง )(?<!ของ )(?:ใน)?"
            rf"{_WORD}(?P<one>{name})"
            rf"(?=\s*$|\s*(?:มี|พบ|จำนวน|ได้|ผ่าน|รวม|[:=–-]|{D})|\s+(?!{name}|และ|กับ|,)[ก-๎])"
        )
        self._counted = pattern(rf"(?:^|[\s(,;]|และ)(?:{_WORD})?(?P<one>{name})\s*(?:จำนวน|มี|[:=–-])?\s*(?={D})")

    def of_label(self, text: str) -> str:
        """Return the province that a row or column is named by, and nothing else; else empty."""
        found = self._alone.fullmatch(text) if text else None
        return self._names[found["one"]] if found else ""

    def of_columns(self, heads: Iterable[tuple[int, str]]) -> dict[int, str]:
        """Return the provinces of columns that stand side by side; nothing where one alone is named."""
        found = {column: province for column, head in heads if (province := self.of_label(head))}
        return found if len(set(found.values())) > 1 else {}

    def before(self, text: str, begin: int, offset: int) -> str:
        """Return the province that the clause of a figure at an offset begins with, from `begin` on; else empty."""
        if not any(word in text for word in _WORDS):
            return ""
        *_, last = [None, *self._tells.finditer(text, begin, offset)]
        return self._names[last["one"]] if last else ""

    def listed(self, text: str) -> dict[int, str]:
        """Return the provinces right before the figures of a sentence that lists several with one each, by offset."""
        found = {match.end(): self._names[match["one"]] for match in self._counted.finditer(text)}
        return found if len(set(found.values())) > 1 else {}
