"""The reports that ship against their originals: the same figures in the same places, in words of our own.

data/reports/origins.csv names for each line of a digest the line of the original that it stands for.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from facts.codes import arabic_digits, damage_key, default_codes
from facts.fact import Fact
from loaders.thai.folding import fold
from loaders.thai.names import KeyText, default_names
from loaders.where.cover import DIGEST_MARK
from tests.loaders.conftest import DIGESTS, ROOT, load_once

ORIGINS = ROOT / "data" / "reports" / "origins.csv"
LATER_LINES = 2
LEFT_OUT = 0.01
RUN = 60
# Not words: blanks, the form's dots and dashes, what parts the cells of a table.
NO_WORDS = re.compile(r"[\s\u00a0.…_\-–*|]+")
NUMBERED = re.compile(
    r"^\W*(?:\[bookmark[^\]]*\]\s*)*(?:นโยบายที่|จุดเน้นที่)?\s*\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)]?\s*\S"
)
LONGEST_HEADING = 150
NUMBER_CELL = re.compile(r"[\s\d๐-๙,.*()%-]+")
PERSON = re.compile(
    r"(?:(?:^|[^ก-๎])(?:นาย|นาง|นางสาว|น\.ส\.)\s?(?!จ้าง|ทะเบียน|ก(?:รัฐมนตรี|เทศ)|อำเภอ)[ก-๎]{2,}\s+[ก-๎]{2,}|ดร\.\s?[ก-๎]{2,})"
)
# The form's words and official names that no rule above knows, by report and line.
FORM_ITEM = "an item of the form, longer than most or broken over lines"
TITLE = "an official title, broken over lines or misprinted"
ALLOWED = {
    ("000_tak_2566_2.txt", 35): "a heading in the table of contents",
    ("000_tak_2566_2.txt", 363): FORM_ITEM,
    ("000_tak_2566_2.txt", 484): FORM_ITEM,
    ("000_tak_2566_2.txt", 554): TITLE,
    ("000_tak_2566_2.txt", 592): TITLE,
    ("000_tak_2566_2.txt", 728): TITLE,
    ("000_tak_2566_2.txt", 1015): TITLE,
    ("000_tak_2566_2.txt", 1139): "names of colleges",
    ("000_tak_2566_2.txt", 1326): TITLE,
    ("000_tak_2566_2.txt", 1421): FORM_ITEM,
    ("001_uttaradit2_2566.txt", 8): "the form's own title",
    ("001_uttaradit2_2566.txt", 27): "the form's own title",
    ("001_uttaradit2_2566.txt", 308): FORM_ITEM,
    ("001_uttaradit2_2566.txt", 404): FORM_ITEM,
    ("001_uttaradit2_2566.txt", 453): FORM_ITEM,
    ("002_samutsakhon_2567_2.txt", 163): TITLE,
    ("002_samutsakhon_2567_2.txt", 177): FORM_ITEM,
    ("002_samutsakhon_2567_2.txt", 304): "the head of a table of numbers",
    ("002_samutsakhon_2567_2.txt", 1484): FORM_ITEM,
}

Origins = dict[tuple[str, int], int]
pytestmark = pytest.mark.originals


@lru_cache(maxsize=1)
def origins() -> tuple[Origins, dict[str, str]]:
    """Return the original's line by digest and line, and the original's file by digest."""
    with ORIGINS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return (
        {(row["digest"], int(row["digest_line"])): int(row["original_line"]) for row in rows},
        {row["digest"]: row["original"] for row in rows},
    )


@lru_cache(maxsize=16)
def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def plain(text: str) -> str:
    return arabic_digits(NO_WORDS.sub("", text))


def is_told(fact: Fact) -> bool:
    return fact.state == "reported" and fact.kind in ("result", "activity")


def compared(digest: Path, originals: Path) -> tuple[list[Fact], list[Fact], int]:
    """Return the digest's figures that are not in its original, the original's results left out, their total."""
    by_line, files = origins()
    original = load_once(originals / files[digest.name])
    left = [fact for fact in original.facts if fact.state == "reported"]
    results = sum(fact.kind == "result" for fact in left)
    invented = []
    for fact in filter(is_told, load_once(digest).facts):
        line = by_line.get((digest.name, fact.line or 0))
        found = next(
            (
                other
                for other in left
                if line is not None
                and line <= (other.line or 0) <= line + LATER_LINES
                and (fact.value, fact.value_max, fact.unit, fact.agency, fact.policy_code)
                == (other.value, other.value_max, other.unit, other.agency, other.policy_code)
            ),
            None,
        )
        if found:
            left.remove(found)
        else:
            invented.append(fact)
    return invented, [fact for fact in left if fact.kind == "result"], results


def shown(facts: list[Fact]) -> str:
    return "\n" + "\n".join(f"{fact.place}: {fact.raw} {fact.unit} {fact.agency} {fact.policy_code}" for fact in facts)


def test_every_figure_of_a_digest_is_its_original_s(digest: Path, originals: Path) -> None:
    invented, _, _ = compared(digest, originals)
    assert not invented, shown(invented)


def test_no_result_is_left_out(digest: Path, originals: Path) -> None:
    _, left_out, results = compared(digest, originals)
    print(f"{digest.name}: {len(left_out)} of {results} results left out")
    assert len(left_out) <= max(1, LEFT_OUT * results), shown(left_out)


def test_the_digests_together_leave_nothing_out(originals: Path) -> None:
    counts = [compared(digest, originals) for digest in DIGESTS]
    left_out, results = sum(len(missing) for _, missing, _ in counts), sum(total for _, _, total in counts)
    print(f"{left_out} of {results} results left out: {left_out / results:.2%}")
    assert left_out <= LEFT_OUT * results


def test_the_lines_named_exist(digest: Path, originals: Path) -> None:
    by_line, files = origins()
    last = len(lines(originals / files[digest.name]))
    mine = {line: original for (name, line), original in by_line.items() if name == digest.name}
    assert all(1 <= line <= len(lines(digest)) for line in mine)
    assert all(1 <= original <= last for original in mine.values())
    assert sorted(mine.values()) == [mine[line] for line in sorted(mine)]


def masked(line: str) -> str:
    """Blank the official titles and office names of a line."""
    for agency in reversed(default_names().agencies(line)):
        line = f"{line[: agency.start]}\0{line[agency.end :]}"
    for title in titles():
        keyed = KeyText(line)
        position = keyed.key.find(title)
        if position >= 0:
            line = f"{line[: keyed.offsets[position]]}\0{line[keyed.end(position + len(title)) :]}"
    return line


@lru_cache(maxsize=1)
def titles() -> tuple[str, ...]:
    policies = default_codes().policies
    keys = {damage_key(title) for policy in policies for title in (policy.title_th, *policy.title_aliases)}
    return tuple(sorted((key for key in keys if len(key) >= 20), key=lambda key: -len(key)))


def runs(text: str) -> set[str]:
    return {text[start : start + RUN] for start in range(len(text) - RUN + 1)}


@lru_cache(maxsize=16)
def runs_of(path: Path) -> set[str]:
    return runs(plain("\n".join(lines(path))))


def is_number_row(line: str) -> bool:
    return sum(bool(NUMBER_CELL.fullmatch(cell)) for cell in re.split(r"[\t|]", line)) >= 2


def copied(digest: Path, original: Path, others: list[Path]) -> list[str]:
    """Return the digest's lines with a run of the original's own words.

    The form's words are not the original's own: numbered headings and items that stand as a whole line
    there, and whatever another office's report prints as well. Nor are tables of numbers with their heads.
    """
    theirs = runs_of(original).difference(*map(runs_of, others))
    headings = {plain(line) for line in lines(original) if NUMBERED.match(line)}
    found = []
    for number, line in enumerate(lines(digest), 1):
        following = lines(digest)[number] if number < len(lines(digest)) else ""
        is_heading = plain(line) in headings and len(plain(line)) <= LONGEST_HEADING
        is_table = is_number_row(line) or ("\t" in line and is_number_row(following))
        if is_heading or is_table or (digest.name, number) in ALLOWED:
            continue
        if not theirs.isdisjoint(runs(plain(masked(line)))):
            found.append(f"line {number}: {line.strip()[:300]}")
    return found


def test_a_digest_s_words_are_its_own(digest: Path, originals: Path) -> None:
    original = originals / origins()[1][digest.name]
    others = [path for path in originals.glob("0*.txt") if path != original]
    found = copied(digest, original, others)
    assert not found, "\n" + "\n".join(found)


def test_a_copied_sentence_would_be_found(originals: Path, tmp_path: Path) -> None:
    digest = DIGESTS[0]
    original = originals / origins()[1][digest.name]
    longest = max(lines(original), key=lambda line: len(plain(masked(line))))
    copy = tmp_path / digest.name
    copy.write_text(f"{lines(digest)[0]}\nสรุปว่า {longest}\n", encoding="utf-8")
    assert len(copied(copy, original, [])) == 1


def test_every_line_allowed_is_still_needed(digest: Path, originals: Path) -> None:
    own = runs_of(originals / origins()[1][digest.name])
    for name, number in ALLOWED:
        if name == digest.name:
            assert not own.isdisjoint(runs(plain(masked(lines(digest)[number - 1])))), number


def test_a_digest_says_that_it_is_one(digest: Path) -> None:
    assert DIGEST_MARK in fold(lines(digest)[0])
    report = load_once(digest).report
    assert report is not None
    assert report.is_digest


def test_no_private_person_is_named(digest: Path) -> None:
    named = [
        f"line {number}: {match.group()}"
        for number, line in enumerate(lines(digest), 1)
        for match in PERSON.finditer(line)
    ]
    assert not named, "\n" + "\n".join(named)


@pytest.mark.parametrize("text", ["โดย นายสมชาย ใจดี", "นางสาวมานี มีนา", "ผศ.ดร.ปิติ ชูใจ", "นางสมศรี  ดีงาม"])
def test_a_person_would_be_found(text: str) -> None:
    assert PERSON.search(text)


def test_every_digest_has_its_original(originals: Path) -> None:
    _, files = origins()
    assert Counter(files) == Counter({path.name: files[path.name] for path in DIGESTS})
    assert sorted(files.values()) == sorted(path.name for path in originals.glob("0*.txt"))
