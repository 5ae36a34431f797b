"""What the register makes of ordinary wordings that no report that ships holds, read by the real loaders."""

from __future__ import annotations

import pandas as pd
import pytest

from library.build import build
from metrics.open_store import connect, published
from metrics.questions.progress import latest
from metrics.selection import Selection

COVER = """รายงานผลการตรวจราชการและติดตามประเมินผลการจัดการศึกษาของกระทรวงศึกษาธิการ
รอบที่ 2 ประจำปีงบประมาณ พ.ศ. {year}
จังหวัด{province}
สำนักงานศึกษาธิการจังหวัด{province}

"""
SENTENCES = """1. พัฒนาระบบการประเมินวิทยฐานะครูและบุคลากรทางการศึกษา มุ่งผลสัมฤทธิ์ของผู้เรียนเป็นสำคัญ
1.1 ผลการดำเนินงาน
สพป.พะเยา เขต 1
มีครูส่งผลงานเพื่อเลื่อนวิทยฐานะ 58 ราย อนุมัติแล้ว 31 ราย ไม่อนุมัติ 9 ราย อยู่ระหว่างการพิจารณา 18 ราย
สพป.พะเยา เขต 2
ผู้ขอรับการประเมิน 44 คน ผ่าน 29 คน (ร้อยละ 65.91) ไม่ผ่าน 15 คน
สพม.พะเยา
ยื่นขอมีและเลื่อนวิทยฐานะ 73 ราย ได้รับการอนุมัติ 52 ราย รอแต่งตั้งคณะกรรมการ 6 ราย รอผลการประเมิน 15 ราย
2. พัฒนาหลักเกณฑ์ วิธีการแต่งตั้ง โอน ย้ายของครูและบุคลากรทางการศึกษา
2.1 ผลการดำเนินงาน
สพป.พะเยา เขต 1
มีผู้ประสงค์ขอย้ายสับเปลี่ยน 17 ราย จับคู่สำเร็จ 5 ราย ไม่พบคู่ 12 ราย
สพป.พะเยา เขต 2
ครูขอย้าย 21 ราย ได้ย้ายสับเปลี่ยน 8 ราย คิดเป็นร้อยละ 38.10
สพม.พะเยา
ลงทะเบียนในระบบ TMS 14 ราย มีคู่ย้าย 4 ราย หาคู่ไม่ได้ 10 ราย
3. แก้ไขปัญหาหนี้สินครูและบุคลากรทางการศึกษาให้เห็นผลเป็นรูปธรรม
3.1 ผลการดำเนินงาน
สพป.พะเยา เขต 1
ครูเข้าร่วมโครงการแก้ไขปัญหาหนี้สิน 126 คน แก้ปัญหาได้ 41 คน
สพป.พะเยา เขต 2
ลงทะเบียนแก้หนี้ 84 ราย ได้รับการแก้ไขแล้ว 21 ราย (25%) ถอนตัวจากโครงการ 3 ราย
สพม.พะเยา
สมัครเข้าร่วม 63 คน ปลดหนี้ได้ 7 คน ขอปรับโครงสร้างหนี้ 19 คน
4. จัดหาอุปกรณ์การสอนและสวัสดิการให้เพียงพอและเหมาะสม
4.1 ผลการดำเนินงาน
สพป.พะเยา เขต 1
โรงเรียนในสังกัด 92 แห่ง มีความพร้อม 77 แห่ง ขาดแคลน 15 แห่ง
สพป.พะเยา เขต 2
สถานศึกษาทั้งหมด 81 แห่ง มีอุปกรณ์ครบ 60 แห่ง คิดเป็นร้อยละ 74.07 ไม่เพียงพอ 21 แห่ง
5. ยกเลิกครูเวร : ชีวิตและความปลอดภัยของครู สำคัญกว่าทรัพย์สิน
5.1 ผลการดำเนินงาน
สพป.พะเยา เขต 1
โรงเรียนในสังกัด 92 แห่ง ยกเลิกการอยู่เวรแล้ว 88 แห่ง อยู่ระหว่างดำเนินการ 4 แห่ง
สพป.พะเยา เขต 2
สถานศึกษาในสังกัด 81 โรงเรียน งดจัดครูเวรเรียบร้อย 79 โรงเรียน คิดเป็นร้อยละ 97.53
สพม.พะเยา
โรงเรียน 18 แห่ง ยกเลิกแล้ว 17 แห่ง
6. จัดหานักการภารโรง
6.1 ผลการดำเนินงาน
สพป.พะเยา เขต 1
ได้รับจัดสรร 40 อัตรา จ้างแล้ว 37 อัตรา
สพป.พะเยา เขต 2
ได้รับการจัดสรร 33 แห่ง สรรหาเรียบร้อย 30 แห่ง
สพม.พะเยา
ได้รับอนุมัติ 9 อัตรา บรรจุแล้ว 8 อัตรา (88.89%)
7. ปรับลดงานที่ไม่จำเป็นหรือซ้ำซ้อน
7.1 ผลการดำเนินงาน
สพป.พะเยา เขต 1
มีรายการประเมิน 50 เรื่อง ยกเลิกแล้ว 35 เรื่อง
สพป.พะเยา เขต 2
โครงการเดิม 64 โครงการ ปรับลดเหลือ 48 โครงการ ลดลง 16 โครงการ
สพม.พะเยา
โรงเรียนในสังกัด 18 แห่ง ลดภาระงานได้ 16 แห่ง
9. จัดให้มีโรงเรียนคุณภาพ 1 โรงเรียน ต่อ 1 อำเภอ
9.1 ผลการดำเนินงาน
สพป.พะเยา เขต 1
มีโรงเรียนคุณภาพ 4 โรงเรียน ผ่านเกณฑ์ 3 โรงเรียน งบลงทุนที่ได้รับจัดสรร 2,450,000 บาท
สพป.พะเยา เขต 2
โรงเรียนขนาดเล็ก 48 โรงเรียน
อำเภอ	โรงเรียนคุณภาพ (โรงเรียน)	งบลงทุน (บาท)
ปง	1	1,200,000
เชียงคำ	2	3,400,000
รวม	3	4,600,000
10. พัฒนาระบบการแนะแนวการเรียน (Coaching) และเป้าหมายชีวิต
10.1 ผลการดำเนินงาน
สพป.พะเยา เขต 1
นักเรียน 9,120 คน เข้ารับบริการแนะแนว 8,664 คน คิดเป็นร้อยละ 95
สพม.พะเยา
ครูแนะแนว 36 คน จัดกิจกรรมแนะแนวได้ 33 คน
12. การจัดทำระบบวัดผลเทียบระดับการศึกษา และประเมินผลการศึกษา
12.1 ผลการดำเนินงาน
สพม.พะเยา
เข้ารับการเทียบระดับการศึกษา 95 คน เข้าสอบ 90 คน สอบผ่าน 72 คน (80%)
14. อาหารกลางวันโรงเรียนขยายโอกาส
14.1 ผลการดำเนินงาน
สพป.พะเยา เขต 1
โรงเรียนทั้งหมด 92 แห่ง โรงเรียนขยายโอกาส 26 แห่ง
"""
TABLES = """1. พัฒนาระบบการประเมินวิทยฐานะครูและบุคลากรทางการศึกษา มุ่งผลสัมฤทธิ์ของผู้เรียนเป็นสำคัญ
1.1 ผลการดำเนินงาน
หน่วยงาน	ยื่นคำขอ	ผ่าน	ไม่ผ่าน	อยู่ระหว่างประเมิน	รอตั้งกรรมการ
สพป.ตรัง เขต 1	120	80	20	15	5
สพป.ตรัง เขต 2	90	45	30	10	5
รวม	210	125	50	25	10
2. พัฒนาหลักเกณฑ์ วิธีการแต่งตั้ง โอน ย้ายของครูและบุคลากรทางการศึกษา
2.1 ผลการดำเนินงาน
หน่วยงาน	คำร้องขอย้าย (ราย)	จับคู่สำเร็จ (ราย)	จับคู่ไม่ได้ (ราย)
สพป.ตรัง เขต 1	12	4	8
สพป.ตรัง เขต 2	9	3	6
3. แก้ไขปัญหาหนี้สินครูและบุคลากรทางการศึกษาให้เห็นผลเป็นรูปธรรม
3.1 ผลการดำเนินงาน
ที่	หน่วยงาน	ครูทั้งหมด (คน)	ลงทะเบียน (คน)	ไกล่เกลี่ยแล้ว (คน)	แก้ไขสำเร็จ (คน)	ร้อยละ
1	สพป.ตรัง เขต 1	1,400	70	44	28	40.00
2	สพป.ตรัง เขต 2	1,100	55	20	11	20.00
	รวม	2,500	125	64	39	31.20
4. จัดหาอุปกรณ์การสอนและสวัสดิการให้เพียงพอและเหมาะสม
4.1 ผลการดำเนินงาน
หน่วยงาน	โรงเรียนทั้งหมด (แห่ง)	พร้อมใช้งาน (แห่ง)	ไม่พร้อม (แห่ง)
สพป.ตรัง เขต 1	130	100	30
สพป.ตรัง เขต 2	125	115	10
6. จัดหานักการภารโรง
6.1 ผลการดำเนินงาน
หน่วยงาน	ได้รับจัดสรร (อัตรา)	จ้างแล้ว (อัตรา)	ร้อยละ
สพป.ตรัง เขต 1	52	50	96.15
สพป.ตรัง เขต 2	48	48	100
7. ปรับลดงานที่ไม่จำเป็นหรือซ้ำซ้อน
7.1 ผลการดำเนินงาน
สพป.ตรัง เขต 1
มีโครงการที่ต้องรายงาน 72 โครงการ ลดได้ 30 โครงการ แบ่งเป็น โครงการของเขต 20 โครงการ และโครงการของโรงเรียน 10 โครงการ
9. จัดให้มีโรงเรียนคุณภาพ 1 โรงเรียน ต่อ 1 อำเภอ
9.1 ผลการดำเนินงาน
ที่	หน่วยงาน	โรงเรียนคุณภาพ (โรง)	ผ่านเกณฑ์มาตรฐาน (โรง)	งบลงทุน (บาท)
1	สพป.ตรัง เขต 1	6	5	12,000,000
2	สพป.ตรัง เขต 2	5	5	8,500,000
"""
EARLIER = """1.1 การดำเนินงานตามแผน/มาตรการด้านความปลอดภัยให้แก่ผู้เรียน ครู และบุคลากรในการป้องกันภัยคุกคามรูปแบบใหม่
1.1.1 ผลการดำเนินงาน
สพป.น่าน เขต 1
สถานศึกษาในสังกัด 160 แห่ง มีแผนเผชิญเหตุ 152 แห่ง อยู่ระหว่างจัดทำ 8 แห่ง
2.4 การจัดการเรียนรู้ด้วยการลงมือปฏิบัติจริง (Active Learning)
2.4.1 ผลการดำเนินงาน
สพม.น่าน
ครูทั้งหมด 840 คน สามารถจัดการเรียนรู้เชิงรุกได้ 777 คน (92.50%)
3.1 การส่งเสริมสนับสนุนการดำเนินการเพื่อป้องกันเด็กตกหล่นและเด็กออกกลางคัน
3.1.1 ผลการดำเนินงาน
สพป.น่าน เขต 1
เด็กตกหล่น 64 คน กลับเข้าสู่ระบบการศึกษา 48 คน อยู่ระหว่างติดตาม 16 คน
สพป.น่าน เขต 2
เด็กหลุดจากระบบ 35 คน ติดตามกลับมาเรียนได้ 20 คน คิดเป็นร้อยละ 57.14
5.2 การพัฒนาสมรรถนะของครูและบุคลากรทางการศึกษา ทางด้านเทคโนโลยีดิจิทัลและสมรรถนะที่สอดคล้องกับวิถีชีวิต
5.2.1 ผลการดำเนินงาน
สพป.น่าน เขต 1
ครู 1,210 คน ได้รับการพัฒนาทักษะดิจิทัล 605 คน (ร้อยละ 50)
"""
REPORTS = {"พะเยา": (2567, SENTENCES), "ตรัง": (2567, TABLES), "น่าน": (2566, EARLIER)}
PRIMARY, SECONDARY = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา"
ONE, TWO, THIRD = f"{PRIMARY}พะเยา เขต 1", f"{PRIMARY}พะเยา เขต 2", f"{SECONDARY}พะเยา"
Told = dict[str, tuple[float, float | None]]
EXPECTED: dict[str, Told] = {
    ONE: {
        "dpa-passed": (31, 58),
        "dpa-failed": (9, 58),
        "dpa-waiting-result": (18, 58),
        "transfers-matched": (5, 17),
        "transfers-unmatched": (12, 17),
        "transfer-requests": (17, None),
        "debt-programme-joined": (126, None),
        "teacher-debt-resolved": (41, 126),
        "schools-equipped": (77, 92),
        "schools-short-of-equipment": (15, 92),
        "guard-duty-ended": (88, 92),
        "guard-duty-under-way": (4, 92),
        "janitor-positions-allotted": (40, None),
        "janitor-positions-hired": (37, 40),
        "assessment-load-reduced": (35, 50),
        "quality-schools": (4, None),
        "quality-schools-to-standard": (3, 4),
        "quality-school-investment": (2450000, None),
        "students-guided": (8664, 9120),
        "lunch-extension-schools": (26, 92),
    },
    TWO: {
        "dpa-passed": (29, 44),
        "dpa-failed": (15, 44),
        "transfers-matched": (8, 21),
        "transfers-unmatched": (13, 21),  # of the same base, those that are not matched
        "transfer-requests": (21, None),
        "debt-programme-joined": (84, None),
        "debt-programme-left": (3, 84),
        "teacher-debt-resolved": (21, 84),
        "schools-equipped": (60, 81),
        "schools-short-of-equipment": (21, 81),
        "guard-duty-ended": (79, 81),
        "janitor-posts-allotted": (33, None),
        "janitors-filled": (30, 33),
        "assessment-load-reduced": (16, 64),
        "quality-schools": (3, None),
        "quality-school-investment": (4600000, None),
    },
    THIRD: {
        "dpa-passed": (52, 73),
        "dpa-waiting-committee": (6, 73),
        "dpa-waiting-result": (15, 73),
        "transfers-matched": (4, 14),
        "transfers-unmatched": (10, 14),
        "transfer-requests": (14, None),
        "debt-programme-joined": (63, None),
        "teacher-debt-resolved": (7, 63),
        "debt-restructuring-registered": (19, None),
        "guard-duty-ended": (17, 18),
        "janitor-positions-allotted": (9, None),
        "janitor-positions-hired": (8, 9),
        "assessment-load-schools": (16, 18),
        "counsellors-able": (33, 36),
        "equivalency-learners": (95, None),
        "equivalency-passed": (72, 90),
    },
    f"{PRIMARY}ตรัง เขต 1": {
        "dpa-passed": (80, 120),
        "dpa-failed": (20, 120),
        "dpa-waiting-result": (15, 120),
        "dpa-waiting-committee": (5, 120),
        "transfers-matched": (4, 12),
        "transfers-unmatched": (8, 12),
        "transfer-requests": (12, None),
        "debt-programme-joined": (70, None),
        "teacher-debt-resolved": (28, 70),
        "schools-equipped": (100, 130),
        "schools-short-of-equipment": (30, 130),
        "janitor-positions-allotted": (52, None),
        "janitor-positions-hired": (50, 52),
        "assessment-load-reduced": (30, 72),
        "quality-schools": (6, None),
        "quality-schools-to-standard": (5, 6),
        "quality-school-investment": (12000000, None),
    },
    f"{PRIMARY}น่าน เขต 1": {
        "safety-plans": (152, 160),
        "safety-plans-under-way": (8, 160),
        "dropouts-returned": (48, 64),
        "dropouts-followed": (16, 64),
        "teachers-digital": (605, 1210),
    },
    f"{PRIMARY}น่าน เขต 2": {"dropouts-returned": (20, 35)},
    f"{SECONDARY}น่าน": {"active-learning-teachers": (777, 840)},
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    """What each office told of each indicator."""
    reports, stores = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("store")
    for province, (year, text) in REPORTS.items():
        cover = COVER.format(year=year, province=province)
        (reports / f"{province}.txt").write_text(cover + text, encoding="utf-8")
    build(reports, stores)
    path = published(stores)
    assert path
    rows = latest(connect(path).cursor(), Selection(), "agency")
    return rows[rows["numerator"].notna()]


@pytest.mark.parametrize("office", EXPECTED)
def test_an_office_is_understood_in_its_own_words(told: pd.DataFrame, office: str) -> None:
    rows = told[told["name"] == office].set_index("indicator_id")[["numerator", "denominator"]].astype("object")
    found = {name: tuple(pair) for name, pair in zip(rows.index, rows.where(rows.notna(), None).values, strict=True)}
    assert found == EXPECTED[office]


def test_nothing_that_an_office_tells_once_contradicts_itself(told: pd.DataFrame) -> None:
    assert told.loc[told["is_contradictory"], ["name", "indicator_id"]].values.tolist() == []
