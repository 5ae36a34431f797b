"""Every word of data/words is needed: its line is read by it and by no other of its list."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import get_args

import pytest

from facts.fact import Section
from loaders.figures import links
from loaders.figures.headers import ColumnHeads, ColumnKind
from loaders.figures.links import LinkWords
from loaders.figures.roles import Activities, Rules
from loaders.figures.sentences import figures_of
from loaders.thai.counted import begins_clause
from loaders.thai.folding import Folded, fold, pattern
from loaders.thai.lists import list_ends, listed_after
from loaders.thai.names import Schools
from loaders.thai.no_figure import LISTS, NoFigureRules, why_no_figure
from loaders.thai.numbers import count_before, numbers
from loaders.thai.said import SaidWords
from loaders.thai.things import Things
from loaders.thai.units import unit_at
from loaders.thai.vocabulary import WORDS_DIR, Word, expression, word_list
from loaders.where.sections import SectionHeads
from loaders.where.theme import ThemeWords
from tests.factory import passage

Reading = Callable[[Sequence[Word]], Callable[[str], str]]  # the words of a list -> a line -> what it means


def sections(words: Sequence[Word]) -> Callable[[str], str]:
    return lambda line: SectionHeads(words, word_list("sections_alone")).find(fold(line))[0]


def sections_alone(words: Sequence[Word]) -> Callable[[str], str]:
    return lambda line: SectionHeads(word_list("sections"), words).find(fold(line))[0]


def columns(words: Sequence[Word]) -> Callable[[str], str]:
    return lambda line: ColumnHeads(words).kind(fold(line))


def things(words: Sequence[Word]) -> Callable[[str], str]:
    """Read the head of a column, or two heads that count different things."""
    known = Things(words)

    def read(line: str) -> str:
        heads = [fold(head) for head in line.split(" | ")]
        if known.is_other(heads[0]):
            return "other"
        if known.is_class(heads[0]):
            return "class" if unit_at(heads[0], 0)[0] else ""  # what is no unit needs no word
        named = [thing for head in heads if (thing := known.named(head))]
        return named[0].lastgroup or "" if len({thing.group() for thing in named}) == len(heads) else ""

    return read


def events(words: Sequence[Word]) -> Callable[[str], str]:
    """Read what the last figure of a sentence is told of."""
    known = Activities(words)

    def read(line: str) -> str:
        figures, _ = figures_of(passage(line))
        return known.of(fold(line), figures[-1])

    return read


def rules(words: Sequence[Word]) -> Callable[[str], str]:
    """Read what sets the last figure of a sentence."""
    known = Rules(words)

    def read(line: str) -> str:
        figures, _ = figures_of(passage(line))
        return "threshold" if known.is_threshold(fold(line), figures[-1]) else known.of(figures[-1], figures)

    return read


# What the roles of a sentence's figures show of it.
LINKED = {
    ("denominator", "numerator"): "achieved",
    ("denominator", "numerator", "difference"): "not_so",
    ("denominator", "count", "numerator", "percent"): "base",
    ("count", "count"): "more",
    ("count", "count", "count"): "some",
}


def link_words(words: Sequence[Word]) -> Callable[[str], str]:
    """Read which words join the figures of a sentence, or keep them apart."""
    known = LinkWords(words)

    def read(line: str) -> str:
        with pytest.MonkeyPatch.context() as changed:
            changed.setattr(links, "_WORDS", known)
            figures, _ = figures_of(passage(line))
        read = LINKED.get(tuple(figure.role for figure in figures), "")
        return "asked" if read == "achieved" and known.asked(figures[0].before) else read

    return read


def schools_with(name: str, words: Sequence[Word]) -> Schools:
    lists = ("colleges", "school_ends", "generic_schools", "generic_schools_as_written")
    return Schools(*(words if other == name else word_list(other) for other in lists))


def colleges(words: Sequence[Word]) -> Callable[[str], str]:
    return lambda line: "college" if schools_with("colleges", words).find(Folded(line)) else ""


def school_ends(words: Sequence[Word]) -> Callable[[str], str]:
    def what_follows(line: str) -> str:
        ((name, _),) = schools_with("school_ends", words).find(Folded(line))
        return "behind a name" if line[len(name) : len(name) + 1].strip() else ""

    return what_follows


def generic_schools(words: Sequence[Word]) -> Callable[[str], str]:
    """Read lines with their marks lost, so that no word as written is known."""
    return lambda line: "name" if schools_with("generic_schools", words).find(Folded(fold(line))) else "kind"


def generic_schools_as_written(words: Sequence[Word]) -> Callable[[str], str]:
    return lambda line: "name" if schools_with("generic_schools_as_written", words).find(Folded(line)) else "kind"


def no_figure(name: str) -> Reading:
    """Read why the last number of a line is no figure."""

    def reading(words: Sequence[Word]) -> Callable[[str], str]:
        rules = NoFigureRules({other: words if other == name else word_list(other) for other in LISTS})

        def why(line: str) -> str:
            text = fold(line)
            number = numbers(text)[-1]
            unit, unit_end = unit_at(text, number.end)
            return why_no_figure(text, number._replace(unit=unit, unit_end=unit_end), rules)

        return why

    return reading


def list_ends_of(words: Sequence[Word]) -> Callable[[str], str]:
    def what_ends(line: str) -> str:
        text = fold(line)
        return "behind a list" if listed_after(text[numbers(text)[0].end :], list_ends(words)) else ""

    return what_ends


def district_words(words: Sequence[Word]) -> Callable[[str], str]:
    def what_follows(line: str) -> str:
        text = fold(line)
        return "behind a count" if unit_at(text, numbers(text)[0].end, pattern(expression(words)))[0] else ""

    return what_follows


def count_words(words: Sequence[Word]) -> Callable[[str], str]:
    def what_is_told(line: str) -> str:
        text = fold(line)
        return "count" if count_before(words).search(text[: numbers(text)[0].start]) else ""

    return what_is_told


def mean_subjects(words: Sequence[Word]) -> Callable[[str], str]:
    def what_begins(line: str) -> str:
        text = fold(line)
        unit, unit_end = unit_at(text, numbers(text)[0].end)
        return "next clause" if begins_clause(text, unit, unit_end, [word.word for word in words]) else ""

    return what_begins


def said(words: Sequence[Word]) -> Callable[[str], str]:
    """Read what a line is that says nothing; what it says is told by its verb."""
    means = {"": "verb", "party": "position"}

    def what_it_is(line: str) -> str:
        known = SaidWords(words)
        told = known.of(Folded(line))
        return "name" if not told and known.is_name(Folded(line)) else means.get(told, told)

    return what_it_is


def themes(words: Sequence[Word]) -> Callable[[str], str]:
    return lambda line: ThemeWords(words).of(fold(line))


# How a line is read by the words of each list.
READINGS: dict[str, Reading] = {
    "sections": sections,
    "sections_alone": sections_alone,
    "columns": columns,
    "things": things,
    "events": events,
    "rules": rules,
    "links": link_words,
    "colleges": colleges,
    "school_ends": school_ends,
    "generic_schools": generic_schools,
    "generic_schools_as_written": generic_schools_as_written,
    **{name: no_figure(name) for name in LISTS},
    "list_ends": list_ends_of,
    "district_words": district_words,
    "count_words": count_words,
    "mean_subjects": mean_subjects,
    "themes": themes,
    "said": said,
}
ROWS = [(name, word) for name in READINGS for word in word_list(name)]
EXCEPTIONS = [(name, word) for name, word in ROWS if word.not_after or word.not_before]


def test_every_list_is_held_here() -> None:
    assert sorted(path.stem for path in WORDS_DIR.glob("*.csv")) == sorted(READINGS)


# Lists whose meanings the code asks for by name.
MEANINGS: dict[str, frozenset[str]] = {
    "columns": frozenset(get_args(ColumnKind)) - {""},
    "sections": frozenset(get_args(Section)) - {""},
    "sections_alone": frozenset(get_args(Section)) - {""},
}


@pytest.mark.parametrize("name", MEANINGS)
def test_a_word_means_what_the_code_knows(name: str) -> None:
    assert {word.meaning for word in word_list(name)} <= MEANINGS[name]


@pytest.mark.parametrize("name", READINGS)
def test_a_list_has_the_columns_of_a_list_and_no_word_twice(name: str) -> None:
    with (WORDS_DIR / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        columns = csv.DictReader(file).fieldnames
    assert columns == ["word", "meaning", "not_after", "not_before", "line", "other_line"]
    words = [(word.word, word.meaning) for word in word_list(name)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(("name", "word"), ROWS, ids=lambda value: value if isinstance(value, str) else value.word)
def test_a_word_is_needed_for_its_line(name: str, word: Word) -> None:
    others = [other for other in word_list(name) if other is not word]
    assert READINGS[name](word_list(name))(word.line) == word.meaning
    assert READINGS[name](others)(word.line) != word.meaning


@pytest.mark.parametrize(
    ("name", "word"), EXCEPTIONS, ids=lambda value: value if isinstance(value, str) else value.word
)
def test_an_exception_is_needed_for_its_line(name: str, word: Word) -> None:
    rows = word_list(name)
    bare = [replace(row, not_after=(), not_before=()) if row is word else row for row in rows]
    assert READINGS[name](rows)(word.other_line) != word.meaning
    assert READINGS[name](bare)(word.other_line) == word.meaning
