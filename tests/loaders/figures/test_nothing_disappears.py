"""Every number that is no date, code, telephone or true list mark is read or said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facts.fact import LoadedReport
from tests.accounting import unaccounted

Read = Callable[[str], LoadedReport]
COVER = "รายงานผลการตรวจราชการ ปีงบประมาณ พ.ศ. 2567\nสำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1\n\n"


def values(loaded: LoadedReport) -> list[float]:
    return [float(fact.value) for fact in loaded.facts if fact.value is not None]


def said(loaded: LoadedReport) -> str:
    return " ".join(issue.raw for issue in loaded.issues if issue.code.startswith("number-"))


def test_a_decimal_in_brackets_behind_its_subject_is_a_score(read: Read) -> None:
    loaded = read(f"{COVER}คะแนนเฉลี่ยรายวิชา สังคมศึกษา (41.27) ศิลปะ (63.05) พลศึกษา (70.90)")
    assert values(loaded) == [41.27, 63.05, 70.90]
    assert {fact.role for fact in loaded.facts} == {"score"}


def test_a_level_is_told_with_its_mean(read: Read) -> None:
    loaded = read(f"{COVER}ผู้ปกครองพึงพอใจในระดับมาก (4.35)")
    assert [(float(fact.value or 0), fact.role) for fact in loaded.facts] == [(4.35, "score")]


def test_decimals_in_brackets_that_go_on_are_list_marks(read: Read) -> None:
    loaded = read(f"{COVER}ดำเนินการ ดังนี้ (1.1) ประชุมครู (1.2) เยี่ยมบ้าน (1.3) สรุปผล ครู 17 คน")
    assert values(loaded) == [17]
    assert said(loaded) == ""


def test_amounts_of_eight_digits_are_no_codes(read: Read) -> None:
    loaded = read(f"{COVER}โรงเรียน\tรหัสโรงเรียน\tงบก่อสร้าง (บาท)\nบ้านก\t55010001\t12450300\nบ้านข\t55010002\t31200450\n")
    assert values(loaded) == [12450300, 31200450]


@pytest.mark.parametrize("cell", ["4.52 (0.61)", "4.52±0.61", "4.52 (S.D. = 0.61)"])
def test_the_second_number_of_a_score_is_its_deviation(read: Read, cell: str) -> None:
    loaded = read(f"{COVER}รายการ\tค่าเฉลี่ย (S.D.)\nหลักสูตร\t{cell}\nวิทยากร\t4.10 (0.58)\n")
    assert values(loaded) == [4.52, 0.61, 4.10, 0.58]
    assert "ส่วนเบี่ยงเบนมาตรฐาน" in loaded.facts[1].measure
    assert "ส่วนเบี่ยงเบนมาตรฐาน" not in loaded.facts[0].measure


def test_the_first_column_is_said_where_it_does_not_run(read: Read) -> None:
    loaded = read(f"{COVER}ครู (คน)\tนักเรียน (คน)\n14\t240\n9\t310\n22\t185\n")
    assert {"14", "9", "22"} <= {*said(loaded).replace(",", "").split(), *map("{:g}".format, values(loaded))}


def test_running_numbers_are_not_said_also_where_they_begin_anew(read: Read) -> None:
    loaded = read(f"{COVER}ที่\tโรงเรียน\tครู (คน)\n1\tบ้านก\t14\n2\tบ้านข\t9\n1\tบ้านค\t22\n2\tบ้านง\t8\n")
    assert values(loaded) == [14, 9, 22, 8]
    assert said(loaded) == ""


def test_five_digits_are_a_postcode_behind_a_place_alone(read: Read) -> None:
    loaded = read(f"{COVER}ส่งเอกสารที่ ตำบลในเวียง อำเภอเมือง จังหวัดน่าน 55000 และนับแบบสำรวจได้ 41250")
    assert values(loaded) == []
    assert said(loaded) == "41250"


def test_the_account_holds(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "r.txt"
    text = f"{COVER}คะแนน (52.31) (27.44) ครู\n\nครู (คน)\tผล (S.D.)\n14\t4.5 (0.2)\n9\t3.1±0.4\n"
    path.write_text(text, encoding="utf-8")
    assert unaccounted(path, read(text)) == []


@pytest.mark.parametrize(
    "told", ["112/143 แห่ง", "112 / 143 แห่ง", "112 /143 แห่ง", "112 / 143 โรงเรียน", "1,112 / 1,430 แห่ง"]
)
def test_blanks_round_a_slash_part_no_part_from_its_whole(told: str, read: Read) -> None:
    part, whole = told.split(" แ")[0].split(" โ")[0].replace(" ", "").replace(",", "").split("/")
    sentence, cell = (
        read(f"{COVER}{text}") for text in (f"ส่งแผนแล้ว {told}", f"อำเภอ\tส่งแผน (แห่ง)\nปัว\t{told}\nเวียงสา\t7\n")
    )
    for loaded in (sentence, cell):
        found = [(float(fact.value or 0), fact.role) for fact in loaded.facts[:2]]
        assert found == [(float(part), "numerator"), (float(whole), "denominator")]
        assert loaded.facts[0].group == loaded.facts[1].group


def test_a_percent_behind_so_many_of_so_many_is_theirs(read: Read) -> None:
    loaded = read(f"{COVER}อำเภอ\tส่งแผน (แห่ง)\nปัว\t112 / 143 (ร้อยละ 78.3)\nเวียงสา\t7\n")
    assert [fact.role for fact in loaded.facts] == ["numerator", "denominator", "percent", "count"]


@pytest.mark.parametrize("told", ["58/2", "58 / 2", "58/2 คน"])
def test_what_is_out_of_fewer_is_no_figure_and_said(told: str, read: Read) -> None:
    cell = read(f"{COVER}อำเภอ\tส่งแผน (แห่ง)\nปัว\t{told}\nเวียงสา\t7\n")
    assert values(cell) == [7]
    assert [(issue.code, issue.raw) for issue in cell.issues if issue.place == "line 5 col 2"] == [
        ("unreadable-figure", told)
    ]
    sentence = read(f"{COVER}ส่งแผนแล้ว 58/2 แห่ง ครู 30 คน")
    assert values(sentence) == [30]
    assert said(sentence) == "58/2"


@pytest.mark.parametrize("name", ["ห้อง 58/2", "ชั้น ป.2/5", "โรงเรียนบ้านหนอง 58/2", "บ้านเลขที่ 5/12"])
def test_the_number_of_a_room_counts_nothing(name: str, read: Read) -> None:
    assert values(read(f"{COVER}{name} มีนักเรียน 30 คน")) == [30]


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u2009", "\u202f"])
@pytest.mark.parametrize(
    ("cell", "value"), [("1 200", 1200), ("12 500 000", 12_500_000), ("1 200.50 บาท", 1200.5), ("-1 200", -1200)]
)
def test_a_cell_s_thousands_may_be_parted_by_blanks(cell: str, value: float, blank: str, read: Read) -> None:
    loaded = read(f"{COVER}อำเภอ\tเงินคงเหลือ (บาท)\nปัว\t7\nนาน้อย\t{cell.replace(' ', blank)}\nเวียงสา\t9\n")
    assert values(loaded) == [7, value, 9]
    assert loaded.facts[1].raw == cell.removesuffix(" บาท").replace(" ", blank)


@pytest.mark.parametrize("cell", ["12 50", "1 20", "1200 300", "1 200 / 1 300"])
def test_a_cell_of_numbers_parted_anyhow_is_unreadable(cell: str, read: Read) -> None:
    loaded = read(f"{COVER}อำเภอ\tครู (คน)\nปัว\t7\nนาน้อย\t{cell}\nเวียงสา\t9\n")
    assert values(loaded) == [7, 9]
    assert [(issue.code, issue.raw) for issue in loaded.issues if issue.place == "line 6 col 2"] == [
        ("unreadable-figure", cell)
    ]


def test_in_a_sentence_only_a_blank_that_binds_makes_one_number(read: Read) -> None:
    bound = read(f"{COVER}มีนักเรียน 1\u00a0200 คน ได้งบ 12\u2009500\u2009000 บาท")
    assert values(bound) == [1200, 12_500_000]
    assert said(bound) == ""
    loose = read(f"{COVER}มีนักเรียน 1 200 คน ได้งบ 12 500 000 บาท ครู 30 คน")
    assert values(loose) == [30]
    assert said(loose) == "1 200, 12 500 000"


@pytest.mark.parametrize("name", ["สพป.น่าน เขต 1", "ปี 2566", "ชั้น ป.1", "รอบที่ 2", "โรงเรียน 15 แห่ง"])
def test_a_number_of_a_name_is_no_thousand_of_the_next(name: str, read: Read) -> None:
    assert values(read(f"{COVER}{name} 200 คน"))[-1] == 200
    exported = f"{COVER}{name} 200 คน".replace(" ", "\u00a0")
    assert values(read(exported))[-1] == 200


@pytest.mark.parametrize("cell", ["1OO", "l2", "2O7", "1o", "5I.5", "1,2OO", "1O คน", "5O%", "1O-2O", "1OO/2OO"])
def test_letters_for_digits_make_a_cell_unreadable(cell: str, read: Read) -> None:
    loaded = read(f"{COVER}อำเภอ\tครู (คน)\nปัว\t7\nนาน้อย\t{cell}\nเวียงสา\t9\n")
    assert values(loaded) == [7, 9]
    assert [(issue.code, issue.raw) for issue in loaded.issues if issue.place == "line 6 col 2"] == [
        ("unreadable-figure", cell)
    ]


def test_letters_for_digits_are_said_in_a_sentence_and_names_are_not(read: Read) -> None:
    loaded = read(f"{COVER}มีนักเรียน 1OO คน ครู l2 คน งบ 2O7 บาท ได้ร้อยละ 5O.5 ของ 1,2OO แห่ง และครู 30 คน")
    assert values(loaded) == [30]
    assert said(loaded) == "1OO, l2, 2O7, 5O.5, 1,2OO"
    names = read(f"{COVER}แบบ B2B น้ำ H2O ตัวชี้วัด O1 สอบ O-NET และ COVID-19 มีครู 30 คน")
    assert values(names) == [30]
    assert said(names) == ""


@pytest.mark.parametrize(
    "line",
    ["ครู -5 คน", "- ครู –5 คน", "-5 คน", "ครูขาด -5 คน", "ครู - 5 คน", "จัดสรรอัตราเพิ่ม\n-5 คน"],
)
def test_a_dash_before_a_count_is_a_list_s(line: str, read: Read) -> None:
    loaded = read(f"{COVER}{line}\n")
    assert values(loaded) == [5]
    assert loaded.facts[0].role == "count"
    assert "-" not in loaded.facts[0].measure


@pytest.mark.parametrize(
    ("line", "raw", "value"),
    [
        ("ครูเพิ่ม/ลด -5 คน", "-5", -5),
        ("ครูลดลง –5 คน", "–5", -5),
        ("เพิ่ม/ลด +5 คน", "+5", 5),
        ("ผลต่างเท่ากับ -1.25 คะแนน", "-1.25", -1.25),
        ("ลดลงร้อยละ −2.50", "−2.50", -2.5),
        ("อัตรากำลังขาด/เกิน -12 อัตรา", "-12", -12),
    ],
)
def test_a_dash_is_a_sign_where_a_change_is_told(line: str, raw: str, value: float, read: Read) -> None:
    loaded = read(f"{COVER}{line}\n")
    assert [(fact.raw, float(fact.value or 0), fact.role) for fact in loaded.facts] == [(raw, value, "difference")]


def test_an_account_below_zero_keeps_its_sign(read: Read) -> None:
    loaded = read(f"{COVER}เงินคงเหลือ -500 บาท\n")
    assert [(float(fact.value or 0), fact.role) for fact in loaded.facts] == [(-500, "amount")]
