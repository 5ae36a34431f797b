"""Figures in running text: which numbers count something, in which unit and role, and which belong together."""

from __future__ import annotations

from decimal import Decimal

from facts.codes import arabic_digits
from facts.fact import Kind
from loaders.document import Passage
from loaders.figures.figure import Figure
from loaders.figures.links import Divided, link
from loaders.figures.measure import set_measures
from loaders.figures.roles import first_role, set_kinds
from loaders.thai.counted import APPROXIMATE_AFTER, Skipped, counted
from loaders.thai.dates import AS_OF, thai_date, years_told
from loaders.thai.folding import Folded, pattern
from loaders.thai.numbers import NUMBER, D, Number, lone_mark

LONGEST_NAME = 60
NEAR = 70  # characters before a figure that say what it is
BARE_FIGURE = pattern(rf"[\s(]*(?:จำนวน\s*|ร้อยละ\s*)?{D}[{D[1:-1]},.]*\s*(?:%|[ก-๎.]{{0,15}}\s*(?:$|\())")
APPROXIMATE = pattern(
    r"(?:กว่า(?<!มากกว่า)(?<!น้อยกว่า)(?<!สูงกว่า)(?<!ต่ำกว่า)(?<!เกินกว่า)|ประมาณ(?<!งบประมาณ)|ราว|เกือบ)\s*(?:ร้อยละ|จำนวน)?[\s.]*$"
)
FULL_SCORE = pattern(rf"(?:เต็ม|คะแนนเต็ม|จากคะแนนเต็ม)\s*({D}+(?:\.{D}+)?)")


class Reader:
    """Reads the sentences of a text in order: a count may have its name on the line above, its parts on those below."""

    def __init__(self) -> None:
        self._divided: Divided | None = None
        self._above: Passage | None = None
        self._told = 0  # sentences with figures

    def end(self) -> None:
        """Leave nothing open for the next sentence: another heading stands before it."""
        self._divided = self._above = None

    def figures(self, sentence: Passage, default_kind: Kind = "result") -> tuple[list[Figure], list[Skipped]]:
        """Return the figures of the next sentence in order, and the numbers that are none with the reason."""
        if not NUMBER.search(sentence.text):
            self._above = sentence if len(sentence) <= LONGEST_NAME else None
            return [], []
        above, self._above = self._above if BARE_FIGURE.match(sentence.text) else None, None
        if not above and (mark := lone_mark(sentence.text)):
            return [], [Skipped(mark.start(1), mark[1], "list mark or name")]
        whole = Folded.join((above, sentence), "\n") if above else sentence
        numbers, skipped = counted(whole.text)
        figures = [_figure(sentence, whole.text, number) for number in numbers]
        for figure in figures:
            first_role(whole.text, figure)
        self._divided = link(whole.text, figures, self._divided)
        set_kinds(whole.text, figures, default_kind)
        set_measures(whole, figures)
        self._told += bool(figures)
        stated = AS_OF.search(sentence.text) if figures else None
        as_of = thai_date(stated.group()) if stated else None
        for index, figure in enumerate(figures):
            _set_time_and_form(whole.text, figure)
            figure.as_of = as_of
            figure.group = f"s{self._told}.{figure.link if figure.link >= 0 else 100 + index}"
        if above:
            lead = len(above) + 1
            for figure in figures:
                figure.number = _moved(figure.there, -lead)
            skipped = [skip._replace(start=skip.start - lead) for skip in skipped]
        for figure in figures:
            figure.words, figure.at = sentence.written, sentence.at(figure.start)
        return figures, skipped


def figures_of(sentence: Passage, default_kind: Kind = "result") -> tuple[list[Figure], list[Skipped]]:
    """Return the figures of one sentence by itself, and the numbers that are none with the reason."""
    return Reader().figures(sentence, default_kind)


def _figure(sentence: Passage, text: str, number: Number) -> Figure:
    before = _words_before(text, number.told_from)
    return Figure(sentence, number, unit=number.unit, scale=number.scale, before=before)


def _words_before(text: str, offset: int) -> str:
    """Return the words right before an offset, from a blank on: half of กลุ่มเป้าหมาย is another word."""
    start = max(0, offset - NEAR)
    blank = text.rfind(" ", max(0, start - 30), start)
    return text[blank + 1 if blank >= 0 else start : offset]


def _set_time_and_form(text: str, figure: Figure) -> None:
    """Set a figure's years, the full score it is out of, and whether it is told as about so many."""
    figure.fiscal_year, figure.school_year = years_told(text, figure.start, is_difference=figure.role == "difference")
    if figure.role == "score" and (full := FULL_SCORE.search(text)):
        figure.full_score = Decimal(arabic_digits(full.group(1)))
    figure.is_approximate = bool(APPROXIMATE.search(figure.before) or APPROXIMATE_AFTER.match(text, figure.end))


def _moved(number: Number, by: int) -> Number:
    return number._replace(
        start=number.start + by,
        end=number.end + by,
        unit_end=number.unit_end + by,
        told_from=number.told_from + by,
    )
