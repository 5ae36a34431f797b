"""What holds for any text: keys that damage does not touch, numbers worth what they say, figures that stand there."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from facts.codes import arabic_digits, damage_key, default_codes
from loaders.figures.sentences import figures_of
from loaders.thai import numbers
from loaders.thai.folding import Folded, fold
from loaders.thai.sentences import sentences
from tests.factory import passage

THAI = "".join(map(chr, [*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C)]))
TONES_AND_VOWELS = "ัิีึืฺุู็่้๊๋์ํ๎"
WORDS = (
    "จำนวน ร้อยละ คน แห่ง ทั้งหมด จาก คิดเป็น ล้านบาท เฉลี่ย คะแนน ( ) % ถึง - จากเดิม เหลือ ลดลง กว่า ปี พ.ศ. 2567 "
    "1,234 56 7.89 ๑๒ ๓๔.๕ 0 1 ล้าน 4 หมื่น เขต 2 ป.6 : / \n 1) 2.1 รวม แบ่งเป็น ไม่น้อยกว่า โดย..60.... สพป.ตาก"
).split(" ")
any_text = st.text(st.one_of(st.sampled_from(THAI + "0123456789.,%()-/: \n\t\u00a0"), st.characters(codec="utf-8")))
sentence = st.one_of(
    any_text, st.lists(st.sampled_from(WORDS)).map(" ".join), st.lists(st.sampled_from(WORDS)).map("".join)
)
anything = settings(max_examples=300, deadline=None)


@anything
@given(any_text)
def test_a_key_is_its_own_key(text: str) -> None:
    assert damage_key(damage_key(text)) == damage_key(text)


@anything
@given(st.text(st.sampled_from(THAI)), st.data())
def test_lost_marks_and_added_spaces_keep_the_key(text: str, data: st.DataObject) -> None:
    damaged = "".join(
        ("" if letter in TONES_AND_VOWELS and data.draw(st.booleans()) else letter)
        + data.draw(st.sampled_from(("", " ")))
        for letter in text
    )
    assert damage_key(damaged) == damage_key(text)


@anything
@given(st.text(st.sampled_from(THAI)), st.sampled_from(("า", " า", "ํา")))
def test_the_ways_sara_am_falls_apart_keep_the_key(text: str, broken: str) -> None:
    assert damage_key(text.replace("ำ", broken)) == damage_key(text)


def test_no_two_provinces_share_a_key() -> None:
    provinces = default_codes().provinces
    assert len({damage_key(province.province_th) for province in provinces}) == len(provinces) == 77


@anything
@given(sentence)
def test_numbers_stand_where_they_say_and_are_worth_what_they_say(text: str) -> None:
    end = 0
    for number in numbers.numbers(text):
        assert text[number.start : number.end] == number.raw
        assert number.start >= end, "numbers overlap"
        end = number.end
        if number.is_well_formed:  # nobody knows what another is worth, and it is said
            assert number.value == _worth(number.raw)
        assert number.value >= 0


@anything
@given(st.decimals(min_value=0, max_value=10**12, places=2), st.booleans())
def test_a_written_number_is_read_back(value: Decimal, is_thai: bool) -> None:
    written = f"{value:,.2f}"
    if is_thai:
        written = written.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    found = numbers.numbers(f"จำนวน {written} บาท")
    assert [(number.raw, number.value) for number in found] == [(written, value)]


@anything
@given(any_text, st.data())
def test_every_part_of_a_folded_text_leads_back(text: str, data: st.DataObject) -> None:
    folded = Folded(text)
    offsets = [Folded(text).at(offset) for offset in range(len(folded) + 1)]
    assert folded.offset_of(0) == 0, "from here on all offsets are known"
    assert offsets == [folded.at(offset) for offset in range(len(folded) + 1)]
    assert offsets == sorted(offsets) and offsets[-1] == len(text)
    assert [folded.at(folded.offset_of(written)) >= written for written in range(len(text) + 1)] == [True] * (
        len(text) + 1
    )
    cuts = sorted(data.draw(st.sets(st.integers(1, len(folded) - 1), max_size=4))) if len(folded) > 1 else []
    parts = [folded.slice(start, end) for start, end in itertools.pairwise([0, *cuts, len(folded)])]
    assert "".join(part.written for part in parts) == text
    assert "".join(part.text for part in parts) == folded.text
    for part, start in zip(parts, [0, *cuts], strict=True):
        shift = folded.at(start) if start else 0
        assert [part.at(offset) for offset in range(len(part))] == [
            folded.at(start + offset) - shift for offset in range(len(part))
        ]
    joined = Folded.join(parts, "")
    assert [joined.at(offset) for offset in range(len(joined) + 1)] == offsets


@anything
@given(any_text)
def test_a_folded_text_folds_to_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@anything
@given(sentence)
def test_sentences_cover_the_text_in_order(text: str) -> None:
    end = 0
    text = fold(text)
    for start, stop in sentences(text):
        assert end <= start < stop <= len(text)
        assert not re.search(r"[0-9๐-๙]", re.sub(r"<[^>]*>", "", text[end:start])), "digits between two sentences"
        end = stop
    assert not re.search(r"[0-9๐-๙]", re.sub(r"<[^>]*>", "", text[end:])), "digits behind the last sentence"


@anything
@given(sentence)
def test_figures_stand_where_they_say_and_are_worth_what_they_say(text: str) -> None:
    sentence = passage(text)
    found, skipped = figures_of(sentence)
    for figure in found:
        start = sentence.at(figure.start)
        assert text[start : start + len(figure.raw)] == figure.raw
        assert 0 <= figure.start < figure.end <= len(sentence)
        assert figure.scale >= 1
        first = re.match(r"[0-9๐-๙,.]*[0-9๐-๙]", figure.raw)
        assert first is not None
        if not re.search(r"[ก-ฮ:]", figure.raw):
            assert figure.value == _worth(first.group())
        if figure.value_max is not None:
            assert figure.value_max >= figure.value
    starts = [figure.start for figure in found] + [skip.start for skip in skipped]
    assert len(starts) == len(set(starts)), "one number is two figures"


def _worth(raw: str) -> Decimal:
    """The value of a number's characters; of a list number such as 2.2.1, of its first two parts."""
    parts = arabic_digits(raw).replace(",", "").split(".")
    return Decimal(".".join(parts[:2]))
