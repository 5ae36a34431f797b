"""A folded text: what damage does to Thai is gone, and every offset still leads back."""

from __future__ import annotations

import pytest

from loaders.folding import Folded, fold, folded, pattern, pattern_of

WORDS = {
    "จ านวน": "จำนวน",
    "จํานวน": "จำนวน",
    "จานวน": "จำนวน",
    "ต  ่ ากว่า": "ต่ำกว่า",
    "เเบ่งเป็น": "แบ่งเป็น",
    "แบง่ เปน็": "แบ่งเป็น",
    "รอ้ ยละ": "ร้อยละ",
    "รัอยละ": "ร้อยละ",
    "ร้อຍละ": "ร้อยละ",
    "ร้้อยละ": "ร้อยละ",
    "คดิ เปน็": "คิดเป็น",
    "ทงั้ หมด": "ทั้งหมด",
    "เพิมขึน": "เพิ่มขึ้น",
    "ครู\u00a0\u00a0\u00a0 ๕": "ครู ๕",
    "ครู\u200b ๕": "ครู ๕",
    "เเบงเปน": "แบ่งเป็น",
    "ขอเสนอเเนะ": "ข้อเสนอแนะ",
    "ขอมูล": "ข้อมูล",
}


@pytest.mark.parametrize("damaged", WORDS)
def test_damaged_words_fold_to_one(damaged: str) -> None:
    assert Folded(damaged).text == Folded(WORDS[damaged]).text == folded(WORDS[damaged])


@pytest.mark.parametrize("pair", [("มีส่วนร่วม", "มีส่วนรวม"), ("5 ข้อ", "5 ขอ")])
def test_words_that_differ_by_a_tone_alone_stay_two(pair: tuple[str, str]) -> None:
    assert Folded(pair[0]).text != Folded(pair[1]).text


def test_each_digit_stands_where_its_offset_leads() -> None:
    written = "จ านวน  ๑๕ คน คดิ เปน็ รอ้ ยละ 6.42 เเบ่งเป็น ร้้อยละ 80 ท่ี 2"
    text = Folded(written)
    for offset, character in enumerate(text.text):
        if character.isdigit():
            assert written[text.at(offset)] == character
            assert text.offset_of(text.at(offset)) == offset


def test_a_pattern_sees_through_damage() -> None:
    at_least = pattern("ไม่น้อยกว่า(ร้อยละ|จำนวน)")
    for written in ("ไม่น้อยกว่าร้อยละ", "ไมน่ อ้ ยกว่ารอ้ ยละ", "ไมนอยกวาจ านวน"):
        assert at_least.search(Folded(written).text)


def test_words_that_are_kept_apart_stay_so_in_patterns() -> None:
    assert pattern("ร่วมกับ|ข้อมูล|ทั้งหมด").pattern == "ร่วมกับ|ข้อมูล|ทังหมด"
    assert pattern_of(["ข้อ", "ขอ", "ขั้น"]).fullmatch(fold("ขอ")) and not pattern_of(["ข้อ"]).match(fold("ขอ"))


def test_a_part_of_a_folded_text_leads_back() -> None:
    written = "ครู จ านวน  ๑๕ คน\u200b ท่ี 2"
    whole = Folded(written)
    part = whole.slice(whole.text.index("จ"), whole.text.index("ท"))
    assert (part.written, part.text) == ("จ านวน  ๑๕ คน\u200b ", "จานวน ๑๕ คน ")
    assert part.written[part.at(part.text.index("๑"))] == "๑"
    assert part.raw(6, 8) == "๑๕" and part.cut(0, 5) == "จ านวน"
    assert Folded.join([part.strip(), Folded("ที่ 2")]).line == "จ านวน ๑๕ คน\u200b ที่ 2"
    assert whole.flat().written == "ครู จ านวน ๑๕ คน\u200b ท่ี 2"
