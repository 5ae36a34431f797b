"""Pages, ranks, numbers of sections, years and classes of size are no results."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facts.fact import LoadedReport

Read = Callable[[str], LoadedReport]
COVER = "รายงานผลการตรวจราชการ ปีงบประมาณ พ.ศ. 2567\nสำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1\n\n"


def raws(loaded: LoadedReport) -> list[str]:
    return [fact.raw for fact in loaded.facts if fact.value is not None]


@pytest.mark.parametrize(
    "body",
    [
        "สารบัญตาราง\n\nตารางที่\tชื่อตาราง\tหน้า\n1\tครู จำแนกตามวุฒิ\t13\n2\tงบประมาณ\t17\n\nมีครู 12 คน",
        "ลำดับที่\tโรงเรียน\tครู (คน)\n1\tบ้านก\t12\n",
        "โรงเรียน\tครู (คน)\tอันดับ\nบ้านก\t12\t3\n",
        "1. ผลการนิเทศ 1.1 ห้องเรียนสะอาดขึ้น 1.2 ครูสอนตรงวิชา 1.3 เด็กมาเรียนทุกวัน 2. ผลการอบรม 2.1 ครูผ่านอบรม 12 คน",
        "งานศิลปหัตถกรรม 2565 ภาคกลางมีครูร่วม 12 คน",
        "รุ่น 2566 ระดับประเทศมีครูร่วม 12 คน",
    ],
    ids=["contents", "running numbers", "ranks", "sections within a line", "a year and a region", "a year and a level"],
)
def test_what_counts_nothing_is_no_figure(read: Read, body: str) -> None:
    assert raws(read(COVER + body)) == ["12"]


def test_a_number_like_a_year_may_count(read: Read) -> None:
    assert raws(read(f"{COVER}มีนักเรียน 2565 คน และบุคลากรจำนวน 2540 คน")) == ["2565", "2540"]


def test_decimals_that_do_not_begin_a_list_are_no_sections(read: Read) -> None:
    loaded = read(f"{COVER}คะแนนเฉลี่ย ภาษาไทย 54.2 คณิตศาสตร์ 54.3 วิทยาศาสตร์ 31.07")
    assert raws(loaded) == ["54.2", "54.3", "31.07"]


def test_classes_of_size_are_rules_and_name_the_count_behind_them(read: Read) -> None:
    loaded = read(
        f"{COVER}โรงเรียนขนาดเล็ก 1 – 119 คน จำนวน 33 โรงเรียน ขนาดกลาง (120 - 719 คน) จำนวน 21 โรงเรียน "
        "ขนาดใหญ่ 720 คนขึ้นไป จำนวน 2 โรงเรียน"
    )
    counts = [fact for fact in loaded.facts if fact.kind == "result"]
    assert [fact.raw for fact in counts] == ["33", "21", "2"]
    assert ["เล็ก" in counts[0].measure, "กลาง" in counts[1].measure, "ใหญ่" in counts[2].measure] == [True] * 3
