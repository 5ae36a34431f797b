"""A percent, its numerator and its base are one group, in whatever order a sentence tells them."""

from __future__ import annotations

import pytest

from loaders.figures.sentences import figures_of
from tests.factory import passage

# The sentence, its base, its numerator, its percent.
SENTENCES = (
    ("ครูทั้งหมด จำนวน 640 คน ผ่านการประเมิน จำนวน 512 คน (80%)", "640", "512", "80"),
    ("ครูผ่านการประเมิน 512 คน จากทั้งหมด 640 คน คิดเป็นร้อยละ 80", "640", "512", "80"),
    ("จากครู 640 คน มีผู้ผ่านการประเมินร้อยละ 80 คิดเป็น 512 คน", "640", "512", "80"),
    ("มีครูผ่านการประเมิน 512 คน (ร้อยละ 80) จากครูทั้งสิ้น 640 คน", "640", "512", "80"),
    ("โรงเรียนในสังกัด ๖๔๐ แห่ง มีแผนเผชิญเหตุ ๕๑๒ แห่ง คิดเป็นร้อยละ ๘๐", "๖๔๐", "๕๑๒", "๘๐"),
    ("นักเรียน 1,250 คน ได้รับทุน 50 คน คิดเป็น 4 % ของนักเรียนทั้งหมด", "1,250", "50", "4"),
    ("รายงานที่ต้องส่งจากเดิม 75 เรื่อง ลดลง 72 เรื่อง คิดเป็นร้อยละ 96", "75", "72", "96"),
    ("ครูผ่านการประเมินร้อยละ 80 (512 คน จาก 640 คน)", "640", "512", "80"),
    ("ร้อยละ 80 ของครูทั้งหมด 640 คน หรือ 512 คน ผ่านการประเมิน", "640", "512", "80"),
    ("ครู 512 คน หรือร้อยละ 80 ของครูทั้งหมด (640 คน) ผ่านการประเมิน", "640", "512", "80"),
    ("ร้อยละ 80 (512 จาก 640 คน) ผ่านการประเมิน", "640", "512", "80"),
    ("ครูที่ผ่านการประเมินร้อยละ 80 จากกลุ่มตัวอย่าง 640 คน คิดเป็น 512 คน", "640", "512", "80"),
    ("จากครู 640 คน พบว่า 512 คน (80%) ผ่านการประเมิน", "640", "512", "80"),
    ("ผู้ขอรับการประเมิน 640 คน คดิ เปน็ รอ้ ยละ 80 ผา่ น 512 คน", "640", "512", "80"),
    ("คิดเป็นร้อยละ 80 โดยผ่านการประเมิน 512 ราย จากผู้ยื่นคำขอทั้งหมด 640 ราย", "640", "512", "80"),
)


@pytest.mark.parametrize(("text", "base", "part", "percent"), SENTENCES)
def test_a_percent_is_linked_to_what_it_is_of(text: str, base: str, part: str, percent: str) -> None:
    found, _ = figures_of(passage(text))
    figures = {figure.raw: figure for figure in found}
    assert set(figures) == {base, part, percent}
    assert len({figure.group for figure in found}) == 1
    assert figures[base].role == "denominator"
    assert figures[percent].role == "percent"
    assert figures[part].role == "numerator"
