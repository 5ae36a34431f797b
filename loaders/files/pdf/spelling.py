"""How well a page's Thai obeys the rules of its writing; damaged extraction breaks them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_UPPER = "\u0e31\u0e34-\u0e37\u0e47\u0e4d"
_TONE = "\u0e48-\u0e4c"
BROKEN = re.compile(
    rf"(?<![ก-ฮ{_MARKS}])[{_MARKS}]"  # a mark without its letter, also behind a blank
    rf"|[{_UPPER}][{_UPPER}]|[{_TONE}][{_MARKS}]|[{_UPPER}][\u0e38-\u0e39]|[\u0e38-\u0e39][{_UPPER}]"
    r"|[\u0e38-\u0e39]{2}"
    rf"|ำ[าำ{_MARKS}]|\u0e4dา|(?<![ก-ฮ\u0e48-\u0e4b])ำ"  # sara am in parts, doubled, or alone
    r"|[เแโใไ](?![ก-ฮ])|ๆๆ"
    rf"|([ก-ฮ][\u0e31\u0e34-\u0e39][{_TONE}])[ก-ฮ]?\1"  # a cluster stored twice, as browsers print
    r"|[\ue000-\uf8ff\ufffd]"
)
THAI = re.compile("[ก-๛]")
# Writers slip, too: below this share of Thai characters it is their spelling, not the file.
DOUBTFUL = 0.002
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Spelling:
    thai: int
    broken: int
    example: str

    @property
    def score(self) -> float:
        """1 where no rule is broken; the share of Thai characters outside broken places else."""
        return 1 - self.broken / self.thai if self.thai else 1.0

    @property
    def is_doubtful(self) -> bool:
        return self.broken >= FEWEST and self.broken > DOUBTFUL * self.thai


def spelling(text: str) -> Spelling:
    found = list(BROKEN.finditer(text))
    example = text[max(found[0].start() - 8, 0) : found[0].end() + 8].replace("\n", " ") if found else ""
    return Spelling(len(THAI.findall(text)), len(found), example)
