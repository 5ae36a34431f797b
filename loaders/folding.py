"""A text as its words can be recognised: what damages Thai is folded away, and every offset leads back."""

from __future__ import annotations

import re
from bisect import bisect_right

from facts.codes import damage_key

MARK = "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
# Words that say what a number is, known with their marks lost or moved and blanks behind them, as flip-books store.
_TOLD = (
    "ร้อยละ", "จำนวน", "คิดเป็น", "แบ่งเป็น", "จำแนกเป็น", "ทั้งหมด", "ทั้งสิ้น", "ไม่น้อยกว่า", "ไม่ต่ำกว่า", "มากกว่า",
    "เป้าหมาย", "เพิ่มขึ้น", "ลดลง", "พบว่า", "เฉลี่ย", "แยกเป็น", "ประกอบด้วย",
    "ผู้เข้าร่วม", "เข้าร่วม", "ประชุม",
)  # fmt: skip
# Lao letters for Thai ones, odd blanks for blanks, sara am for sara aa: each one character for one.
# Characters that stay are listed as well: to look up one that is missing costs as much as all the others.
_SAME: dict[int, str] = {code: chr(code) for code in (*range(0x80), *range(0x0E01, 0x0E5C))}
_SAME |= {code: chr(code - 0x80) for code in range(0x0E81, 0x0ECE)}
_SAME |= {0x0304: "\u0305"}  # the bar over x̄
_SAME |= dict.fromkeys((0xA0, 0x2002, 0x2003, 0x2009, 0x202F, 0x3000), " ") | {0x0E33: "า", 0x0E8D: "ย"}
# A tone mark, or the nikhahit that parts from sara am; but ร่วม is not รวม, and ข้อ not ขอ.
_TONE = "(?:(?!(?<=ร)\u0e48วม|(?<=ข)\u0e49อ)[\u0e48-\u0e4b\u0e4d])"


def _loose(word: str) -> str:
    letters = re.sub(MARK, "", word).translate(_SAME)
    return f"{MARK}*(?: {MARK}*)?".join("(?:แ|เเ)" if letter == "แ" else letter for letter in letters) + f"{MARK}*"


# The looks ahead spare most characters the trial of each word.
_CHANGED = re.compile(
    rf"(?=[รจคแเทไมลพปผ])(?:(?P<told>{'|'.join(map(_loose, _TOLD))})|(?P<doubled>เเ))"
    "|(?=[ \u0e31\u0e32\u0e34-\u0e39\u0e47-\u0e4d\u200b-\u200d\ufeff])"
    rf"(?:(?:{_TONE}|[\u200b-\u200d\ufeff])+| ++(?=[\u0e48-\u0e4b\u0e4d ]{{0,8}}+า)|(?<= ) +|(?<=า)า|(?<=([ัิ-ู็์]))\3)"
)


class Folded:
    """A text folded: tone marks, zero-width characters and runs of blanks lost, sara am as sara aa.

    Patterns made by `pattern` match it; `at` leads from its offsets to those of the text as written.
    """

    def __init__(self, written: str) -> None:
        self.written = written
        same = written.translate(_SAME)
        pieces: list[str] = []
        self._starts = [0]
        self._sources = [0]
        length = source = 0
        for match in _CHANGED.finditer(same):
            start, end = match.span()
            kept = same[source:start]
            put = _FOLDED[damage_key(match.group())] if match.group("told") else "แ" if match.group("doubled") else ""
            pieces += (kept, put)
            length += len(kept) + len(put)
            source = end
            self._starts.append(length)
            self._sources.append(source)
        pieces.append(same[source:])
        self.text = "".join(pieces)

    def at(self, offset: int) -> int:
        """Return where in the text as written the folded character at `offset` stands."""
        piece = bisect_right(self._starts, offset) - 1
        return self._sources[piece] + offset - self._starts[piece]

    def end(self, offset: int) -> int:
        """Return where in the text as written a piece that ends before `offset` ends."""
        return self.at(offset - 1) + 1 if offset else 0

    def of(self, written: int) -> int:
        """Return the folded offset of an offset of the text as written."""
        piece = bisect_right(self._sources, written) - 1
        following = self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.text)
        return min(self._starts[piece] + written - self._sources[piece], following)


def folded(expression: str) -> str:
    """Return a word or a pattern as folded text spells it."""
    return re.sub(_TONE, "", expression.replace("ำ", "า"))


def pattern(expression: str) -> re.Pattern[str]:
    """Compile a pattern that is to match folded text."""
    return re.compile(folded(expression))


_FOLDED = {damage_key(word): folded(word) for word in _TOLD}
