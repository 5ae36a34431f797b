"""PDF files, laid out by LibreOffice from documents of our own; those in data/ are ready-made by `write_report`."""

from __future__ import annotations

import re
import subprocess
import time
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from docx import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from facts.codes import default_codes
from facts.fact import Fact, LoadedReport
from loaders import load
from loaders.assemble import assemble
from loaders.document import Document, Paragraph, Row, Table
from loaders.files import UnreadableFile, limits, read
from loaders.files.pdf import pdf
from loaders.files.pdf.grid import grids
from loaders.files.pdf.lines import Line, Run
from loaders.files.pdf.page import Rule
from loaders.files.pdf.spelling import spelling
from loaders.files.pdf.tables import Cell
from loaders.files.plain import text
from loaders.thai.names import default_names

DATA = Path(__file__).parent / "data"
DIGESTS = sorted((Path(__file__).parents[3] / "data" / "reports").glob("*.txt"))

HEAD = "แบบรายงานทดลอง จังหวัดน่าน"
PROSE = (
    "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1 เชิญครูที่มีหนี้มาลงทะเบียนแก้ไขปัญหา มีผู้มาลงทะเบียน "
    "จำนวน 1,284 คน เจรจากับสหกรณ์ออมทรัพย์จนปรับโครงสร้างหนี้ได้แล้ว จำนวน 963 คน คิดเป็นร้อยละ 75.00 "
    "ที่เหลือนัดเจรจาอีกครั้งในเดือนถัดไปตามลำดับก่อนหลังของการลงทะเบียน"
)
ROWS = [("สพป.น่าน เขต 1", 412, 309), ("สพป.น่าน เขต 2", 388, 201), ("สพม.น่าน", 96, 60), ("สอศ.น่าน", 27, 9)]
LONG_PROBLEM = "1. ครูหลายคนกู้เงินจากหลายแหล่งพร้อมกัน ทำให้เงินเดือนคงเหลือไม่พอใช้จ่ายในแต่ละเดือนและต้องกู้เพิ่มอีก " * 18
LONG_REMEDY = "1. ให้ความรู้เรื่องการออมและการทำบัญชีครัวเรือนแก่ครูบรรจุใหม่ทุกคนก่อนยื่นกู้ครั้งแรกกับสหกรณ์ของจังหวัด " * 14


def write_report(path: Path, font: str = "Laksaman") -> None:
    """Write a report with heads and feet, wrapped lines, ruled tables over page breaks, and one without rules."""
    word = WordDocument()
    _use_font(word, font)
    section = word.sections[0]
    section.header.paragraphs[0].text = HEAD
    _add_page_number(section.footer.paragraphs[0])
    for line in (
        "แบบรายงานผลการตรวจราชการและติดตามประเมินผลการจัดการศึกษา",
        "รอบที่ 2 ประจำปีงบประมาณ พ.ศ. 2567",
        "สำนักงานศึกษาธิการจังหวัดน่าน",
        "3. แก้ไขปัญหาหนี้สินครูและบุคลากรทางการศึกษาให้เห็นผลเป็นรูปธรรม",
        "3.1 ผลการดำเนินงาน",
        PROSE,
    ):
        word.add_paragraph(line)
    # Lines between the tables push each of them over a page break.
    _add_table(word, [("หน่วยงาน", "ครูที่เป็นหนี้ (คน)", "แก้ไขได้แล้ว (คน)"), *ROWS], ruled=False)
    for number in range(1, 19):
        word.add_paragraph(f"{number}) คณะทำงานประชุมติดตามงานของอำเภอต่าง ๆ ในจังหวัด")
    big = [(f"โรงเรียนบ้านดอนงาม {number}", 100 + number, number) for number in range(1, 31)]
    _add_table(word, [("สถานศึกษา", "ครูทั้งหมด (คน)", "ได้รับการอบรม (คน)"), *big], ruled=True, repeat=True)
    word.add_paragraph("3.2 ปัญหาอุปสรรค แนวทางการแก้ไขปัญหา")
    for number in range(1, 15):
        word.add_paragraph(f"{number}) ข้อความสั้นคั่นหน้า")
    _add_table(
        word,
        [("ปัญหา/อุปสรรค", "แนวทางการแก้ไขปัญหา"), (LONG_PROBLEM, LONG_REMEDY), ("2. ขาดวิทยากร", "2. เชิญธนาคาร")],
        ruled=True,
    )
    word.save(str(path))


