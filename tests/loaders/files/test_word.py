"""Word files as offices write them: order, merged cells, changes, list numbers, notes, text boxes; the format proof."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from facts.fact import Fact
from loaders import load
from loaders.document import Document, Paragraph, Table
from loaders.files import limits
from loaders.files import read as read_file
from loaders.files.office.numbering import number
from tests.loaders.conftest import load_once
from tests.loaders.files.make_documents import to_docx

NS = nsdecls("w") + (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Save a .docx whose body is the given XML; `change` may add to the python-docx document first."""

    def save(xml: str = "", change: Callable[[Word], None] | None = None) -> Path:
        word = docx.Document()
        if change:
            change(word)
        for element in parse_xml(f"<w:body {NS}>{xml}</w:body>"):
            word.element.body.insert(len(word.element.body) - 1, element)
        path = tmp_path / "report.docx"
        word.save(str(path))
        return path

    return save


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tbl(*rows: list[str]) -> str:
    body = "".join(
        f"<w:tr>{''.join(cell if cell.startswith('<w:tc') else tc(cell) for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl>{body}</w:tbl>"


def shape(document: Document) -> list[object]:
    """The document's texts: a str a paragraph, rows of str a table."""
    return [
        block.passage.written
        if isinstance(block, Paragraph)
        else [[cell.written for cell in row] for row in block.rows]
        for block in document.blocks
    ]


def figures(path: Path) -> list[tuple[str, str]]:
    return [(fact.raw, fact.place) for fact in load(path).facts]


def key(fact: Fact) -> tuple[object, ...]:
    return (fact.raw, fact.value, fact.unit, fact.role, fact.kind, fact.agency, fact.policy_code)


def test_a_docx_of_each_digest_gives_the_same_facts(digest: Path, tmp_path: Path) -> None:
    path = tmp_path / f"{digest.stem}.docx"
    path.write_bytes(to_docx(read_file(digest)))
    loaded = load(path)
    expected, found = Counter(map(key, load_once(digest).facts)), Counter(map(key, loaded.facts))
    assert (expected - found, found - expected) == (Counter(), Counter())
    assert [(item.kind, item.text) for item in loaded.narratives] == [
        (item.kind, item.text) for item in load_once(digest).narratives
    ]
    assert all(fact.line is None and fact.place.startswith(("paragraph ", "table ")) for fact in loaded.facts)


def test_paragraphs_and_tables_stand_in_order_with_their_places(make: Make) -> None:
    path = make(
        p("มีครูเข้าอบรม 15 คน")
        + tbl(["หน่วยงาน", "จำนวนครู (คน)"], ["สพป.น่าน เขต 1", "1,204"], ["สพป.น่าน เขต 2", "๙๘๗"])
        + p("มีโรงเรียน 63 แห่ง")
    )
    assert figures(path) == [
        ("15", "paragraph 1"),
        ("1,204", "table 1 row 2 col 2"),
        ("๙๘๗", "table 1 row 3 col 2"),
        ("63", "paragraph 2"),
    ]


def test_merged_cells_are_read_once_and_columns_keep_their_numbers(make: Make) -> None:
    wide, top, rest = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    path = make(
        tbl(
            [tc("หน่วยงาน", top), tc("ปี 2567", wide)],
            [tc("", rest), tc("ครู (คน)"), tc("ร้อยละ")],
            [tc("สพป.แพร่ เขต 1"), tc("40", top), tc("12.50")],
            [tc("สพป.แพร่ เขต 2"), tc("ไม่ซ้ำ 77", rest), tc("13.50")],
        )
    )
    assert shape(read_file(path)) == [
        [
            ["หน่วยงาน", "ปี 2567", ""],
            ["", "ครู (คน)", "ร้อยละ"],
            ["สพป.แพร่ เขต 1", "40", "12.50"],
            ["สพป.แพร่ เขต 2", "", "13.50"],
        ]
    ]
    assert [raw for raw, _ in figures(path) if raw] == ["40", "12.50", "13.50"]


def test_rows_that_begin_short_of_the_grid_keep_their_columns(make: Make) -> None:
    row = f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{tc('2')}{tc('3')}</w:tr>"
    xml = tbl(["ก", "ข", "ค"]).replace("</w:tbl>", f"{row}</w:tbl>")
    assert shape(read_file(make(xml))) == [[["ก", "ข", "ค"], ["", "2", "3"]]]


def test_a_nested_table_follows_its_table_and_a_frame_is_no_table(make: Make) -> None:
    inner = tbl(["หน่วยงาน", "ครู (คน)"], ["สพป.แพร่ เขต 1", "31"], ["สพป.แพร่ เขต 2", "32"])
    path = make(tbl(["ข้อ", "ผล"], ["1", tc(p("ดังตาราง") + inner + p(""))]) + tbl([tc(p("ในกรอบมีครู 8 คน") + inner)]))
    assert [place for raw, place in figures(path) if raw in ("31", "8")] == [
        "table 1 row 2 col 2 table 1 row 2 col 2",
        "table 2 row 1 col 1 paragraph 1",
        "table 2 row 1 col 1 table 1 row 2 col 2",
    ]
    assert [type(block) for block in read_file(path).blocks] == [Table, Table, Paragraph, Table]


def test_content_controls_and_insertions_are_kept_and_deletions_left_out(make: Make) -> None:
    deleted = '<w:del w:id="1" w:author="a"><w:r><w:delText>99</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2" w:author="a">{r("24 คน")}</w:ins>'
    moved = f'<w:moveFrom w:id="3" w:author="a">{r("77 คน")}</w:moveFrom>'
    moved += f'<w:moveTo w:id="4" w:author="a">{r(" และ 26 คน")}</w:moveTo>'
    control = f"<w:sdt><w:sdtContent>{p('ในช่องกรอกมี 12 แห่ง')}</w:sdtContent></w:sdt>"
    inline = f"<w:p><w:sdt><w:sdtContent>{r('อบรมครู 7 คน')}</w:sdtContent></w:sdt></w:p>"
    gone = '<w:tr><w:trPr><w:del w:id="5" w:author="a"/></w:trPr>' + tc("สพป.แพร่ เขต 9") + tc("55") + "</w:tr>"
    table = tbl(["หน่วยงาน", "ครู (คน)"], ["สพป.แพร่ เขต 1", "31"], ["สพป.แพร่ เขต 2", "32"])
    path = make(
        f"<w:p>{r('มีครู ')}{deleted}{inserted}{moved}</w:p>{control}{inline}"
        + table.replace("</w:tbl>", f"{gone}</w:tbl>")
    )
    assert shape(read_file(path))[:3] == ["มีครู 24 คน และ 26 คน", "ในช่องกรอกมี 12 แห่ง", "อบรมครู 7 คน"]
    assert [raw for raw, _ in figures(path)] == ["24", "26", "12", "7", "31", "32"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(make: Make) -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    assert shape(read_file(make(p("มีครู ", mark) + p("18 คน")))) == ["มีครู 18 คน"]


def numbered(word: Word) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for index, (start, kind, text) in enumerate(
            [(6, "decimal", "%1."), (1, "thaiNumbers", "%1.%2"), (1, "bullet", "\uf0b7"), (1, "thaiLetters", "%4)")]
        )
    )
    root = word.part.numbering_part.element
    root.append(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="2"/></w:lvlOverride>'
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/>{override}</w:num>'))
    style = '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="90"/></w:numPr></w:pPr>'
    word.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="Listed"><w:name w:val="Listed"/>{style}</w:style>'
        )
    )


