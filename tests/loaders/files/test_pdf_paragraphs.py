"""Where a page's paragraphs end: rules on lines of our own, and documents as LibreOffice and a browser print them."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from docx import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from playwright.sync_api import Browser

from loaders.document import Paragraph
from loaders.files.pdf import pdf
from loaders.files.pdf.lines import Line, Run
from loaders.files.pdf.page import _character
from loaders.files.pdf.paragraphs import CLOSEST_GAP, MANY_ENDS, WIDEST_PITCH, layout
from loaders.files.pdf.tables import Cell, PageTable, join_over_pages
from tests.loaders.files.test_pdf import _use_font, convert

WIDTH, LEFT, RIGHT, SIZE = 595.0, 72.0, 523.0, 14.0
INDENT, NO_INDENT = LEFT + 36, LEFT
FULL, NEARLY, HALF = 0.5, 3.0, 15.0  # font sizes that a line leaves free at its end


class L(NamedTuple):
    """A line: how far below the one before and how much room at its end, in font sizes; where it begins."""

    down: float
    free: float
    x0: float = LEFT
    text: str = "ข้อความ"


def parted(rows: Sequence[L], pages: Sequence[int] = ()) -> list[int]:
    """Return how many lines each paragraph has; `pages` are the lines with which a new page begins."""
    laid: list[list[Line]] = [[]]
    y = 100.0
    for number, row in enumerate(rows):
        if number in pages:
            laid.append([])
        y = 100.0 if not laid[-1] else y + row.down * SIZE
        laid[-1].append(line(row.text, row.x0, RIGHT - row.free * SIZE, y))
    setting = layout([(WIDTH, lines) for lines in laid])
    paragraphs: list[list[tuple[Line, int]]] = []
    for page, lines in enumerate(laid):
        for each in lines:
            if not paragraphs or not setting.continues(paragraphs[-1], each, page, WIDTH):
                paragraphs.append([])
            paragraphs[-1].append((each, page))
    return [len(paragraph) for paragraph in paragraphs]


def line(text: str, x0: float, x1: float, y: float) -> Line:
    return Line([Run(text, x0, x1, y, SIZE, 0, 0)], y, SIZE)


# -- gaps --------------------------------------------------------------------------------------------

WRAPPED = [L(2.4, FULL), L(1.7, HALF)]  # a paragraph of two lines


@pytest.mark.parametrize(("gap", "lines"), [(1.7, [2, 3]), (2.0, [2, 1, 2])])
def test_a_gap_parts_where_the_line_above_is_full(gap: float, lines: list[int]) -> None:
    assert parted([*WRAPPED, L(2.4, NEARLY), L(gap, FULL), L(1.7, HALF)]) == lines


def test_one_wrapped_line_tells_the_pitch() -> None:
    """A cover and one paragraph: the title's line comes near the border, too."""
    assert parted([L(0, NEARLY), L(2.4, HALF), L(2.4, HALF), *WRAPPED]) == [1, 1, 1, 2]


def test_paragraphs_of_one_line_each() -> None:
    """None was wrapped, though one ends at the border by chance: lines of a paragraph would be closer."""
    ends = [HALF, HALF, FULL, HALF, NEARLY, HALF, HALF, HALF]
    assert parted([L(2.0, free) for free in ends]) == [1] * 8


def test_lines_without_gaps_go_on() -> None:
    """As many full lines as there are is no chance: paragraphs stand as close as their lines."""
    assert parted([L(2.0, FULL), L(2.0, HALF)] * 3) == [2, 2, 2]


@pytest.mark.parametrize(("pitch", "lines"), [(CLOSEST_GAP - 0.05, 6), (CLOSEST_GAP + 0.05, 7)])
def test_lines_so_close_have_no_gap(pitch: float, lines: int) -> None:
    assert len(parted([L(pitch, free) for free in (HALF, HALF, FULL, HALF, HALF, HALF, HALF)])) == lines


@pytest.mark.parametrize(("pitch", "lines"), [(WIDEST_PITCH - 0.1, 4), (WIDEST_PITCH + 0.1, 5)])
def test_lines_so_far_apart_are_paragraphs_unless_many_are_full(pitch: float, lines: int) -> None:
    assert len(parted([L(pitch, free) for free in (HALF, FULL, HALF, HALF, HALF)])) == lines
    assert len(parted([L(pitch, FULL), L(pitch, FULL), L(pitch, HALF)] * 3)) == 3


def test_wider_lines_in_a_part_of_the_file() -> None:
    wide = [L(3.0, FULL), L(2.6, FULL), L(2.6, FULL), L(2.6, HALF)]
    assert parted([*WRAPPED, *WRAPPED, *wide, *wide]) == [2, 2, 4, 4]


