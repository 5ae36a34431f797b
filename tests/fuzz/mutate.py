"""Documents broken at random, the same for the same seed: what exports, scanners and people do to a report."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LONGEST = 6000
STRANGE = "\x00\x07\x0b\x0c\x1b\x85\u00a0\u200b\u2028\u202e\ufeff\ufffd\ud7a3🙂ำัิ้์ๆฯ຺ຍअ|\t<>{}()[]\"'*.,:;/\\-–=%+"
WORDS = (
    "ร้อยละ จำนวน ทั้งหมด รวม คน แห่ง ล้านบาท หน่วยงาน สพป.ตาก เขต 2 จากเดิม คิดเป็น | --- <p> </td> ป.6 - พ.ศ. 1.1.1 ๑) "
    "9,999,999,999,999,999,999 1.2.3.4 ,,, ๐ 0.0000000001 1/0 5–3 1:17"
).split(" ")
Mutation = Callable[[random.Random, str], str]


@lru_cache(maxsize=1)
def seeds() -> tuple[str, ...]:
    """Return the texts to break: the accuracy documents, and pieces of the digests."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/accuracy/documents").glob("*.txt"))]
    for path in sorted((ROOT / "data/reports").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        texts += [text[start : start + LONGEST // 2] for start in range(0, len(text), LONGEST // 2)]
    return tuple(texts)


def mutated(seed: int) -> bytes:
    """Return the document of a seed: one text after one to six mutations, in UTF-8, sometimes Windows-874 or torn."""
    chance = random.Random(seed)
    text = chance.choice(seeds())
    for _ in range(chance.randint(1, 6)):
        text = chance.choice(MUTATIONS)(chance, text)[: 2 * LONGEST]
    encoding = chance.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "cp874"))
    content = bytearray(text.encode(encoding, errors="replace"))
    if chance.random() < 0.15:
        for _ in range(chance.randint(1, 8)):
            if content:
                content[chance.randrange(len(content))] = chance.randrange(256)
    if chance.random() < 0.1:
        del content[chance.randrange(len(content) + 1) :]
    return bytes(content)


def _cut(chance: random.Random, text: str) -> tuple[int, int]:
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + chance.randrange(1, 400))


def _delete(chance: random.Random, text: str) -> str:
    start, end = _cut(chance, text)
    return text[:start] + text[end:]


def _duplicate(chance: random.Random, text: str) -> str:
    start, end = _cut(chance, text)
    return text[:end] + text[start:end] * chance.randint(1, 5) + text[end:]


def _swap_lines(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return "\n".join(lines)


def _shuffle_words(chance: random.Random, text: str) -> str:
    lines = text.split("\n")
    index = chance.randrange(len(lines))
    words = lines[index].split(" ")
    chance.shuffle(words)
    lines[index] = " ".join(words)
    return "\n".join(lines)


def _insert_strange(chance: random.Random, text: str) -> str:
    for _ in range(chance.randint(1, 20)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(STRANGE) * chance.choice((1, 1, 1, 2, 60)) + text[at:]
    return text


def _insert_words(chance: random.Random, text: str) -> str:
    for _ in range(chance.randint(1, 20)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(WORDS) + chance.choice(("", " ", "\n", "\t")) + text[at:]
    return text


def _break_lines(chance: random.Random, text: str) -> str:
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(("\n", "\r\n", "\n\n", "\t", "   ", "|")) + text[at:]
    return text


def _join_lines(chance: random.Random, text: str) -> str:
    return text.replace("\n", chance.choice(("", " ", "\t", "|", "\r")), chance.randint(1, 40))


def _damage_thai(chance: random.Random, text: str) -> str:
    old, new = chance.choice(
        (("ำ", " า"), ("ำ", "า"), ("ำ", "ํา"), ("า", "ำ"), ("แ", "เเ"), ("้", ""), (" ", ""), ("ี", "ิ"))
    )
    return text.replace(old, new)


def _change_digits(chance: random.Random, text: str) -> str:
    kind = chance.choice(("thai", "long", "comma"))
    if kind == "thai":
        return text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    digit = chance.choice("0123456789")
    return text.replace(digit, digit * chance.choice((2, 30)) if kind == "long" else f"{digit},", chance.randint(1, 9))


def _join_documents(chance: random.Random, text: str) -> str:
    start, end = _cut(chance, other := chance.choice(seeds()))
    return text + other[start:end]


MUTATIONS: tuple[Mutation, ...] = (
    _delete,
    _duplicate,
    _swap_lines,
    _shuffle_words,
    _insert_strange,
    _insert_words,
    _break_lines,
    _join_lines,
    _damage_thai,
    _change_digits,
    _join_documents,
)
