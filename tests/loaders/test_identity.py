"""A figure's id comes from what is written: saved anew, corrected, or read by a later rule, it keeps it."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import pytest

from facts.codes import CODES_DIR, Codes
from facts.fact import LoadedReport
from loaders import load
from loaders.assemble import assemble
from loaders.files import read
from loaders.thai.names import Names
from tests.loaders.conftest import DIGESTS, load_once
from tests.loaders.files.make_documents import to_docx

Read = Callable[[str], LoadedReport]

REPORT = """รายงานผลการตรวจราชการ รอบที่ 2 ประจำปีงบประมาณ พ.ศ. 2567
สำนักงานศึกษาธิการจังหวัดลำพูน

3. การแก้ไขปัญหาหนี้สินครู
3.1 ผลการดำเนินงาน
หน่วยงาน สพป.ลำพูน เขต 1
มีครูลงทะเบียนแก้ไขหนี้สิน จำนวน 120 คน แก้ไขได้สำเร็จ จำนวน 48 คน คิดเป็นร้อยละ 40.00
ไม่มีปัญหา
หน่วยงาน สพป.ลำพูน เขต 2
มีครูลงทะเบียนแก้ไขหนี้สิน จำนวน 90 คน แก้ไขได้สำเร็จ จำนวน 27 คน คิดเป็นร้อยละ 30.00

ตารางจำนวนครูที่ได้รับความช่วยเหลือ
หน่วยงาน\tครูทั้งหมด (คน)\tได้รับความช่วยเหลือ (คน)\tร้อยละ
สพป.ลำพูน เขต 1\t1,200\t300\t25.00
สพป.ลำพูน เขต 2\t800\t-\t0
สพม.ลำพูน\t640\t160\t25.00
รวม\t2,640\t460\t17.42