def _use_font(word: WordDocument, font: str) -> None:
    style = word.styles["Normal"]
    style.font.size = Pt(14)
    properties = style.element.get_or_add_rPr()
    for attribute in ("w:ascii", "w:hAnsi", "w:cs"):
        properties.get_or_add_rFonts().set(qn(attribute), font)
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), "28")
    properties.append(size)
    word.sections[0].page_width, word.sections[0].page_height = Cm(21), Cm(29.7)
    word.sections[0].left_margin = word.sections[0].right_margin = Cm(2)


def _add_page_number(paragraph: object) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph.add_run("หน้า ")
    paragraph._p.append(field)


def _add_table(word: WordDocument, rows: list[tuple], ruled: bool, repeat: bool = False) -> None:
    table = word.add_table(rows=len(rows), cols=len(rows[0]))
    if ruled:
        table.style = "Table Grid"
    for row, values in zip(table.rows, rows, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = str(value)
    if repeat:
        mark = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(mark)


def convert(*paths: Path) -> Path:
    """Let LibreOffice write a PDF beside each file; return the first."""
    folder = paths[0].parent
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, *paths], check=True, capture_output=True, timeout=300)
    return paths[0].with_suffix(".pdf")


@pytest.fixture(
    scope="module",
    params=["ready-made", *(pytest.param(font, marks=pytest.mark.office) for font in ("Laksaman", "Garuda"))],
)
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "ready-made":
        return DATA / "report.pdf"
    path = tmp_path_factory.mktemp("pdf") / "report.docx"
    write_report(path, request.param)
    return convert(path)


@pytest.fixture(scope="module")
def document(report: Path) -> Document:
    return read(report)


@pytest.fixture(scope="module")
def loaded(report: Path) -> LoadedReport:
    return load(report)


def paragraphs(document: Document) -> list[str]:
    return [block.passage.written for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.written for cell in row] for row in block.rows] for block in document.blocks if isinstance(block, Table)
    ]


def pages_of(row: Row) -> set[str]:
    return {place.name.split(" table")[0] for cell in row for place in cell.places}


def squeezed(value: str) -> str:
    return re.sub(r"\s+", "", value)


def test_wrapped_lines_are_one_paragraph(document: Document) -> None:
    assert squeezed(PROSE) in map(squeezed, paragraphs(document))


def test_heads_and_page_numbers_are_left_out_and_said(document: Document) -> None:
    assert not [text for text in paragraphs(document) if HEAD in text or text.startswith("หน้า")]
    (issue,) = [issue for issue in document.issues if issue.code == "page-heads"]
    assert HEAD in issue.message


def test_a_table_without_lines(document: Document) -> None:
    assert [[str(value) for value in row] for row in ROWS] == tables(document)[0][1:]


def test_a_table_over_a_page_break_is_one_with_one_header(document: Document) -> None:
    blocks = [block for block in document.blocks if isinstance(block, Table)]
    assert pages_of(blocks[1].rows[1]) != pages_of(blocks[1].rows[-1])
    table = tables(document)[1]
    assert [row[1] for row in table] == ["ครูทั้งหมด (คน)", *(str(100 + number) for number in range(1, 31))]


def test_a_row_cut_by_a_page_break_is_one(document: Document) -> None:
    blocks = [block for block in document.blocks if isinstance(block, Table)]
    assert len(pages_of(blocks[2].rows[1])) >= 2
    table = tables(document)[2]
    assert [squeezed(cell) for cell in table[1]] == [squeezed(LONG_PROBLEM), squeezed(LONG_REMEDY)]
    assert len(table) == 3


def test_figures_with_unit_office_policy_and_place(loaded: LoadedReport) -> None:
    facts = {(fact.raw, fact.agency, fact.measure[:6]): fact for fact in loaded.facts}
    found = Counter((fact.raw, fact.unit, fact.policy_code) for fact in loaded.facts)
    assert found["1,284", "คน", "3"] == found["963", "คน", "3"] == found["75.00", "ร้อยละ", "3"] == 1
    office = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 2"
    cell = next(fact for key, fact in facts.items() if key[:2] == ("388", office))
    assert (cell.unit, cell.policy_code, cell.line) == ("คน", "3", None)
    assert re.fullmatch(r"page 1 table 1 row 3 col 2", cell.place)
    prose = next(fact for fact in loaded.facts if fact.raw == "1,284")
    assert re.fullmatch(r"page 1 line \d+", prose.place)