def test_a_line_that_its_distance_shows_wrapped_may_leave_more_room() -> None:
    """No paragraph ends at the pitch, so the line before a long word goes on; without gaps it may have ended."""
    assert parted([*WRAPPED, L(2.4, 5.0), L(1.7, HALF)]) == [2, 2]
    assert parted([L(1.7, FULL), L(1.7, HALF), L(1.7, 5.0), L(1.7, HALF)]) == [2, 1, 1]


def test_no_gap_is_known_over_a_page_break() -> None:
    assert parted([*WRAPPED, L(2.4, FULL), L(0, HALF)], pages=[3]) == [2, 2]
    assert parted([*WRAPPED, L(2.4, HALF), L(0, HALF)], pages=[3]) == [2, 1, 1]


# -- borders, indents, titles ------------------------------------------------------------------------


def test_few_lines_do_not_tell_where_the_border_is() -> None:
    """The longest of some lines far from the page's margin was not wrapped; many that end at one place were."""
    short = [L(2.0, 5.0), L(2.0, HALF)]
    assert parted(short) == [1, 1]
    assert parted(short * MANY_ENDS) == [2] * MANY_ENDS


INDENTED = [L(1.7, FULL, INDENT), L(1.7, HALF, NO_INDENT)]


@pytest.mark.parametrize(
    ("known", "lines"),
    [
        (INDENTED, [2, 1, 2]),  # the paragraph above goes on at the margin: an indent begins another
        ([L(1.7, FULL, INDENT), L(1.7, HALF, INDENT)], [2, 3]),  # its lines are all indented
    ],
)
def test_an_indent_begins_a_paragraph(known: list[L], lines: list[int]) -> None:
    beneath = L(1.7, HALF, NO_INDENT) if known is INDENTED else L(1.7, HALF, INDENT)
    assert parted([*known, L(1.7, NEARLY, INDENT), L(1.7, FULL, INDENT), beneath]) == lines


def test_a_line_that_returns_from_an_indent_goes_on() -> None:
    """Among many lines that ended, without a gap."""
    assert parted([*[L(2.0, HALF, INDENT)] * 6, *INDENTED]) == [1] * 6 + [2]


def test_a_hanging_indent_goes_on() -> None:
    item = [L(1.7, FULL, text="1) ข้อความที่ยาวหลายบรรทัด"), L(1.7, HALF, LEFT + 20)]
    assert parted([*item, *item]) == [2, 2]


@pytest.mark.parametrize(("side", "lines"), [(0.9, [2]), (3.0, [1, 1])])
def test_a_centred_title_goes_on_where_it_fills_its_line(side: float, lines: list[int]) -> None:
    title = [L(0, side, LEFT + side * SIZE), L(1.7, 10.0, LEFT + 10.0 * SIZE)]
    body = [L(1.7, FULL), L(1.7, HALF)] * 2
    assert parted([*title, L(2.4, HALF), *body])[: len(lines)] == lines


# -- what lines begin with ---------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["หน่วยงาน ดังนี้", "หมายเหตุ", "2.4 ล้านบาท"])
def test_a_wrapped_line_may_begin_as_headings_do(text: str) -> None:
    """Where gaps part paragraphs, a line so close goes on; where none do, it may be a heading."""
    assert parted([*WRAPPED, *WRAPPED, L(2.4, FULL), L(1.7, HALF, text=text)]) == [2, 2, 2]
    assert parted([*WRAPPED, *WRAPPED, L(2.4, FULL), L(2.4, HALF, text=text)]) == [2, 2, 1, 1]
    assert parted([L(1.7, FULL), L(1.7, HALF), L(1.7, FULL), L(1.7, HALF, text=text)]) == [2, 1, 1]


@pytest.mark.parametrize("text", ["- ข้อความ", "• ข้อความ", "2) ข้อความ", "2. ข้อความ"])
def test_an_item_of_a_list_begins_anew(text: str) -> None:
    assert parted([*WRAPPED, *WRAPPED, L(2.4, FULL), L(1.7, HALF, text=text)]) == [2, 2, 1, 1]


@pytest.mark.parametrize(
    ("text", "count"), [("40.00", 1), ("(86.94)", 1), ("0.58 คะแนน", 1), ("5.1 ผลการดำเนินงาน", 2), ("2.", 2)]
)
def test_a_number_that_is_no_section_goes_on(text: str, count: int) -> None:
    assert len(parted([L(1.7, FULL), L(1.7, HALF, text=text)])) == count


