"""Tables printed sideways on an upright page, and words that stand sideways in an upright table."""

from __future__ import annotations

import pytest

from loaders.document import Document, Paragraph, Table
from loaders.files.pdf import pdf as reader
from tests.loaders.files.drawn_pdf import HEIGHT, WIDTH, Piece, Rule, pdf

# A piece needs a sign that PDFium has a shape of, or it sees nothing stand sideways.
ROWS = [
    ["หน่วยงาน (ชื่อ)", "โรงเรียน (แห่ง)", "นักเรียน (คน)"],
    ["สพป.น่าน เขต 1", "104", "21,330"],
    ["สพป.น่าน เขต 2", "97", "13,118"],
    ["สพม.น่าน", "23", "13,942"],
]
COLUMNS = (100, 280, 420, 560)
TOP, STEP = 120, 24
TITLE = Piece("รายงานของจังหวัดน่าน", 100, 60)


def point(x: float, y: float, turned: int) -> tuple[float, float]:
    """Return where on the upright page a point of the turned one lies."""
    return {90: (y, HEIGHT - x), 270: (WIDTH - y, x), 180: (WIDTH - x, HEIGHT - y), 0: (x, y)}[turned]


def cells(turned: int) -> list[Piece]:
    return [
        Piece(text, *point(x + 4, TOP + STEP * number, turned), turned=turned)
        for number, row in enumerate(ROWS)
        for x, text in zip(COLUMNS, row, strict=False)
    ]


def rules(turned: int) -> list[Rule]:
    top, bottom = TOP - 17, TOP - 17 + STEP * len(ROWS)
    lying = [((COLUMNS[0], y), (COLUMNS[-1], y)) for y in range(top, bottom + 1, STEP)]
    standing = [((x, top), (x, bottom)) for x in COLUMNS]
    return [Rule(*point(*start, turned), *point(*end, turned)) for start, end in lying + standing]


def read(*items: Piece | Rule) -> Document:
    return reader.read(pdf(items), "a.pdf", "x")


def tables(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.written for cell in row] for row in block.rows] for block in document.blocks if isinstance(block, Table)
    ]


@pytest.mark.parametrize(("turned", "is_ruled"), [(90, True), (270, True), (180, True), (90, False), (270, False)])
def test_a_table_that_stands_sideways_is_read_as_its_reader_turns_it(turned: int, is_ruled: bool) -> None:
    document = read(TITLE, *cells(turned), *(rules(turned) if is_ruled else []))
    assert tables(document) == [ROWS]
    first = document.blocks[0]
    assert isinstance(first, Paragraph) and first.passage.written == TITLE.text
    assert [
        place.page for block in document.blocks if isinstance(block, Table) for place in block.rows[1][1].places
    ] == [1]


def test_what_stands_upright_below_it_follows() -> None:
    document = read(*cells(90), Piece("ที่มาของข้อมูลทั้งหมด", 300, 800), TITLE)
    texts = [block.passage.written for block in document.blocks if isinstance(block, Paragraph)]
    assert texts == [TITLE.text, "ที่มาของข้อมูลทั้งหมด"]
    names = [place.name for block in document.blocks if isinstance(block, Paragraph) for place in block.passage.places]
    assert names == ["page 1 line 1", "page 1 line 6"]


def test_words_that_stand_sideways_in_an_upright_table_leave_it_upright() -> None:
    head = [
        Piece(text, x + 14, TOP - 20, turned=90)
        for x, text in zip(COLUMNS[1:3], ("โรงเรียน (แห่ง)", "นักเรียน (คน)"), strict=True)
    ]
    left, right, top = COLUMNS[0], COLUMNS[-1], TOP - 140
    lines = [top, *range(TOP - 17, TOP - 16 + STEP * len(ROWS), STEP)]
    ruled = [Rule(left, y, right, y) for y in lines] + [Rule(x, top, x, lines[-1]) for x in COLUMNS]
    (found,) = tables(read(*head, *cells(0)[3:], *ruled))
    assert found[0][1:] == ROWS[0][1:]
    assert ["สพป.น่าน เขต 1", "104", "21,330"] in found
