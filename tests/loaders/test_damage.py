"""Damaged labels, heads and cells: whatever an export did to the Thai, a table's figures stay what they are."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from facts.codes import arabic_digits
from facts.fact import Fact, LoadedReport
from loaders import load
from loaders.files.plain import text as text_file
from loaders.thai.folding import MARK, fold
from tests.accuracy.score import DAMAGES as OF_EXPORTS
from tests.loaders.files.make_documents import to_docx, to_xlsx

Rows = list[list[str]]
Read = Callable[[str], LoadedReport]
Damage = Callable[[str], str]
DAMAGES: dict[str, Damage] = {
    **OF_EXPORTS,
    "ำ as nikhahit and า": lambda text: text.replace("ำ", "\u0e4dา"),
    "ำ as า": lambda text: text.replace("ำ", "า"),
    "marks doubled": lambda text: re.sub("([\u0e48-\u0e4b])", r"\1\1", text),
    "zero-width blanks": lambda text: re.sub("([\u0e48-\u0e4b])", "\\1\u200b", text),
    "Lao letters": lambda text: text.replace("ย", "\u0e8d").replace("\u0e49", "\u0ec9"),
}
HEAD = """แบบตรวจราชการ รอบที่ 1 ประจำปีงบประมาณ พ.ศ. 2567
สำนักงานศึกษาธิการจังหวัดน่าน
6. จัดหานักการภารโรง
6.1 ผลการดำเนินงาน
"""
PRIMARY = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1"
SECOND = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 2"
SECONDARY = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาน่าน"
Told = tuple[str, str, str, str]  # raw, unit, role, kind

# A table, and what its figures are.
TABLES: dict[str, tuple[Rows, list[Told]]] = {
    "empty cells": (
        [
            ["หน่วยงาน", "อัตราที่ได้รับ (อัตรา)", "ว่างอยู่ (อัตรา)"],
            ["สพป.น่าน เขต 1", "40", "ไม่มี"],
            ["สพป.น่าน เขต 2", "31", "- ไม่มี -"],
            ["สพม.น่าน", "502", "455"],
        ],
        [
            ("40", "อัตรา", "count", "result"),
            ("", "อัตรา", "count", "result"),
            ("31", "อัตรา", "count", "result"),
            ("", "อัตรา", "count", "result"),
            ("502", "อัตรา", "count", "result"),
            ("455", "อัตรา", "count", "result"),
        ],
    ),
    **{
        f"total: {word}": (
            [
                ["หน่วยงาน", "ได้รับ", "สรรหาแล้ว"],
                ["สพป.น่าน เขต 1", "40", "38"],
                ["สพม.น่าน", "12", "12"],
                [f"{word} (อัตรา)", "52", "50"],
            ],
            [
                ("40", "อัตรา", "denominator", "result"),
                ("38", "อัตรา", "numerator", "result"),
                ("12", "อัตรา", "denominator", "result"),
                ("12", "อัตรา", "numerator", "result"),
                ("52", "อัตรา", "total", "result"),
                ("50", "อัตรา", "total", "result"),
            ],
        )
        for word in ("รวม", "ยอดรวม", "ทั้งหมด", "ทั้งสิ้น", "ภาพรวม")
    },
    "target, share, change": (
        [
            ["ลำดับที่", "ตัวชี้วัด", "ค่าเป้าหมาย (คน)", "ผู้ผ่านเกณฑ์ (คน)", "ร้อยละ", "เพิ่มขึ้น (คน)"],
            ["1", "ครูที่เข้ารับการประเมิน", "80", "64", "80.00", "7"],
            ["2", "ครูที่เลื่อนวิทยฐานะ", "50", "45", "90.00", "3"],
        ],
        [
            ("80", "คน", "threshold", "rule"),
            ("64", "คน", "numerator", "result"),
            ("80.00", "ร้อยละ", "percent", "result"),
            ("7", "คน", "difference", "result"),
            ("50", "คน", "threshold", "rule"),
            ("45", "คน", "numerator", "result"),
            ("90.00", "ร้อยละ", "percent", "result"),
            ("3", "คน", "difference", "result"),
        ],
    ),
    "scores": (
        [
            ["กลุ่มสาระการเรียนรู้", "คะแนนเฉลี่ยระดับจังหวัด", "ส่วนต่าง"],
            ["ภาษาไทย", "54.10", "1.25"],
            ["วิทยาศาสตร์และเทคโนโลยี", "33.48", "0.60"],
        ],
        [
            ("54.10", "", "score", "result"),
            ("1.25", "", "difference", "result"),
            ("33.48", "", "score", "result"),
            ("0.60", "", "difference", "result"),
        ],
    ),
    "not yet": (
        [
            ["หน่วยงาน", "ครูทั้งหมด", "ผ่านแล้ว", "ยังไม่ผ่าน"],
            ["สพป.น่าน เขต 1", "90", "72", "18"],
            ["สพป.น่าน เขต 2", "60", "51", "9"],
        ],
        [
            ("90", "คน", "denominator", "result"),
            ("72", "คน", "numerator", "result"),
            ("18", "คน", "part", "result"),
            ("60", "คน", "denominator", "result"),
            ("51", "คน", "numerator", "result"),
            ("9", "คน", "part", "result"),
        ],
    ),
    "a column of units": (
        [
            ["รายการ", "หน่วยนับ", "ผลการดำเนินงาน"],
            ["อาคารที่ซ่อมแล้ว", "แห่ง", "14"],
            ["ผู้ผ่านการคัดเลือก", "คน", "230"],
            ["เงินที่เบิกจ่าย", "ล้านบาท", "2.75"],
        ],
        [
            ("14", "แห่ง", "count", "result"),
            ("230", "คน", "count", "result"),
            ("2.75", "บาท", "amount", "result"),
        ],
    ),
    "years as labels": (
        [
            ["ปีการศึกษา", "ผู้เรียนทั้งสิ้น (คน)", "ออกกลางคัน (คน)"],
            ["2565", "5,120", "31"],
            ["2566", "5,006", "22"],
        ],
        [
            ("5,120", "คน", "denominator", "result"),
            ("31", "คน", "numerator", "result"),
            ("5,006", "คน", "denominator", "result"),
            ("22", "คน", "numerator", "result"),
        ],
    ),
    "cells with words": (
        [
            ["หน่วยงาน", "โรงเรียนที่เข้าร่วม", "งบประมาณ"],
            ["สพป.น่าน เขต 1", "จำนวน 12 แห่ง", "ประมาณ 1,250 บาท"],
            ["สพม.น่าน", "8 จาก 10 แห่ง", "900 บาท"],
        ],
        [
            ("12", "แห่ง", "count", "result"),
            ("1,250", "บาท", "amount", "result"),
            ("8", "แห่ง", "numerator", "result"),
            ("10", "แห่ง", "denominator", "result"),
            ("900", "บาท", "amount", "result"),
        ],
    ),
}
SPACED = """ที่  หน่วยงาน  จำนวนครู (คน)  ครูที่ผ่าน (คน)  ร้อยละ
1  สพป.น่าน เขต 1  120  90  75.00
2  สพป.น่าน เขต 2  80  72  90.00
3  สพม.น่าน  64  48  75.00
"""
LISTED = """หน่วยงาน
จำนวนนักเรียน (คน)
ได้รับทุนแล้ว (คน)
สพป.น่าน เขต 1
1,204
310
สพป.น่าน เขต 2
985
204
สพม.น่าน
2,110
96
"""
ON_ONE_LINE = "หน่วยงาน จำนวนครู(คน) ย้ายแล้ว(คน) สพป.น่าน เขต 1 90 12 สพป.น่าน เขต 2 70 8 สพม.น่าน 110 30\n"
TWO_UPON_EACH_OTHER = [
    *TABLES["scores"][0],
    ["หน่วยงาน", "จำนวนครู (คน)", "ร้อยละ"],
    ["สพป.น่าน เขต 1", "40", "12.50"],
    ["สพม.น่าน", "16", "5.10"],
]
ANSWERS = [
    ["ปัญหา/อุปสรรค", "แนวทางการแก้ไข", "ผลที่คาดว่าจะได้รับ", "ข้อเสนอแนะ"],
    ["มีครูไม่ครบชั้น", "เกลี่ยอัตรากำลัง", "มีครูครบทุกชั้น", "ควรเพิ่มอัตรา"],
    ["ถนนเข้าโรงเรียนขาด", "แจ้งท้องถิ่นให้ซ่อม", "เดินทางได้ตลอดปี", "ให้จัดงบเร่งด่วน"],
]


def tabs(rows: Rows) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def pipes(rows: Rows) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def a_cell_a_line(rows: Rows) -> str:
    return "".join("\t" + "\n\t".join(row) + "\n\n" for row in rows)


def html(rows: Rows) -> str:
    return "<table>\n" + "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>\n" for row in rows) + "</table>\n"


TEXT_SHAPES = {"tabs": tabs, "pipes": pipes, "a cell a line": a_cell_a_line, "html": html}


def told(facts: tuple[Fact, ...]) -> list[tuple[object, ...]]:
    """Return all that damage must leave alone: what each figure is and whose, and its names up to folding."""
    return [
        (
            *(fact.place, arabic_digits(fold(fact.raw)), fact.value, fact.unit, fact.scale, fact.role, fact.kind),
            *(fact.state, fact.agency, fact.policy_code, fact.section, fact.fiscal_year, fact.school_year, fact.round),
            *(arabic_digits(fold(fact.measure)), arabic_digits(fold(fact.row_label))),
        )
        for fact in facts
    ]


def kinds(loaded: LoadedReport) -> list[Told]:
    return [(fact.raw, fact.unit, fact.role, fact.kind) for fact in loaded.facts]


@pytest.mark.parametrize("table", TABLES)
def test_what_a_table_tells(table: str, read: Read) -> None:
    rows, expected = TABLES[table]
    assert kinds(read(HEAD + tabs(rows))) == expected


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("shape", TEXT_SHAPES)
@pytest.mark.parametrize("table", TABLES)
def test_a_damaged_table_tells_the_same(table: str, shape: str, damage: str, read: Read) -> None:
    whole = HEAD + TEXT_SHAPES[shape](TABLES[table][0])
    assert told(read(DAMAGES[damage](whole)).facts) == told(read(whole).facts)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize(
    "text",
    [SPACED, LISTED, ON_ONE_LINE, tabs(TWO_UPON_EACH_OTHER), "(หน่วย : ล้านบาท)\n" + tabs(TABLES["scores"][0])],
    ids=["columns of blanks", "cells one a line", "on one line", "two tables", "a unit line"],
)
def test_a_damaged_flattened_table_tells_the_same(text: str, damage: str, read: Read) -> None:
    expected = told(read(HEAD + text).facts)
    assert len(expected) >= 4
    assert told(read(DAMAGES[damage](HEAD + text)).facts) == expected


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("ending", [".csv", ".docx", ".xlsx"])
def test_a_damaged_table_of_other_formats_tells_the_same(ending: str, table: str, damage: str, tmp_path: Path) -> None:
    def read(name: str, damaged: Damage) -> LoadedReport:
        path = tmp_path / f"{name}{ending}"
        if ending == ".csv":
            lines = io.StringIO()
            csv.writer(lines).writerows([*([line] for line in HEAD.splitlines()), *TABLES[table][0]])
            path.write_text(damaged(lines.getvalue()), encoding="utf-8")
        else:
            document = text_file.read(damaged(HEAD + tabs(TABLES[table][0])).encode(), "", "")
            path.write_bytes(to_docx(document) if ending == ".docx" else to_xlsx(document))
        return load(path)

    whole = read("whole", str)
    assert [fact.role for fact in whole.facts] == [role for _, _, role, _ in TABLES[table][1]]
    assert told(read("damaged", DAMAGES[damage]).facts) == told(whole.facts)


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_column_whose_empty_cells_say_so_keeps_its_figure(damage: str, read: Read) -> None:
    facts = read(DAMAGES[damage](HEAD + tabs(TABLES["empty cells"][0]))).facts
    assert [(fact.agency, fact.state, str(fact.value)) for fact in facts if fold("ว่าง") in fold(fact.measure)] == [
        (PRIMARY, "dash", "None"),
        (SECOND, "dash", "None"),
        (SECONDARY, "reported", "455"),
    ]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_total_is_nobody_s_result(damage: str, read: Read) -> None:
    for word in ("ทั้งหมด", "ทั้งสิ้น", "รวมทั้งสิ้น"):
        table = "หน่วยงาน\tได้รับ (คน)\nสพป.น่าน เขต 1\t40\nสพม.น่าน\t12\n" + f"{word}\t52\n"
        *_, total = read(DAMAGES[damage](HEAD + table)).facts
        assert (total.role, total.agency, str(total.value)) == ("total", "", "52")


# What flip-books do to all marks, vowels too: heads are known by keys.
OF_KEYS: dict[str, Damage] = {
    "all marks lost": lambda text: re.sub(MARK, "", text),
    "marks moved": lambda text: re.sub(f"([ก-ฮ])({MARK}+)([ก-ฮ])", r"\1\3\2 ", text),
}


@pytest.mark.parametrize("damage", [*DAMAGES, *OF_KEYS])
@pytest.mark.parametrize("shape", TEXT_SHAPES)
def test_damaged_heads_ask_for_the_same_answers(shape: str, damage: str, read: Read) -> None:
    head = HEAD.replace("6.1 ผลการดำเนินงาน", "6.2 ปัญหาอุปสรรค แนวทางแก้ไข และผลที่คาดว่าจะได้รับ")
    if damage in OF_KEYS:
        heads, *answers = ANSWERS
        whole = head + TEXT_SHAPES[shape]([[OF_KEYS[damage](cell) for cell in heads], *answers])
    else:
        whole = DAMAGES[damage](head + TEXT_SHAPES[shape](ANSWERS))
    narratives = read(whole).narratives
    asked = ["problem", "remedy", "expected_result", "suggestion"]
    assert [item.kind for item in narratives] == asked * 2
    assert [fold(item.text) for item in narratives[:4]] == [fold(fold(text)) for text in ANSWERS[1]]
    assert {item.policy_code for item in narratives} == {"6"}


OUTLINE = """แบบตรวจราชการ รอบที่ 2 ประจำปีงบประมาณ พ.ศ. 2567

