"""People, places and other things that are counted, as heads and labels name them."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.thai.folding import pattern
from loaders.thai.vocabulary import Word, by_meaning, expression, word_list


class Things:
    """Finds what heads and labels name: people, places, other things, and classes of what is counted."""

    def __init__(self, words: Sequence[Word]) -> None:
        of = {meaning: expression(group) for meaning, group in by_meaning(words).items()}
        # The first people or places; the group that matched says which they are.
        self.named = pattern(rf"(?P<people>{of['people']})|(?P<places>{of['places']})").search
        # Whether a head names things that stand beside people and schools and are not counted as they are.
        self.is_other = pattern(rf"^(?:จำนวน)?\s*(?:{of['other']})").match
        # Whether a head begins with a word that is a unit, too, and parts what is counted into classes.
        self.is_class = pattern(rf"^(?:{of['class']})").match


THINGS = Things(word_list("things"))


def thing_named(label: str) -> str:
    """Return the people or places that a label names first; empty where it names none."""
    thing = THINGS.named(label)
    return thing.group() if thing else ""
