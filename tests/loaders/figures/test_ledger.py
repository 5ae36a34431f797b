"""Every number of a report is a figure, is known to be none, or is said in an issue, once a place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facts.codes import default_codes
from facts.fact import LoadedReport
from loaders import load
from loaders.assemble import assemble
from loaders.document import Document, Paragraph, Passage, Place, Table
from loaders.figures.ledger import SAID
from loaders.thai.names import default_names
from tests.accounting import unaccounted
from tests.loaders.conftest import ROOT, load_once

Read = Callable[[str], LoadedReport]
DOCUMENTS = sorted((ROOT / "tests" / "accuracy" / "documents").glob("*.txt"))
COVER = "รายงานผลการตรวจราชการ ปีงบประมาณ พ.ศ. 2567\nสำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1\n\n"


def test_every_number_of_the_digests_is_accounted_for(digest: Path) -> None:
    assert unaccounted(digest, load_once(digest)) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_number_of_the_documents_is_accounted_for(path: Path) -> None:
    assert unaccounted(path, load(path)) == []


@pytest.mark.originals
def test_every_number_of_the_originals_is_accounted_for(originals: Path) -> None:
    for path in sorted(originals.glob("0*.txt")):
        assert unaccounted(path, load(path)) == []


def said(loaded: LoadedReport) -> list[tuple[str, str]]:
    return [
        (issue.place, issue.raw) for issue in loaded.issues if issue.code in ("number-not-counted", "number-left-out")
    ]


@pytest.mark.parametrize(
    ("body", "place", "raw"),
    [
        ("ผลเป็นไปตามแผน 17 และ 23", "line 4", "17, 23"),
        ("หน่วยงาน\tครู (คน)\tคะแนน\nบ้านก\t12\t4.52 (0.61)\nบ้านข\t15\t4.10 (0.58)", "line 5 col 3", "0.61"),
        ("หน่วยงาน\tครู (คน)\nบ้านก 40 ห้องเรียน\t12\nบ้านข\t15", "line 5 col 1", "40"),
        ("รายการ\tครู 30 คน\nบ้านก\t12\nบ้านข\t15", "line 4 col 2", "30"),
    ],
    ids=["no unit, once a place", "behind a figure", "in a label", "in a head"],
)
def test_a_number_that_is_not_taken_is_said_with_its_place(read: Read, body: str, place: str, raw: str) -> None:
    assert (place, raw) in said(read(COVER + body))


@pytest.mark.parametrize(
    "body",
    [
        "3. งานวิชาการ\n3.1 ผลการดำเนินงาน\nดำเนินการครบถ้วนแล้ว",
        "ประชุมเมื่อวันที่ 5 มีนาคม 2567 เวลา 09.30 น. ณ ห้องประชุมใหญ่",
        "ตามหนังสือ ที่ ศธ 04001/ว 123 ลงวันที่ 1 เมษายน 2567",
        "โทร. 054 123 4567",
        "ที่\tหน่วยงาน\tครู (คน)\n1\tบ้านก\t12\n2\tบ้านข\t15",
        "สพป.น่าน เขต 2 ดำเนินการแล้ว",
        "หน่วยงาน\tรหัส\tครู (คน)\nบ้านก\t55010001\t12\nบ้านข\t55010002\t15",
    ],
)
def test_numbers_that_are_none_are_not_said(read: Read, body: str) -> None:
    assert said(read(COVER + body)) == []


def test_a_table_that_the_reader_fails_on_costs_that_table_alone() -> None:
    """A row without a single cell, which no file format gives, stands for a fault of the reader."""

    def cell(text: str) -> Passage:
        return Passage.of([(text, Place(f"cell {text}"))])

    def row(*texts: str) -> tuple[Passage, ...]:
        return tuple(map(cell, texts))

    broken = Table((row("หน่วยงาน", "ครู (คน)"), row("บ้านก", "31"), ()))
    sound = Table((row("หน่วยงาน", "นักเรียน (คน)"), row("บ้านก", "52"), row("บ้านข", "61")))
    blocks = (Paragraph(cell("มีโรงเรียน 14 แห่ง")), broken, Paragraph(cell("จำนวนนักเรียน")), sound)
    document = Document("report.docx", "0" * 16, blocks, 0)
    loaded = assemble(document, default_codes(), default_names())
    assert [fact.raw for fact in loaded.facts] == ["14", "52", "61"]
    (failed,) = (issue for issue in loaded.issues if issue.severity == "error")
    assert (failed.code, failed.place) == ("table-not-read", "cell หน่วยงาน")
    assert loaded.fates[SAID] == 1


def test_a_table_whose_only_numbers_are_years_or_codes_loses_no_report(read: Read) -> None:
    loaded = read(
        COVER + "มีโรงเรียน 64 แห่ง\n\nโครงการ\tรหัสโครงการ\nก\t67010001\nข\t67010002\n\nแผน\tปี\nก\t2566\nข\t2567"
    )
    assert [fact.raw for fact in loaded.facts] == ["64"]
    assert not [issue for issue in loaded.issues if issue.severity == "error"]
