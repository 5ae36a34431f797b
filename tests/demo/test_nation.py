"""What exists in the made-up nation: the offices that there are, and figures that move."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from itertools import product

import pytest

from demo.nation import PERIODS, Nation, offices
from demo.wordings import OWN_HANDS, answer, table, wordings
from facts.codes import CODES_DIR, default_codes
from loaders.thai.names import default_names
from metrics.register.register import indicators

PRIMARY, SECONDARY = "primary-area-office", "secondary-area-office"
MADE_UP = Nation()


def areas() -> list[dict[str, str]]:
    with (CODES_DIR / "area_offices.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_there_are_183_primary_and_62_secondary_area_offices() -> None:
    assert Counter(row["kind"] for row in areas()) == {PRIMARY: 183, SECONDARY: 62}
    assert len({row["name_th"] for row in areas()}) == 245


def test_every_province_has_its_area_offices() -> None:
    serving: dict[str, Counter[str]] = defaultdict(Counter)
    for row in areas():
        for province in row["provinces"].split(";"):
            serving[province][row["kind"]] += 1
    assert serving.keys() == {province.province_th for province in default_codes().provinces}
    assert all(kinds[PRIMARY] >= 1 for kinds in serving.values())
    assert {name: kinds[SECONDARY] for name, kinds in serving.items() if kinds[SECONDARY] != 1} == {"กรุงเทพมหานคร": 2}


@pytest.mark.parametrize(
    ("province", "primary", "secondary"),
    [
        ("นครราชสีมา", 7, "นครราชสีมา"),
        ("เชียงใหม่", 6, "เชียงใหม่"),
        ("ตาก", 2, "ตาก"),
        ("บึงกาฬ", 1, "บึงกาฬ"),
        ("อุตรดิตถ์", 2, "พิษณุโลก อุตรดิตถ์"),
        ("กระบี่", 1, "ตรัง กระบี่"),
        ("ระนอง", 1, "พังงา ภูเก็ต ระนอง"),
        ("ยโสธร", 2, "ศรีสะเกษ ยโสธร"),
    ],
)
def test_a_province_has_the_offices_it_really_has(province: str, primary: int, secondary: str) -> None:
    its = [row for row in areas() if province in row["provinces"].split(";")]
    assert sum(row["kind"] == PRIMARY for row in its) == primary
    assert [row["name_th"] for row in its if row["kind"] == SECONDARY] == [f"สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา{secondary}"]


def test_the_reader_knows_every_area_office_by_its_name() -> None:
    for row in areas():
        found = default_names().agencies(row["name_th"])
        assert [(item.name, ";".join(item.provinces)) for item in found] == [(row["name_th"], row["provinces"])]


def test_every_question_means_an_indicator_that_there_is() -> None:
    meant = {part.indicator for question in MADE_UP.questions for part in question.parts}
    assert meant <= {indicator.indicator_id for indicator in indicators()}


def test_every_question_is_worded_by_every_hand() -> None:
    assert wordings().keys() == {question.id for question in MADE_UP.questions}
    for question in MADE_UP.questions:
        office = next(item for item in MADE_UP.offices if question.asks(item))
        telling = next(item for item in MADE_UP.course(office, question) if None not in item.values)
        for hand in OWN_HANDS:
            assert answer(hand, question, telling)
        heads, row, total = table(question, [(office, telling)], rows="หน่วยงาน", total="รวม", has_percent=True)
        assert len(heads) == len(row) == len(total)


def test_figures_grow_over_time_and_some_fall() -> None:
    (question,) = (item for item in MADE_UP.questions if item.id == "dpa")
    moves = []
    for office in filter(question.asks, offices()):
        first, *_, last = MADE_UP.course(office, question)
        if first.values[0] is not None and last.values[0] is not None and last.base >= 50:
            moves.append(last.values[0] / last.base - first.values[0] / first.base)
    assert len(moves) > 100
    assert sum(move > 0 for move in moves) > 0.8 * len(moves)
    assert any(move < 0 for move in moves)


def test_some_offices_answer_in_words_and_some_not_at_all() -> None:
    asked = product(MADE_UP.offices[:200], ("teacher-debt", "coaching"), PERIODS)
    answers = Counter(MADE_UP.answers(*one) for one in asked)
    assert answers["figures"] > answers["words"] > 50
    assert answers["silence"] > 50


def test_some_province_misses_a_round() -> None:
    rounds = [MADE_UP.reports(province.province_th, one) for province in default_codes().provinces for one in PERIODS]
    assert 0.9 * len(rounds) < sum(rounds) < len(rounds)
