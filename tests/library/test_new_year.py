"""A report of a year that has no catalogue yet, from its text to the progress it tells."""

from __future__ import annotations

from pathlib import Path

from loaders import load
from metrics.questions.progress import progress
from metrics.selection import Selection
from tests.factory import opened

REPORT = """รายงานผลการตรวจราชการ รอบที่ 1 ประจำปีงบประมาณ พ.ศ. 2569

สำนักงานศึกษาธิการจังหวัดน่าน

2. แก้ไขปัญหาหนี้สินครูและบุคลากรทางการศึกษา

สพป.น่าน เขต 1 มีครูเข้าร่วมโครงการแก้ไขปัญหาหนี้สิน จำนวน 120 คน แก้ไขปัญหาหนี้สินสำเร็จ จำนวน 30 คน คิดเป็นร้อยละ 25
"""


def test_its_figures_reach_the_indicators_by_their_theme(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    cursor = opened(tmp_path, load(path))
    rows = progress(cursor, Selection(fiscal_year=2569), "agency")
    (row,) = rows[(rows["indicator_id"] == "teacher-debt-resolved") & rows["numerator"].notna()].to_dict("records")
    assert (row["fiscal_year"], row["round"]) == (2569, 1)
    assert (row["numerator"], row["denominator"], row["percent"]) == (30, 120, 25)
