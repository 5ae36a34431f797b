"""What a person decides about a figure is applied only where it fits the figure, and as long as it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from facts import store
from facts.fact import Correction, Fact
from library.build import Built, build
from loaders import load
from tests.factory import PRIMARY, loaded, opened, report, share
from tests.library.test_build import command, decided_in

OF = report()
READ, UNREAD, DASH = (
    share(OF, 1, PRIMARY, "50", "40")[1],
    replace(share(OF, 2, PRIMARY, "50", "4")[1], raw="4?", words="4?", value=None, state="unreadable"),
    replace(share(OF, 3, PRIMARY, "50", "0")[1], raw="-", words="-", value=None, state="dash"),
)


def decided(figure: Fact, action: str) -> Correction:
    value = Decimal(41) if action in ("correct", "enter") else None
    day = date(2026, 11, 21)
    return Correction(figure.fact_id, OF.source, figure.place, figure.raw, action, value, "โทรถาม", "ศน.", day)  # type: ignore[arg-type]


def write(path: Path, passed: str = "45") -> None:
    """Write a report as a Word file of its own, with a table of two offices."""
    word = docx.Document()
    word.add_paragraph("รายงานผลการตรวจราชการ รอบที่ 2 ประจำปีงบประมาณ พ.ศ. 2567")
    word.add_paragraph("สำนักงานศึกษาธิการจังหวัดลำพูน")
    word.add_paragraph("ตารางผู้ขอรับการประเมินวิทยฐานะ")
    table = word.add_table(rows=0, cols=3)
    for row in (
        ("หน่วยงาน", "ยื่นคำขอ (ราย)", "ผ่านเกณฑ์ (ราย)"),
        ("สพป.ลำพูน เขต 1", "60", passed),
        ("สพป.ลำพูน เขต 2", "50", "40"),
    ):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    word.save(str(path))


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with one report, which a person has decided about: 45 that passed are 44."""
    folder = tmp_path / "reports"
    folder.mkdir()
    write(folder / "report.docx")
    (passed,) = (fact for fact in load(folder / "report.docx").facts if fact.raw == "45")
    decided_in(folder, f"{passed.fact_id},report.docx,{passed.place},45,correct,44,โทรถาม,ศน.,2026-11-21")
    return folder


def corrected(built: Built) -> list[tuple[str, Decimal]]:
    """Return the numbers that were decided about, as written, and the values decided on."""
    with store.connect_read_only(built.store) as connection:
        return connection.sql("SELECT raw, correction.value FROM correction JOIN fact USING (fact_id)").fetchall()


def test_a_decision_holds_when_the_report_is_saved_anew(reports: Path, tmp_path: Path) -> None:
    assert corrected(build(reports, tmp_path / "store")) == [("45", 44)]
    word = docx.Document(str(reports / "report.docx"))
    word.add_paragraph("ผู้รับผิดชอบ กลุ่มบริหารงานบุคคล")
    word.save(str(reports / "report.docx"))
    built = build(reports, tmp_path / "store")
    assert built.is_new and built.unapplied == ()
    assert corrected(built) == [("45", 44)]


@pytest.mark.parametrize("now", ["46", "450", "-"])
def test_a_decision_about_a_number_that_has_changed_is_named_and_not_applied(
    reports: Path, tmp_path: Path, now: str
) -> None:
    write(reports / "report.docx", now)
    built = build(reports, tmp_path / "store")
    assert corrected(built) == []
    (unapplied,) = built.unapplied
    assert "report.docx" in unapplied and "“45”" in unapplied and "Not applied" in unapplied


@pytest.mark.parametrize("now", ["45.0", "๔๕", " 45 "])
def test_a_decision_holds_for_the_same_number_written_otherwise(reports: Path, tmp_path: Path, now: str) -> None:
    write(reports / "report.docx", now)
    assert [value for _, value in corrected(build(reports, tmp_path / "store"))] == [44]


def form(path: Path, passed: int, asked: int = 9) -> None:
    """Write an office's form: nothing in it but the file's name says whose it is."""
    book = Workbook()
    for row in (
        ("สรุปผลการประเมินวิทยฐานะ ปีงบประมาณ 2567",),
        ("ตำแหน่ง", "ยื่นคำขอ (ราย)", "ผ่านเกณฑ์ (ราย)"),
        ("ครูชำนาญการ", asked, passed),
        ("ครูเชี่ยวชาญ", 5, 4),
    ):
        book.active.append(row)
    book.save(path)


