"""How many lines of other hands are known for what they say, and what about: `python -m tests.said.score`.

A line of tests/said/*.csv is read as the one paragraph of a section of problems, or of suggestions. It is right where
it is an answer if it says something, and none if not, and where it tells the subjects that a person gave it, and no
others. Those who write the rules read seen.csv, and not kept.csv.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from facts.subjects import subjects_of
from loaders import load

HERE = Path(__file__).parent
HALVES = ("seen", "kept")
HEAD = (
    "รายงานผลการตรวจราชการ กรณีปกติ รอบที่ 2 ประจำปีงบประมาณ พ.ศ. 2567\nสำนักงานศึกษาธิการจังหวัดน่าน\n\n"
    "3. การแก้ไขปัญหาหนี้สินครูและบุคลากรทางการศึกษา\n\n"
)
SECTIONS = {"suggestion": "3.4 ข้อเสนอแนะ", "": "3.2 ปัญหาอุปสรรค แนวทางการแก้ไขปัญหา และผลที่คาดว่าจะได้รับ"}
SAID = ("problem", "remedy", "suggestion")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, what a person says of it, and what the reader does."""

    text: str
    is_statement: bool
    subjects: frozenset[str]
    is_read: bool
    subjects_read: frozenset[str]

    @property
    def is_right(self) -> bool:
        return self.is_statement == self.is_read and (not self.is_statement or self.subjects == self.subjects_read)

    @property
    def n_wrong(self) -> int:
        """How many subjects are missing or too many."""
        return len(self.subjects ^ self.subjects_read) if self.is_statement else 0


def lines(half: str) -> list[Line]:
    """Return the lines of one half, read."""
    with (HERE / f"{half}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with tempfile.TemporaryDirectory() as folder:
        return [_read(row, Path(folder) / "report.txt") for row in rows]


def _read(row: dict[str, str], path: Path) -> Line:
    section = SECTIONS.get(row["kind"], SECTIONS[""])
    path.write_text(f"{HEAD}{section}\n\n{row['text']}\n", encoding="utf-8")
    is_read = any(told.kind.startswith(SAID) for told in load(path).narratives)
    told = (frozenset(filter(None, row["subjects"].split("|"))), frozenset(subjects_of(row["text"])))
    return Line(row["text"], row["is_statement"] == "1", told[0], is_read, told[1])


def main(shown: str = "") -> None:
    """Print the share of lines that are right, by half; `shown` prints those of the half that are not."""
    for half in HALVES:
        told = lines(half)
        of = len(told)
        right = sum(line.is_right for line in told)
        said = sum(line.is_statement == line.is_read for line in told)
        wrong = sum(line.n_wrong for line in told)
        print(f"{half}: {right} of {of} lines right; {said} known for an answer or none; {wrong} subjects wrong")
        for line in told if half == shown == "seen" else ():
            if not line.is_right:
                print(f"  {line.is_read:d} {'|'.join(sorted(line.subjects_read))}  {line.text}")


if __name__ == "__main__":
    main(*sys.argv[1:])
