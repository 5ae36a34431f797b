"""Numbers as a page draws them: in pieces, with raised marks, side by side."""

from __future__ import annotations

import pytest

from loaders.document import Paragraph, Table
from loaders.files.pdf import pdf as reader
from tests.loaders.files.drawn_pdf import EM, SIZE, Piece, Rule, pdf

LETTER = SIZE * EM / 1000


def after(text: str, x: float, gap: float = 0.0) -> float:
    """Return where a text goes on that stands behind another, a gap in font sizes between them."""
    return x + LETTER * len(text) + gap * SIZE


def line(*items: Piece) -> str:
    """Return what a line says that stands among others of words."""
    filling = [Piece("ข้อความของรายงานที่ยาวพอจะเป็นบรรทัดเต็มบรรทัดหนึ่ง", 72, 60 + 30 * n) for n in range(2)]
    document = reader.read(pdf([*filling, *items]), "a.pdf", "x")
    texts = [block.passage.written for block in document.blocks if isinstance(block, Paragraph)]
    return texts[-1]


def table(*rows: list[list[Piece]]) -> list[list[str]]:
    items = [piece for row in rows for cell in row for piece in cell]
    (found,) = [block for block in reader.read(pdf(items), "a.pdf", "x").blocks if isinstance(block, Table)]
    return [[cell.written for cell in row] for row in found.rows]


@pytest.mark.parametrize("gap", [0.05, 0.17, 0.25])
@pytest.mark.parametrize(
    ("first", "second"), [("-1,308.", "3"), ("-1,308", ".3"), ("1,3", "08.5"), ("12,", "345"), ("๑,๒๐๔.", "๕๐")]
)
def test_a_number_drawn_in_two_pieces_is_one_and_no_gutter_runs_through_it(first: str, second: str, gap: float) -> None:
    pieces = [[Piece(first, 400, y), Piece(second, after(first, 400, gap), y)] for y in (120, 140, 160)]
    words = [[Piece(f"อำเภอที่ {letter}", 72, y)] for letter, y in zip("กขค", (120, 140, 160), strict=True)]
    assert table(*([word, number] for word, number in zip(words, pieces, strict=True))) == [
        [f"อำเภอที่ {letter}", first + second] for letter in "กขค"
    ]


@pytest.mark.parametrize(
    ("first", "second", "text"), [("45.50", "12", "45.50 12"), ("1.", "15 คน", "1. 15 คน"), ("31", "204", "31 204")]
)
def test_two_numbers_side_by_side_stay_two(first: str, second: str, text: str) -> None:
    assert line(Piece(first, 72, 150), Piece(second, after(first, 72, 0.25), 150)) == text


@pytest.mark.parametrize(("mark", "shown"), [("1", "¹"), ("๑๒", "¹²"), ("2/", "²"), ("(3)", "⁽³⁾")])
@pytest.mark.parametrize("gap", [0.0, 0.1])
def test_a_raised_mark_is_no_digit_of_the_number_before_it(mark: str, shown: str, gap: float) -> None:
    x = 72 + LETTER * 7
    high = Piece(mark, after("648", x, gap), 150 - 0.35 * SIZE, 0.6 * SIZE)
    unit = Piece(" คน", high.x + 0.6 * LETTER * len(mark), 150)
    assert line(Piece("มีครู ", 72, 150), Piece("648", x, 150), high, unit).split() == ["มีครู", f"648{shown}", "คน"]


def test_a_raised_mark_in_a_cell_stays_in_it() -> None:
    rows = [
        [
            [Piece(f"อำเภอที่ {letter}", 72, y)],
            [Piece("648", 400, y), Piece("1", after("648", 400), y - 0.35 * SIZE, 0.6 * SIZE)],
        ]
        for letter, y in zip("กขค", (120, 140, 160), strict=True)
    ]
    assert [row[1] for row in table(*rows)] == ["648¹"] * 3


def test_a_raised_number_of_the_same_size_is_another_number() -> None:
    assert line(Piece("648", 72, 150), Piece("1", after("648", 72), 150 - 0.35 * SIZE)) == "648 1"


def test_pieces_that_are_drawn_when_all_else_is_are_of_the_number_they_stand_behind() -> None:
    rows = [
        [[Piece(f"อำเภอที่ {letter}", 72, y)], [Piece("-1,308.", 400, y)]]
        for letter, y in zip("กข", (120, 140), strict=True)
    ]
    late = [[[Piece("45", after("-1,308.", 400, 0.2), y)]] for y in (120, 140)]
    assert table(*rows, *late) == [["อำเภอที่ ก", "-1,308.45"], ["อำเภอที่ ข", "-1,308.45"]]


# -- struck through -------------------------------------------------------------------------------------

UNIT = Piece(" 520 คน", 72 + 20 * LETTER, 150)
NUMBER = Piece("500", 72 + 12 * LETTER, 150)


def stroke(height: float, before: float = 0.0, after: float = 0.0) -> Rule:
    y = NUMBER.y - height * SIZE
    return Rule(NUMBER.x - before * SIZE, y, NUMBER.x + 3 * LETTER + after * SIZE, y)


def read(*items: Piece | Rule) -> tuple[str, list[str]]:
    filling = [Piece("ข้อความของรายงานที่ยาวพอจะเป็นบรรทัดเต็มบรรทัดหนึ่ง", 72, 60 + 30 * n) for n in range(2)]
    document = reader.read(pdf([*filling, *items]), "a.pdf", "x")
    texts = [block.passage.written for block in document.blocks if isinstance(block, Paragraph)]
    return " ".join(texts[-1].split()), [issue.code for issue in document.issues]


@pytest.mark.parametrize("height", [0.18, 0.28, 0.4])
def test_text_that_a_line_is_drawn_through_is_left_out_and_said(height: float) -> None:
    text, codes = read(Piece("ครู จำนวน", 72, 150), NUMBER, UNIT, stroke(height))
    assert (text, codes) == ("ครู จำนวน 520 คน", ["struck-text"])


@pytest.mark.parametrize(
    "rule",
    [stroke(-0.15), stroke(0.0), stroke(0.8), stroke(0.28, before=10, after=10)],
    ids=["under it", "on its baseline", "above it", "a table's"],
)
def test_a_line_under_or_above_text_or_beyond_it_strikes_nothing(rule: Rule) -> None:
    text, codes = read(Piece("ครู จำนวน", 72, 150), NUMBER, Piece(" 520 คน", 400, 150), rule)
    assert "500" in text and codes == []