def listed(text: str, level: int, num: int = 90) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def test_list_numbers_that_word_computes_are_put_before_the_text(make: Make) -> None:
    path = make(
        listed("หก", 0)
        + listed("ย่อยหนึ่ง", 1)
        + p("ย่อยสอง", '<w:pStyle w:val="Listed"/>')
        + listed("จุด", 2)
        + listed("ข้อ", 3)
        + listed("ข้อ", 3)
        + listed("เจ็ด", 0)
        + listed("ย่อยใหม่", 1)
        + listed("เริ่มใหม่", 0, 91)
        + p("ไม่มีเลข", '<w:pStyle w:val="Listed"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'),
        numbered,
    )
    document = read_file(path)
    assert shape(document) == [
        *("6. หก", "6.๑ ย่อยหนึ่ง", "6.๒ ย่อยสอง", "• จุด", "ก) ข้อ", "ข) ข้อ"),
        *("7. เจ็ด", "7.๑ ย่อยใหม่", "2. เริ่มใหม่", "ไม่มีเลข"),
    ]
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert [place.name for place in first.passage.places] == ["paragraph 1 list number", "paragraph 1"]


def test_a_list_number_is_no_figure_and_makes_a_heading(make: Make) -> None:
    heading = "จัดให้มีโรงเรียนคุณภาพ 1 โรงเรียน ต่อ 1 อำเภอ"
    path = make(
        p("แบบรายงานผลการตรวจราชการ รอบที่ 2 ประจำปีงบประมาณ พ.ศ. 2567") + listed(heading, 0) + p("มีโรงเรียน 14 แห่ง"),
        numbered,
    )
    (fact,) = load(path).facts
    assert (fact.raw, fact.policy_code) == ("14", "6")


