"""Tables of numbers and of answers: headers, units, totals, footnotes, empty cells, cut rows."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from facts.fact import Fact, LoadedReport, Narrative

Read = Callable[[str], LoadedReport]
HEAD = """แบบตรวจราชการ รอบที่ 1 ประจำปีงบประมาณ พ.ศ. 2567

สำนักงานศึกษาธิการจังหวัดน่าน

6. จัดหานักการภารโรง

6.1 ผลการดำเนินงาน

"""
PROBLEMS = HEAD.replace("6.1 ผลการดำเนินงาน", "6.2 ปัญหาอุปสรรค แนวทางการแก้ไขปัญหา และผลที่คาดว่าจะได้รับ")
PRIMARY = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1"
SECONDARY = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาน่าน"
TOTALLED = """หน่วยงาน\tได้รับจัดสรร\tสรรหาได้
สพป.น่าน เขต 1\t40\t38
สพม.น่าน\t12\t12
รวมจำนวน(อัตรา)\t52\t51
"""


def cells(loaded: LoadedReport) -> list[tuple[str, str, str]]:
    return [(fact.raw, fact.unit, fact.role) for fact in loaded.facts]


def by_raw(loaded: LoadedReport) -> dict[str, Fact]:
    return {fact.raw: fact for fact in loaded.facts}


def test_a_row_an_office_a_column_a_measure_the_unit_in_the_total_s_label(read: Read) -> None:
    loaded = read(HEAD + TOTALLED)
    assert cells(loaded) == [
        ("40", "อัตรา", "denominator"),
        ("38", "อัตรา", "numerator"),
        ("12", "อัตรา", "denominator"),
        ("12", "อัตรา", "numerator"),
        ("52", "อัตรา", "total"),
        ("51", "อัตรา", "total"),
    ]
    assert [fact.agency for fact in loaded.facts] == [PRIMARY, PRIMARY, SECONDARY, SECONDARY, "", ""]
    assert [fact.measure for fact in loaded.facts] == ["ได้รับจัดสรร", "สรรหาได้"] * 3
    groups = [fact.group for fact in loaded.facts]
    assert groups[0] == groups[1] != groups[2] == groups[3] != groups[4] == groups[5]
    assert loaded.facts[0].place == "line 10 col 2"
    assert {fact.policy_code for fact in loaded.facts} == {"6"}


@pytest.mark.parametrize(
    "shape",
    [
        TOTALLED.replace("\n", "\n\n"),
        "".join(f"| {line} |\n" for line in TOTALLED.replace("\t", " | ").splitlines()),
        "".join("\t" + line.replace("\t", "\n\t") + "\n\n" for line in TOTALLED.splitlines()),
    ],
    ids=["empty lines between", "pipes", "a cell a line"],
)
def test_the_shape_of_a_table_does_not_matter(shape: str, read: Read) -> None:
    expected = [(fact.raw, fact.unit, fact.role, fact.agency, fact.measure) for fact in read(HEAD + TOTALLED).facts]
    found = [(fact.raw, fact.unit, fact.role, fact.agency, fact.measure) for fact in read(HEAD + shape).facts]
    assert found == expected


@pytest.mark.parametrize(
    ("cell", "state"), [("-", "dash"), ("–", "dash"), ("", "blank"), (" ", "blank"), ("รอผล ?", "unreadable")]
)
def test_what_is_no_number_is_no_zero(cell: str, state: str, read: Read) -> None:
    loaded = read(HEAD + TOTALLED.replace("38", cell))
    fact = next(fact for fact in loaded.facts if fact.place == "line 10 col 3")
    assert (fact.state, fact.value) == (state, None)
    unreadable = [issue.place for issue in loaded.issues if issue.code == "unreadable-figure"]
    assert unreadable == (["line 10 col 3"] if state == "unreadable" else [])


def test_a_zero_is_a_figure(read: Read) -> None:
    fact = by_raw(read(HEAD + TOTALLED.replace("38", "0")))["0"]
    assert (fact.state, fact.value) == ("reported", Decimal(0))


def test_a_footnote_in_a_cell_holds_figures_of_its_own(read: Read) -> None:
    loaded = read(HEAD + TOTALLED.replace("40", "40 อัตรา* * ประจำ 25 อัตรา ชั่วคราว 15 อัตรา"))
    found = by_raw(loaded)
    assert [(found[raw].role, found[raw].unit) for raw in ("40", "25", "15")] == [
        ("denominator", "อัตรา"),
        ("part", "อัตรา"),
        ("part", "อัตรา"),
    ]
    assert {found[raw].agency for raw in ("40", "25", "15")} == {PRIMARY}


def test_a_label_with_two_units_gives_each_column_its_own(read: Read) -> None:
    table = "หน่วยงาน\tโรงเรียนที่ขาดแคลน\tนักเรียนที่ได้รับ\nสพป.น่าน เขต 1\t9\t310\nรวม(แห่ง/คน)\t9\t310\n"
    loaded = read(HEAD + table)
    assert [(fact.raw, fact.unit) for fact in loaded.facts] == [
        ("9", "แห่ง"),
        ("310", "คน"),
        ("9", "แห่ง"),
        ("310", "คน"),
    ]


@pytest.mark.parametrize(
    ("header", "unit", "role", "scale"),
    [
        ("จำนวน (คน)", "คน", "count", 1),
        ("ร้อยละ", "ร้อยละ", "percent", 1),
        ("คิดเป็น %", "ร้อยละ", "percent", 1),
        ("งบประมาณ (บาท)", "บาท", "amount", 1),
        ("งบประมาณ (ล้านบาท)", "บาท", "amount", 1_000_000),
        ("คะแนนเฉลี่ย", "", "score", 1),
        ("จำนวนโรงเรียน", "โรงเรียน", "count", 1),
    ],
)
def test_a_header_tells_unit_role_and_scale(header: str, unit: str, role: str, scale: int, read: Read) -> None:
    loaded = read(f"{HEAD}หน่วยงาน\t{header}\nสพป.น่าน เขต 1\t41\nสพม.น่าน\t42\n")
    assert [(fact.raw, fact.unit, fact.role, fact.scale) for fact in loaded.facts] == [
        ("41", unit, role, scale),
        ("42", unit, role, scale),
    ]


def test_thai_digits_in_cells(read: Read) -> None:
    fact = by_raw(read(HEAD + TOTALLED.replace("40", "๔๐")))["๔๐"]
    assert fact.value == Decimal(40)


def test_a_header_s_year_is_its_column_s(read: Read) -> None:
    loaded = read(f"{HEAD}หน่วยงาน\tปีการศึกษา 2565 (คน)\tปีการศึกษา 2566 (คน)\nสพป.น่าน เขต 1\t41\t39\n")
    assert [(fact.raw, fact.school_year) for fact in loaded.facts] == [("41", 2565), ("39", 2566)]


def test_an_office_on_a_row_of_its_own_heads_the_rows_below(read: Read) -> None:
    loaded = read(f"{HEAD}รายการ\tจำนวน (แห่ง)\nสพป.น่าน เขต 1\t\nขนาดเล็ก\t21\nสพม.น่าน\t\nขนาดเล็ก\t3\n")
    found = {fact.raw: fact.agency for fact in loaded.facts if fact.state == "reported"}
    assert found == {"21": PRIMARY, "3": SECONDARY}


def test_a_number_that_opens_a_list_is_no_cell_figure(read: Read) -> None:
    loaded = read(f"{HEAD}ที่\tผลการดำเนินงาน\n1\t1. จัดเวทีให้ความรู้\n2\t2. มีครู 47 คน\n")
    assert [fact.raw for fact in loaded.facts] == ["47"]


def test_a_column_of_row_numbers_is_no_label(read: Read) -> None:
    loaded = read(f"{HEAD}ที่\tหน่วยงาน\tได้รับ (อัตรา)\n1\tสพป.น่าน เขต 1\t40\n2\tสพม.น่าน\t12\n\tรวม\t52\n")
    assert [(fact.raw, fact.agency, fact.role) for fact in loaded.facts] == [
        ("40", PRIMARY, "count"),
        ("12", SECONDARY, "count"),
        ("52", "", "total"),
    ]


def test_a_header_repeated_among_numbers_is_no_row(read: Read) -> None:
    header = "หน่วยงาน\tได้รับ (อัตรา)\n"
    loaded = read(f"{HEAD}{header}สพป.น่าน เขต 1\t40\n\n{header}สพป.น่าน เขต 2\t30\nรวม\t70\n")
    assert [fact.raw for fact in loaded.facts] == ["40", "30", "70"]
    assert not [issue for issue in loaded.issues if issue.code == "unreadable-figure"]


def test_a_range_in_a_cell_is_one_figure(read: Read) -> None:
    loaded = read(f"{HEAD}หน่วยงาน\tขนาด (คน)\nสพป.น่าน เขต 1\t20 - 25\nสพม.น่าน\t30 - 40\n")
    assert [(fact.value, fact.value_max) for fact in loaded.facts] == [
        (Decimal(20), Decimal(25)),
        (Decimal(30), Decimal(40)),
    ]


def test_a_count_with_its_percent_in_one_cell(read: Read) -> None:
    loaded = read(f"{HEAD}หน่วยงาน\tผ่าน (คน)\nสพป.น่าน เขต 1\t40 (80.00%)\nสพม.น่าน\t12 (60.00%)\n")
    assert [(fact.raw, fact.role, fact.measure) for fact in loaded.facts] == [
        ("40", "numerator", "ผ่าน (คน)"),
        ("80.00", "percent", "ผ่าน (คน)"),
        ("12", "numerator", "ผ่าน (คน)"),
        ("60.00", "percent", "ผ่าน (คน)"),
    ]


def test_a_note_s_parts_are_named_after_what_they_part(read: Read) -> None:
    table = "หน่วยงาน\tครูทั้งหมด (คน)\tสมัคร (คน)\nสพป.น่าน เขต 1\t90* *ครูประจำ 70 คน ลูกจ้าง 20 คน\t16* *ถอนชื่อ 4 คน\n"
    loaded = read(f"{HEAD}{table}สพม.น่าน\t50\t8\n")
    parts = [(fact.raw, fact.measure) for fact in loaded.facts if fact.role == "part"]
    assert parts == [("70", "ครูประจำ"), ("20", "ลูกจ้าง"), ("4", "สมัคร (คน) ถอนชื่อ")]


def test_a_row_of_one_school_is_that_school_s(read: Read) -> None:
    loaded = read(f"{HEAD}โรงเรียน\tนักเรียน (คน)\nโรงเรียนบ้านดอย\t40\nวิทยาลัยเทคนิคน่าน\t12\n")
    assert [fact.school for fact in loaded.facts] == ["โรงเรียนบ้านดอย", "วิทยาลัยเทคนิคน่าน"]


def read_as(loaded: LoadedReport) -> list[tuple[str, str, str, str]]:
    return [(fact.raw, fact.unit, fact.role, fact.kind) for fact in loaded.facts if fact.state == "reported"]


def test_merged_headers_serve_the_columns_under_them(read: Read) -> None:
    table = (
        "ที่\tหน่วยงาน\tเด็กที่ตกหล่น (คน)\t\t\tทุน\t\n\t\tพบ\tกลับมาเรียน\t\tจำนวน (ทุน)\tเงิน (บาท)\n\t\t\tชาย\tหญิง\t\t\n"
        "1\tสพป.น่าน เขต 1\t90\t40\t31\t12\t36,000\n2\tสพม.น่าน\t20\t9\t6\t5\t25,000\n"
    )
    assert read_as(read(HEAD + table))[:5] == [
        ("90", "คน", "denominator", "result"),
        ("40", "คน", "numerator", "result"),
        ("31", "คน", "numerator", "result"),
        ("12", "ทุน", "count", "result"),
        ("36,000", "บาท", "amount", "result"),
    ]


def test_codes_telephones_dates_and_ranks_are_no_figures(read: Read) -> None:
    table = (
        "ที่\tรหัส\tโรงเรียน\tนักเรียน (คน)\tโทรศัพท์\tส่งเมื่อ\tอันดับ\n"
        "1\t1055120041\tบ้านดอย\t40\t054-710111\t3 มิ.ย. 67\t2\n2\t1055120042\tบ้านนา\t62\t089-5550000\t5 มิ.ย. 67\t1\n"
    )
    loaded = read(HEAD + table)
    assert [fact.raw for fact in loaded.facts] == ["40", "62"]
    assert not [issue for issue in loaded.issues if issue.code == "unreadable-figure"]


def test_a_blank_label_means_the_one_above_and_a_subtotal_is_its_office_s(read: Read) -> None:
    table = (
        "หน่วยงาน\tชั้น\tนักเรียน (คน)\nสพป.น่าน เขต 1\tป.1\t40\n\tป.2\t38\n\tรวม\t78\nสพป.น่าน เขต 2\tป.1\t30\n"
        "\tป.2\t31\n\tรวม\t61\nรวมทั้งสิ้น\t\t139\n"
    )
    found = by_raw(read(HEAD + table))
    assert {raw: (fact.agency[-1:], fact.role) for raw, fact in found.items()} == {
        **dict.fromkeys(("40", "38"), ("1", "count")),
        "78": ("1", "total"),
        **dict.fromkeys(("30", "31"), ("2", "count")),
        "61": ("2", "total"),
        "139": ("", "total"),
    }
    assert found["38"].row_label == "สพป.น่าน เขต 1 ป.2"


def test_a_total_s_label_does_not_overrule_what_the_columns_count(read: Read) -> None:
    table = "หน่วยงาน\tโรงเรียนทั้งหมด\tผ่าน\nสพป.น่าน เขต 1\t40\t38\nสพม.น่าน\t12\t12\nรวม (คน)\t52\t50\n"
    assert {fact.unit for fact in read(f"{HEAD}จำนวนโรงเรียนที่ผ่านเกณฑ์\n\n{table}").facts} == {"โรงเรียน"}


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "ตัวชี้วัด\tหน่วยนับ\tค่าเป้าหมาย\tผล\nโรงเรียนปลอดภัย\tแห่ง\t40\t38\nความพึงพอใจ\tร้อยละ\t80\t91\n",
            [
                ("40", "แห่ง", "threshold", "rule"),
                ("38", "แห่ง", "count", "result"),
                ("80", "ร้อยละ", "threshold", "rule"),
                ("91", "ร้อยละ", "percent", "result"),
            ],
        ),
        (
            "วิชา\tคะแนนเฉลี่ย\tเพิ่ม/ลด\nไทย\t51.2\t+1.3\nคณิต\t30.4\t-0.7\n",
            [
                ("51.2", "", "score", "result"),
                ("1.3", "", "difference", "result"),
                ("30.4", "", "score", "result"),
                ("-0.7", "", "difference", "result"),
            ],
        ),
        (
            "หน่วยงาน\tส่งแผน (แห่ง)\nสพป.น่าน เขต 1\t38/40\nสพม.น่าน\t12 จาก 12 แห่ง\n",
            [
                ("38", "แห่ง", "numerator", "result"),
                ("40", "แห่ง", "denominator", "result"),
                ("12", "แห่ง", "numerator", "result"),
                ("12", "แห่ง", "denominator", "result"),
            ],
        ),
        (
            "ระดับ\tชาย (คน)\tหญิง (คน)\tรวม (คน)\nอนุบาล\t40\t38\t78\nประถม\t90\t85\t175\n",
            [
                ("40", "คน", "count", "result"),
                ("38", "คน", "count", "result"),
                ("78", "คน", "total", "result"),
                ("90", "คน", "count", "result"),
                ("85", "คน", "count", "result"),
                ("175", "คน", "total", "result"),
            ],
        ),
        (
            "ขนาด\tนักเรียน (คน)\tอัตราต่อวัน (บาท)\nเล็ก\t40\t36\nใหญ่\t900\t22\n",
            [
                ("40", "คน", "count", "result"),
                ("36", "บาท", "amount", "rule"),
                ("900", "คน", "count", "result"),
                ("22", "บาท", "amount", "rule"),
            ],
        ),
        (
            "รายการ\tข้อมูล\nโรงเรียน (แห่ง)\t40\nงบที่ได้รับ (บาท)\t90,000\nร้อยละของผู้จบ\t98.5\n",
            [
                ("40", "แห่ง", "count", "result"),
                ("90,000", "บาท", "amount", "result"),
                ("98.5", "ร้อยละ", "percent", "result"),
            ],
        ),
    ],
    ids=["target and unit columns", "signed", "so many of so many", "a sum", "a rate", "a row's own unit"],
)
def test_what_a_column_or_row_asks_for(table: str, expected: list[tuple[str, str, str, str]], read: Read) -> None:
    assert read_as(read(HEAD + table)) == expected


def test_a_table_upon_a_table_has_a_header_of_its_own(read: Read) -> None:
    loaded = read(f"{HEAD}อำเภอ\tครู (คน)\nปัว\t40\nเวียงสา\t38\nระดับ\tห้องเรียน (ห้อง)\nอนุบาล\t9\nประถม\t24\n")
    assert [(fact.raw, fact.unit) for fact in loaded.facts] == [("40", "คน"), ("38", "คน"), ("9", "ห้อง"), ("24", "ห้อง")]


def test_a_table_twice_side_by_side_is_read_column_by_column(read: Read) -> None:
    loaded = read(f"{HEAD}อำเภอ\tครู (คน)\tตำบล\tครู (คน)\nปัว\t40\tศิลาแลง\t6\nเวียงสา\t38\tขึ่ง\t5\n")
    assert {fact.raw: fact.row_label for fact in loaded.facts} == {"40": "ปัว", "38": "เวียงสา", "6": "ศิลาแลง", "5": "ขึ่ง"}


def test_the_unit_of_money_above_a_table_leaves_people_alone(read: Read) -> None:
    table = "โครงการ\tผู้รับ (คน)\tจัดสรร\nอาหาร\t400\t12.5\nพาหนะ\t90\t3.2\n"
    loaded = read(f"{HEAD}(หน่วย : ล้านบาท)\n{table}")
    assert [(fact.unit, fact.scale) for fact in loaded.facts] == [("คน", 1), ("บาท", 1_000_000)] * 2


def test_a_figure_stands_in_the_words_of_its_row(read: Read) -> None:
    fact = by_raw(read(HEAD + TOTALLED))["38"]
    assert (fact.words, fact.words[fact.at :]) == ("สพป.น่าน เขต 1\t40\t38", "38")


def answers(loaded: LoadedReport) -> list[tuple[str, str, str]]:
    return [(narrative.kind, narrative.text, narrative.agency) for narrative in loaded.narratives]


def group_of(loaded: LoadedReport, text: str) -> str:
    found: list[Narrative] = [narrative for narrative in loaded.narratives if text in narrative.text]
    (narrative,) = found
    return narrative.group


COLUMNS = "ปัญหา/อุปสรรค\tแนวทางการแก้ไขปัญหา\tผลที่คาดว่าจะได้รับ\n"


def test_a_problem_its_remedy_and_its_result_share_a_group(read: Read) -> None:
    loaded = read(f"{PROBLEMS}{COLUMNS}ขาดคน\tขออัตราเพิ่ม\tมีคนครบ\nขาดงบ\tขอรับบริจาค\tมีงบพอ\n")
    assert answers(loaded) == [
        ("problem", "ขาดคน", ""),
        ("remedy", "ขออัตราเพิ่ม", ""),
        ("expected_result", "มีคนครบ", ""),
        ("problem", "ขาดงบ", ""),
        ("remedy", "ขอรับบริจาค", ""),
        ("expected_result", "มีงบพอ", ""),
    ]
    assert group_of(loaded, "ขาดคน") == group_of(loaded, "ขออัตราเพิ่ม") == group_of(loaded, "มีคนครบ")
    assert group_of(loaded, "ขาดคน") != group_of(loaded, "ขาดงบ")


def test_numbered_answers_in_one_cell_find_their_fellows(read: Read) -> None:
    loaded = read(f"{PROBLEMS}{COLUMNS}1. ขาดคน 2. ขาดงบ\t1. ขออัตราเพิ่ม 2. ขอรับบริจาค\t1. มีคนครบ 2. มีงบพอ\n")
    assert group_of(loaded, "ขาดคน") == group_of(loaded, "ขออัตราเพิ่ม") == group_of(loaded, "มีคนครบ")
    assert group_of(loaded, "ขาดงบ") == group_of(loaded, "ขอรับบริจาค") != group_of(loaded, "ขาดคน")


def test_two_columns_are_a_problem_and_its_remedy(read: Read) -> None:
    loaded = read(f"{PROBLEMS}ปัญหาอุปสรรค\tวิธีการ/แนวทางการแก้ไข\nขาดคน\tขออัตราเพิ่ม\n")
    assert [kind for kind, _, _ in answers(loaded)] == ["problem", "remedy"]


def test_a_row_with_only_an_office_says_whose_the_problems_are(read: Read) -> None:
    loaded = read(
        f"{PROBLEMS}{COLUMNS}หน่วยงาน {PRIMARY}\t\t\nขาดคน\tขอเพิ่ม\tครบ\nหน่วยงาน {SECONDARY}\t\t\nขาดงบ\tขอบริจาค\tพอ\n"
    )
    assert [agency for _, _, agency in answers(loaded)] == [PRIMARY] * 3 + [SECONDARY] * 3


@pytest.mark.parametrize(
    ("tail", "problem", "remedy"),
    [
        ("\tและเพิ่มค่าพาหนะให้\t", "ไม่มีผู้สมัคร", "ประกาศซ้ำอีกครั้ง และเพิ่มค่าพาหนะให้"),
        ("เพราะเดินทางไกล\t\t", "ไม่มีผู้สมัคร เพราะเดินทางไกล", "ประกาศซ้ำอีกครั้ง"),
    ],
)
def test_a_row_cut_by_a_page_break_is_one_row(tail: str, problem: str, remedy: str, read: Read) -> None:
    loaded = read(f"{PROBLEMS}{COLUMNS}ไม่มีผู้สมัคร\tประกาศซ้ำอีกครั้ง\tมีคนครบ\n\n{COLUMNS}{tail}\n1. ขาดงบ\t1. ขอเพิ่ม\t1. พอ\n")
    assert sorted(text for _, text, _ in answers(loaded)[:3]) == sorted([problem, remedy, "มีคนครบ"])
    assert group_of(loaded, problem) == group_of(loaded, remedy) == group_of(loaded, "มีคนครบ")
    assert len(answers(loaded)) == 6


def test_a_repeated_header_is_no_answer(read: Read) -> None:
    loaded = read(f"{PROBLEMS}{COLUMNS}ขาดคน\tขอเพิ่ม\tครบ\n\n{COLUMNS}1. ขาดงบ\t1. ขอบริจาค\t1. พอ\n")
    assert len(answers(loaded)) == 6
    assert not any("ปัญหา/อุปสรรค" in text for _, text, _ in answers(loaded))


def test_what_is_hoped_for_is_no_result(read: Read) -> None:
    loaded = read(f"{PROBLEMS}{COLUMNS}ขาดคน 9 อัตรา\tขอเพิ่ม 10 อัตรา\tมีครบ 52 อัตรา\n")
    assert {fact.raw: fact.kind for fact in loaded.facts} == {"9": "result", "10": "rule", "52": "rule"}


def test_html_in_cells_is_no_text(read: Read) -> None:
    loaded = read(
        f'{HEAD}ตัวชี้วัด\tผลการดำเนินงาน\n6. จัดหานักการภารโรง\t<ol style="x"> 1. ได้รับ 40 อัตรา 2. จ้างแล้ว 38 อัตรา (95.00%)\n'
    )
    assert cells(loaded) == [("40", "อัตรา", "count"), ("38", "อัตรา", "numerator"), ("95.00", "ร้อยละ", "percent")]
    assert not any("<" in narrative.text for narrative in loaded.narratives)
    paragraphs = read(f"{HEAD}ตัวชี้วัด\tผลการดำเนินงาน\n6. จัดหานักการภารโรง\t<p>ได้รับ 40 อัตรา</p> <p>จ้าง 38 อัตรา</p>\n")
    assert [fact.raw for fact in paragraphs.facts] == ["40", "38"]


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        (
            "อำเภอ\tเด็ก (คน)\tพบตัว\tไม่พบตัว",
            "90\t70\t20",
            [("90", "คน", "denominator"), ("70", "คน", "numerator"), ("20", "คน", "part")],
        ),
        (
            "อำเภอ\tเป้าหมาย (คน)\tพบตัว\tไม่พบตัว",
            "90\t70\t20",
            [("90", "คน", "threshold"), ("70", "คน", "count"), ("20", "คน", "count")],
        ),
        (
            "อำเภอ\tอัตรา (อัตรา)\tจ้างแล้ว\tคงเหลือ",
            "9\t7\t2",
            [("9", "อัตรา", "denominator"), ("7", "อัตรา", "numerator"), ("2", "อัตรา", "part")],
        ),
        (
            "อำเภอ\tนักเรียน (คน)\tโน้ตบุ๊ก\tห้องสมุด",
            "90\t70\t2",
            [("90", "คน", "count"), ("70", "", "count"), ("2", "", "count")],
        ),
        ("อำเภอ\tรายการ\tวิทยากร (คน)", "90\t70", [("90", "รายการ", "count"), ("70", "คน", "count")]),
        ("อำเภอ\tของบริจาค\tวิทยากร (คน)", "90\t70", [("90", "", "count"), ("70", "คน", "count")]),
    ],
    ids=["of people", "of a target", "of posts", "of other things", "its own", "told behind it"],
)
def test_a_unit_told_once_stands_for_the_counts_behind_it(
    header: str, row: str, expected: list[tuple[str, str, str]], read: Read
) -> None:
    assert cells(read(f"{HEAD}{header}\nเวียงสา\t{row}\nท่าวังผา\t{row}\n"))[: len(expected)] == expected


def test_a_bracket_of_a_caption_is_a_unit_only_as_a_whole_word(read: Read) -> None:
    table = "อำเภอ\tย้ายเข้า\tย้ายออก\nเวียงสา\t8\t3\nท่าวังผา\t9\t4\n"
    for bracket, unit in [
        ("(ข้อมูล ณ 10 มิถุนายน 2567)", ""),
        ("(รายชื่อดังแนบ)", ""),
        ("(ข้อมูล ณ 10 มิถุนายน 2567) (คน)", "คน"),
    ]:
        assert {fact.unit for fact in read(f"{HEAD}การย้าย {bracket}\n{table}").facts} == {unit}


def test_a_header_that_is_nothing_but_a_unit_is_the_unit(read: Read) -> None:
    header = "อำเภอ\tสมัคร\t\tอนุมัติ\t\n\tราย\tบาท\tแห่ง\tราย\n"
    table = f"{header}เวียงสา\t8\t3,000\t4\t6\nท่าวังผา\t9\t4,000\t5\t7\nรวม (แห่ง)\t17\t7,000\t9\t13\n"
    assert [fact.unit for fact in read(HEAD + table).facts] == ["ราย", "บาท", "แห่ง", "ราย"] * 3
    scores = "วิชา\tคะแนนเฉลี่ย\t\n\tจังหวัด\tประเทศ\nคณิตศาสตร์\t31\t33\nภาษาไทย\t52\t50\n"
    assert {(fact.unit, fact.role) for fact in read(HEAD + scores).facts} == {("", "score")}


@pytest.mark.parametrize(
    ("header", "rows", "roles"),
    [
        (
            "ครูทั้งหมด (คน)\tลงทะเบียน (คน)\tสำเร็จ (คน)\tร้อยละ",
            ["300\t40\t30\t75", "500\t20\t5\t25"],
            ["denominator", "denominator", "numerator", "percent"],
        ),
        (
            "เป้าหมาย (คน)\tเข้าสอบ\tสอบผ่าน\tร้อยละ\tไม่ผ่าน",
            ["300\t40\t30\t75\t10", "500\t20\t5\t25\t15"],
            ["threshold", "denominator", "numerator", "percent", "part"],
        ),
        (
            "ครูชาย (คน)\tครูหญิง (คน)\tรวม (คน)\tอบรมแล้ว (คน)\tร้อยละ",
            ["10\t30\t40\t30\t75", "12\t8\t20\t5\t25"],
            ["count", "count", "denominator", "numerator", "percent"],
        ),
        (
            "ครูทั้งหมด (คน)\tอบรม (คน)\tร้อยละ\tสอบผ่าน (คน)\tร้อยละ",
            ["400\t40\t10\t30\t75", "200\t20\t10\t5\t25"],
            ["denominator", "numerator", "percent", "numerator", "percent"],
        ),
    ],
    ids=["funnel", "within a target", "of a sum", "each of the one before"],
)
def test_the_base_of_a_percent_is_the_column_that_gives_it(
    header: str, rows: list[str], roles: list[str], read: Read
) -> None:
    lines = [f"เวียงสา\t{rows[0]}\n", f"ท่าวังผา\t{rows[1]}\n"]
    assert [fact.role for fact in read(f"{HEAD}อำเภอ\t{header}\n{''.join(lines)}").facts] == roles * 2
    one_row = read(f"{HEAD}อำเภอ\t{header}\n{lines[0]}").facts
    assert [fact.role for fact in one_row][:4] == roles[:4]


def test_each_year_has_its_own_target(read: Read) -> None:
    table = (
        "อำเภอ\tปี 2566\t\t\tปี 2567\t\t\n\tเป้าหมาย\tผล\tร้อยละ\tเป้าหมาย\tผล\tร้อยละ\n"
        "เวียงสา\t40\t30\t75\t50\t25\t50\nท่าวังผา\t80\t20\t25\t60\t30\t50\n"
    )
    assert [fact.role for fact in read(HEAD + table).facts] == ["threshold", "numerator", "percent"] * 4


def test_a_row_s_name_tells_no_unit_and_its_brackets_do(read: Read) -> None:
    named = "ชื่อ\tเครื่องพิมพ์\nวิทยาลัยเทคนิคน่าน\t4\nโรงเรียนบ้านดอน\t5\nโรงเรียนบ้านนา (ชุด)\t6\nสพม.น่าน\t7\n"
    assert [fact.unit for fact in read(HEAD + named).facts] == ["", "", "ชุด", ""]
    things = "ประเภท\tคอมพิวเตอร์\nโรงเรียนขนาดเล็ก\t4\nโรงเรียนขนาดใหญ่\t5\n"
    assert [fact.unit for fact in read(HEAD + things).facts] == ["", ""]


def test_a_label_s_unit_is_its_target_s_and_its_result_s(read: Read) -> None:
    table = (
        "ตัวชี้วัด\tเป้าหมาย\tผล\tร้อยละ\nผู้เรียนจบ (คน)\t50\t30\t60\nหลักสูตรใหม่ (หลักสูตร)\t20\t5\t25\n"
        "ลงทุน (ล้านบาท)\t8\t6\t75\nอ่านออก (ร้อยละ)\t80\t60\t75\nเดิน (วันละหนึ่งรอบ)\t9\t9\t100\n"
    )
    found = [(fact.unit, fact.scale, fact.role) for fact in read(HEAD + table).facts if fact.column != 4]
    assert found == [
        ("คน", 1, "threshold"),
        ("คน", 1, "numerator"),
        ("หลักสูตร", 1, "threshold"),
        ("หลักสูตร", 1, "numerator"),
        ("บาท", 1_000_000, "threshold"),
        ("บาท", 1_000_000, "amount"),
        ("ร้อยละ", 1, "threshold"),
        ("ร้อยละ", 1, "percent"),
        ("", 1, "threshold"),
        ("", 1, "numerator"),
    ]


def test_a_village_called_money_counts_no_baht(read: Read) -> None:
    table = "โรงเรียน | นักเรียน | ครู |\nบ้านดอยเงิน | 143 | 8 |\nบ้านดอยทอง | 71 | 5 |\n"
    assert [(fact.raw, fact.unit, fact.row_label) for fact in read(HEAD + table).facts] == [
        ("143", "คน", "บ้านดอยเงิน"),
        ("8", "คน", "บ้านดอยเงิน"),
        ("71", "คน", "บ้านดอยทอง"),
        ("5", "คน", "บ้านดอยทอง"),
    ]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("อำเภอ\tผล\nปัว\t40\nเวียงสา\t55%\nนาน้อย\t12\n", [("40", ""), ("55", "ร้อยละ"), ("12", "")]),
        ("อำเภอ\tผล\nปัว\t40\nเวียงสา\t5,500 บาท\nนาน้อย\t12\n", [("40", ""), ("5,500", "บาท"), ("12", "")]),
        ("อำเภอ\tครู (คน)\nปัว\t40%\nเวียงสา\t55%\nนาน้อย\t12\n", [("40", "ร้อยละ"), ("55", "ร้อยละ"), ("12", "คน")]),
        ("อำเภอ\tผล\nปัว\t40%\nเวียงสา\tร้อยละ 55\nนาน้อย\t12\n", [("40", "ร้อยละ"), ("55", "ร้อยละ"), ("12", "ร้อยละ")]),
        (
            "ตัวชี้วัด\tหน่วยนับ\tผล\nโรงเรียนปลอดภัย\tแห่ง\t38\nพึงพอใจ\tร้อยละ\t91%\nอ่านออก\tร้อยละ\t80%\nรวม\tแห่ง\t39\n",
            [("38", "แห่ง"), ("91", "ร้อยละ"), ("80", "ร้อยละ"), ("39", "แห่ง")],
        ),
    ],
    ids=["a percent", "money", "the head's unit", "most are percents", "a column of units"],
)
def test_a_cell_s_own_unit_is_no_other_cell_s(table: str, expected: list[tuple[str, str]], read: Read) -> None:
    loaded = read(HEAD + table)
    assert [(fact.raw, fact.unit) for fact in loaded.facts] == expected
    assert all((fact.role == "percent") == (fact.unit == "ร้อยละ") for fact in loaded.facts)


KEYS = "จำนวนครู\t12 คน\nจำนวนห้องเรียน\t8\nโรงอาหาร\t3\nคอมพิวเตอร์ (เครื่อง)\t40\n"


@pytest.mark.parametrize("head", ["", "รายการ\tข้อมูล\n", "รายการ\tจำนวน\n"])
def test_a_key_and_its_value_have_a_unit_of_their_own(head: str, read: Read) -> None:
    loaded = read(HEAD + head + KEYS)
    assert [(fact.raw, fact.unit) for fact in loaded.facts] == [
        ("12", "คน"),
        ("8", "ห้องเรียน"),
        ("3", ""),
        ("40", "เครื่อง"),
    ]


def test_a_unit_told_once_is_that_of_all_offices_below(read: Read) -> None:
    loaded = read(f"{HEAD}หน่วยงาน\tจำนวน\nสพป.น่าน เขต 1\t120 คน\nสพม.น่าน\t70\n")
    assert [(fact.raw, fact.unit) for fact in loaded.facts] == [("120", "คน"), ("70", "คน")]


def test_a_date_a_year_and_a_code_of_a_key_are_no_figures(read: Read) -> None:
    table = (
        "รายการ\tข้อมูล\nจำนวนครู\t12 คน\nวันที่รายงาน\t5 มีนาคม 2567\nข้อมูล ณ วันที่\t30/06/2567\nปีการศึกษา\t2566\n"
        "รหัสโรงเรียน\t55010001\nโทรศัพท์\t054 710111\nจำนวนห้องเรียน\t8\nส่งรายงาน\t9 มี.ค. 67\n"
    )
    loaded = read(HEAD + table)
    assert [(fact.raw, fact.unit) for fact in loaded.facts] == [("12", "คน"), ("8", "ห้องเรียน")]
    assert [issue.code for issue in loaded.issues if issue.code.startswith(("number-", "unreadable"))] == []


def test_a_date_among_counts_is_unreadable(read: Read) -> None:
    loaded = read(f"{HEAD}อำเภอ\tครู (คน)\nปัว\t7\nนาน้อย\t15 ม.ค. 2567\nเวียงสา\t9\n")
    assert [(fact.raw, fact.state) for fact in loaded.facts] == [
        ("7", "reported"),
        ("15 ม.ค. 2567", "unreadable"),
        ("9", "reported"),
    ]
