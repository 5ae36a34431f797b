"""One thing over and over: text that makes a careless pattern or loop take quadratic time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from loaders import load

CHARACTERS = 12_000
SECONDS = 3.0
REPEATED = (
    *(
        " ",
        "\t",
        "|",
        "(",
        ".",
        "<",
        "1",
        "1.",
        "1.1 ",
        "1 - ",
        "..60....",
        "</td>\t",
        "- ",
        "ก",
        "ำ",
        "A1 ",
        "; ",
        "ปี ",
    ),
    *(
        "จำนวน ",
        "ร้อยละ ",
        "1 คน (5%) ",
        "จาก 5 คน ",
        "แบ่งเป็น 1 คน ",
        "หน่วยงาน ",
        "สพป.",
        "สพป.ตาก เขต 2 ",
        "โรงเรียนบ้าน",
    ),
    *("\n", "1:", "\t\n", "\tก\n", "1\n", "ก\n", "1\t2\n", "ก\t1\n", "|1|2|\n", "ก ข  ค   1    2\n", "ก (คน)\n"),
)


@pytest.mark.parametrize("text", REPEATED, ids=repr)
def test_no_repetition_holds_the_reader_up(text: str, tmp_path: Path) -> None:
    path = tmp_path / "repeated.txt"
    path.write_text("มีครูจำนวน 5 คน\n\n" + (text * CHARACTERS)[:CHARACTERS], encoding="utf-8")
    started = time.process_time()
    loaded = load(path)
    assert time.process_time() - started < SECONDS
    assert loaded.report is not None
