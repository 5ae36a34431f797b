"""What made-up people decide about figures: every action, each where it can hold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from demo.decisions import decisions
from demo.nation import SEED, offices
from loaders import load

HEAD = """ข้อมูลสมมติ / synthetic: รายงานผลการตรวจราชการ จังหวัดตาก
รอบที่ 2 ประจำปีงบประมาณ พ.ศ. 2567
สำนักงานศึกษาธิการจังหวัดตาก
ข้อมูล ณ วันที่ 31 กรกฎาคม 2567

1. พัฒนาระบบการประเมินวิทยฐานะครูและบุคลากรทางการศึกษา มุ่งผลสัมฤทธิ์ของผู้เรียนเป็นสำคัญ

หน่วยงาน\tยื่นคำขอ (ราย)\tผ่านเกณฑ์ (ราย)\tร้อยละ
"""


def test_people_decide_in_every_way_the_same_each_time(tmp_path: Path) -> None:
    rows = [f"{office.short}\t40\t{20 if at % 5 else '#REF!'}\t60.00" for at, office in enumerate(offices()[:200])]
    path = tmp_path / "synthetic.txt"
    path.write_text(HEAD + "\n".join(rows), encoding="utf-8")
    loaded = load(path)
    decided = list(decisions(loaded, SEED))
    assert decided == list(decisions(loaded, SEED))
    told = Counter(item.action for item in decided)
    assert set(told) == {"accept", "correct", "enter", "explain"}
    by_id = {fact.fact_id: fact for fact in loaded.facts}
    assert all((by_id[item.fact_id].value is None) == (item.action == "enter") for item in decided)
    assert all((item.value is None) == (item.action in ("accept", "explain")) for item in decided)
