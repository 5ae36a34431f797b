"""Labels within a paragraph, as minutes have them: ปัญหา: ... ข้อเสนอแนะ: ..., each for the words up to the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from facts.fact import NarrativeKind, Section
from loaders.thai.folding import folded, pattern
from loaders.thai.said import breaks_off, goes_on
from loaders.thai.vocabulary import Word, by_meaning, expression, word_list

# What a label opens, and the kind of its answers where the section does not tell it.
OPENS: dict[str, tuple[Section, NarrativeKind | None]] = {
    "problem": ("problems", None),
    "remedy": ("problems", "remedy"),
    "expected_result": ("problems", "expected_result"),
    "suggestion": ("suggestions", None),
    "results": ("results", None),
}
SHORTEST_BARE = 8  # letters of a word that labels without a colon: แก้ begins many a clause
SAYS = pattern("[ก-ฮ]")
# Before these words a text speaks of problems and names none.
SPOKEN_OF = pattern(r"(?:มี|พบ|พบว่า|วิเคราะห์|สรุป|ทราบ|เสนอ|รายงาน|แจ้ง|ระบุ|ติดตาม|ศึกษา|รวบรวม|ด้าน)\s*$")
LEAD = 20


@dataclass(frozen=True, slots=True)
class Label:
    """A label: where it begins, where its words end, and what it opens."""

    start: int
    end: int
    section: Section
    kind: NarrativeKind | None


class Labels:
    """Finds labels by the words that head columns of answers."""

    def __init__(self, words: Sequence[Word]) -> None:
        known = {meaning: of for meaning, of in by_meaning(words).items() if meaning in OPENS}
        self._with_colon = pattern(_any(known, r"[ก-๎/]{0,25}(?:\s[ก-๎/]{2,20})?\s*[:：]"))
        bare = {
            meaning: [word for word in of if len(word.word) >= SHORTEST_BARE or meaning == "problem"]
            for meaning, of in known.items()
        }
        self._bare = pattern(_any(bare, r"(?:ไข|ปัญหา|อุปสรรค|และ|การ|/|งาน|ที่พบ|ได้รับ|จะ)*(?=\s)"))
        self._one_of = [folded(word.word) for meaning in ("problem", "suggestion") for word in known.get(meaning, ())]

    def find(self, text: str) -> list[Label]:
        """Return the labels of a folded text: with a colon behind them, or two or more that stand between blanks."""
        found = [_label(match) for match in self._with_colon.finditer(text)] if ":" in text or "：" in text else []
        if any(label.section != "results" for label in found):  # results alone are what a title speaks of
            return found
        if not any(map(text.__contains__, self._one_of)):
            return []
        found = [_label(match) for match in self._bare.finditer(text)]
        if len({(label.section, label.kind) for label in found}) < 2:
            return []
        ends = [*(label.start for label in found[1:]), len(text)]
        return found if all(_tells(text, label, end) for label, end in zip(found, ends, strict=True)) else []


def _any(words: dict[str, list[Word]], tail: str) -> str:
    branches = "|".join(f"(?P<{meaning}>{expression(of)})" for meaning, of in words.items() if of)
    return rf"(?:^|(?<=[\s;.)]))(?:\(?[0-9๐-๙]{{1,2}}[.)]\s*|[-•*]\s*)?(?:สภาพ|ประเด็น)?(?:{branches}){tail}"


def _label(match: re.Match[str]) -> Label:
    return Label(*match.span(), *OPENS[match.lastgroup or ""])


def _tells(text: str, label: Label, end: int) -> bool:
    """Whether a label's words say something, and no sentence speaks of what it names."""
    words = text[label.end : end].strip()
    before = text[max(0, label.start - LEAD) : label.start]
    return bool(SAYS.search(words)) and not goes_on(words) and not breaks_off(before) and not SPOKEN_OF.search(before)


_LABELS = Labels(word_list("columns"))


@lru_cache(maxsize=2)  # a paragraph is asked twice
def labels_in(text: str) -> list[Label]:
    """Return the labels within a folded text, in order."""
    return _LABELS.find(text)
