"""Tables typed into text: which cell stands in which column, and what is said where nothing tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from facts.fact import LoadedReport
from loaders import load
from loaders.document import Table
from loaders.files import read

HEAD = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 1\nรายงานผล ปีงบประมาณ พ.ศ. 2567\n\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "report.txt"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def rows(folder: Path, text: str) -> list[list[str]]:
    (table,) = [block for block in read(written(folder, text)).blocks if isinstance(block, Table)]
    assert not table.unplaced
    return [[cell.line for cell in row] for row in table.rows]


def paragraphs(folder: Path, text: str) -> str:
    blocks = read(written(folder, text)).blocks
    return "\n".join(block.passage.written for block in blocks if not isinstance(block, Table))


def joined(table: list[list[str]], heads: int) -> list[list[str]]:
    """Return a table with the names of its columns in one row."""
    return [
        [" ".join(dict.fromkeys(filter(None, names))) for names in zip(*table[:heads], strict=True)],
        *table[heads:],
    ]


GROUPS = "ระดับ  ชาย  หญิง  รวม\n"
EMPTY = "อำเภอ ต้นปี เพิ่ม ลด ปลายปี\n"


@pytest.mark.parametrize(
    ("text", "table"),
    [
        pytest.param(
            "สังกัด  ปีก่อน  ปีนี้\nแผน ผล แผน ผล\nเวียงสา 4 3 6 5\nปัว 8 7 9 9\n",
            [
                ["สังกัด", "ปีก่อน แผน", "ปีก่อน ผล", "ปีนี้ แผน", "ปีนี้ ผล"],
                ["เวียงสา", "4", "3", "6", "5"],
                ["ปัว", "8", "7", "9", "9"],
            ],
            id="names repeated under groups",
        ),
        pytest.param(
            GROUPS + "จำนวน ร้อยละ จำนวน ร้อยละ\nประถม 30 60 20 40 50\nมัธยม 10 25 30 75 40\n",
            [
                ["ระดับ", "ชาย จำนวน", "ชาย ร้อยละ", "หญิง จำนวน", "หญิง ร้อยละ", "รวม"],
                ["ประถม", "30", "60", "20", "40", "50"],
                ["มัธยม", "10", "25", "30", "75", "40"],
            ],
            id="the last group has nothing under it",
        ),
        pytest.param(
            "                ปีการศึกษา\nระดับ   2565   2566   2567\nประถม   41   40   39\n"
            "มัธยม   22   23   25\nปวช.   9   8   8\n",
            [
                ["ระดับ", "ปีการศึกษา 2565", "ปีการศึกษา 2566", "ปีการศึกษา 2567"],
                ["ประถม", "41", "40", "39"],
                ["มัธยม", "22", "23", "25"],
                ["ปวช.", "9", "8", "8"],
            ],
            id="years under their own name",
        ),
        pytest.param(
            EMPTY + "เวียงสา 12 3 1 14\nปัว   4 2 6\nนาน้อย 8 5   13\n",
            [
                ["อำเภอ", "ต้นปี", "เพิ่ม", "ลด", "ปลายปี"],
                ["เวียงสา", "12", "3", "1", "14"],
                ["ปัว", "", "4", "2", "6"],
                ["นาน้อย", "8", "5", "", "13"],
            ],
            id="an empty cell left more blanks",
        ),
        pytest.param(
            "อำเภอ      ต้นปี    เพิ่ม     ลด\nเวียงสา     112     13      1\nปัว                  4      2\n"
            "นาน้อย       98\n",
            [
                ["อำเภอ", "ต้นปี", "เพิ่ม", "ลด"],
                ["เวียงสา", "112", "13", "1"],
                ["ปัว", "", "4", "2"],
                ["นาน้อย", "98", "", ""],
            ],
            id="cells stand below each other",
        ),
        pytest.param(
            EMPTY + "เวียงสา 12 3 1 14\nปัว 4 2 6\nนาน้อย 8 5 2 11\nรวม 20 12 5 31\n",
            [
                ["อำเภอ", "ต้นปี", "เพิ่ม", "ลด", "ปลายปี"],
                ["เวียงสา", "12", "3", "1", "14"],
                ["ปัว", "", "4", "2", "6"],
                ["นาน้อย", "8", "5", "2", "11"],
                ["รวม", "20", "12", "5", "31"],
            ],
            id="the sums tell which is empty",
        ),
        pytest.param(
            "สาเหตุ |\nป่วย |\nย้าย |\nปัว |\n4 |\n0 |\nเวียงสา |\n7 |\n|\nนาน้อย |\n2 |\n5 |\n",
            [["สาเหตุ", "ป่วย", "ย้าย"], ["ปัว", "4", "0"], ["เวียงสา", "7", ""], ["นาน้อย", "2", "5"]],
            id="a pipe closes each cell",
        ),
        pytest.param(
            "สังกัด ครู ดี พอใช้\nปัว 40 30\n(75.00)\n10\n(25.00)\nเวียงสา 20 15\n(75.00)\n5\n(25.00)\n",
            [
                ["สังกัด", "ครู", "ดี", "ดี", "พอใช้", "พอใช้"],
                ["ปัว", "40", "30", "(75.00)", "10", "(25.00)"],
                ["เวียงสา", "20", "15", "(75.00)", "5", "(25.00)"],
            ],
            id="a row goes on below",
        ),
        pytest.param(
            "ชั้น       ครู      ดี     พอใช้\n         (คน)    (คน)    (คน)\n                (ร้อยละ)  (ร้อยละ)\n"
            "ต้น        40      30      10\n               (75.00)  (25.00)\n"
            "ปลาย      20      15       5\n               (75.00)  (25.00)\n",
            [
                ["ชั้น", "ครู (คน)", "ดี (คน)", "ดี (ร้อยละ)", "พอใช้ (คน)", "พอใช้ (ร้อยละ)"],
                ["ต้น", "40", "30", "(75.00)", "10", "(25.00)"],
                ["ปลาย", "20", "15", "(75.00)", "5", "(25.00)"],
            ],
            id="shares set in below their numbers",
        ),
        pytest.param(
            "ประเภท จำนวน (คน) ร้อยละ พิการ 70 70 ยากจน 20 20 อื่น ๆ 10 10 รวม 100 100\n",
            [
                ["ประเภท", "จำนวน (คน)", "ร้อยละ"],
                ["พิการ", "70", "70"],
                ["ยากจน", "20", "20"],
                ["อื่น ๆ", "10", "10"],
                ["รวม", "100", "100"],
            ],
            id="one line, without an office",
        ),
        pytest.param(
            "ที่ กลุ่ม ต้นปี ปลายปี 1 เด็กเล็ก 40 30 2 เด็กโต 20 15 3 เยาวชน 8 9 รวม 68 54\n",
            [
                ["ที่ กลุ่ม", "ต้นปี", "ปลายปี"],
                ["1 เด็กเล็ก", "40", "30"],
                ["2 เด็กโต", "20", "15"],
                ["3 เยาวชน", "8", "9"],
                ["รวม", "68", "54"],
            ],
            id="one line with running numbers",
        ),
        pytest.param(
            "ตารางที่ 5 ผลปี 2567 อำเภอ ปี 2566 ปี 2567 เมือง 40 30 ปง 20 15 รวม 60 45\n",
            [
                ["ตารางที่ 5 ผลปี 2567 อำเภอ", "ปี 2566", "ปี 2567"],
                ["เมือง", "40", "30"],
                ["ปง", "20", "15"],
                ["รวม", "60", "45"],
            ],
            id="one line with its caption",
        ),
        pytest.param(
            "ระดับ มา ผ่าน ร้อยละ\nประถม\n40 30\n75.00\nมัธยม\n20 15\n75.00\n",
            [["ระดับ", "มา", "ผ่าน", "ร้อยละ"], ["ประถม", "40", "30", "75.00"], ["มัธยม", "20", "15", "75.00"]],
            id="cells in lines below their label",
        ),
        pytest.param(
            "ระดับ   ห้อง   คน\nอนุบาล 2   14   210\nอนุบาล 3   15   224\nรวมก่อนประถม   29   434\nประถม 1   16   260\n",
            [
                ["ระดับ", "ห้อง", "คน"],
                ["อนุบาล 2", "14", "210"],
                ["อนุบาล 3", "15", "224"],
                ["รวมก่อนประถม", "29", "434"],
                ["ประถม 1", "16", "260"],
            ],
            id="the names tell the label's number",
        ),
        pytest.param(
            "กลุ่ม   ต้นปี   ปลายปี\nเด็กในเมือง   14   12\nเด็กในความดูแลของสถานสงเคราะห์\nและบ้านพัก   6   5\n",
            [
                ["กลุ่ม", "ต้นปี", "ปลายปี"],
                ["เด็กในเมือง", "14", "12"],
                ["เด็กในความดูแลของสถานสงเคราะห์ และบ้านพัก", "6", "5"],
            ],
            id="a label cut in two",
        ),
        pytest.param(
            "กลุ่ม 1 14 12\nกลุ่ม 2 6 5\nรวม 20 17\n",
            [["กลุ่ม 1", "14", "12"], ["กลุ่ม 2", "6", "5"], ["รวม", "20", "17"]],
            id="the total tells the label's number",
        ),
        pytest.param(
            "ที่ หน่วยงาน ทั้งหมด (คน) ผ่าน (คน) ร้อยละ\n1 ปัว 40 30 75\n2 เวียงสา 20 15 75\n",
            [
                ["หน่วยงาน", "ทั้งหมด (คน)", "ผ่าน (คน)", "ร้อยละ"],
                ["1 ปัว", "40", "30", "75"],
                ["2 เวียงสา", "20", "15", "75"],
            ],
            id="running numbers, units behind names",
        ),
        pytest.param(
            "อำเภอ District ชาย Male หญิง Female\n(1) (2) (3)\nปัว 40 30\nเวียงสา 20 15\n",
            [["อำเภอ District", "ชาย Male", "หญิง Female"], ["ปัว", "40", "30"], ["เวียงสา", "20", "15"]],
            id="names in two scripts, columns numbered",
        ),
        pytest.param(
            "วิชา โรงเรียน นักเรียน อันดับ\n(แห่ง) (คน)\nไทย 4 120 2\nคณิต 5 140 3\n",
            [
                ["วิชา", "โรงเรียน (แห่ง)", "นักเรียน (คน)", "อันดับ"],
                ["ไทย", "4", "120", "2"],
                ["คณิต", "5", "140", "3"],
            ],
            id="units of the columns that have one",
        ),
        pytest.param(
            "ตัวชี้วัด หน่วยนับ แผน ผล\nนักเรียนได้รับทุน คน 120 118\nเบิกจ่าย ร้อยละ 95 91.40\nโรงเรียนปลอดภัย แห่ง 40 40\n",
            [
                ["ตัวชี้วัด", "หน่วยนับ", "แผน", "ผล"],
                ["นักเรียนได้รับทุน", "คน", "120", "118"],
                ["เบิกจ่าย", "ร้อยละ", "95", "91.40"],
                ["โรงเรียนปลอดภัย", "แห่ง", "40", "40"],
            ],
            id="a unit a row",
        ),
        pytest.param(
            "รายการ          งบประมาณ             เปรียบเทียบ\n"
            "           ปี 2567     ปี 2568     จำนวน    ร้อยละ\n"
            "บุคลากร     208.10     210.30      2.20     1.06\nลงทุน         9.03       8.80     -0.23    -2.55\n",
            [
                ["รายการ", "งบประมาณ ปี 2567", "งบประมาณ ปี 2568", "เปรียบเทียบ จำนวน", "เปรียบเทียบ ร้อยละ"],
                ["บุคลากร", "208.10", "210.30", "2.20", "1.06"],
                ["ลงทุน", "9.03", "8.80", "-0.23", "-2.55"],
            ],
            id="names that stand under two groups",
        ),
        pytest.param(
            "งบ ไตรมาส 1 ไตรมาส 2 ไตรมาส 3\nบุคลากร 4.2 4.4 4.3\nลงทุน - 0.5 1.0\n",
            [["งบ", "ไตรมาส 1", "ไตรมาส 2", "ไตรมาส 3"], ["บุคลากร", "4.2", "4.4", "4.3"], ["ลงทุน", "-", "0.5", "1.0"]],
            id="numbers within names",
        ),
        pytest.param(
            "โครงการ            งบ (บาท)     แหล่งเงิน\nอบรมครู          12,000     สพฐ.\n"
            "ค่ายลูกเสือ        9,500     จังหวัด\nรวม             21,500\n",
            [
                ["โครงการ", "งบ (บาท)", "แหล่งเงิน"],
                ["อบรมครู", "12,000", "สพฐ."],
                ["ค่ายลูกเสือ", "9,500", "จังหวัด"],
                ["รวม", "21,500", ""],
            ],
            id="one column of numbers",
        ),
    ],
)
def test_every_cell_stands_in_its_column(text: str, table: list[list[str]], tmp_path: Path) -> None:
    read = rows(tmp_path, text)
    assert joined(read, 1 + len(read) - len(table)) == table


def loaded(folder: Path, text: str) -> LoadedReport:
    return load(written(folder, text))


def test_a_row_that_nothing_places_is_said_and_none_of_it_is_read(tmp_path: Path) -> None:
    report = loaded(tmp_path, EMPTY + "เวียงสา 12 3 1 14\nปัว 4 2 6\nนาน้อย 8 5 2 11\n")
    assert [fact.raw for fact in report.facts] == ["12", "3", "1", "14", "8", "5", "2", "11"]
    (issue,) = [issue for issue in report.issues if issue.code == "row-not-placed"]
    assert (issue.line, issue.raw) == (6, "ปัว 4 2 6")


def test_a_unit_line_between_names_and_rows_is_of_all_columns(tmp_path: Path) -> None:
    report = loaded(
        tmp_path, "งบ   แผน   ผล   ร้อยละ\n(หน่วย : ล้านบาท)\nบุคลากร   12.4   11.9   95.97\nลงทุน   3.2   1.1   34.38\n"
    )
    assert [(fact.raw, fact.unit, fact.scale) for fact in report.facts[:3]] == [
        ("12.4", "บาท", 1_000_000),
        ("11.9", "บาท", 1_000_000),
        ("95.97", "ร้อยละ", 1),
    ]


@pytest.mark.parametrize("below", ["(ข้อมูล ณ วันที่ 10 มิถุนายน 2567)\n", "หมายเหตุ ข้อมูลเบื้องต้น\n"])
def test_a_note_is_no_name_of_a_column(below: str, tmp_path: Path) -> None:
    table = rows(tmp_path, f"สรุปตามอำเภอ\n{below}ปัว 40 30 75\nเวียงสา 20 15 75\n")
    assert table == [["ปัว", "40", "30", "75"], ["เวียงสา", "20", "15", "75"]]


@pytest.mark.parametrize(
    "above",
    [
        "สพป.น่าน เขต 2\n",
        "ตารางที่ 3 (ต่อ)\n",
        "- 5 -\n",
        "กิจกรรมที่ 2 อ่านออก เขียนได้\n",
        "ผลการอ่าน ปีการศึกษา 2567\n",
        "มติที่ประชุม รับทราบ\n",
        "ทั้งนี้ มีผลการดำเนินงาน ดังนี้\n",
        "ประเภท 2565 2566 2567\n",
        "ตารางที่ 2   จำนวนนักเรียน   ปีการศึกษา 2566\n",
    ],
)
def test_what_is_no_name_of_a_column_stays_a_paragraph(above: str, tmp_path: Path) -> None:
    text = above + "ประถม   22   23\nมัธยม   30   40\n"
    assert rows(tmp_path, text) == [["ประถม", "22", "23"], ["มัธยม", "30", "40"]]
    assert above.strip() in paragraphs(tmp_path, text)


@pytest.mark.parametrize("above", ["ตารางที่ 2.3   จำนวนนักเรียน   รายปี", "สพป.น่าน เขต 2   ตัวเมือง   ชายแดน"])
def test_a_caption_is_no_group_of_columns(above: str, tmp_path: Path) -> None:
    text = f"{above}\n          แผน      ผล     ค้าง\nประถม      22      20      2\nมัธยม      30      26      4\n"
    assert rows(tmp_path, text)[0] == ["", "แผน", "ผล", "ค้าง"]
    assert above in paragraphs(tmp_path, text)


def test_an_office_above_a_table_speaks_for_it(tmp_path: Path) -> None:
    report = loaded(tmp_path, "สพป.น่าน เขต 2\nประถม   22   23\nมัธยม   30   40\n")
    assert {fact.agency for fact in report.facts} == {"สำนักงานเขตพื้นที่การศึกษาประถมศึกษาน่าน เขต 2"}


@pytest.mark.parametrize("behind", ["ตั้งเป้าหมายไว้ที่ 500 คน", "ใช้งบประมาณ 1,200,000บาท"])
def test_nothing_behind_a_table_on_one_line_is_lost(behind: str, tmp_path: Path) -> None:
    assert behind in paragraphs(tmp_path, f"ระดับ ชาย หญิง ประถม 12 13 มัธยม 20 10 {behind}\n")


@pytest.mark.parametrize("between", ["ครู   บุคลากร\n", "ปัญหาอุปสรรค\n"])
def test_what_begins_anew_between_rows_is_no_half_of_a_label(between: str, tmp_path: Path) -> None:
    text = f"ระดับ   ชาย   หญิง\nประถม   12   13\nมัธยม   20   10\n{between}เมือง   3   4\nปง   5   6\n"
    (first, *_) = [block for block in read(written(tmp_path, text)).blocks if isinstance(block, Table)]
    assert [row[0].line for row in first.rows] == ["ระดับ", "ประถม", "มัธยม"]


def test_names_that_name_the_labels_are_no_names_of_cells_alone(tmp_path: Path) -> None:
    table = rows(tmp_path, "โรงเรียน   ชาย   หญิง\nบ้านปง   12   13   25\nบ้านดอน   20   10   30\n")
    assert table == [["บ้านปง", "12", "13", "25"], ["บ้านดอน", "20", "10", "30"]]


def test_a_label_that_moves_its_cells_leaves_them_unplaced(tmp_path: Path) -> None:
    text = (
        "อำเภอ     ครู    นักเรียน   ห้อง\nเมือง      11     130      20\nปง        12     140      21\n"
        "เชียงคำและภูซาง     15     22\nจุน        13     150      23\n"
    )
    report = loaded(tmp_path, text)
    assert [issue.raw for issue in report.issues if issue.code == "row-not-placed"] == ["เชียงคำและภูซาง 15 22"]
    assert len(report.facts) == 9


@pytest.mark.parametrize(
    "text",
    [
        "นางสาวสมใจ ดีงาม 081 234 5678\nนายสมชาย ใจดี 089 123 4567\n",
        "ระเบียบวาระที่ 1 เรื่องแจ้ง 1 2\nระเบียบวาระที่ 2 รับรองรายงาน 3 4\n",
        "นักเรียนชั้น ป.1 มี 12 13 คน ชั้น ป.2 มี 14 15\n",
        "จำนวนหน้า\nคำนำ   1\nบทนำ   3\nสรุปผล   5\n",
    ],
)
def test_what_is_no_table_stays_text(text: str, tmp_path: Path) -> None:
    assert not [block for block in read(written(tmp_path, text)).blocks if isinstance(block, Table)]
