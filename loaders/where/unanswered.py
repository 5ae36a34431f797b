"""Which items of a form nobody has answered: a numbered question with dotted lines behind it, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.document import Paragraph, Passage
from loaders.thai.numbers import D
from loaders.where.context import Placed

DOTTED = ".…_"
FEWEST = 6  # dots of a line to write on
NUMBERED = re.compile(rf"[\s\-]*\(?({D}{{1,2}})([.)])(?!{D})")


class Unanswered:
    """Tells prompts from answers, in the order in which a report has them."""

    def __init__(self) -> None:
        self._item: tuple[str, int] | None = None  # the mark and number of the list's item right before

    def prompt(self, placed: Placed, following: Placed | None) -> Passage | None:
        """Return the words of a question that only dots stand behind, in its paragraph or the next one; else None.

        An item that goes on with a list, whose item before it stands right above without dots, is one of an answer.
        """
        before, self._item = self._item, None
        if not isinstance(placed.block, Paragraph):
            return None
        passage = placed.block.passage
        words = _without_dots(passage.text)
        item = NUMBERED.match(words)
        if item is None:
            return None
        number = int(item[1])
        is_left = _is_dotted(passage.text, words) or _is_line_of(placed, following)
        if is_left and before != (item[2], number - 1):
            return passage.slice(0, len(words))
        self._item = item[2], number
        return None


def _without_dots(text: str) -> str:
    return text.rstrip(f"{DOTTED} \t\n")


def _is_dotted(text: str, words: str) -> bool:
    """Whether a line to write on stands behind the words that a text begins with."""
    return sum(map(text[len(words) :].replace("…", "...").count, DOTTED)) >= FEWEST


def _is_line_of(placed: Placed, following: Placed | None) -> bool:
    """Whether what follows under the same headings is a line to write on, and nothing else."""
    if following is None or not isinstance(following.block, Paragraph):
        return False
    text = following.block.passage.text
    if _without_dots(text) or not _is_dotted(text, ""):
        return False
    return replace(following.context, is_form=False) == replace(placed.context, is_form=False)
