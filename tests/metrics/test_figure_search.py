"""Looking for figures: by words whatever their spelling, by what they are, in an order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from facts.fact import Correction
from metrics.questions.figure_search import Wanted, counts, found
from metrics.selection import Selection
from tests.factory import PRIMARY, SECONDARY, fact, loaded, opened, report, share

OF = report()


@pytest.fixture
def cursor(tmp_path: Path) -> DuckDBPyConnection:
    """A share, a damaged count, a sum of money, and a dash."""
    damaged = fact(OF, 9, "12", "count", "จ านวนครู", agency=SECONDARY, words="จ านวน ครู ๒๕๖๗ เป็น 12 คน")
    money = fact(OF, 10, "1,250", "amount", "งบพัฒนา 100%", agency=PRIMARY, unit="บาท")
    dash = replace(fact(OF, 11, "0", "count", "ย้ายกลับ", agency=PRIMARY), raw="-", words="-", value=None, state="dash")
    return opened(tmp_path, loaded(OF, [*share(OF, 1, PRIMARY, "50", "0"), damaged, money, dash]))


@pytest.mark.parametrize(
    ("search", "lines"),
    [
        ("จำนวนครู", [9]),
        ("จํานวน  ครู", [9]),
        ("2567 จำนวน", [9]),
        ("๒๕๖๗", [9]),
        ("100%", [10]),
        ("1250", [10]),
        ("1,250 บพัฒนา", [10]),
        ("จำนวนครู 1250", []),
        ("", [1, 1, 9, 10, 11]),
    ],
)
def test_every_word_is_found_whatever_its_spelling(cursor: DuckDBPyConnection, search: str, lines: list[int]) -> None:
    assert found(cursor, Selection(), Wanted(search))["line"].tolist() == lines
    assert counts(cursor, Selection(), Wanted(search))[0] == len(lines)


@pytest.mark.parametrize(
    "search",
    [
        "ผู้ผ่านการประเมินวิทยฐานะ",
        "ผู้ผ่าน DPA",
        "ผู้ผ่านการประเมินวิทยฐานะผ่านระบบ DPA",
        "ผ ู้ผานการประเมนวิทยฐานะ",
        "academic STANDING",
    ],
)
def test_a_figure_is_found_by_the_names_of_its_indicator_and_theme(cursor: DuckDBPyConnection, search: str) -> None:
    rows = found(cursor, Selection(), Wanted(search, role="numerator"))
    assert rows["measure"].tolist() == ["ผ่านเกณฑ์"]
    both = f"{search} สมุทรสาคร"
    assert len(found(cursor, Selection(), Wanted(both, role="numerator"))) == 1
    assert not len(found(cursor, Selection(), Wanted(f"{search} ตาก", role="numerator")))


def test_a_percent_bears_the_name_of_what_it_is_a_percent_of(tmp_path: Path) -> None:
    percent = fact(OF, 1, "80", "percent", "ผ่านเกณฑ์", agency=PRIMARY, column=3)
    cursor = opened(tmp_path, loaded(OF, [*share(OF, 1, PRIMARY, "50", "40"), percent]))
    assert found(cursor, Selection(), Wanted("ผู้ผ่าน DPA", role="percent"))["raw"].tolist() == ["80"]


def test_each_decision_is_a_state_of_its_own(tmp_path: Path) -> None:
    facts = [fact(OF, line, str(line), "count", "ครูที่ได้ย้าย", agency=PRIMARY) for line in (1, 2, 3, 4)]
    facts[1] = replace(facts[1], value=None, state="unreadable")
    values = {"correct": Decimal(7), "enter": Decimal(8), "explain": None, "accept": None}
    decided = [
        Correction(
            item.fact_id, OF.source, item.place, item.raw, action, value, "ตามหนังสือชี้แจง", "ศน.", date(2024, 9, 1)
        )  # type: ignore[arg-type]
        for item, (action, value) in zip(facts, values.items(), strict=True)
    ]
    cursor = opened(tmp_path, loaded(OF, facts), corrections=decided)
    _, offered = counts(cursor, Selection(), Wanted())
    assert {action: offered["state"][action] for action in values} == dict.fromkeys(values, 1)
    assert [found(cursor, Selection(), Wanted(state=action))["line"].tolist() for action in values] == [
        [1],
        [2],
        [3],
        [4],
    ]


def test_what_is_counted_is_what_is_found(cursor: DuckDBPyConnection) -> None:
    _, offered = counts(cursor, Selection(), Wanted())
    told = {name: [value for value, n in values.items() if n] for name, values in offered.items()}
    assert told["role"] == ["numerator", "denominator", "count", "amount"]
    assert told["state"] == ["reported", "zero", "dash"]
    for name, values in offered.items():
        for value, n in values.items():
            assert len(found(cursor, Selection(), replace(Wanted(), **{name: value}))) == n, (name, value)


def test_pages_follow_the_order_that_is_asked(cursor: DuckDBPyConnection) -> None:
    for sort, raws in {"largest": ["1,250", "50", "12", "0", "-"], "smallest": ["0", "12", "50", "1,250", "-"]}.items():
        pages = [found(cursor, Selection(), Wanted(), sort, 3, offset)["raw"].tolist() for offset in (0, 3)]
        assert pages == [raws[:3], raws[3:]]


def test_a_share_comes_with_its_base(cursor: DuckDBPyConnection) -> None:
    rows = found(cursor, Selection(), Wanted(role="numerator"))
    assert rows[["numerator", "denominator"]].values.tolist() == [[0, 50]]