@pytest.mark.parametrize(
    ("end", "text", "count"),
    [
        ("ครั้งที่", "1.2 ข้อเสนอแนะ", 1),
        ("ในพื้นที่", "1.2 ข้อเสนอแนะ", 2),
        ("ของเจ้าหน้าที่", "1.2 ข้อเสนอแนะ", 2),
        ("โดยไม่ใช้งบประมาณ", "1.2 ข้อเสนอแนะ", 2),
        ("เฉลี่ย", "38.5 คะแนน", 1),
        ("มีคะแนน", "2. ลดภาระครู", 2),
    ],
)
def test_a_section_below_a_word_that_asks_for_a_number(end: str, text: str, count: int) -> None:
    assert len(parted([L(1.7, FULL, text=end), L(1.7, HALF, text=text)])) == count


@pytest.mark.parametrize(
    ("code", "shown"),
    [(0xF0B7, "•"), (0xF0D8, "•"), (0xF0A7, "▪"), (0xF0A8, "□"), (0xF0FC, "✓"), (0xF0FF, "\uf0ff"), (0xF70A, "\u0e48")],
)
def test_the_bullets_of_symbol_fonts(code: int, shown: str) -> None:
    assert _character(code) == shown


# -- rows over pages ---------------------------------------------------------------------------------


def table(*rows: Sequence[str], free: float = NEARLY) -> PageTable:
    """Return the part of a table on one page, whose first cells leave so much room at their ends."""
    cells = []
    for row in rows:
        texts = [Cell([line(text, 60, 180 - free * SIZE, 100)] if text else [], 50, 180) for text in row]
        cells.append(texts)
    found = PageTable(cells, [(176.0, 184.0)], True)
    found.set_place(1, 1)
    return found


@pytest.mark.parametrize(
    ("above", "free", "below", "rows"),
    [
        (("สพป.ก เขต 2", "0"), NEARLY, ("สพม.ก", ""), 2),  # a row whose figures are missing
        (("โรงเรียนบ้าน", "0"), FULL, ("ดอนงาม", ""), 1),  # a name that had no room
        (("ค่าใช้จ่ายสูงและ", "ของบกลาง"), NEARLY, ("งบไม่พอ", ""), 1),  # a cell of words
        (("สพป.ก เขต 2", "0"), NEARLY, ("สพม.ก", "5"), 2),
    ],
)
def test_a_name_alone_at_the_head_of_a_page(
    above: tuple[str, str], free: float, below: tuple[str, str], rows: int
) -> None:
    head = table(("หน่วยงาน", "คำร้อง"), above, free=free)
    (found,) = join_over_pages([head, table(below)], False)
    assert len(found) == 1 + rows


# -- whole documents ---------------------------------------------------------------------------------

NOUNS = "สภานักเรียน ครูแนะแนว ศึกษานิเทศก์ ผู้ปกครอง เทศบาลตำบล กลุ่มนิเทศ โรงเรียนขนาดเล็ก".split()
VERBS = "ลงพื้นที่เยี่ยมบ้าน ทบทวนหลักสูตร จัดทำแผนเผชิญเหตุ สำรวจข้อมูลรายบุคคล คัดกรองกลุ่มเสี่ยง".split()
ENDS = "ร่วมกับภาคเอกชน|ก่อนเปิดภาคเรียน|มีผู้เข้าร่วม 412 คน|ผ่านเกณฑ์ร้อยละ 86.50|ตามแนวทางของจังหวัด".split("|")
FONTS = ("Laksaman", "Garuda", "Loma", "Norasi", "Waree")


def document(seed: str, most: int) -> list[tuple[str, str]]:
    """Return the paragraphs of a report, each with its kind; those of the body have up to so many sentences."""
    chance = random.Random(seed)

    def sentence() -> str:
        return chance.choice(NOUNS) + chance.choice(VERBS) + " " + chance.choice(ENDS)

    found = [
        ("title", "รายงานผลการดำเนินงานและการติดตามนโยบายด้านการศึกษา"),
        ("title", "ประจำปีงบประมาณ พ.ศ. 2567"),
    ]
    for section in (1, 2):
        found.append(("heading", f"{section}. การพัฒนาคุณภาพการศึกษาและสร้างโอกาสที่เท่าเทียม"))
        for part in (1, 2):
            found.append(("heading", f"{section}.{part} " + chance.choice(["ผลการดำเนินงาน", "ข้อเสนอแนะ"])))
            found += [
                ("body", " ".join(sentence() for _ in range(chance.randint(1, most))))
                for _ in range(chance.randint(1, 3))
            ]
    return found


class Style(NamedTuple):
    """How a document is set: sizes and gaps in points, indents in centimetres, line spacing as a factor."""

    font: str
    size: int
    after: float = 0.0
    spacing: float = 1.0
    indent: float = 0.0  # of first lines
    margin: float = 0.0  # of all lines
    is_justified: bool = False
    most: int = 5  # sentences
    digits: float = 0.0  # the size of digits, where it is another