def sources(built: Built) -> list[tuple[str, str, Decimal]]:
    with store.connect_read_only(built.store) as connection:
        return connection.sql(
            "SELECT source, raw, correction.value FROM correction JOIN fact USING (fact_id) ORDER BY ALL"
        ).fetchall()


@pytest.mark.parametrize("other", ["กาญจนบุรี.xlsx", "อุดรธานี.xlsx"], ids=["sorted first", "sorted last"])
def test_a_decision_stays_with_its_file_where_another_office_fills_in_the_same_form(tmp_path: Path, other: str) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    form(folder / "ลำปาง.xlsx", 0)
    (none,) = (fact for fact in load(folder / "ลำปาง.xlsx").facts if fact.raw == "0")
    for given in (none.fact_id, none.former_id, f" {none.fact_id.upper()} "):
        decided_in(folder, f"{given},ลำปาง.xlsx,{none.place},0,correct,3,โทรถาม,ศน.,2026-11-21")
        (folder / other).unlink(missing_ok=True)
        assert sources(build(folder, tmp_path / "store")) == [("ลำปาง.xlsx", "0", 3)]
        form(folder / other, 0, asked=12)
        built = build(folder, tmp_path / "store")
        assert (sources(built), built.unapplied) == ([("ลำปาง.xlsx", "0", 3)], ())
    assert command("renew-corrections", "--reports", folder).returncode == 0
    assert sources(build(folder, tmp_path / "store")) == [("ลำปาง.xlsx", "0", 3)]


def test_a_decision_about_a_file_that_has_another_name_now_is_applied_and_said(reports: Path, tmp_path: Path) -> None:
    (reports / "report.docx").rename(reports / "renamed.docx")
    built = build(reports, tmp_path / "store")
    assert sources(built) == [("renamed.docx", "45", 44)]
    with store.connect_read_only(built.store) as connection:
        told = connection.sql(
            "SELECT severity, message FROM issue WHERE code = 'correction-of-another-file'"
        ).fetchall()
    assert [severity for severity, _ in told] == ["warning"] and "renamed.docx" in told[0][1]


def test_a_decision_about_a_report_that_is_gone_says_so(reports: Path, tmp_path: Path) -> None:
    form(reports / "other.xlsx", 2)
    (reports / "report.docx").unlink()
    (unapplied,) = build(reports, tmp_path / "store").unapplied
    assert "no report report.docx was read" in unapplied


def test_an_entered_value_that_the_report_has_now_can_go(reports: Path, tmp_path: Path) -> None:
    write(reports / "report.docx", "-")
    (dash,) = (fact for fact in load(reports / "report.docx").facts if fact.state == "dash")
    decided_in(reports, f"{dash.fact_id},report.docx,{dash.place},,enter,44,โทรถาม,ศน.,2026-11-21")
    assert build(reports, tmp_path / "store").unapplied == ()
    write(reports / "report.docx", "44")
    (unapplied,) = build(reports, tmp_path / "store").unapplied
    assert "delete the line" in unapplied and "entered" in unapplied


@pytest.mark.parametrize("raw", ["sNaN", "nan", "4_5", "Infinity"])
def test_a_number_that_is_none_is_no_crash(reports: Path, tmp_path: Path, raw: str) -> None:
    line = (reports / "corrections.csv").read_text(encoding="utf-8").splitlines()[1].split(",")
    decided_in(reports, ",".join([*line[:3], raw, *line[4:]]))
    assert len(build(reports, tmp_path / "store").unapplied) == 1


