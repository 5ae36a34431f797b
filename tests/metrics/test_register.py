"""The register: its own blocks, what they claim, and what a broken block is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from facts.codes import damage_key, default_codes
from metrics.register import REGISTER, RegisterError, indicators, read

BLOCK = """
[[indicator]]
id = "one"
name_th = "หนึ่ง"
name_en = "One"
theme = "janitor"
unit = "แห่ง"
decimals = 1
direction = "up"
formula = "share"
method_th = "ก"
method_en = "a"
headline_th = "{numerator}"
headline_en = "{percent}"
[[indicator.numerator]]
measures = ["จัดหา"]
[[indicator.denominator]]
roles = ["denominator"]
"""


def test_the_ten_are_there() -> None:
    assert len(indicators()) == 10
    for indicator in indicators():
        assert indicator.name_en.isascii() and not indicator.name_th.isascii()
        assert "{numerator}" in indicator.headline_th and "{numerator}" in indicator.headline_en


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("janitor", "no-such-theme"), "themes.csv"),
        (('unit = "แห่ง"', 'unit = "โหล่"'), "units.csv"),
        (('direction = "up"', 'direction = "sideways"'), "up or down"),
        (('formula = "share"', 'formula = "mean"'), "share or count"),
        (('formula = "share"', 'formula = "count"'), "denominator"),
        (('measures = ["จัดหา"]', 'measures = ["(จัดหา"]'), "regular expression"),
        (('measures = ["จัดหา"]', 'measure = ["จัดหา"]'), "no key"),
        (('name_en = "One"', ""), "name_en"),
        (('headline_en = "{percent}"', 'headline_en = "{share}"'), "headline_en"),
    ],
)
def test_a_broken_block_is_named_with_its_cure(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    path = tmp_path / "indicators.toml"
    path.write_text(BLOCK.replace(*change), encoding="utf-8")
    with pytest.raises(RegisterError, match=r"indicator one: .*" + told):
        read(path, default_codes())


def test_an_id_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "indicators.toml"
    path.write_text(BLOCK + BLOCK, encoding="utf-8")
    with pytest.raises(RegisterError, match="twice"):
        read(path, default_codes())


def test_the_register_reads_the_same_each_time() -> None:
    assert read(REGISTER, default_codes()) == indicators()


def taken(part: str, theme: str, measure: str, role: str, unit: str) -> set[str]:
    return {
        indicator.indicator_id
        for indicator in indicators()
        if any(claim.takes(theme, damage_key(measure), role, unit) for claim in getattr(indicator, part))
    }


@pytest.mark.parametrize(
    ("theme", "measure", "unit", "expected"),
    [
        ("teacher-debt", "แก้หนี้ได้", "คน", {"teacher-debt-resolved"}),
        ("teacher-debt", "ได้รับการแก้ไขปัญหาหนี้สินสำเร็จแล้ว", "ราย", {"teacher-debt-resolved"}),
        ("teacher-debt", "ครูที่เข้าร่วมโครงการแก้ไขปัญหาหนี้สินได้", "คน", set()),
        ("teacher-debt", "แก้หนี้ไม่สำเร็จ", "คน", set()),
        ("teacher-debt", "ลงทะเบียนขอปรับโครงสร้างหนี้", "ราย", {"debt-restructuring-registered"}),
        ("teacher-debt", "ลงทะเบียน ขอปรับโครงสร้ำงหนี", "ราย", {"debt-restructuring-registered"}),
        ("teacher-debt", "ลงทะเบียนอบรมการเงิน", "ราย", set()),
        ("teacher-assessment", "ผ่านเกณฑ์", "ราย", {"dpa-passed"}),
        ("teacher-assessment", "ผ่ำนเกณฑ", "ราย", {"dpa-passed"}),
        ("teacher-assessment", "ไม่ผ่านเกณฑ์", "ราย", set()),
        ("anti-corruption", "ผ่านเกณฑ์", "ราย", set()),
        ("teacher-transfer", "จับคู่ได้", "ราย", {"transfers-matched"}),
        ("teacher-transfer", "ไม่ได้จับคู่แล้ว", "ราย", set()),
        ("equipment", "มีความพร้อม (เพียงพอ)", "แห่ง", {"schools-equipped"}),
        ("equipment", "ยังไม่เพียงพอ", "แห่ง", set()),
        ("guard-duty", "ดำเนินการ", "ราย", {"guard-duty-ended"}),
        ("guard-duty", "ดําเนินการแล้ว", "แห่ง", {"guard-duty-ended"}),
        ("guard-duty", "อยู่ระหว่างดำเนินการ", "แห่ง", set()),
        ("janitor", "จัดหาเรียบร้อยแล้ว", "แห่ง", {"janitors-filled"}),
        ("janitor", "อยู่ระหว่างจัดหา", "แห่ง", set()),
        ("assessment-load", "สามารถลดรายการประเมิน", "เรื่อง", {"assessment-load-reduced"}),
        ("assessment-load", "ลดภาระได้", "แห่ง", set()),
        ("anti-corruption", "ผ่านเกณฑ์คุณธรรมและความโปร่งใส", "เขต", {"integrity-passed"}),
        ("anti-corruption", "ได้คะแนน ITA ตามเกณฑ์", "เขต", {"integrity-passed"}),
        ("coaching", "ได้รับการแนะแนวตามวัย", "คน", {"students-guided"}),
        ("coaching", "ครูแนะแนว", "คน", set()),
    ],
)
def test_words_of_the_language_are_claimed(theme: str, measure: str, unit: str, expected: set[str]) -> None:
    assert taken("numerator", theme, measure, "numerator", unit) == expected


def test_a_percent_or_a_threshold_is_never_a_numerator() -> None:
    for role in ("percent", "threshold"):
        assert taken("numerator", "teacher-assessment", "ผ่านเกณฑ์", role, "ราย") == set()


def test_posts_allotted_are_the_base_and_posts_not_allotted_are_not() -> None:
    assert taken("denominator", "janitor", "ได้รับจัดสรร", "numerator", "แห่ง") == {"janitors-filled"}
    assert taken("denominator", "janitor", "ไม่ได้รับจัดสรรแต่มีนักการภารโรง", "part", "แห่ง") == set()
