"""Other offices' words, read and asked of a real store: how many feed the right indicator with its base."""

from __future__ import annotations

import re
import tomllib

import pytest

from facts.codes import arabic_digits
from metrics.register.register import by_id
from tests.feed import score
from tests.feed.score import NUMBERS, SCORES, Score

LEAST = {"seen": 0.83, "kept": 0.76, "reports seen": 0.73, "reports kept": 0.5}
MOST_WRONG = {"seen": 0.01, "kept": 0.02, "reports seen": 0.04, "reports kept": 0.04}


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    return {name: asked() for name, (_, asked) in SCORES.items()}


@pytest.mark.parametrize("name", SCORES)
def test_other_words_feed_the_right_indicator_with_its_base(scores: dict[str, Score], name: str) -> None:
    assert scores[name].share >= LEAST[name]


@pytest.mark.parametrize("name", SCORES)
def test_few_feed_another_indicator(scores: dict[str, Score], name: str) -> None:
    assert scores[name].share_wrong <= MOST_WRONG[name]


def test_where_a_figure_stands_is_read_under_other_covers_and_headings() -> None:
    layout = score.score_layout()
    shares = {name: layout.right[name] / layout.asked[name] for name in layout.asked}
    assert shares["found"] >= 0.95 and shares["office"] >= 0.95 and shares["theme"] >= 0.87
    assert shares["fiscal_year"] >= 0.98 and shares["round"] >= 0.98


@pytest.mark.parametrize("name", ["seen", "kept"])
def test_each_indicator_is_told_in_several_ways_and_each_number_stands_in_its_words(name: str) -> None:
    told = list(score.wordings(name))
    assert {one.indicator for one in told} == by_id().keys()
    assert min(sum(one.indicator == indicator for one in told) for indicator in by_id()) >= 2
    for one in told:
        numbers = re.findall(r"\d+(?:\.\d+)?", arabic_digits(one.text).replace(",", ""))
        written = {float(number) for number in numbers}
        assert {getattr(one, name) for name in NUMBERS} - {None} <= written, one


def test_no_wording_is_seen_and_kept() -> None:
    seen, kept = ({one.text.strip() for one in score.wordings(name)} for name in ("seen", "kept"))
    assert not seen & kept
    for path in sorted((score.HERE / "kept").glob("*.toml")):
        assert tomllib.loads(path.read_text(encoding="utf-8"))["indicator"] == path.stem


def test_readme_shows_what_the_command_prints(scores: dict[str, Score]) -> None:
    message = "README's table is old; renew it with: python -m tests.feed.score --readme"
    _, shown, _ = score.README.read_text(encoding="utf-8").split(score.MARK)
    assert shown.strip() == f"{score.table(scores)}\n\n{score.layout_table(score.score_layout())}", message