STYLES = {
    "a gap of 6 points": Style("Garuda", 12, 6),
    "indents and no gap": Style("Loma", 13, indent=2),
    "lines at one and a half": Style("Norasi", 13, 8, 1.5),
    "justified, a small gap": Style("Kinnari", 12, 4, is_justified=True),
    "paragraphs of one line": Style("Laksaman", 15, 12, most=1),
    "a wide margin": Style("Umpush", 12, 8, 1.1, margin=1.3),
    "justified with indents": Style("Laksaman", 16, indent=1.5, is_justified=True),
    "larger digits, no gap": Style("Laksaman", 14, indent=1.5, digits=16),
}
# A browser parts the marks of some letters from them where lines are far apart, and words by wide blanks where it
# justifies: those are no matter of paragraphs.
BROWSER_STYLES = {
    "a gap of 5 points": Style("Garuda", 12, 5),
    "indents and no gap": Style("Loma", 12, indent=1.25),
    "paragraphs of one line": Style("Waree", 11, 9, most=1),
    "a gap of 3 points": Style("Norasi", 13, 3, 1.4),
}
SEEDS = ("ก", "ข", "ค")


def share(expected: list[list[tuple[str, str]]], contents: list[bytes]) -> float:
    """Return which share of the ends of paragraphs, those wanted and those found, are both."""
    wanted, found, both = 0, 0, 0
    for paragraphs, content in zip(expected, contents, strict=True):
        read = pdf.read(content, "report.pdf", "x")
        told = [block.passage.written if isinstance(block, Paragraph) else "" for block in read.blocks]
        ends, ends_found = _ends([text for _, text in paragraphs]), _ends(told)
        print("lost", ends - ends_found, "new", ends_found - ends)
        wanted, found, both = wanted + len(ends), found + len(ends_found), both + len(ends & ends_found)
    return both / (wanted + found - both)


def _ends(texts: list[str]) -> set[str]:
    squeezed = [re.sub(r"\s", "", text) for text in texts]
    return {f"{before[-16:]}|{after[:16]}" for before, after in pairwise(squeezed)}


@pytest.mark.office
def test_paragraphs_that_libreoffice_prints(tmp_path: Path) -> None:
    paths, texts = {}, {}
    for name, style in STYLES.items():
        texts[name] = [document(f"{name}{seed}", style.most) for seed in SEEDS]
        paths[name] = [tmp_path / f"{len(paths)}-{number}.docx" for number in range(len(SEEDS))]
        for path, paragraphs in zip(paths[name], texts[name], strict=True):
            write(path, paragraphs, style)
    convert(*(path for each in paths.values() for path in each))
    shares = {
        name: share(texts[name], [path.with_suffix(".pdf").read_bytes() for path in paths[name]]) for name in STYLES
    }
    assert min(shares.values()) >= 0.95, shares


def write(path: Path, paragraphs: list[tuple[str, str]], style: Style) -> None:
    word = WordDocument()
    _use_font(word, style.font)
    for kind, text in paragraphs:
        paragraph = word.add_paragraph()
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(style.digits or style.size), kind != "body"
        thai_size = OxmlElement("w:szCs")
        thai_size.set(qn("w:val"), str(2 * style.size))
        run._r.get_or_add_rPr().append(thai_size)
        layout = paragraph.paragraph_format
        layout.line_spacing, layout.space_after = style.spacing, Pt(style.after)
        if kind == "title":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif kind == "body":
            layout.first_line_indent, layout.left_indent = Cm(style.indent), Cm(style.margin)
            if style.is_justified:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.THAI_JUSTIFY
    word.save(str(path))


@pytest.mark.parametrize("name", BROWSER_STYLES)
def test_paragraphs_that_a_browser_prints(browser: Browser, name: str) -> None:
    style = BROWSER_STYLES[name]
    texts = [document(f"{name}{seed}", style.most) for seed in SEEDS]
    spacing = style.spacing if style.spacing != 1 else "normal"
    css = (
        f"body{{font:{style.size}pt '{style.font}';line-height:{spacing}}} p{{margin:0 0 {style.after}pt}}"
        f" .title{{text-align:center}} .title,.heading{{font-weight:bold}} .body{{text-indent:{style.indent}cm}}"
    )
    tab = browser.new_page()
    contents = []
    for paragraphs in texts:
        body = "".join(f"<p class={kind}>{html.escape(text)}</p>" for kind, text in paragraphs)
        tab.set_content(f"<!doctype html><html lang=th><meta charset=utf-8><style>{css}</style><body>{body}")
        contents.append(tab.pdf(format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "2cm")))
    tab.close()
    assert share(texts, contents) >= 0.95
