"""The register: its own blocks, what they claim, and what a broken block is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from facts import store
from facts.codes import damage_key, default_codes
from metrics.register.register import REGISTER, RegisterError, claimed_by, indicators, measure_key, read

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


def test_each_block_speaks_both_languages() -> None:
    assert len(indicators()) > 50
    for indicator in indicators():
        for thai, english in (
            (indicator.name_th, indicator.name_en),
            (indicator.method_th, indicator.method_en),
            (indicator.headline_th, indicator.headline_en),
        ):
            assert english and english.isascii(), indicator.indicator_id
            assert thai and not thai.isascii(), indicator.indicator_id
        assert "{numerator}" in indicator.headline_th and "{numerator}" in indicator.headline_en
        assert ("{denominator}" in indicator.headline_en) == (indicator.formula == "share")


@pytest.fixture(scope="module")
def told(full_store: Path) -> pd.DataFrame:
    """The measures of the reports that ship: theme, measure, role, unit, kind."""
    path = store.current(full_store)
    assert path
    return (
        store.connect_read_only(path)
        .sql("SELECT DISTINCT theme, measure, role, unit, kind, told_under FROM fact ORDER BY ALL")
        .df()
    )


def test_no_measure_is_the_numerator_of_two(told: pd.DataFrame) -> None:
    for measure in told.itertuples(index=False, name=None):
        for part in ("numerator", "percent"):
            claimed = [claim.indicator_id for claim in claimed_by(*measure) if claim.part == part]
            assert len(claimed) <= 1, (measure, part, claimed)


def test_each_block_claims_something_or_says_why_it_waits(told: pd.DataFrame) -> None:
    claimed = {
        claim.indicator_id
        for measure in told.itertuples(index=False, name=None)
        for claim in claimed_by(*measure)
        if claim.part != "denominator"
    }
    told_of = {item.indicator_id for item in indicators() if not item.waits_th}
    assert told_of - claimed == set(), "claim nothing, and do not say why they wait"
    assert claimed - told_of == set(), "say that they wait, and claim something"


def test_what_is_claimed_only_as_a_base_divides_something_its_office_tells(full_store: Path) -> None:
    path = store.current(full_store)
    assert path
    rows = store.connect_read_only(path).execute(
        """SELECT hash(report_id, agency, provinces), theme, measure, role, unit, kind, told_under
        FROM fact WHERE state = 'reported'"""
    )
    claims = [(office, measure, claimed_by(*measure)) for office, *measure in rows.fetchall()]
    divided = {
        (office, claim.indicator_id) for office, _, found in claims for claim in found if claim.part == "numerator"
    }
    for office, measure, found in claims:
        if found and all(claim.part == "denominator" for claim in found):
            assert any((office, claim.indicator_id) in divided for claim in found), measure


@pytest.mark.parametrize(
    ("formula", "direction", "reached", "inspection_round", "expected"),
    [
        ("share", "up", 80.0, 2, "met"),
        ("share", "up", 79.9, 2, "behind"),
        ("share", "up", 40.0, 1, "on_track"),
        ("share", "up", 39.9, 1, "behind"),
        ("share", "up", 40.0, None, "behind"),
        ("score", "up", 40.0, 1, "behind"),
        ("share", "down", 80.0, 1, "met"),
        ("share", "down", 20.0, 2, "met"),
        ("share", "down", 80.1, 1, "behind"),
        ("share", "up", None, 1, ""),
    ],
)
def test_the_rule_of_status(
    formula: str, direction: str, reached: float | None, inspection_round: int | None, expected: str
) -> None:
    aimed = replace(indicators()[0], formula=formula, direction=direction)  # type: ignore[arg-type]
    assert aimed.status(reached, 80.0, inspection_round) == expected
    assert aimed.status(reached, None, inspection_round) == ""


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("janitor", "no-such-theme"), "themes.csv"),
        (('unit = "แห่ง"', 'unit = "โหล่"'), "units.csv"),
        (('direction = "up"', 'direction = "sideways"'), "up or down"),
        (('formula = "share"', 'formula = "mean"'), "share or count or score"),
        (('formula = "share"', 'formula = "score"'), "denominator"),
        (('direction = "up"', 'direction = "up"\nwaits_th = "รอ"'), "both languages"),
        (('formula = "share"', 'formula = "count"'), "denominator"),
        (('measures = ["จัดหา"]', 'measures = ["(จัดหา"]'), "regular expression"),
        (('measures = ["จัดหา"]', 'measure = ["จัดหา"]'), "no key"),
        (('measures = ["จัดหา"]', 'measures = ["จัดหา"]\nroles = ["numertor"]'), "unknown roles"),
        (('measures = ["จัดหา"]', 'measures = ["จัดหา"]\nkinds = ["plan"]'), "unknown kinds"),
        (("decimals = 1", 'decimals = "one"'), "whole number"),
        (('direction = "up"', 'direction = "up"\ncomplement_of = "none-such"'), "must be shares"),
        (('direction = "up"', 'direction = "up"\ncomplement_of = "one"'), "no complement itself"),
        (('name_en = "One"', ""), "name_en"),
        (('headline_en = "{percent}"', 'headline_en = "{share}"'), "headline_en"),
    ],
)
def test_a_broken_block_is_named_with_its_cure(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    theme = "no-such-theme" if "no-such-theme" in change else "janitor"
    (tmp_path / f"{theme}.toml").write_text("order = 1\n" + BLOCK.replace(*change), encoding="utf-8")
    with pytest.raises(RegisterError, match=rf"{theme}\.toml: indicator one: .*" + told):
        read(tmp_path, default_codes())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"order = 1\n{BLOCK}\nname_th = หนี้\n", "line"),
        (BLOCK, "order = 7"),
        (f"order = 1\n{BLOCK}".replace('theme = "janitor"', 'theme = "guard-duty"'), "another theme"),
    ],
)
def test_a_broken_file_is_named(text: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "janitor.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RegisterError, match=rf"janitor\.toml: .*{told}"):
        read(tmp_path, default_codes())


def test_an_id_stands_once(tmp_path: Path) -> None:
    (tmp_path / "janitor.toml").write_text("order = 1\n" + BLOCK + BLOCK, encoding="utf-8")
    with pytest.raises(RegisterError, match="twice"):
        read(tmp_path, default_codes())


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
        ("teacher-debt", "ครูที่เข้าร่วมโครงการแก้ไขปัญหาหนี้สินได้", "คน", {"debt-programme-joined"}),
        ("teacher-debt", "แก้หนี้ไม่สำเร็จ", "คน", set()),
        ("teacher-debt", "ลงทะเบียนขอปรับโครงสร้างหนี้", "ราย", {"debt-restructuring-registered"}),
        ("teacher-debt", "ลงทะเบียน ขอปรับโครงสร้ำงหนี", "ราย", {"debt-restructuring-registered"}),
        ("teacher-debt", "ลงทะเบียนอบรมการเงิน", "ราย", set()),
        ("teacher-assessment", "ผ่านเกณฑ์", "ราย", {"dpa-passed"}),
        ("teacher-assessment", "ผ่ำนเกณฑ", "ราย", {"dpa-passed"}),
        ("teacher-assessment", "ไม่ผ่านเกณฑ์", "ราย", {"dpa-failed"}),
        ("teacher-assessment", "รอผลจาก คกก.", "ราย", {"dpa-waiting-result"}),
        ("teacher-assessment", "รอเสนอ ตั้ง คกก.", "ราย", {"dpa-waiting-committee"}),
        ("anti-corruption", "ผ่านเกณฑ์", "ราย", set()),
        ("teacher-transfer", "จับคู่ได้", "ราย", {"transfers-matched"}),
        ("teacher-transfer", "ไม่ได้จับคู่แล้ว", "ราย", {"transfers-unmatched"}),
        ("equipment", "มีความพร้อม (เพียงพอ)", "แห่ง", {"schools-equipped"}),
        ("equipment", "ยังไม่เพียงพอ", "แห่ง", {"schools-short-of-equipment"}),
        ("guard-duty", "ดำเนินการ", "ราย", {"guard-duty-ended"}),
        ("guard-duty", "ดําเนินการแล้ว", "แห่ง", {"guard-duty-ended"}),
        ("guard-duty", "อยู่ระหว่างดำเนินการ", "แห่ง", {"guard-duty-under-way"}),
        ("janitor", "จัดหาเรียบร้อยแล้ว", "แห่ง", {"janitors-filled"}),
        ("janitor", "อยู่ระหว่างจัดหา", "แห่ง", set()),
        ("assessment-load", "สามารถลดรายการประเมิน", "เรื่อง", {"assessment-load-reduced"}),
        ("assessment-load", "ลดภาระได้", "แห่ง", {"assessment-load-schools"}),
        ("anti-corruption", "ผ่านเกณฑ์คุณธรรมและความโปร่งใส", "เขต", {"integrity-passed"}),
        ("anti-corruption", "ได้คะแนน ITA ตามเกณฑ์", "เขต", {"integrity-passed"}),
        ("coaching", "ได้รับการแนะแนวตามวัย", "คน", {"students-guided"}),
        ("coaching", "ครูแนะแนว", "คน", set()),
        ("coaching", "จัดกิจกรรมแนะแนวได้", "คน", {"counsellors-able"}),
        ("coaching", "ดูแลสุขภาพจิตของผู้เรียน", "แห่ง", {"mental-health-schools"}),
        ("small-school", "ผลสอบ RT/NT/O-NET สูงกว่าเกณฑ์ทั้ง 3 ประเภท", "แห่ง", {"small-schools-three-tests"}),
        ("special-vulnerable", "เด็กไร้สัญชาติที่เข้าเรียน", "คน", {"stateless-children"}),
        ("learn-to-earn", "ได้ฝึกอาชีพและมีรายได้ระหว่างเรียน", "คน", {"vocational-skills"}),
        ("teacher-debt", "แก้ปัญหาได้", "คน", {"teacher-debt-resolved"}),
        ("teacher-debt", "ยังไม่ได้รับการแก้ไขปัญหาหนี้สิน", "คน", set()),
        ("teacher-assessment", "อนุมัติแล้ว", "ราย", {"dpa-passed"}),
        ("teacher-assessment", "ไม่ได้รับอนุมัติ", "ราย", {"dpa-failed"}),
        ("teacher-assessment", "รออนุมัติ", "ราย", {"dpa-waiting-result"}),
        ("teacher-assessment", "ยื่นขอมีและเลื่อนวิทยฐานะ", "ราย", set()),
        ("teacher-assessment", "ได้รับอนุมัติเป็นชำนาญการพิเศษ", "ราย", {"standing-senior"}),
        ("teacher-transfer", "มีคู่สับเปลี่ยน", "ราย", {"transfers-matched"}),
        ("equipment", "พร้อมใช้งาน", "แห่ง", {"schools-equipped"}),
        ("equipment", "ยังไม่มีความพร้อม", "แห่ง", {"schools-short-of-equipment"}),
        ("guard-duty", "งดจัดครูเวร", "โรงเรียน", {"guard-duty-ended"}),
        ("guard-duty", "ยังไม่ยกเลิกครูเวร", "โรงเรียน", set()),
        ("janitor", "จ้างแล้ว", "อัตรา", {"janitor-positions-hired"}),
        ("janitor", "จ้างแล้ว", "โรงเรียน", {"janitors-filled"}),
        ("janitor", "ยังไม่ได้จ้าง", "อัตรา", set()),
        ("janitor", "ได้รับจัดสรร", "อัตรา", {"janitor-positions-allotted"}),
        ("assessment-load", "งดการรายงาน", "เรื่อง", {"assessment-load-reduced"}),
        ("assessment-load", "ปรับลดเหลือ", "เรื่อง", set()),
        ("credit-bank", "สอบผ่าน", "คน", {"equivalency-passed"}),
        ("dropout-prevention", "ไม่กลับเข้าเรียน", "คน", set()),
        ("quality-school", "โรงเรียนขนาดเล็กโดยรอบ", "แห่ง", {"small-schools-near-quality-schools"}),
        ("quality-school", "เป็นโรงเรียนขนาดเล็ก", "แห่ง", set()),
        ("school-evaluation", "อบรมงานประกันคุณภาพแก่โรงเรียน", "โรงเรียน", set()),
    ],
)
def test_words_of_the_language_are_claimed(theme: str, measure: str, unit: str, expected: set[str]) -> None:
    assert taken("numerator", theme, measure, "numerator", unit) == expected


# Without their marks ยื่น stands in เรียน, ครู in โครงการ and สาคร, มี in many words; ita stands in digital.
@pytest.mark.parametrize(
    ("theme", "measure", "role", "unit"),
    [
        ("teacher-transfer", "โรงเรียนที่เปิดใช้ระบบ", "count", "โรงเรียน"),
        ("teacher-transfer", "ครูที่จะสับเปลี่ยนกัน", "count", "คน"),
        ("guard-duty", "ติดกล้องหน้าประตู และดำเนินการ", "numerator", "แห่ง"),
        ("anti-corruption", "เข้าอบรม Digital", "count", "เขต"),
        ("coaching", "ครู", "count", "คน"),
        ("coaching", "ระดับประถมศึกษา", "count", "โรงเรียน"),
        ("quality-school", "มีนักเรียน", "count", "คน"),
        ("quality-school", "ผลเฉลี่ยความพร้อม", "total", ""),
        ("communication", "สมาชิกชมรม Online", "count", "คน"),
        ("communication", "ถูกใจ", "count", "คน"),
        ("janitor", "ไม่ได้รับจัดสรรเพิ่มเติม", "part", "แห่ง"),
        ("dropout-prevention", "เขตมีการดำเนินการ", "count", "แห่ง"),
        ("dropout-prevention", "ที่ผ่านมารวม", "count", "แห่ง"),
        ("teacher-digital", "อบรมดิจิทัลครั้งเดียว", "count", "คน"),
        ("teacher-debt", "ลูกจ้างที่ขอกู้เพิ่ม", "part", "คน"),
    ],
)
def test_words_inside_other_words_and_words_too_few_are_not_claimed(
    theme: str, measure: str, role: str, unit: str
) -> None:
    assert taken("numerator", theme, measure, role, unit) == set()


@pytest.mark.parametrize(
    ("theme", "measure", "role", "unit", "expected"),
    [
        ("communication", "ช่องทาง YouTube มีผู้ติดตาม", "count", "คน", "youtube-followers"),
        ("communication", "เฟซบุ๊กของเขต ผู้ติดตาม", "count", "คน", "facebook-followers"),
        ("communication", "เฟสบุ๊คของเขต ผู้ติดตาม", "count", "คน", "facebook-followers"),
        ("communication", "Tik Tok ผู้ติดตาม", "count", "คน", "tiktok-followers"),
        ("communication", "ติ๊กต๊อก กดถูกใจ", "count", "ครั้ง", "tiktok-likes"),
        ("communication", "ประชาชนรับชมกว่า", "count", "วิว", "news-audience"),
        ("communication", "คลิปที่มียอดวิวสูงสุด", "count", "ครั้ง", "post-views-highest"),
        ("teacher-debt", "หนี้ในระบบ ข้าราชการบำนาญ", "part", "คน", "debtors-pensioners"),
        ("teacher-debt", "หนี้ในระบบ ข้าราชการประจำ", "part", "คน", "debtors-officials"),
        ("teacher-debt", "หนี้ในระบบ ลูกจ้างประจำ", "part", "คน", "debtors-employees"),
        ("teacher-debt", "หนี้ในระบบ", "count", "คน", "debt-in-system"),
        ("teacher-debt", "ข้าราชการบำนาญ", "part", "คน", "staff-pensioners"),
        ("teacher-debt", "ข้าราชการครูประจำการ", "part", "คน", "staff-officials"),
        ("teacher-debt", "ลูกจ้างชั่วคราว", "part", "คน", "staff-employees"),
        ("teacher-debt", "พบ ที่ยังเป็นเคสสีเหลือง", "count", "ราย", "debt-group-yellow"),
        ("teacher-debt", "ขอปรับโครงสร้างหนี้ ถอนตัวจากโครงการ", "part", "คน", "debt-programme-left"),
        ("teacher-transfer", "เสนอแบบคำร้องขอย้าย", "count", "ราย", "transfer-requests"),
        ("equipment", "ชุดอุปกรณ์ DLTV เป็นเงิน", "amount", "บาท", "distance-learning-budget"),
        ("equipment", "ได้รับงบจัดซื้อคอมพิวเตอร์", "amount", "บาท", "equipment-budget"),
        ("quality-school", "เขตเสนอขอตั้งงบก่อสร้าง", "amount", "บาท", "quality-school-investment-asked"),
        ("quality-school", "เขตเสนอขอตั้งงบก่อสร้าง", "count", "โรงเรียน", "quality-schools-asking-investment"),
        (
            "quality-school",
            "โรงเรียนในรัศมี 8 กิโลเมตร นักเรียน",
            "count",
            "คน",
            "small-school-students-near-quality-schools",
        ),
        ("dropout-prevention", "อยู่ระหว่างค้นหา", "part", "คน", "dropouts-followed"),
        ("dropout-prevention", "โรงเรียนบนพื้นที่สูง", "count", "แห่ง", "remote-schools"),
        ("school-safety", "อยู่ระหว่างการจัดทำ", "part", "แห่ง", "safety-plans-under-way"),
        ("diverse-provision", "เขตฝ่ายหนึ่ง กับ", "count", "สถานศึกษา", "vocational-agreement-institutions"),
    ],
)
def test_one_block_claims_what_its_words_say(theme: str, measure: str, role: str, unit: str, expected: str) -> None:
    assert taken("numerator", theme, measure, role, unit) == {expected}


@pytest.mark.parametrize(
    ("theme", "base", "expected"),
    [
        ("teacher-debt", "ผู้ลงทะเบียนแก้หนี้", {"teacher-debt-resolved", "debt-group-green", "debt-group-yellow"}),
        ("coaching", "ครูแนะแนวทุกคน", {"counsellors-able"}),
        ("teacher-assessment", "ผู้ส่งคำขอ", {"dpa-passed", "dpa-failed", "dpa-waiting-result", "dpa-waiting-committee"}),
    ],
)
def test_a_base_divides_only_what_is_counted_of_it(theme: str, base: str, expected: set[str]) -> None:
    of_programme = {"debt-programme-left", "debt-group-improved"} if theme == "teacher-debt" else set()
    assert taken("denominator", theme, base, "denominator", "คน") - of_programme == expected


def test_a_percent_or_a_threshold_is_never_a_numerator() -> None:
    for role in ("percent", "threshold"):
        assert taken("numerator", "teacher-assessment", "ผ่านเกณฑ์", role, "ราย") == set()


@pytest.mark.parametrize("role", ["count", "total", "numerator", "denominator"])
def test_a_count_is_claimed_whatever_it_is_held_against(role: str) -> None:
    assert taken("numerator", "teacher-debt", "เข้าร่วมโครงการแก้หนี้", role, "คน") == {"debt-programme-joined"}
    assert taken("numerator", "teacher-debt", "หนี้ในระบบ", role, "คน") == {"debt-in-system"}
    assert taken("numerator", "teacher-debt", "เข้าร่วมโครงการแก้หนี้", "part", "คน") == set()


def test_the_unit_that_a_header_adds_is_no_word_of_the_measure() -> None:
    for measure, unit in (("ลงทะเบียน (คน)", "คน"), ("ลงทะเบียน ราย", "ราย"), ("ลงทะเบียน", "คน"), ("ลงทะเบียน", "")):
        claims = claimed_by("teacher-debt", measure, "count", unit, "result")
        assert "debt-programme-joined" in {claim.indicator_id for claim in claims}, measure
    assert measure_key("จำนวน โรงเรียน", "โรงเรียน") == damage_key("จำนวนโรงเรียน")


def test_posts_allotted_are_the_base_and_posts_not_allotted_are_not() -> None:
    assert taken("denominator", "janitor", "ได้รับจัดสรร", "numerator", "แห่ง") == {"janitors-filled"}
    assert taken("numerator", "janitor", "ได้รับจัดสรร", "numerator", "แห่ง") == {"janitor-posts-allotted"}
    assert taken("denominator", "janitor", "ไม่ได้รับจัดสรรแต่มีนักการภารโรง", "part", "แห่ง") == set()