def test_renewing_keeps_blank_lines_out_and_two_lines_of_one_figure_apart(reports: Path, tmp_path: Path) -> None:
    line = (reports / "corrections.csv").read_text(encoding="utf-8").splitlines()[1]
    former = line.replace(line.split(",")[0], with_former_id(reports))
    decided_in(reports, line, "", former)
    assert command("renew-corrections", "--reports", reports).returncode == 0
    lines = (reports / "corrections.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[1:] == [line, former]
    missing = command("renew-corrections", "--reports", tmp_path / "nowhere")
    assert missing.returncode == 2 and "nowhere" in missing.stderr


def with_former_id(reports: Path) -> str:
    """Put the id that version 0.1 gave the figure into the folder's decisions, and return it."""
    (passed,) = (fact for fact in load(reports / "report.docx").facts if fact.raw == "45")
    decided_in(reports, f"{passed.former_id},report.docx,{passed.place},45,correct,44,โทรถาม,ศน.,2026-11-21")
    return passed.former_id


def test_a_decision_of_an_older_version_holds(reports: Path, tmp_path: Path) -> None:
    with_former_id(reports)
    built = build(reports, tmp_path / "store")
    assert (corrected(built), built.unapplied) == ([("45", 44)], ())


def test_two_decisions_about_one_figure_are_not_both_applied(reports: Path, tmp_path: Path) -> None:
    line = (reports / "corrections.csv").read_text(encoding="utf-8").splitlines()[1]
    decided_in(reports, line, line.replace(line.split(",")[0], with_former_id(reports)))
    built = build(reports, tmp_path / "store")
    assert (corrected(built), len(built.unapplied)) == ([("45", 44)], 1)


def test_a_command_gives_decisions_the_new_ids(reports: Path, tmp_path: Path) -> None:
    now = (reports / "corrections.csv").read_text(encoding="utf-8").splitlines()
    former = with_former_id(reports)
    lost = "0123456789abcdef,gone.docx,table 1 row 2 col 2,7,explain,,นับใหม่,ศน.,2026-11-21"
    decided_in(reports, *(reports / "corrections.csv").read_text(encoding="utf-8").splitlines()[1:], lost)
    done = command("renew-corrections", "--reports", reports)
    assert (done.returncode, done.stdout.split()[0]) == (4, "1")
    assert "gone.docx table 1 row 2 col 2" in done.stderr
    assert (reports / "corrections.csv").read_text(encoding="utf-8-sig").splitlines() == [*now, lost]
    assert former not in (reports / "corrections.csv").read_text(encoding="utf-8-sig")
    again = command("renew-corrections", "--reports", reports)
    assert (again.returncode, again.stdout.split()[0]) == (4, "0")
    assert corrected(build(reports, tmp_path / "store")) == [("45", 44)]


def test_a_report_in_two_files_is_told(reports: Path, tmp_path: Path) -> None:
    word = docx.Document(str(reports / "report.docx"))
    word.core_properties.title = "saved anew"
    word.save(str(reports / "saved anew.docx"))
    built = build(reports, tmp_path / "store")
    with store.connect_read_only(built.store) as connection:
        ids = [fact_id for (fact_id,) in connection.sql("SELECT fact_id FROM fact").fetchall()]
        told = connection.sql("SELECT source, message FROM issue WHERE code = 'told-in-another-file'").fetchall()
    assert (built.reports, len(ids), len(set(ids))) == (2, 8, 8)
    assert [source for source, _ in told] == ["saved anew.docx"] and "4 of its 4 figures" in told[0][1]
    assert corrected(built) == [("45", 44)]


def test_two_offices_that_fill_in_one_form_are_not_taken_for_one_report(reports: Path, tmp_path: Path) -> None:
    word = docx.Document(str(reports / "report.docx"))
    for column in (1, 2):
        for row in (1, 2):
            word.tables[0].cell(row, column).text = str(100 * row + column)
    word.save(str(reports / "other.docx"))
    built = build(reports, tmp_path / "store")
    with store.connect_read_only(built.store) as connection:
        assert connection.sql("FROM issue WHERE code = 'told-in-another-file'").fetchall() == []
        assert len(connection.table("fact")) == 8


@pytest.mark.parametrize(
    ("figure", "action", "is_applied"),
    [
        (READ, "correct", True),
        (READ, "accept", True),
        (READ, "enter", False),
        (UNREAD, "enter", True),
        (UNREAD, "correct", False),
        (UNREAD, "accept", False),
        (UNREAD, "explain", True),
        (DASH, "enter", True),
    ],
)
def test_a_value_is_corrected_where_one_was_read_and_entered_where_none_was(
    tmp_path: Path, figure: Fact, action: str, is_applied: bool
) -> None:
    cursor = opened(tmp_path, loaded(OF, [figure]), corrections=[decided(figure, action)])
    kept = cursor.sql("SELECT fact_id, action FROM correction").fetchall()
    issues = cursor.sql("SELECT code, severity, place, raw FROM issue").fetchall()
    assert kept == ([(figure.fact_id, action)] if is_applied else [])
    assert issues == ([] if is_applied else [("correction-unfit", "error", figure.place, figure.raw)])
