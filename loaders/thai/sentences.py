"""Sentences: Thai has no full stop, so that tags, list marks and bullets part what is told."""

from __future__ import annotations

from loaders.thai.folding import pattern
from loaders.thai.numbers import MONTH, D, tells_a_decimal

MAX_SENTENCE = 2_000
LONGEST_SPAN = 40
# Where one sentence ends and the next begins: tags, list marks, bullets.
BREAK = pattern(
    rf"(?=[<({D[1:-1]}\-•;])"  # at other characters nothing needs to be tried
    rf"(?:(?:</?[a-zA-Z][^<>]*>\s*)+|(?<=[\s:])(?=\(?{D}{{1,2}}(?:\.{D}{{1,2}})*[.)](?!{D})\s*[ก-๎A-Za-z“\"])"
    rf"|(?<=\s)(?=[-•]\s*[ก-๎])|;)"
)
# A hyphen between two class levels, months or days parts nothing: ม.1 - ม.3, พฤษภาคม - กันยายน.
_CLASS = rf"(?:(?:ป|ม|อ|ปวช|ปวส)\.\s?|(?:อนุ?บาล|ประถมศึ?กษา|มั?ธยมศึ?กษา)(?:ปี?ที่)?\s*){D}"
_DAY = "(?:วั?น)?(?:จั?นทร|อั?งคาร|พุ?ธ|พฤหั?ส|ศุ?กร|เสาร|อาทิ?ตย)"
SPAN_BEGINS = pattern(rf"(?:{_CLASS}|{MONTH}(?:\s*{D}{{2,4}})?|{_DAY}[ก-๎]{{0,3}})\s*$")
SPAN_ENDS = pattern(rf"-\s*(?:(?:ระดั?บ)?(?:ชั้น)?\s*{_CLASS}|(?:เดื?อน)?{MONTH}|{_DAY})")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where each sentence of a passage starts and ends, blanks and tags left out."""
    spans, start = [], 0
    for match in [*BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        near = max(start, end - MAX_SENTENCE)
        if match and text[end : end + 1] != "(" and text.rfind("(", near, end) > text.rfind(")", near, end):
            continue  # the mark closes a bracket: (ร้อยละ 90)
        if match and SPAN_ENDS.match(text, end) and SPAN_BEGINS.search(text, max(start, end - LONGEST_SPAN), end):
            continue
        if match and tells_a_decimal(text, end):
            continue
        piece = text[start:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            spans += _bounded(text, start + lead, start + len(piece.rstrip()))
        start = match.end() if match else end
    return spans


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut what is too long for a sentence at blanks, so that its numbers can be weighed against each other."""
    spans = []
    while end - start > MAX_SENTENCE:
        blank = text.rfind(" ", start, start + MAX_SENTENCE)
        cut = blank if blank > start else start + MAX_SENTENCE
        while (
            blank <= start
            and cut < end
            and not (text[cut - 1].isspace() or text[cut].isspace())
            and text[cut].isdigit()
        ):
            cut += 1
        spans.append((start, cut))
        start = cut + (1 if text[cut : cut + 1] == " " else 0)
    return [*spans, (start, end)]
