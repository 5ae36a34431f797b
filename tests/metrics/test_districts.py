"""Districts and their quality schools, as reports list them."""

from dataclasses import replace
from pathlib import Path

from metrics.questions.districts import districts
from metrics.selection import Selection
from tests.factory import loaded, narrative, opened, report

THEME = "quality-school"
TAK = report("tak.txt", ("ตาก",))


def told(line: int, *cells: str) -> list[object]:
    """Return a line as one answer, or a table's row as one answer a cell."""
    found = [narrative(TAK, line, "progress", cell, theme=THEME) for cell in cells]
    if len(found) == 1:
        return list(found)
    return [
        replace(one, table=1, row=line, column=column, narrative_id=f"{one.narrative_id[:14]}{column:02}")
        for column, one in enumerate(found, 1)
    ]


def test_a_district_and_its_school_stand_in_two_cells_or_in_one_line(tmp_path: Path) -> None:
    lines = [
        *told(1, "1) อำเภอบ้านตาก", "โรงเรียนบ้านหนึ่ง"),
        *told(2, "(๒) อำเภอแม่สอด โรงเรียนบ้านสอง"),
        *told(3, "อำเภอบ้านตาก", "โรงเรียนบ้านสาม"),
    ]
    cursor = opened(tmp_path, loaded(TAK, [], lines))  # type: ignore[arg-type]
    rows = districts(cursor, Selection(province="ตาก"))
    assert rows[["district", "schools"]].values.tolist() == [
        ["บ้านตาก", ["โรงเรียนบ้านหนึ่ง", "โรงเรียนบ้านสาม"]],
        ["แม่สอด", ["โรงเรียนบ้านสอง"]],
    ]
    assert rows.iloc[0][["source", "place"]].to_list() == ["tak.txt", "line 1"]


def test_a_name_spelled_with_another_mark_is_the_same(tmp_path: Path) -> None:
    lines = [*told(1, "อำเภออุ้มผาง", "โรงเรียนป่าไม้"), *told(2, "อำเภออุ่มผาง", "โรงเรียนปาไม้")]
    cursor = opened(tmp_path, loaded(TAK, [], lines))  # type: ignore[arg-type]
    rows = districts(cursor, Selection(province="ตาก"))
    assert rows[["district", "schools"]].values.tolist() == [["อุ้มผาง", ["โรงเรียนป่าไม้"]]]


def test_other_answers_are_passed_over(tmp_path: Path) -> None:
    lines = [
        *told(1, "ทุกอำเภอมีโรงเรียนคุณภาพแล้ว"),
        *told(2, "อำเภอแม่สอด", "ยังไม่ได้คัดเลือก"),
        *told(3, "อำเภอแม่สอด ยังไม่มีโรงเรียน"),
    ]
    cursor = opened(tmp_path, loaded(TAK, [], lines))  # type: ignore[arg-type]
    assert districts(cursor, Selection(province="ตาก")).empty
