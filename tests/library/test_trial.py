"""A block of the register tried on a store before it is kept."""

import subprocess
import sys
from pathlib import Path

import pytest

from facts import store
from library.trial import NotTried, try_blocks
from metrics.register.register import RegisterError, by_id
from tests.drawn import ROOT
from tests.factory import PRIMARY, fact, loaded, opened, report, share

BLOCK = """
[[indicator]]
id = "school-buses"
name_th = "รถรับส่งนักเรียน"
name_en = "School buses"
theme = "equipment"
unit = "คัน"
decimals = 0
direction = "none"
formula = "count"
method_th = "จำนวนรถรับส่งตามที่รายงาน"
method_en = "School buses as reported"
denominator = []
[[indicator.numerator]]
measures = ["รถรับส่ง"]
roles = ["count"]
"""


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A store with a share that counts, and buses that no indicator counts."""
    of = report()
    buses = fact(of, 2, "12", "count", "รถรับส่ง", theme="equipment", unit="คัน", agency=PRIMARY)
    opened(tmp_path, loaded(of, [*share(of, 1, PRIMARY, "50", "40"), buses]))
    path = store.current(tmp_path)
    assert path
    return path


def test_a_block_shows_its_values_and_leaves_the_store_and_the_register_as_they_were(
    made: Path, tmp_path: Path
) -> None:
    before = made.read_bytes()
    file = tmp_path / "mine.toml"
    file.write_text(BLOCK, encoding="utf-8")
    (trial,), elsewhere = try_blocks(made.parent, file)
    offices = trial.values[trial.values["level"] == "office"]
    assert offices["numerator"].tolist() == [12]
    assert trial.claims[["part", "measure"]].values.tolist() == [["numerator", "รถรับส่ง"]]
    assert elsewhere.empty
    assert made.read_bytes() == before and "school-buses" not in by_id()


def test_a_block_that_takes_the_place_of_another_says_what_still_nobody_counts(made: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(BLOCK.replace('roles = ["count"]', 'roles = ["count"]\nunits = ["เที่ยว"]'), encoding="utf-8")
    (trial,), _ = try_blocks(made.parent, file)
    assert trial.values.empty
    assert trial.nearly[["measure", "lacks"]].values.tolist() == [["รถรับส่ง", ["unit"]]]


def test_a_file_that_cannot_be_used_says_why(made: Path, tmp_path: Path) -> None:
    for words, cure in (("", r"begin one with \[\[indicator\]\]"), ("[[indicator]]\nid = 'x'", "missing keys")):
        file = tmp_path / "mine.toml"
        file.write_text(words, encoding="utf-8")
        with pytest.raises(RegisterError, match=cure):
            try_blocks(made.parent, file)


def test_the_command_prints_the_values(made: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(BLOCK, encoding="utf-8")
    command = [sys.executable, "build.py", "try-indicator", str(file), "--store", str(made.parent)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "school-buses: 6 values" in told and "0 values of other indicators would change" in told


def test_without_a_store_it_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NotTried, match=r"build\.py build"):
        try_blocks(tmp_path / "none", tmp_path / "mine.toml")
