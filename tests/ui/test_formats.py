"""Numbers, years, units and marked words as the screen writes them."""

from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from metrics import marks
from ui import figure, formats
from ui.charts.base import wrapped

SPACE = formats.NO_BREAK


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (1238, "1,238"),
        (Decimal("4.430000"), "4.43"),
        (Decimal("12700000"), "12,700,000"),
        (0.5, "0.5"),
        (-3, "\u22123"),
    ],
)
def test_a_number_has_separators_and_no_idle_zeros(value: object, shown: str) -> None:
    assert formats.number(value) == shown  # type: ignore[arg-type]


def test_a_percent_has_one_decimal_and_its_sign() -> None:
    assert formats.percent(15.6194) == f"15.6{SPACE}%"
    assert formats.percent(0) == f"0.0{SPACE}%"


@pytest.mark.parametrize(("value", "shown"), [(5, "+5.0"), (-0.44, "\u22120.4"), (0.04, "0.0"), (-0.04, "0.0")])
def test_a_difference_has_its_sign_where_it_shows(value: float, shown: str) -> None:
    assert formats.signed(value) == shown


@pytest.mark.parametrize(
    ("numerator", "denominator", "language", "shown"),
    [
        (1238, 7926, "th", f"1,238 จาก 7,926{SPACE}คน"),
        (1238, 7926, "en", f"1,238 of 7,926{SPACE}persons"),
        (0, 53, "th", f"0 จาก 53{SPACE}คน"),
        (1, None, "en", f"1{SPACE}person"),
        (7, pd.NA, "th", f"7{SPACE}คน"),
        (None, 53, "th", ""),
    ],
)
def test_n_of_n_keeps_zero_apart_from_missing(
    numerator: object, denominator: object, language: str, shown: str
) -> None:
    assert formats.n_of_n(numerator, denominator, "คน", language) == shown


@pytest.mark.parametrize(
    ("year", "inspection_round", "language", "shown"),
    [
        (2567, 2, "th", "พ.ศ. 2567 รอบที่ 2"),
        (2567, 2, "en", "FY2567 (2024) Round 2"),
        (2566, pd.NA, "th", "พ.ศ. 2566"),
        (None, None, "th", marks.NOT_REPORTED),
    ],
)
def test_a_period_is_buddhist_and_says_when_it_is_missing(
    year: object, inspection_round: object, language: str, shown: str
) -> None:
    assert formats.period(year, inspection_round, language) == shown


def test_a_day_is_written_in_the_era_of_the_language() -> None:
    assert formats.day(date(2024, 7, 15), "th") == "15 ก.ค. 2567"
    assert formats.day(date(2024, 7, 15), "en") == "15 Jul 2024"


def test_an_unknown_unit_stays_as_printed() -> None:
    assert formats.unit("คันรถ", 2, "en") == "คันรถ"


@pytest.mark.parametrize("value", [None, pd.NA, float("nan"), pd.NaT, ""])
def test_missing_values_are_missing(value: object) -> None:
    assert formats.is_missing(value)


@pytest.mark.parametrize("value", [0, 0.0, "0", False])
def test_zero_is_not_missing(value: object) -> None:
    assert not formats.is_missing(value)


def test_the_raw_characters_are_marked_and_the_rest_is_escaped() -> None:
    words = "ครู <b> 12 คน ผ่าน 12 คน"
    fact = pd.Series({"words": words, "raw": "12", "at": words.rindex("12")})
    assert figure.marked(fact) == "ครู &lt;b&gt; 12 คน ผ่าน <mark>12</mark> คน"


def test_long_words_are_cut_around_the_figure() -> None:
    words = "ก" * 1000 + "๑๒" + "ข" * 1000
    shown = figure.marked(pd.Series({"words": words, "raw": "๑๒", "at": 1000}))
    assert "<mark>๑๒</mark>" in shown
    assert shown.startswith("… ") and shown.endswith(" …")
    assert len(shown) < 900


def test_a_long_thai_label_breaks_between_words() -> None:
    label = "ครูและบุคลากรทางการศึกษาที่ได้รับการแก้ไขปัญหาหนี้สินสำเร็จตามเป้าหมายของกระทรวง"
    broken = wrapped(label, 30)
    assert broken.replace("<br>", "") == label
    assert "<br>" in broken
    assert wrapped("สั้น") == "สั้น"
