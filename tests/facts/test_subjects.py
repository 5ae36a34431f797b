"""What an answer is about: by whole words, and by none of the names that hold some."""

from __future__ import annotations

from itertools import product

import pytest

from facts.codes import default_codes
from facts.subjects import subject_rows, subjects_of
from facts.words import is_long


def office_names() -> set[str]:
    codes = default_codes()
    names = {area.name_th for area in codes.area_offices} | {one.name_th for one in codes.affiliations}
    called = {name for kind in codes.agency_kinds for name in (kind.full_prefix_th, kind.short_th, *kind.aliases)}
    return names | {f"{name}{place.province_th}" for name, place in product(called, codes.provinces)} | called


def test_no_office_name_tells_a_subject() -> None:
    assert {name: told for name in office_names() if (told := subjects_of(name))} == {}


@pytest.mark.parametrize(
    "words", ["หน้าที่", "หน่วยงาน", "คุณภาพการศึกษา", "วิทยฐานะ", "พื้นที่", "ปีงบประมาณ 2567", "กลุ่มนโยบายและแผน", "อภัย"]
)
def test_words_that_hold_others_tell_no_subject(words: str) -> None:
    assert subjects_of(words) == subjects_of(f"ครูของ{words}ร่วมกัน") == []


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("ครูมีหนี้หลายทาง", ["debt"]),
        ("งบประมำณ มาช้า", ["budget"]),  # a long word, damaged
        ("ครูสอนภาษาไทยมีไม่เพียงพอ", ["staffing"]),  # two words with others between
        ("ฐานะทางบ้านยากจน และห้องน้ำชำรุด", ["community", "places"]),
        ("ขาดความร่วมมือ", []),  # not of ขาดความรู้
    ],
)
def test_subjects_are_told_by_whole_words(text: str, subjects: list[str]) -> None:
    assert subjects_of(text) == subjects


def test_a_word_is_long_whose_key_keeps_its_end() -> None:
    assert is_long("งบประมาณ") and not is_long("ขาดความรู้") and not is_long("หนี้สิน")


def test_the_names_that_tell_nothing_are_no_subject() -> None:
    assert all(row["subject"] and row["name_th"] and row["name_en"] for row in subject_rows())
