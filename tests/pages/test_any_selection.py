"""Whatever is filtered, also down to nothing, a page is drawn and says what it shows."""

from pathlib import Path
from random import Random

import pytest

from metrics import open_store
from metrics.questions.choices import FILTERS, choices
from metrics.register.register import indicators
from metrics.selection import Selection
from tests.drawn import run

SECTIONS = ("reported", "in_words", "owes", "doubts", "problems", "peers")
PAGES = {
    "overview": {"scorecard_by": ("affiliation", "province")},
    "policy": {},
    "indicator": {"indicator": tuple(item.indicator_id for item in indicators())},
    "province": {"indicator": tuple(item.indicator_id for item in indicators())},
    "agency": {"section": SECTIONS},
    "figures": {"search": ("DPA", "๑๒", "ไม่มีใครเขียน"), "kind": ("all", "rule"), "page": ("2", "x")},
    "findings": {"severity": ("wrong", "note"), "check": ("told_once", "no_such_check")},
    "problems": {"told": ("problems", "suggestions"), "search_problems": ("งบ ประมาณ", "ไม่มีใครเขียน")},
    "reports": {},
}


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_drawn_under_any_filters(
    monkeypatch: pytest.MonkeyPatch, full_store: Path, name: str, seed: int
) -> None:
    dice = Random(f"{name} {seed}")
    published = open_store.published(full_store)
    assert published
    offered = choices(open_store.connect(published).cursor(), Selection())
    state = {one: dice.choice(list(offered[one]["value"])) for one in dice.sample(FILTERS, dice.randint(1, 3))}
    state |= {key: dice.choice(values) for key, values in PAGES[name].items() if dice.random() < 0.7}
    page = run(monkeypatch, full_store, name, **state, lang=dice.choice(["th", "en"]))
    shown = [*page.caption, *page.subheader, *page.dataframe, *page.get("html")]
    assert len(shown) > 1
    assert all(len(table.value) for table in page.dataframe)
