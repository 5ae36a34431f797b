"""What characters the bytes of a text file are: UTF-8, Windows-874, UTF-16 or UTF-32, marked or not."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from facts.fact import Issue

# The mark of UTF-32 begins with that of UTF-16.
MARKED = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
# Control characters that no text has; in UTF-16 and UTF-32 they are halves of letters: Thai's is 0x0E.
CONTROL = re.compile(rb"[\x00-\x06\x0e-\x19]")
# From the first letter to the last, where the letters and signs of a Thai report stand.
USUAL = ("\t\r", " ~", "\xa0\xff", "\u0e01\u0e5b", "\u2010\u2044", "\u20ac\u20ac", "\u2190\u27bf", "\uf000\uf0ff")
MOST_UNUSUAL = 0.03
HEAD = 4096  # bytes that are looked at
# In UTF-8 a Thai letter is three bytes that Windows-874 seldom has in a row.
THAI = ("\u0e01\u0e5b",)
FEWEST_LETTERS = 3  # for each byte that is none
LOST = "\ufffd"
MAX_LISTED = 20


class NotText(Exception):
    """Bytes that are no Thai text; the message names the cure."""


def decode(content: bytes) -> str:
    """Return the text; bytes that are no character become U+FFFD, which `lost_characters` says. Raises NotText."""
    for mark, encoding in MARKED.items():
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                raise NotText(f"The {encoding} text is damaged. Save the report again as UTF-8 text.") from error
    if CONTROL.search(content[:HEAD]):
        text = _unmarked(content)
        if text:
            return text
    if b"\x00" in content[:HEAD]:
        raise NotText("The file holds binary data, not text. Check its ending, or save the report again as text.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("utf-8-sig", errors="replace")
    if _count(text, THAI) >= FEWEST_LETTERS * text.count(LOST):
        return text
    text = content.decode("cp874", errors="replace")
    if text.count(LOST) > len(text) // 100:
        raise NotText("The characters are neither UTF-8 nor Windows-874. Save the report again as UTF-8 text.")
    return text


def _unmarked(content: bytes) -> str:
    """Return the text of UTF-16 or UTF-32 without its mark; empty where neither gives letters."""
    for encoding in WIDE:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        head = text[:HEAD]
        if len(head) - _count(head, USUAL) <= MOST_UNUSUAL * len(head):
            return text
    return ""


def _count(text: str, ranges: Sequence[str]) -> int:
    """Return how many letters of a text stand in ranges."""
    return sum(any(pair[0] <= letter <= pair[1] for pair in ranges) for letter in text)


def lost_characters(source: str, text: str) -> tuple[Issue, ...]:
    """Return the issue that says on which lines characters are lost; none where none is."""
    if LOST not in text:
        return ()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lost = [number for number, line in enumerate(lines, 1) if LOST in line]
    listed = ", ".join(map(str, lost[:MAX_LISTED])) + ", ..." * (len(lost) > MAX_LISTED)
    message = (
        f"Bytes here are no character of the file's encoding and stand as {LOST} (line {listed}). Compare the words "
        "and numbers beside them with the original, and save the report again as UTF-8 text."
    )
    return (Issue(source, lost[0], f"line {lost[0]}", "warning", "lost-characters", message, ""),)
