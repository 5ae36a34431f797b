"""The reports of the made-up nation as text: what real ones do to a reader, the same from the same seed."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import pytest

from demo.nation import PERIODS, Nation
from demo.pages import Written, national_report, provincial_report
from facts.codes import Province, default_codes

COAST = ("สมุทรสาคร", "สมุทรสงคราม")
SHARED = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาสมุทรสาคร สมุทรสงคราม"
THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"


def province(name: str) -> Province:
    return next(item for item in default_codes().provinces if item.province_th == name)


@pytest.fixture(scope="module")
def round_of_all() -> list[Written]:
    """What every province reports in one round."""
    made_up = Nation()
    return [provincial_report(made_up, item, PERIODS[3]) for item in default_codes().provinces]


def test_every_report_is_named_synthetic(round_of_all: list[Written]) -> None:
    for report in [*round_of_all, national_report(Nation(), PERIODS[3])]:
        assert report.name.startswith("synthetic_")
        assert report.text.startswith("ข้อมูลสมมติ / synthetic: รายงาน")


def test_reports_have_the_habits_of_real_ones(round_of_all: list[Written]) -> None:
    texts = [report.text for report in round_of_all]
    for mark in ("\t-", "#REF!", "......", "ประมาณ ", "ตั้งเป้าหมาย", "จัดอบรม", "คำนำ", "สารบัญ", "- 3 -", "ระดับนโยบาย"):
        assert any(mark in text for text in texts), mark
    digits = [set(THAI_DIGITS).issubset(text) for text in texts]
    assert 0 < sum(digits) < 0.3 * len(digits)


def test_a_question_is_told_by_many_hands(round_of_all: list[Written]) -> None:
    hands = defaultdict(set)
    for report in round_of_all:
        for told in report.told:
            hands[told.question].add(told.hand)
    assert {len(several) for question, several in hands.items() if question != "credit-students"} == {5}


def test_an_office_keeps_its_hand_over_the_years() -> None:
    reports = [provincial_report(Nation(), province("ตาก"), period) for period in PERIODS]
    hands = defaultdict(set)
    for told in (told for report in reports for told in report.told):
        hands[told.office, told.question].add(told.hand)
    assert {len(several) for several in hands.values()} == {1}


def test_an_office_of_two_provinces_tells_both_mostly_the_same() -> None:
    made_up = Nation()
    told: dict[object, dict[str, Decimal | None]] = defaultdict(dict)
    for period in PERIODS:
        for name in COAST:
            for one in provincial_report(made_up, province(name), period).told:
                if one.office.name == SHARED:
                    told[period, one.question, one.indicator][name] = one.whole
    both = [list(wholes.values()) for wholes in told.values() if len(wholes) == 2]
    alike = sum(first == second for first, second in both)
    assert 0.8 * len(both) < alike < len(both)


def test_the_same_seed_tells_the_same_and_another_seed_another_nation() -> None:
    first, again, other = (provincial_report(Nation(seed), province("ตาก"), PERIODS[3]) for seed in (1, 1, 2))
    assert first == again
    assert [told.value for told in first.told] != [told.value for told in other.told]
