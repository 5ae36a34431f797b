"""The order of Thai names."""

from __future__ import annotations

from metrics.thai import thai_order


def test_a_leading_vowel_stands_after_its_consonant() -> None:
    assert sorted(["เลย", "ยะลา", "แพร่", "พังงา"], key=thai_order) == ["พังงา", "แพร่", "ยะลา", "เลย"]


def test_numbered_areas_stand_by_their_numbers() -> None:
    areas = ["สพป.ตาก เขต 10", "สพป.ตาก เขต 2", "สพป.ตาก เขต 1", "สพป.ตาก"]
    assert sorted(areas, key=thai_order) == ["สพป.ตาก", "สพป.ตาก เขต 1", "สพป.ตาก เขต 2", "สพป.ตาก เขต 10"]