@pytest.mark.parametrize(
    ("count", "kind", "shown"),
    [
        *((4, "upperRoman", "IV"), (1999, "lowerRoman", "mcmxcix"), (27, "lowerLetter", "aa"), (3, "upperLetter", "C")),
        *((10, "thaiNumbers", "๑๐"), (4, "thaiLetters", "ง"), (41, "thaiLetters", "ฮ"), (7, "decimalZero", "07")),
        *((5, "chicago", "5"), (0, "lowerLetter", "0")),
    ],
)
def test_number_formats(count: int, kind: str, shown: str) -> None:
    assert number(count, kind) == shown


def footnoted(word: Word) -> None:
    notes = "".join(
        f'<w:footnote w:id="{index}">{p(text)}</w:footnote>'
        for index, text in ((2, "รวมครูอัตราจ้าง 4 คน"), (3, "ข้าราชการ 20 คน"))
    )
    blob = f'<w:footnotes {NS}><w:footnote w:id="0" w:type="separator">{p("เส้น")}</w:footnote>{notes}</w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, blob.encode(), word.part.package)
    word.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")


def test_footnotes_follow_their_paragraph_and_stay_in_their_cell(make: Make) -> None:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'.format
    cell = tc(f"<w:p>{r('31')}{reference(3)}</w:p>")
    path = make(
        f"<w:p>{r('มีครู 15 คน')}{reference(2)}</w:p>"
        + p("มีโรงเรียน 9 แห่ง")
        + tbl(["หน่วยงาน", "ครู (คน)"], ["สพป.แพร่ เขต 1", cell], ["สพป.แพร่ เขต 2", "32"]),
        footnoted,
    )
    assert figures(path) == [
        ("15", "paragraph 1"),
        ("4", "paragraph 1 footnote 1 paragraph 1"),
        ("9", "paragraph 2"),
        ("31", "table 1 row 2 col 2"),
        ("20", "table 1 row 2 col 2 footnote 1 paragraph 1"),
        ("32", "table 1 row 3 col 2"),
    ]
    assert next(fact.role for fact in load(path).facts if fact.raw == "20") == "part"


def test_a_text_box_is_read_once_after_its_paragraph(make: Make) -> None:
    box = f"<w:txbxContent>{p('ในกล่องมีครู 42 คน')}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    path = make(f"<w:p>{r('มีครู 15 คน')}<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r></w:p>")
    assert figures(path) == [("15", "paragraph 1"), ("42", "paragraph 1 text box 1 paragraph 1")]


def test_headers_footers_comments_and_field_codes_are_no_figures(make: Make) -> None:
    def change(word: Word) -> None:
        word.sections[0].header.paragraphs[0].text = "หัวกระดาษ มีครู 111 คน"
        word.sections[0].footer.paragraphs[0].text = "ท้ายกระดาษ มีครู 222 คน"
        word.add_comment(word.add_paragraph("มีครู 15 คน").runs, "ควรเป็นครู 333 คน")

    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    code = "<w:r><w:instrText>= 444 คน</w:instrText></w:r>"
    path = make(f"<w:p>{r('อีก ')}{char('begin')}{code}{char('separate')}{r('16 คน')}{char('end')}</w:p>", change)
    assert [raw for raw, _ in figures(path)] == ["15", "16"]


def test_what_cannot_be_read_is_said_with_its_place(make: Make) -> None:
    math = "<m:oMath><m:r><m:t>88</m:t></m:r></m:oMath>"
    ole = "<w:r><w:object><o:OLEObject/></w:object></w:r>"
    hidden = r("ลับ 66 คน", "<w:vanish/>")
    path = make(f"<w:p>{r('มีครู 15 คน')}{math}</w:p><w:p>{ole}</w:p><w:p>{hidden}</w:p>")
    assert figures(path) == [("15", "paragraph 1")]
    said = {(issue.code, issue.place) for issue in read_file(path).issues}
    assert said == {
        ("not-read-object", "paragraph 1"),
        ("not-read-object", "paragraph 2"),
        ("hidden-text", "paragraph 3"),
    }


