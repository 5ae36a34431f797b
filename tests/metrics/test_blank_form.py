"""What was left as its form was printed: neither answered in words, nor the same as no word of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from facts.fact import LoadedReport, Prompt, Report, record_id
from facts.store import connect_read_only
from metrics.open_store import published
from metrics.questions.coverage import by_place
from metrics.questions.todo import offices, owing, todo
from metrics.selection import Selection
from tests.factory import AFFILIATIONS, LEARNING, PRIMARY, SECONDARY, loaded, narrative, opened, report, share

PASSED = "dpa-passed"


def prompt(of: Report, line: int, text: str, theme: str = "teacher-assessment") -> Prompt:
    place = f"line {line}"
    id_ = record_id(of.report_id, place, text)
    return Prompt(
        id_, of.report_id, of.source, line, place, text, LEARNING, AFFILIATIONS[LEARNING], of.provinces, theme
    )


def told(of: Report, *prompts: Prompt, words: str, theme: str = "teacher-assessment") -> LoadedReport:
    """Two offices tell who passed; the third has these prompts, and words of its own."""
    figures = [*share(of, 1, PRIMARY, "50", "40"), *share(of, 2, SECONDARY, "10", "9")]
    said = [narrative(of, 9, "progress", words, theme=theme, agency=LEARNING)]
    read = loaded(of, figures, said)
    return LoadedReport(read.report, read.facts, read.narratives, read.issues, prompts=prompts)


def states(cursor: DuckDBPyConnection, level: str) -> dict[str, str]:
    rows = cursor.execute(
        "SELECT affiliation, state FROM v_value WHERE indicator_id = ? AND level = ? AND affiliation <> 'สพฐ.'",
        [PASSED, level],
    ).fetchall()
    return dict(rows)


@pytest.mark.parametrize("text", ["1) ผู้ผ่านเกณฑ์มีกี่ราย", "1) ดำเนินการเรื่องนี้อย่างไร"])
def test_an_office_that_left_its_form_blank_says_so_and_still_owes(text: str, tmp_path: Path) -> None:
    of = report()
    cursor = opened(tmp_path, told(of, prompt(of, 5, text), words="ช่วยครูจัดทำบัญชี", theme="teacher-debt"))
    assert states(cursor, "office") == states(cursor, "affiliation") == {"สกร.": "blank_form"}
    assert cursor.execute("SELECT office_th FROM v_owed WHERE indicator_id = ?", [PASSED]).fetchall() == [(LEARNING,)]
    item = todo(cursor, Selection(agency=LEARNING)).set_index("indicator_id").loc[PASSED]
    assert (item["kind"], item["what_en"]) == ("not_reported", "This part of the form was left blank")
    own = offices(cursor, Selection(agency=LEARNING)).iloc[0]
    assert own["n_not_reported"] == own["n_asked"] == own["n_owed"] == 1
    assert owing(cursor, Selection()).set_index("indicator_id").loc[PASSED, "n_not_reported"] == 1
    assert by_place(cursor, Selection(), "affiliation").set_index("name").loc["สกร.", "n_not_reported"] == 1


def test_words_of_the_figure_are_an_answer_beside_a_question_left_blank(tmp_path: Path) -> None:
    of = report()
    cursor = opened(tmp_path, told(of, prompt(of, 5, "1) ผู้ผ่านเกณฑ์มีกี่ราย"), words="มีผู้ผ่านเกณฑ์แล้วหลายคน"))
    assert states(cursor, "office") == {"สกร.": "in_words"}


def test_what_was_answered_beside_a_blank_question_is_not_blank(tmp_path: Path) -> None:
    """The question left blank is about something else."""
    of = report()
    cursor = opened(tmp_path, told(of, prompt(of, 5, "1) มีปัญหาใดอีก"), words="จัดอบรมการใช้ระบบแล้ว"))
    assert states(cursor, "office") == {"สกร.": "not_reported"}


def test_the_questions_left_blank_in_the_reports_that_ship(full_store: Path) -> None:
    """One office left four points of its form as they were printed; the form asks for no figure."""
    store = published(full_store)
    assert store
    with connect_read_only(store) as cursor:
        found = cursor.execute("SELECT indicator_id FROM v_value WHERE state = 'blank_form' AND level = 'office'")
        assert {name for (name,) in found.fetchall()} == {
            *("early-development", "early-years-standard", "stateless-centres", "stateless-children"),
        }
        left = cursor.execute(
            "SELECT theme FROM theme_asked WHERE NOT is_answered AND agency IN (SELECT agency FROM prompt)"
        )
        assert {theme for (theme,) in left.fetchall()} == {
            *("digital-coding", "dropout-prevention", "early-childhood", "special-vulnerable"),
        }
        assert cursor.execute("SELECT count(*) FROM v_owed WHERE fiscal_year = 2566").fetchone() == (0,)
