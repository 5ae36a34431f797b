"""How many names follow a count."""

from __future__ import annotations

import pytest

from loaders.thai.folding import fold
from loaders.thai.lists import listed_after


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (" อำเภอ ได้แก่ เมือง บ้านสวน ปากน้ำ และท่าเรือ โดยมีโรงเรียน", 4),
        (" อำเภอ ได้แก่ เมือง, บ้านสวน, ปากน้ำ, ท่าเรือ, ท่าช้าง ซึ่งอยู่ติดทะเล", 5),
        (" จังหวัด คือ ตาก น่าน และแพร่ ที่ดำเนินการ", 3),
        (" โรงเรียน ได้แก่ 1) โรงเรียนบ้านเหนือ 2) โรงเรียนบ้านใต้ 3) โรงเรียนวัดกลาง", 3),
        (" ด้าน ดังนี้ (1) ความปลอดภัย (2) คุณภาพ", 2),
        (" โรงเรียน ได้แก่ โรงเรียนบ้านเหนือ และโรงเรียนบ้านใต้ โดย", 0),  # a school's name may hold blanks
        (" อำเภอ ได้แก่ เมือง บ้านสวน", 0),  # the text may be cut here
        (" อำเภอ มีโรงเรียนคุณภาพ", 0),
        (" ด้าน ได้แก่ 1) หนึ่ง 3) สาม", 0),  # a number is missing: not this list
    ],
)
def test_names_are_counted_only_where_they_can_be_told_apart(text: str, names: int) -> None:
    assert listed_after(fold(text)) == names