def test_every_raw_stands_in_its_words(loaded: LoadedReport) -> None:
    assert loaded.facts
    assert all(fact.words[fact.at :].startswith(fact.raw) for fact in loaded.facts)


def test_a_page_drawn_on_its_side_and_turned_back(tmp_path: Path) -> None:
    path = tmp_path / "turned.pdf"
    with pypdfium2.PdfDocument(DATA / "report.pdf") as whole:
        for page in whole:
            width, height = page.get_size()
            for item in page.get_objects(max_depth=1):
                item.set_matrix(item.get_matrix().multiply(pypdfium2.PdfMatrix(0, 1, -1, 0, height, 0)))
            page.set_mediabox(0, 0, height, width)
            page.set_cropbox(0, 0, height, width)
            page.set_rotation(90)
            page.gen_content()
        whole.save(path)
    straight = read(DATA / "report.pdf")
    assert tables(read(path))[:2] == tables(straight)[:2]
    assert len(read(path).blocks) == len(straight.blocks)


# -- the digests: the same facts as from their text --------------------------------------------------


def results(document: Document) -> Counter[tuple[str, ...]]:
    loaded = assemble(document, default_codes(), default_names())
    return Counter(map(_told, (fact for fact in loaded.facts if fact.kind == "result" and fact.state == "reported")))


def _told(fact: Fact) -> tuple[str, ...]:
    return (fact.raw, str(fact.value), fact.unit, fact.role, fact.kind, fact.agency, fact.policy_code)


def cells(document: Document) -> Counter[str]:
    return Counter(squeezed(cell) for table in tables(document) for row in table for cell in row if cell.strip())


@pytest.mark.office
@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_a_digest_gives_the_same_facts(path: Path, tmp_path: Path) -> None:
    """A page does not tell whether a line ended there or was wrapped before a wide word, and LibreOffice drops the
    blank that would hang over a cell's border. So of 445 results one may lose its unit to such a line end (004:
    a unit on the next line of its cell), and a row of blanks may look like a table's (001: three cells of 256).
    """
    document = text.read(path.read_bytes(), path.name, "digest")
    word = WordDocument()
    _use_font(word, "Laksaman")
    for block in document.blocks:
        if isinstance(block, Paragraph):
            word.add_paragraph(block.passage.written.replace("\n", " "))
            continue
        width = max(len(row) for row in block.rows)
        rows = [
            tuple(cell.written.replace("\n", " ") for cell in row) + ("",) * (width - len(row)) for row in block.rows
        ]
        _add_table(word, rows, ruled=True)
    word.save(str(tmp_path / "digest.docx"))
    again = pdf.read(convert(tmp_path / "digest.docx").read_bytes(), path.name, "digest")
    expected, found = results(document), results(again)
    missing, extra = expected - found, found - expected
    lost = cells(document) - cells(again)
    print(f"{path.stem}: cells right {cells(document).total() - lost.total()} of {cells(document).total()}")
    print("missing", *missing.items(), "extra", *extra.items(), sep="\n  ")
    assert missing.total() <= (1 if path.stem.startswith("004") else 0)
    assert extra.total() <= (1 if path.stem.startswith("004") else 0)
    assert lost.total() <= (3 if path.stem.startswith("001") else 0)


# -- bad input ---------------------------------------------------------------------------------------


def refusal(path: Path) -> tuple[str, str]:
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    assert load(path).report is None
    assert caught.value.issue.source == path.name
    return caught.value.issue.code, caught.value.issue.message


def picture_pages(count: int, into: pypdfium2.PdfDocument) -> pypdfium2.PdfDocument:
    for _ in range(count):
        page = into.new_page(595, 842)
        bitmap = pypdfium2.PdfBitmap.new_native(60, 80, pypdfium2.raw.FPDFBitmap_BGR)
        image = pypdfium2.PdfImage.new(into)
        image.set_bitmap(bitmap)
        image.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
        page.insert_obj(image)
        page.gen_content()
    return into


def test_a_scanned_file_is_refused_with_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    picture_pages(3, pypdfium2.PdfDocument.new()).save(path)
    code, message = refusal(path)
    assert code == "no-text-layer"
    assert "pages 1-3" in message and "Word" in message