หน่วยงานที่รายงาน : สำนักงานศึกษาธิการจังหวัดน่าน

ข้อมูล ณ วันที่ 9 สิงหาคม 2567

6. จัดหานักการภารโรง

6.1 ผลการดำเนินงาน

หน่วยงาน สพป.น่าน เขต 1

มีนักการภารโรงแล้ว 38 แห่ง

หน่วยงาน สพม.น่าน

ทำสัญญาจ้าง จำนวน 11 ราย ร้อยละ 91.67

6.2 ปัญหาอุปสรรค

ผู้สมัครมีน้อย ต้องประกาศรับใหม่ถึง 4 ครั้ง

6.3 ปัจจัยแห่งความสำเร็จ

ท้องถิ่นช่วยจ่ายค่าจ้าง 6 แห่ง

6.4 ข้อเสนอแนะ

ข้อเสนอแนะระดับพื้นที่

ให้โรงเรียนที่อยู่ใกล้ใช้นักการภารโรงคนเดียว 2 แห่ง

ข้อเสนอแนะเชิงนโยบาย

ขอให้จัดอัตราให้ครบทุกแห่งที่ยังขาดอีก 5 แห่ง
"""


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_headings_open_the_same_sections(damage: str, read: Read) -> None:
    whole, damaged = read(OUTLINE), read(DAMAGES[damage](OUTLINE))
    assert [(fact.section, fact.agency) for fact in whole.facts][:3] == [
        ("results", PRIMARY),
        ("results", SECONDARY),
        ("results", SECONDARY),
    ]
    assert told(damaged.facts) == told(whole.facts)
    kinds = [(item.kind, item.agency, item.policy_code, item.place) for item in whole.narratives]
    assert {"problem", "success_factor", "suggestion_area", "suggestion_policy"} <= {kind for kind, *_ in kinds}
    assert [(item.kind, item.agency, item.policy_code, item.place) for item in damaged.narratives] == kinds
    assert whole.report is not None and damaged.report is not None
    assert [
        (report.agency, report.fiscal_year, report.round, report.as_of, report.framework)
        for report in (whole.report, damaged.report)
    ] == [(whole.report.agency, 2567, 2, whole.report.as_of, "inspection-2567")] * 2
    assert whole.report.as_of is not None


def test_an_office_s_line_behind_minutes_is_a_heading(read: Read) -> None:
    """นาที ends like ที่ without its tone, behind which a line goes on."""
    text = "ครูทุกคนฝึกใช้ระบบใหม่ตามคู่มือของเขตพื้นที่ คนละอย่างน้อย 30 นาที\nสพป.น่าน เขต 2\nผ่านการทดสอบแล้ว 19 คน\n"
    *_, passed = read(HEAD + text).facts
    assert (passed.raw, passed.agency) == ("19", SECOND)


@pytest.mark.parametrize("cell", ["1,2\u0e4904", "1,204\u200b", "1,\u200b204 คน"])
def test_a_mark_strayed_into_a_number_stays_in_its_characters(cell: str, read: Read) -> None:
    facts = read(HEAD + f"หน่วยงาน\tครู (คน)\nสพป.น่าน เขต 1\t{cell}\nสพม.น่าน\t87\n").facts
    assert [(str(fact.value), fact.agency) for fact in facts] == [("1204", PRIMARY), ("87", SECONDARY)]
    assert all(fact.words[fact.at :].startswith(fact.raw) for fact in facts)
