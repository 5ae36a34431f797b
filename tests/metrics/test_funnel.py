"""Stages of one base: parts and steps, what is left, what is too much, and what is not told."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from metrics.questions.funnel import Funnel, funnel_of, funnels, read, stages
from metrics.register.register import RegisterError, indicators

PARTS = Funnel("parts", "parts", "ขั้น", "Parts", "ทั้งหมด", "All", ("dpa-passed", "dpa-failed"))
STEPS = Funnel("steps", "steps", "ขั้น", "Steps", "ทั้งหมด", "All", ("dpa-passed", "dpa-failed"))


def rows(*told: tuple[str, float | None, float | None, str]) -> pd.DataFrame:
    names = ["indicator_id", "numerator", "denominator", "state"]
    return pd.DataFrame(told, columns=names).assign(fact_ids=[[f"f{n}"] for n in range(len(told))], n_offices=1)


def numbers(found: pd.DataFrame) -> list[tuple[str, float | None, bool]]:
    return [
        (row.stage, None if pd.isna(row.number) else float(row.number), bool(row.is_over)) for row in found.itertuples()
    ]


def test_parts_that_make_up_their_base_need_no_sum() -> None:
    found = stages(PARTS, rows(("dpa-passed", 40, 48, "reported"), ("dpa-failed", 8, 48, "reported")))
    assert numbers(found) == [("base", 48.0, False), ("part", 40.0, False), ("part", 8.0, False)]


def test_parts_that_are_more_than_their_base_say_so() -> None:
    found = stages(PARTS, rows(("dpa-passed", 40, 48, "reported"), ("dpa-failed", 10, 48, "reported")))
    assert numbers(found)[-1] == ("sum", 50.0, True)
    assert list(found["fact_ids"].iloc[-1]) == ["f0", "f1"]


def test_parts_that_leave_some_out_say_so() -> None:
    found = stages(PARTS, rows(("dpa-passed", 40, 48, "reported"), ("dpa-failed", 0, 48, "zero")))
    assert numbers(found)[-1] == ("sum", 40.0, False)


def test_parts_are_not_summed_where_one_is_not_told() -> None:
    three = Funnel("three", "parts", "ขั้น", "Parts", "ทั้งหมด", "All", (*PARTS.indicators, "dpa-waiting-result"))
    told = rows(
        ("dpa-passed", 40, 48, "reported"),
        ("dpa-failed", 10, 48, "reported"),
        ("dpa-waiting-result", None, None, "in_words"),
    )
    found = stages(three, told)
    assert list(found["stage"]) == ["base", "part", "part", "part"]
    assert found["state"].iloc[-1] == "in_words"


def test_a_part_of_another_base_is_held_against_nothing() -> None:
    found = stages(PARTS, rows(("dpa-passed", 40, 48, "reported"), ("dpa-failed", 50, 52, "reported")))
    assert list(found["is_other_base"]) == [False, False, True]
    assert numbers(found)[-1] == ("part", 50.0, False)
    assert pd.isna(found["percent"].iloc[-1])


def test_a_step_over_other_offices_is_held_against_nothing() -> None:
    told = rows(("dpa-passed", 5, 48, "reported"), ("dpa-failed", 7, None, "reported")).assign(n_offices=[6, 1])
    found = stages(STEPS, told)
    assert list(found["is_other_base"]) == [False, False, True]
    assert not found["is_over"].any()


def test_a_step_over_the_one_before_is_marked() -> None:
    found = stages(STEPS, rows(("dpa-passed", 5, 48, "reported"), ("dpa-failed", 7, None, "reported")))
    assert numbers(found) == [("base", 48.0, False), ("step", 5.0, False), ("step", 7.0, True)]


def test_one_stage_alone_is_no_funnel() -> None:
    assert stages(PARTS, rows(("dpa-passed", 40, 48, "reported"))).empty


def test_steps_without_their_base_have_no_percent() -> None:
    found = stages(STEPS, rows(("dpa-passed", 5, None, "reported"), ("dpa-failed", 3, 9, "reported")))
    assert found["percent"].isna().all()
    assert numbers(found)[0] == ("base", None, False)


FED = replace(STEPS, indicators=("dpa-passed", "dpa-failed", "dpa-waiting-result"), base_of_next=("dpa-failed",))


def test_a_step_told_only_as_the_base_of_the_next_is_no_silence() -> None:
    told = rows(
        ("dpa-passed", 16, 400, "reported"),
        ("dpa-failed", None, None, "in_words"),
        ("dpa-waiting-result", 3, 5, "reported"),
    )
    found = stages(FED, told)
    assert numbers(found) == [("base", 400.0, False), ("step", 16.0, False), ("step", 5.0, False), ("step", 3.0, False)]
    assert list(found["is_fed"]) == [False, False, True, False]
    assert list(found["fact_ids"].iloc[2]) == ["f2"]
    assert [float(value) for value in found.iloc[-1][["before", "percent_before", "percent"]]] == [5, 60, 0.75]


def test_what_a_step_is_told_of_stands_beside_its_own_count() -> None:
    told = rows(("dpa-failed", 90, None, "reported"), ("dpa-waiting-result", 12, 80, "reported"))
    found = stages(FED, told)
    assert numbers(found)[2:] == [("step", 90.0, False), ("step", 12.0, False)]
    assert [float(value) for value in found.iloc[-1][["before", "percent_before"]]] == [80, 15]
    assert found["percent"].isna().all()


def test_a_step_is_never_more_than_what_it_is_told_of() -> None:
    told = rows(("dpa-failed", 90, None, "reported"), ("dpa-waiting-result", 82, 80, "reported"))
    assert numbers(stages(FED, told))[-1] == ("step", 82.0, True)


def test_the_stages_of_a_funnel_share_theme_and_unit() -> None:
    known = {indicator.indicator_id: indicator for indicator in indicators()}
    for funnel in funnels():
        own = [known[name] for name in funnel.indicators]
        assert len({(indicator.theme, indicator.unit) for indicator in own}) == 1, funnel.funnel_id
        assert funnel_of(funnel.indicators[-1]) == funnel
    stages_told = [name for funnel in funnels() for name in funnel.indicators]
    assert len(stages_told) == len(set(stages_told))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("dpa-failed", "dpa-lost"), "dpa-lost"),
        (('kind = "parts"', 'kind = "pieces"'), "pieces"),
        (('base_en = "All"', ""), "base_en"),
        (('base_en = "All"', 'base_en = "All"\nbase_of_next = ["dpa-passed"]'), "base_of_next"),
    ],
)
def test_a_block_that_cannot_be_used_names_its_cure(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    block = (
        '[[funnel]]\nid = "dpa"\nkind = "parts"\nname_th = "ขั้น"\nname_en = "Stages"\nbase_th = "ทั้งหมด"\n'
        'base_en = "All"\nindicators = ["dpa-passed", "dpa-failed"]\n'
    )
    path = tmp_path / "funnels.toml"
    path.write_text(block, encoding="utf-8")
    assert read(path)[0].indicators == ("dpa-passed", "dpa-failed")
    path.write_text(block.replace(*change), encoding="utf-8")
    with pytest.raises(RegisterError, match=said):
        read(path)