def test_scanned_pages_among_others_are_named(tmp_path: Path) -> None:
    path = tmp_path / "mixed.pdf"
    mixed = picture_pages(1, pypdfium2.PdfDocument.new())
    with pypdfium2.PdfDocument(DATA / "report.pdf") as whole:
        mixed.import_pages(whole)
    picture_pages(1, mixed).save(path)
    with pypdfium2.PdfDocument(path) as saved:
        last = len(saved)
    loaded = load(path)
    (issue,) = [issue for issue in loaded.issues if issue.code == "no-text-layer"]
    assert (issue.place, issue.severity) == (f"pages 1, {last}", "error")
    assert "1,284" in {fact.raw for fact in loaded.facts}


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    code, message = refusal(DATA / "encrypted.pdf")
    assert code == "encrypted-file"
    assert "without" in message


def test_a_file_with_another_content_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"PK\x03\x04 a Word file that somebody renamed")
    assert refusal(path)[0] == "wrongly-named"


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_truncated_file_is_said(tmp_path: Path, share: float) -> None:
    content = (DATA / "report.pdf").read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(content[: int(share * len(content))])
    loaded = load(path)
    assert {"truncated", "damaged-file", "no-text"} & {issue.code for issue in loaded.issues}


def test_too_many_pages_are_refused_quickly(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    long = pypdfium2.PdfDocument.new()
    for _ in range(5_000):
        long.new_page(100, 100)
    long.save(path)
    start = time.process_time()
    code, message = refusal(path)
    assert code == "too-many-pages"
    assert "5,000" in message and f"{limits.MAX_PDF_PAGES:,}" in message
    assert time.process_time() - start < 5


# -- parts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "broken"),
    [
        ("ผู้เรียนรู้เรื่องที่ตั้งใจทำสิ้นปี สิทธิ์ พันธุ์ น้ำ เก็บ", 0),
        ("ลำาปาง", 1),
        ("นำ้า", 1),
        ("น\u0e4dา", 1),
        ("ก ่ ข", 1),
        ("ทีี่", 1),
        ("ก\uf70a", 1),
        ("ทั้งทั้หมด", 1),
        ("พื้นที่กที่ารศึกษา", 1),
    ],
)
def test_spelling_counts_what_thai_never_writes(words: str, broken: int) -> None:
    assert spelling(words).broken == broken


def test_a_doubtful_page_is_one_with_many_faults() -> None:
    assert spelling("ลำาปาง นำ้า ทำาการ " * 3).is_doubtful
    assert not spelling("สำนักงานเขตพื้นที่การศึกษา " * 200 + "นำ้า").is_doubtful


def test_merged_cells_and_open_sides_of_a_grid() -> None:
    lying = [Rule(0, 0, 90), Rule(20, 0, 90), Rule(40, 0, 90)]
    standing = [Rule(30, 0, 40), Rule(60, 20, 40)]
    (grid,) = grids(lying, standing) or []
    assert grid.xs == [0, 30, 60, 90]
    assert grid.cells == [[(0, 0), (0, 1), (0, 1)], [(1, 0), (1, 1), (1, 2)]]
    assert grid.right_of(0, 1) == 90


def test_too_many_lines_are_not_searched_for_tables() -> None:
    many = [Rule(index * 5, 0, 9000) for index in range(1200)]
    assert grids(many, many) is None


@pytest.mark.parametrize(
    ("torn", "text"),
    [
        (["๓", "๑,๔๖๐,๒", "๐๐"], "๓๑,๔๖๐,๒๐๐"),
        (["7,5", "20.25"], "7,520.25"),
        (["45", "1,200"], "45\n1,200"),
        (["1,2", "45"], "1,245"),
        (["ชาย 1,2", "45"], "ชาย 1,2\n45"),
    ],
)
def test_a_number_torn_in_a_narrow_cell_is_one(torn: list[str], text: str) -> None:
    lines = [
        Line([Run(part, 10, 20, 100 - 12 * row, 10, row, row)], 100 - 12 * row, 10) for row, part in enumerate(torn)
    ]
    cell = Cell(lines, 0, 60, ["page 1 table 1 row 1 col 1"] * len(torn))
    assert cell.passage(keeps_blanks=False).text == text