3.2 ปัญหาและอุปสรรค
ครูยังไม่เข้าใจระเบียบ
"""


def told(loaded: LoadedReport) -> dict[str, tuple[str, Decimal | None]]:
    """Return the number and value of each figure by its id."""
    found = {fact.fact_id: (fact.raw, fact.value) for fact in loaded.facts}
    assert len(found) == len(loaded.facts)
    return found


def changed(before: LoadedReport, after: LoadedReport) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    """Return the raw numbers of ids that are gone, of those that are new, and those that another number has now."""
    was, now = told(before), told(after)
    return (
        [raw for id_, (raw, _) in was.items() if id_ not in now],
        [raw for id_, (raw, _) in now.items() if id_ not in was],
        [(was[id_][0], now[id_][0]) for id_ in was if id_ in now and was[id_] != now[id_]],
    )


def test_the_report_is_read(read: Read) -> None:
    raws = [fact.raw for fact in read(REPORT).facts]
    assert raws[:6] == ["120", "48", "40.00", "90", "27", "30.00"]
    assert raws[6:] == ["1,200", "300", "25.00", "800", "", "0", "640", "160", "25.00", "2,640", "460", "17.42"]


@pytest.mark.parametrize(
    ("written", "corrected", "was", "now"),
    [
        ("จำนวน 48 คน", "จำนวน 51 คน", "48", "51"),
        ("จำนวน 48 คน", "จำนวน ๔๘ คน", "48", "๔๘"),
        ("\t300\t", "\t1,300\t", "300", "1,300"),
        ("\t-\t", "\t95\t", "", "95"),
        ("\t800\t", "\t\t", "800", ""),
        ("2,640", "2,641", "2,640", "2,641"),
    ],
)
def test_a_corrected_number_keeps_its_id(read: Read, written: str, corrected: str, was: str, now: str) -> None:
    before = read(REPORT)
    assert changed(before, read(REPORT.replace(written, corrected, 1))) == ([], [], [(was, now)])


@pytest.mark.parametrize(
    ("place", "inserted"),
    [
        ("3.2 ปัญหา", "หน่วยงาน สพม.ลำพูน\nมีครูลงทะเบียนแก้ไขหนี้สิน จำนวน 60 คน แก้ไขได้สำเร็จ จำนวน 6 คน คิดเป็นร้อยละ 10.00\n\n"),
        ("หน่วยงาน สพป.ลำพูน เขต 2\nมี", "จัดอบรมครู จำนวน 2 ครั้ง\n"),
        ("สพป.ลำพูน เขต 2\t800", "ศกศ.ลำพูน\t20\t5\t25.00\n"),
        ("ครูยังไม่เข้าใจ", "ยังขาดงบประมาณ\n"),
    ],
)
def test_what_is_added_elsewhere_moves_no_id(read: Read, place: str, inserted: str) -> None:
    assert place in REPORT
    gone, _, other = changed(read(REPORT), read(REPORT.replace(place, inserted + place, 1)))
    assert (gone, other) == ([], [])


def test_a_column_between_moves_no_id(read: Read) -> None:
    wider = REPORT.replace("\tได้รับความ", "\tครูที่สมัคร (คน)\tได้รับความ")
    for row in ("1,200\t300", "800\t-", "640\t160", "2,640\t460"):
        left, right = row.split("\t")
        wider = wider.replace(row, f"{left}\t700\t{right}")
    assert changed(read(REPORT), read(wider)) == ([], ["700"] * 4, [])


def test_headings_numbered_anew_move_no_id(read: Read) -> None:
    assert changed(read(REPORT), read(REPORT.replace("\n3.", "\n4."))) == ([], [], [])


COVER = "รายงานผลการตรวจราชการ รอบที่ 2 ประจำปีงบประมาณ พ.ศ. 2567\nสำนักงานศึกษาธิการจังหวัดลำพูน\n\n3. การแก้ไขปัญหา\n3.1 ผล\n"
PASSED = "มีครูผ่านการประเมิน จำนวน 0 คน"


@pytest.mark.parametrize(
    ("body", "gone"),
    [
        (f"สพป.ลำพูน เขต 1 {PASSED}\n\nสพป.ลำพูน เขต 2 {PASSED}", f"สพป.ลำพูน เขต 1 {PASSED}\n\n"),
        (f"ในปีการศึกษา 2565 {PASSED}\n\nในปีการศึกษา 2566 {PASSED}", f"ในปีการศึกษา 2565 {PASSED}\n\n"),
        (
            f"3.1.1 สพป.ลำพูน เขต 1\n{PASSED}\n3.1.2 สพป.ลำพูน เขต 2\n{PASSED}",
            f"3.1.1 สพป.ลำพูน เขต 1\n{PASSED}\n",
        ),
        (f"1) สพป.ลำพูน เขต 1\n{PASSED}\n2) สพป.ลำพูน เขต 2\n{PASSED}", f"1) สพป.ลำพูน เขต 1\n{PASSED}\n"),
        (f"โรงเรียนบ้านก\n{PASSED}\nโรงเรียนบ้านข\n{PASSED}", f"โรงเรียนบ้านก\n{PASSED}\n"),
        (
            "ตารางปีการศึกษา 2566\n\nชั้น\tครู (คน)\nป.1\t0\nป.2\t5\n\nตารางปีการศึกษา 2567\n\nชั้น\tครู (คน)\nป.1\t0\nป.2\t5",
            "ตารางปีการศึกษา 2566\n\nชั้น\tครู (คน)\nป.1\t0\nป.2\t5\n\n",
        ),
        (
            "อำเภอ\tโรงเรียน\tครู (คน)\tขาด (คน)\nเมือง\tบ้านก\t5\t0\nเมือง\tบ้านข\t6\t0\nลี้\tบ้านค\t7\t0",
            "เมือง\tบ้านก\t5\t0\n",
        ),
        ("ขนาด\tโรงเรียน (แห่ง)\n1-120\t4\n121-240\t4\n241-500\t4", "1-120\t4\n"),
        ("ปี\tครู (คน)\tขาด (คน)\n2565\t9\t0\n2566\t9\t0\n2567\t9\t0", "2565\t9\t0\n"),
    ],
    ids="office year section list school caption labels sizes years".split(),
)
def test_what_is_taken_out_first_gives_its_id_to_no_other(read: Read, body: str, gone: str) -> None:
    """Names, years and labels that differ by a number alone are told apart: an id does not follow the position."""
    assert gone in body
    before, after = read(COVER + body), read(COVER + body.replace(gone, "", 1))
    n_gone = len(before.facts) - len(after.facts)
    assert n_gone > 0
    assert [fact.fact_id for fact in after.facts] == [fact.fact_id for fact in before.facts[n_gone:]]


@pytest.mark.parametrize(
    ("body", "written", "edited"),
    [
        ("ประชุมวันที่ 5 มีนาคม 2567 มีครู จำนวน 20 คน นักเรียน จำนวน 20 คน", "ที่ 5 มี", "ที่ 5-6 มี"),
        ("มีครู จำนวน 20 คน นักเรียน จำนวน 30 คน", "มีครู", "1) มีครู"),
        ("มีครู จำนวน 20 คน นักเรียน จำนวน 30 คน", "3. การแก้ไขปัญหา", "(ฉบับแก้ไข)\n3. การแก้ไขปัญหา"),
        ("มีครู จำนวน 20 คน", "3. การแก้ไขปัญหา", "จัดทำโดยกลุ่มนโยบายและแผน\nวันที่ 15 มีนาคม 2567\n3. การแก้ไขปัญหา"),
        ("1. จัดอบรมครู\n2. ติดตามผล\nมีครู จำนวน 20 คน", "จัดอบรมครู", "จัดการอบรมครู"),
        ("ตารางครู\n\nหน่วยงาน\tครู (คน)\nบ้านก\t12\nบ้านข\t15", "ตารางครู\n", "ตารางครู\n\nหน่วย : คน\n"),
        ("หน่วยงาน\tครู (คน)\tขาด (คน)\nบ้านก\t12\t1\nบ้านข\t15\t2", "บ้านก\t", "1. บ้านก :\t"),
    ],
    ids="date mark revision author list unit label".split(),
)
def test_what_is_written_beside_it_moves_no_id(read: Read, body: str, written: str, edited: str) -> None:
    assert written in COVER + body
    gone, new, other = changed(read(COVER + body), read((COVER + body).replace(written, edited, 1)))
    assert (gone, new, other) == ([], [], [])


@pytest.mark.parametrize("first", ["-", "ไม่มี", "–"])
def test_a_dash_that_becomes_a_number_in_the_first_row_moves_no_id(read: Read, first: str) -> None:
    body = f"{COVER}หน่วยงาน\tยื่นคำขอ (ราย)\tผ่าน (ราย)\nบ้านก\t{first}\t{first}\nบ้านข\t50\t40\nบ้านค\t7\t5\n"
    gone, _, other = changed(read(body), read(body.replace(f"\t{first}", "\t9", 1)))
    assert (gone, [pair for pair in other if pair[1] != "9"]) == ([], [])


def test_the_same_words_under_another_office_and_twice_have_their_own_ids(read: Read) -> None:
    line = "มีครูลงทะเบียนแก้ไขหนี้สิน จำนวน 90 คน แก้ไขได้สำเร็จ จำนวน 27 คน คิดเป็นร้อยละ 30.00"
    assert len(told(read(REPORT.replace(line, f"{line}\n\n{line}")))) == len(told(read(REPORT))) + 3


def test_another_round_of_the_same_form_has_other_ids(read: Read) -> None:
    other = read(REPORT.replace("รอบที่ 2", "รอบที่ 1"))
    assert not told(read(REPORT)).keys() & told(other).keys()


@pytest.mark.parametrize("encoding", ["cp874", "utf-16"])
def test_a_text_saved_otherwise_keeps_every_id(tmp_path: Path, encoding: str) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text(REPORT, encoding="utf-8")
    other.write_bytes(REPORT.replace("\n", "\r\n").encode(encoding))
    assert changed(load(one), load(other)) == ([], [], [])


def words_of(report: Path, folder: Path) -> Path:
    path = folder / f"{report.stem}.docx"
    path.write_bytes(to_docx(read(report)))
    return path


def test_a_word_file_saved_anew_keeps_every_id(digest: Path, tmp_path: Path) -> None:
    path = words_of(digest, tmp_path)
    saved = BytesIO()
    word = docx.Document(path)
    word.core_properties.title = "saved anew"
    word.save(saved)
    again = tmp_path / "again.docx"
    again.write_bytes(saved.getvalue())
    assert again.read_bytes() != path.read_bytes()
    assert changed(load(path), load(again)) == ([], [], [])


@pytest.mark.office
def test_a_word_file_saved_by_another_program_keeps_every_id(tmp_path: Path) -> None:
    paths = [words_of(report, tmp_path) for report in DIGESTS]
    saved = tmp_path / "saved"
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(saved), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    for path in paths:
        assert changed(load(path), load(saved / path.name)) == ([], [], [])


def test_a_text_and_its_word_file_share_their_ids(digest: Path, tmp_path: Path) -> None:
    gone, new, other = changed(load_once(digest), load(words_of(digest, tmp_path)))
    assert (len(gone), len(new), other) == (0, 0, [])


def test_rules_that_read_otherwise_move_no_id(digest: Path, tmp_path: Path) -> None:
    """Shorter lists of offices, units and policies give other offices, units, roles, measures and policies."""
    lists = tmp_path / "codes"
    shutil.copytree(CODES_DIR, lists)
    for name, first in (("agency_kinds", 0), ("units", 0), ("policies", 1)):
        _halve(lists / f"{name}.csv", first)
    later = Codes(lists)
    before, after = load_once(digest), assemble(read(digest), later, Names(later))
    now = {fact.fact_id: fact for fact in after.facts}
    both = [(fact, now[fact.fact_id]) for fact in before.facts if fact.fact_id in now]
    assert [(one.place, one.raw) for one, other in both] == [(other.place, other.raw) for _, other in both]
    by_place = {(fact.place, fact.at, fact.raw): fact.fact_id for fact in before.facts}
    read_twice = [fact for fact in after.facts if (fact.place, fact.at, fact.raw) in by_place]
    assert [fact.fact_id for fact in read_twice] == [by_place[fact.place, fact.at, fact.raw] for fact in read_twice]
    assert len(read_twice) > len(before.facts) // 2
    assert any((one.agency, one.policy_id) != (other.agency, other.policy_id) for one, other in both)


def _halve(path: Path, first: int) -> None:
    """Keep every second row of a list, from the first or the second on."""
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = list(csv.reader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows[first::2]])