def test_digits_around_an_equation_are_two_numbers(make: Make) -> None:
    math = "<m:oMath><m:r><m:t>+</m:t></m:r></m:oMath>"
    assert shape(read_file(make(f"<w:p>{r('12')}{math}{r('34')}</w:p>"))) == ["12 34"]


def test_a_picture_is_said(make: Make) -> None:
    from PIL import Image

    picture = BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")
    path = make(p("มีครู 15 คน"), lambda word: word.add_picture(picture))
    assert [(issue.code, issue.place) for issue in read_file(path).issues] == [("picture", "paragraph 1")]


def test_a_table_too_large_is_left_out_and_said_and_the_rest_read(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TABLE_ROWS", 3)
    span = tc("1", '<w:gridSpan w:val="99999999"/>')
    path = make(p("มีครู 15 คน") + tbl(*[["สพป.น่าน เขต 1", "5"]] * 4) + tbl(["ก", span]) + p("มีโรงเรียน 3 แห่ง"))
    assert [raw for raw, _ in figures(path)] == ["15", "3"]
    assert [(issue.code, issue.place) for issue in read_file(path).issues] == [
        ("table-too-large", "table 1"),
        ("table-too-large", "table 2"),
    ]


TAB = "</w:t><w:tab/><w:t>"


def test_a_table_typed_with_tabs_is_a_table(make: Make) -> None:
    path = make(
        p("ผลการอบรมครู")
        + p(f"หน่วยงาน{TAB}ครู (คน){TAB}ร้อยละ")
        + p(f"สพป.น่าน เขต 1{TAB}120{TAB}60.00")
        + p(f"สพป.น่าน เขต 2{TAB}80{TAB}40.00")
        + p("มีโรงเรียน 9 แห่ง")
    )
    assert [type(block) for block in read_file(path).blocks] == [Paragraph, Table, Paragraph]
    assert [(fact.raw, fact.unit, fact.place) for fact in load(path).facts] == [
        ("120", "คน", "paragraph 3 col 2"),
        ("60.00", "ร้อยละ", "paragraph 3 col 3"),
        ("80", "คน", "paragraph 4 col 2"),
        ("40.00", "ร้อยละ", "paragraph 4 col 3"),
        ("9", "แห่ง", "paragraph 5"),
    ]


def test_a_table_typed_into_one_paragraph_names_its_lines(make: Make) -> None:
    lines = "</w:t><w:br/><w:t>".join((f"หน่วยงาน{TAB}ครู (คน)", f"ปัว{TAB}5", f"นาน้อย{TAB}6"))
    assert figures(make(p(lines))) == [("5", "paragraph 1 line 2 col 2"), ("6", "paragraph 1 line 3 col 2")]


def test_a_list_typed_with_tabs_is_no_table(make: Make, tmp_path: Path) -> None:
    lines = (
        "แบบรายงานผลการตรวจราชการ รอบที่ 2 ประจำปีงบประมาณ พ.ศ. 2567",
        "3.\tแก้ไขปัญหาหนี้สินครูและบุคลากรทางการศึกษาให้เห็นผลเป็นรูปธรรม",
        "3.1\tผลการดำเนินงาน",
        "1)\tมีครูเข้าอบรม 15 คน",
        "-\tมีครูลงทะเบียน 20 คน",
    )
    text = tmp_path / "report.txt"
    text.write_text("\n".join(lines), encoding="utf-8")
    word = make("".join(p(line.replace("\t", TAB)) for line in lines))
    for path in (text, word):
        assert [(fact.raw, fact.policy_code) for fact in load(path).facts] == [("15", "3"), ("20", "3")]


def test_a_table_of_contents_is_left_out(make: Make) -> None:
    def styled(word: Word) -> None:
        style = '<w:style {} w:type="paragraph" w:styleId="11"><w:name w:val="toc 1"/></w:style>'
        word.styles.element.append(parse_xml(style.format(nsdecls("w"))))

    contents = "".join(p(f"{number} ผลการดำเนินงาน{TAB}{number * 7}", '<w:pStyle w:val="11"/>') for number in (1, 2))
    assert shape(read_file(make(contents + p("มีครู 15 คน"), styled))) == ["มีครู 15 คน"]
    part = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    plain = f"<w:sdt><w:sdtPr>{part}</w:sdtPr><w:sdtContent>{p(f'ปัญหา{TAB}14')}</w:sdtContent></w:sdt>"
    assert shape(read_file(make(plain + p("มีครู 15 คน")))) == ["มีครู 15 คน"]


def test_content_controls_around_rows_and_cells_and_their_prompts(make: Make) -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>".format
    row = f"<w:tr>{tc('สพป.น่าน เขต 1')}{control('', tc('31'))}</w:tr>"
    prompt = control("<w:showingPlcHdr/>", r("แตะที่นี่เพื่อใส่จำนวน 99 คน"))
    xml = tbl(["หน่วยงาน", "ครู (คน)"], ["สพป.น่าน เขต 2", "32"]).replace("</w:tbl>", control("", row) + "</w:tbl>")
    assert [raw for raw, _ in figures(make(xml + f"<w:p>{r('มีครู 15 คน ')}{prompt}</w:p>"))] == ["32", "31", "15"]


def test_hidden_rows_and_styles_are_left_out_and_said(make: Make) -> None:
    def styled(word: Word) -> None:
        for kind, name in (("paragraph", "P"), ("character", "C")):
            style = f'<w:style {nsdecls("w")} w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>'
            word.styles.element.append(parse_xml(f"{style}<w:rPr><w:vanish/></w:rPr></w:style>"))

    secret = r("ลับ 88 คน", '<w:rStyle w:val="C"/>')
    shown = r("แสดง 6 คน", '<w:rStyle w:val="C"/><w:vanish w:val="0"/>')
    row = "<w:tr><w:trPr><w:hidden/></w:trPr>" + tc("สพป.น่าน เขต 9") + tc("99") + "</w:tr>"
    path = make(
        tbl(["หน่วยงาน", "ครู (คน)"], ["ปัว", "31"], ["นาน้อย", "32"]).replace("</w:tbl>", f"{row}</w:tbl>")
        + p("ลับ 77 คน", '<w:pStyle w:val="P"/>')
        + f"<w:p>{r('มีครู 15 คน ')}{secret}{shown}</w:p>",
        styled,
    )
    assert [raw for raw, _ in figures(path)] == ["31", "32", "15", "6"]
    (issue,) = read_file(path).issues
    assert (issue.code, "table 1, paragraph 1, paragraph 2" in issue.message) == ("hidden-text", True)


def test_symbols_breaks_and_hyphens(make: Make) -> None:
    symbol = '<w:r><w:sym w:font="{}" w:char="{}"/></w:r>'.format
    marks = symbol("Wingdings", "F0FC") + symbol("Wingdings 2", "F051") + symbol("Symbol", "F0B3") + symbol("X", "2713")
    text = "ก</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>ข</w:t><w:br/><w:t>ค</w:t><w:tab/><w:t>ง"
    path = make(f"<w:p>{marks}{symbol('X', 'ไม่ใช่')}</w:p>" + tbl(["หัว", "หัว"], ["1", text]))
    assert shape(read_file(path)) == ["✓✗≥✓", [["หัว", "หัว"], ["1", "ก-ข\nค\tง"]]]


def test_a_check_mark_is_no_figure(make: Make) -> None:
    tick = tc('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>')
    path = make(tbl(["อำเภอ", "ครู (คน)", "ผ่าน"], ["ปัว", "5", tick], ["นาน้อย", "6", tick]))
    assert [raw for raw, _ in figures(path)] == ["5", "6"]


def test_diagrams_and_pasted_files_are_said_even_in_a_cell(make: Make) -> None:
    diagram = (
        '<w:p><w:r><w:drawing><dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"/>'
        "</w:drawing></w:r></w:p>"
    )
    path = make(p("มีครู 15 คน") + diagram + tbl(["ก", tc(p("ข") + "<w:altChunk/>")]))
    assert [(issue.code, issue.place) for issue in read_file(path).issues] == [
        ("not-read-object", "paragraph 2"),
        ("not-read-object", "table 1 row 1 col 2"),
    ]


def test_a_document_with_macros_is_read_without_them(make: Make) -> None:
    path = make(p("มีครู 15 คน"))
    with_macros = path.with_suffix(".docm")
    path.rename(with_macros)
    assert [raw for raw, _ in figures(with_macros)] == ["15"]


def test_cells_that_span_more_than_the_limit_are_not_made(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CELLS", 50)
    wide = tc("1", '<w:gridSpan w:val="30"/>')
    assert [issue.code for issue in read_file(make(p("ก") + tbl([wide, "2"], [wide, "3"]))).issues] == [
        "table-too-large"
    ]


def test_every_picture_is_named(make: Make) -> None:
    from PIL import Image

    picture = BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")

    def draw(word: Word) -> None:
        for text in ("มีครู 15 คน", "ภาพประกอบ"):
            word.add_paragraph(text)
            word.add_picture(picture)

    (issue,) = read_file(make("", draw)).issues
    assert "paragraph 2, paragraph 4" in issue.message


SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    "mark",
    [
        r("1", SUPERSCRIPT),
        r("๑", SUPERSCRIPT),
        r("2/", SUPERSCRIPT),
        r("(3)", SUPERSCRIPT),
        r("1, 2", SUPERSCRIPT),
        r("1", SUPERSCRIPT) + r("2", SUPERSCRIPT),
        r("4", '<w:position w:val="8"/><w:sz w:val="16"/>'),
        r("5", '<w:rStyle w:val="Raised"/>'),
        r("6", '<w:vertAlign w:val="subscript"/>'),
        r("*", SUPERSCRIPT),
        r("", SUPERSCRIPT),
    ],
)
def test_a_raised_mark_is_no_digit_of_what_it_stands_behind(mark: str, make: Make) -> None:
    def styled(word: Word) -> None:
        for name, based_on, look in (("Note", "", SUPERSCRIPT), ("Raised", '<w:basedOn w:val="Note"/>', "")):
            style = f'<w:style {nsdecls("w")} w:type="character" w:styleId="{name}"><w:name w:val="{name}"/>{based_on}'
            word.styles.element.append(parse_xml(f"{style}<w:rPr>{look}</w:rPr></w:style>"))

    def marked(text: str) -> str:
        return f"<w:p>{r(text)}{mark}</w:p>"

    path = make(
        tbl(["หน่วยงาน", "ครู (คน)"], [marked("สพป.น่าน เขต 1"), marked("648")], ["สพป.น่าน เขต 2", marked("1,204")])
        + f"<w:p>{r('มีครูเข้าร่วม 31')}{mark}{r(' คน')}</w:p>",
        styled,
    )
    facts = load(path).facts
    assert [(fact.raw, fact.unit) for fact in facts] == [("648", "คน"), ("1,204", "คน"), ("31", "คน")]
    assert [fact.agency[-5:] for fact in facts][:2] == ["เขต 1", "เขต 2"]


def test_a_raised_number_that_is_no_mark_is_two_numbers_with_the_one_before(make: Make) -> None:
    path = make(f"<w:p>{r('มีครู 31')}{r('1,204', SUPERSCRIPT)}{r(' คน')}</w:p>")
    assert shape(read_file(path)) == ["มีครู 31 1,204  คน"]


def test_a_cell_of_a_raised_number_alone_is_that_number(make: Make) -> None:
    raised = f"<w:p>{r('15', SUPERSCRIPT)}</w:p>"
    path = make(tbl(["อำเภอ", "ครู (คน)"], ["ปัว", raised], ["นาน้อย", "6"]))
    assert [raw for raw, _ in figures(path)] == ["15", "6"]


@pytest.mark.parametrize("stroke", ["<w:strike/>", "<w:dstrike/>", '<w:rStyle w:val="Gone"/>'])
def test_text_that_is_struck_through_is_left_out_and_said(stroke: str, make: Make) -> None:
    def styled(word: Word) -> None:
        style = f'<w:style {nsdecls("w")} w:type="character" w:styleId="Gone"><w:name w:val="Gone"/>'
        word.styles.element.append(parse_xml(f"{style}<w:rPr><w:strike/></w:rPr></w:style>"))

    kept = r("6", '<w:strike w:val="0"/>')
    path = make(
        f"<w:p>{r('มีครูเข้าร่วม จำนวน ')}{r('500', stroke)}{r(' 520 คน')}</w:p>"
        + tbl(["อำเภอ", "ครู (คน)"], ["ปัว", f"<w:p>{r('99', stroke)}{r('5')}</w:p>"], ["นาน้อย", f"<w:p>{kept}</w:p>"]),
        styled,
    )
    assert [raw for raw, _ in figures(path)] == ["520", "5", "6"]
    (issue,) = read_file(path).issues
    assert (issue.code, issue.severity) == ("struck-text", "note")
    assert "paragraph 1, table 1 row 2 col 2" in issue.message
