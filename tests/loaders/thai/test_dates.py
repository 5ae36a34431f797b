"""Years that words give to a figure: the nearest holds, and what only looks like one does not."""

from __future__ import annotations

import pytest

from loaders.figures.sentences import figures_of
from tests.factory import passage


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("ในปีงบประมาณ พ.ศ. 2565 มีครูเลื่อนวิทยฐานะ 41 คน", [(2565, None)]),
        ("ปีการศึกษา ๒๕๖๕ มีนักเรียน ๓๑๒ คน", [(None, 2565)]),
        ("ภาคเรียนที่ 2/2566 มีนักเรียนได้รับทุน 88 คน", [(None, 2566)]),
        ("ใช้หลักสูตรแกนกลาง (ฉบับปรับปรุง ปี 2560) มีครูเข้าใจ 25 คน", [(None, None)]),
        ("หลักสูตรการศึกษาปฐมวัย ปี 2560 มีครูเข้าใจ 25 คน", [(None, None)]),
        ("ตาม พ.ร.บ. การศึกษา (ฉบับแก้ไข) ปี 2562 มีสภานักเรียน 12 แห่ง", [(None, None)]),
        ("ปรับปรุงอาคารเรียน ปี 2566 จำนวน 7 โรงเรียน", [(2566, None)]),
        ("งบ ปี 2565 จำนวน 4 แห่ง ส่วนปีการศึกษา 2566 มีเด็กอ้วน 30 คน", [(2565, None), (None, 2566)]),
        ("ปีการศึกษา 2565 มีเด็กอ้วน 30 คน ส่วนปีงบประมาณ 2567 ซ่อม 4 แห่ง", [(None, 2565), (2567, None)]),
        ("เริ่มเมื่อปี 2564 และวันที่ 5 มิถุนายน 2567 มีผู้ขอรับบริการ 19 คน", [(None, None)]),
        ("ปีงบประมาณ 2566 ถึงวันที่ 5 มิถุนายน 2566 มีผู้ขอรับบริการ 19 คน", [(2566, None)]),
        ("ปีงบประมาณ 2566 ถึงวันที่ 5 ธันวาคม 2566 มีผู้ขอรับบริการ 19 คน", [(None, None)]),
        ("ปีการศึกษา 2566 (ข้อมูล ณ วันที่ 1 กรกฎาคม 2568) มีนักเรียน 60 คน", [(None, 2566)]),
        ("มีครู 90 คน สูงกว่าปี 2565 ที่มี 80 คน และมีห้องเรียน 12 ห้อง", [(None, None), (2565, None), (None, None)]),
        ("นักเรียนออกกลางคัน 6 คน ลดลงจากปี 2565 จำนวน 4 คน", [(None, None), (None, None)]),
        ("ผลสอบ O-NET ชั้น ม.3 ปี 2565 คะแนนเฉลี่ยร้อยละ 33.10", [(None, 2565)]),
    ],
)
def test_the_nearest_year_holds(text: str, years: list[tuple[int | None, int | None]]) -> None:
    assert [(figure.fiscal_year, figure.school_year) for figure in figures_of(passage(text))[0]] == years
