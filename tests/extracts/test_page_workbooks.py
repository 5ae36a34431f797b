"""Each page's own download, taken from the page as it is drawn and reopened."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.drawn import run
from ui.texts import text

OFFICE = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมุทรสาคร"
SHARES = {"overview", "policy", "indicator", "province", "agency", "findings"}
PAGES = [
    ("overview", {"scorecard_by": "province"}, [("scorecard_by", "by_province")]),
    ("policy", {"framework": "inspection-2566"}, []),
    ("policy", {"theme": "teacher-assessment"}, []),
    ("indicator", {"indicator": "dpa-passed", "order": "lowest"}, [("order", "order_lowest")]),
    ("indicator", {}, [("page_indicator", "choose_indicator")]),
    ("province", {}, []),
    ("province", {"province": "สมุทรสาคร"}, []),
    ("agency", {"sort_offices": "owed"}, [("sort", "sort_offices_owed")]),
    ("agency", {"agency": OFFICE}, []),
    ("figures", {}, [("filter_kind", "kinds_result"), ("sort", "sort_report")]),
    (
        "figures",
        {"kind": "rule", "role": "threshold"},
        [("filter_kind", "kinds_rule"), ("filter_role", "role_threshold")],
    ),
    ("findings", {"severity": "note"}, [("filter_check", "all_check")]),
    ("problems", {"told": "suggestions", "search_problems": "ครู"}, [("filter_subject", "all_subject")]),
    ("reports", {}, []),
]
# What stands there as the report prints it, or as a name, stays a text also where it is a number.
PRINTED = {"ตัวเลขตามที่พิมพ์", "Number as printed", "ตัวอักษร", "Characters", "ถ้อยคำ", "Words"}
PRINTED |= {"รหัสตัวเลข", "Figure id", "ข้อ", "Code"}
ROWS = {"th": ("แผ่น {}", "แถว"), "en": ("Sheet {}", "rows")}


def downloaded(monkeypatch: pytest.MonkeyPatch, store: Path, name: str, **state: object) -> Workbook:
    kept = {}
    monkeypatch.setattr("streamlit.download_button", lambda *_, key, data, **__: kept.update({key: data}))
    run(monkeypatch, store, name, **state)
    return load_workbook(BytesIO(kept["download"]()))


def filters(book: Workbook) -> str:
    return str(book.worksheets[0]["B3"].value)


def is_number(value: object) -> bool:
    plain = re.sub(r"[\s,.%+\u2212]", "", unicodedata.normalize("NFKC", str(value)))
    return isinstance(value, str) and plain.isdecimal() and len(plain) < 8


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(("name", "state", "chosen"), PAGES)
def test_a_page_leaves_with_its_choices_its_rows_and_its_numbers(
    monkeypatch: pytest.MonkeyPatch,
    full_store: Path,
    name: str,
    state: dict[str, str],
    chosen: list[tuple[str, str]],
    language: str,
) -> None:
    book = downloaded(monkeypatch, full_store, name, lang=language, **state)
    for label, value in chosen:
        assert f"{text(label, language)}: {text(value, language)}" in filters(book)
    if "search_problems" in state:
        assert state["search_problems"] in filters(book)
    told = {str(line[0]): str(line[1]) for line in book.worksheets[0].iter_rows(min_row=3, values_only=True)}
    label, word = ROWS[language]
    for page in book.worksheets[1:]:
        assert told[label.format(page.title)] == f"{page.max_row - 1:,} {word}"
        assert page.print_title_rows == "$1:$1"
        for first, *rest in page.iter_cols():
            if first.value not in PRINTED:
                assert not [cell.value for cell in rest if is_number(cell.value)], (page.title, first.value)
    formulas = [cell for page in book for line in page.iter_rows() for cell in line if cell.data_type == "f"]
    assert bool(formulas) == (name in SHARES)
