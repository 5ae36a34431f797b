"""The closed lists: whole, unambiguous, and joined without gaps."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.codes import AFFILIATION_ORDER, Codes, arabic_digits, damage_key, default_codes


@pytest.fixture(scope="module")
def codes() -> Codes:
    return default_codes()


def repeated(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def test_there_are_77_provinces_with_codes_of_their_own(codes: Codes) -> None:
    assert len(codes.provinces) == 77
    for field in ("province_th", "province_code", "province_en"):
        assert repeated([getattr(province, field) for province in codes.provinces]) == []
    assert all(re.fullmatch(r"[1-9]\d", province.province_code) for province in codes.provinces)


@pytest.mark.parametrize(
    ("name", "code", "region"),
    [
        ("กรุงเทพมหานคร", "10", 2),
        ("ชัยภูมิ", "36", 13),
        ("อุตรดิตถ์", "53", 17),
        ("ตาก", "63", 17),
        ("สมุทรสาคร", "74", 4),
        ("สมุทรสงคราม", "75", 4),
        ("บึงกาฬ", "38", 10),
        ("กระบี่", "81", 6),
    ],
)
def test_provinces_known_by_heart(name: str, code: str, region: int, codes: Codes) -> None:
    (province,) = [province for province in codes.provinces if province.province_th == name]
    assert (province.province_code, province.region_number) == (code, region)


def test_regions_run_from_1_to_18_with_three_to_six_provinces(codes: Codes) -> None:
    sizes = Counter(province.region_number for province in codes.provinces)
    assert sorted(sizes) == list(range(1, 19))
    assert all(3 <= size <= 6 for size in sizes.values())


def test_no_abbreviation_means_two_provinces(codes: Codes) -> None:
    keys = [damage_key(text) for province in codes.provinces for text in province.abbreviations]
    assert repeated(keys) == []


def test_no_two_provinces_share_a_damage_key(codes: Codes) -> None:
    assert repeated([damage_key(province.province_th) for province in codes.provinces]) == []


@pytest.mark.parametrize(
    "damaged", ["กําแพงเพชร", "กาแพงเพชร", "ก าแพงเพชร", "กำเเพงเพชร", "กำแพงเพชร์", "กำ แพง เพชร", "ກำแพงเพชร"]
)
def test_damage_does_not_change_a_key(damaged: str) -> None:
    assert damage_key(damaged) == damage_key("กำแพงเพชร")


@given(st.text("กเแาำ่ ็Aa1…\x85\xa0ກ", max_size=12))
def test_a_key_is_the_same_beside_a_character_that_windows_874_lacks(text: str) -> None:
    assert damage_key(text + "☃") == damage_key(text) + "☃"


def test_thai_digits_keep_their_offsets() -> None:
    assert arabic_digits("มี ๑,๒๓๔ คน") == "มี 1,234 คน"


def test_every_affiliation_has_its_order(codes: Codes) -> None:
    assert {item.affiliation for item in codes.affiliations} == set(AFFILIATION_ORDER)
    keys = [key for item in codes.affiliations for key in {damage_key(alias) for alias in item.aliases}]
    assert repeated(keys) == []


def test_every_kind_of_office_belongs_somewhere(codes: Codes) -> None:
    assert repeated([kind.kind for kind in codes.agency_kinds]) == []
    assert {kind.geography for kind in codes.agency_kinds} <= {
        "province",
        "provinces",
        "province_area",
        "region",
        "none",
    }


FRAMEWORKS = {
    "inspection-2561": (0, 13),
    "inspection-2566": (6, 27),
    "inspection-2567": (0, 14),
    "quick-win-2567": (0, 11),
    "obec-2568": (0, 13),
    "ovec-2569": (0, 8),
    "obec-2569": (0, 12),
}


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_framework_has_all_its_policies(framework: str, codes: Codes) -> None:
    policies = [policy for policy in codes.policies if policy.framework == framework]
    parents = {policy.parent for policy in policies} - {""}
    asked = [policy for policy in policies if policy.policy_id not in parents]
    assert (len(parents), len(asked)) == FRAMEWORKS[framework]
    assert repeated([policy.printed_code for policy in policies]) == []
    assert {policy.policy_id for policy in policies} >= parents


def test_no_other_framework_is_known_as_a_whole(codes: Codes) -> None:
    assert {plan.framework for plan in codes.plans(None)} == set(FRAMEWORKS)


def test_a_year_has_the_plans_of_several_bodies_and_a_plan_several_years(codes: Codes) -> None:
    assert {plan.framework: plan.set_by for plan in codes.plans(2569)} == {"ovec-2569": "สอศ.", "obec-2569": "สพฐ."}
    assert [plan.framework for plan in codes.plans(2570)] == ["obec-2569"]
    assert codes.plans(2565) == ()  # some of its titles are known, and no plan


def test_printed_codes(codes: Codes) -> None:
    shapes = {"inspection-2566": r"[1-6](\.\d)?", "quick-win-2567": r"(ครู|นักเรียน)-\d"}
    for policy in codes.policies:
        shape = shapes.get(policy.framework, r"\d\d?")
        assert policy.framework not in FRAMEWORKS or re.fullmatch(shape, policy.printed_code), policy
        if policy.parent:
            (parent,) = [other for other in codes.policies if other.policy_id == policy.parent]
            assert policy.printed_code.split(".")[0] == parent.printed_code


def test_every_policy_has_one_known_theme_and_every_theme_is_used(codes: Codes) -> None:
    themes = [str(row["theme"]) for row in codes.tables()["theme"]]
    assert repeated(themes) == []
    parents = {policy.parent for policy in codes.policies}
    asked = {
        policy.theme for policy in codes.policies if policy.framework in FRAMEWORKS and policy.policy_id not in parents
    }
    assert "" not in asked
    assert {policy.theme for policy in codes.policies} - {""} == set(themes)
    assert {policy.theme for policy in codes.policies if policy.policy_id in parents} == {""}


def test_a_theme_joins_years_and_frameworks(codes: Codes) -> None:
    debt = {(policy.framework, policy.printed_code) for policy in codes.policies if policy.theme == "teacher-debt"}
    assert debt == {
        ("inspection-2565", ""),
        ("inspection-2566", "5.3"),
        ("inspection-2567", "3"),
        ("quick-win-2567", "ครู-2"),
        ("udonthani-2569", "6"),
    }


def test_titles_are_told_apart_by_their_keys(codes: Codes) -> None:
    for framework in {policy.framework for policy in codes.policies}:
        keys = [
            damage_key(title)
            for policy in codes.policies
            if policy.framework == framework
            for title in {policy.title_th, *policy.title_aliases}
        ]
        assert repeated(keys) == []


def test_bodies_of_a_policy_are_affiliations(codes: Codes) -> None:
    assert {body for policy in codes.policies for body in policy.bodies} <= set(AFFILIATION_ORDER)


def test_units_are_told_apart(codes: Codes) -> None:
    assert repeated([name for unit in codes.units for name in (unit.unit_th, *unit.aliases)]) == []
    assert {unit.dimension for unit in codes.units} <= {
        "people",
        "places",
        "money",
        "share",
        "score",
        "events",
        "things",
    }


def test_every_list_has_english(codes: Codes) -> None:
    assert all(item.province_en for item in codes.provinces)
    assert all(item.title_en for item in codes.policies)
    assert all(item.singular_en and item.plural_en for item in codes.units)
    assert all(row["name_en"] for row in codes.tables()["theme"])


def test_every_framework_says_whose_it_is_and_where_it_was_found(codes: Codes) -> None:
    assert {item.framework for item in codes.frameworks} == {policy.framework for policy in codes.policies}
    assert repeated([item.name_th for item in codes.frameworks] + [item.name_en for item in codes.frameworks]) == []
    bodies = {"ศธ.", "ศปบ.จชต.", *AFFILIATION_ORDER, *(province.province_th for province in codes.provinces)}
    assert {item.set_by for item in codes.frameworks} <= bodies
    assert all(item.source and item.fiscal_years for item in codes.frameworks)


def test_every_group_of_policies_has_a_heading_of_its_own(codes: Codes) -> None:
    groups = [group.policy_group for group in codes.policy_groups]
    assert sorted(groups) == sorted({policy.policy_group for policy in codes.policies if policy.policy_group})
    assert repeated([damage_key(group.heading_th) for group in codes.policy_groups]) == []
