"""Whether a line says something: no heading, caption or signature, no name alone, and no rest of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from loaders.thai.folding import Folded, fold, folded, pattern
from loaders.thai.names import schools
from loaders.thai.numbers import D
from loaders.thai.vocabulary import Word, by_meaning, expression, word_list

Unsaid = Literal["goes on", "heading", "caption", "party", "organisation", ""]

MARK = pattern(rf"[\s\-–•·*]*(?:\(?{D}{{1,2}}(?:\.{D}{{1,2}})*[.)]\s*)?")
LIST = re.compile(rf"[\s\-–•·*]*(?:[\-–•·*]|\(?{D}{{1,2}}(?:\.{D}{{1,2}})*[.)])")
# No sentence begins or ends with these.
GOES_ON = pattern(
    r"(?:และ|หรือ(?!ไม่)|รวมถึง|รวมทั้ง|ตลอดจน|อีกทั้ง|ซึ่ง|จึง|ทำให้|ส่งผลให้|เป็นผลให้|ไม่ให้|ดังกล่าว|ของ(?!เล่น|ใช้|เสีย|บ(?:\s|ประมาณ|สนับสนุน|ลงทุน|เพิ่ม|จ้าง|ซ่อม|กลาง))|กับ(?!ดัก)"
    r"|ได้อย่าง|ที่(?:ได้|มี|ยัง|ไม่|เป็น|ต้อง|จะ|อยู่|เกี่ยวข้อง))"
)
ENDS = tuple(map(folded, "และ หรือ ซึ่ง โดย จาก เพื่อ สำหรับ ระหว่าง ของ กับ ตาม ใน ที่".split()))
BREAKS_OFF = pattern(
    r"(?:และ|หรือ|ซึ่ง|โดย|จาก|เพื่อ|สำหรับ|ระหว่าง|(?<!สิ่ง)ของ|(?<!กำ)กับ|(?<!ติด)ตาม|(?<!ภาย)ใน|(?<!พื้น)(?<!หน้า)(?<!สถาน)(?<!เต็ม)(?<!ทัน)(?<!คง)ที่)\s*$"
)
LEADS = pattern(r"(?:ในการ|เพื่อ|เนื่องจาก|โดยเฉพาะ|ตามที่|จากการ)")
JOINS = r"และ|หรือ|ของ|ใน|การ|ที่|จาก|ต่อ|ไม่มี|ไม่พบ|ถ้ามี|ใดๆ|[\s\d๐-๙.,:：()/|\-–…*_]"
# Of a name what may stand beside it: a title, where it is, the other party of an agreement.
PERSON = r"(?:นาย|นางสาว|นาง|น\.ส\.|ดร\.|ว่าที่\s?ร้อย[ก-๎]+\s?)\s*[ก-๎]+(?:\s+[ก-๎]+)?"
ADDRESS = rf"(?:หมู่(?:ที่|บ้าน)?|ม\.|ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.)\s*[ก-๎{D[1:-1]}]+"
AGREES = tuple(map(folded, ("ตกลง", "เรียก", "ฝ่าย", "โดยนา", "โดย นา", "รายละเอียด")))
AGREEMENT = pattern(
    rf"ระบุรายละเอียด|^(?:บันทึก)?ข้อตกลง[^.;]{{0,40}}ระหว่าง|ต่อไป[ก-๎\s]{{0,30}}เรียก|(?:อีก)?ฝ่ายหนึ่ง\s*$|โดย\s*{PERSON}\s*(?:ตำแหน่ง|ผู้)"
)
# Letters of a name, and of no sentence.
NAMED = r"(?:(?!ไม่|ขาด|ยัง|ย้าย|ลาออก|ควร|ต้อง|มี|ได้|เป็น|ให้|น้อย(?!่าง)|เปลี่ยน)[ก-๎])"
LONGEST_PARTY = 60
MEANINGS = ("heading", "caption", "position", "organisation", "verb")
# A longer line without a verb is told too loosely to be none; one of a list may be short.
LONGEST_NAME, SHORT_ITEM = 45, 20
# What goes on with another line may be longer, and tell something.
SHORT = 40
LONGEST_END = 12
LONGEST_LINE = 120  # of names
# What an office, a topic or a kind of budget is called by.
TOPIC = pattern(
    r"(?:คณะ(?:กรรมการ|ทำงาน|อนุกรรมการ)|สำนัก|ศูนย์|กอง(?!ทุน)|องค์กา?ร|กลุ่ม|ฝ่าย|ด้าน|เรื่อง|ประเภท|หัวข้อ|โครงการ|กิจกรรม|(?:ราย)?วิชา|งบ(?:ลงทุน|บุคลากร|ดำเนินงาน|อุดหนุน|รายจ่าย))"
)
COMPLEMENT = pattern(r"(?:ให้|แก่|ใน|ต่อ(?!เติม)|จาก|ตาม|โดย|สู่)")
WORDS = pattern("[ก-๎]*[ก-ฮ][ก-๎]*")
COUNT = pattern(rf"(?:จำนวน\s*|ร้อยละ\s*)?{D}[{D[1:-1]},.]*\s*(?:[ก-๎]{{1,10}}|%)?")
WELL = pattern(r"ครบถ้วน|ครบทุก|เรียบร้อย|บรรลุ|เป็นอย่างดี|พึงพอใจ|เป็นไปตาม(?:แผน|เป้าหมาย)|(?:มี|ได้)[ก-๎\s]*เพียงพอ|ร้อยละ\s*100")
ILL = pattern(r"ไม่|มิได้|มิใช่|ขาด|ยัง|แต่|ล่าช้า|น้อย(?!่าง)|ปัญหา|จำกัด|ควร|ต้อง|เกิน|ซ้ำ|เสีย|ชำรุด|ขอ(?!ง)")


# A sentence that begins with the word school, and no name.
SAYS_OF_SCHOOLS = pattern(
    r"ไม่|ขาด|ได้|ยัง|ควร|ต้อง|ให้|แล้ว|มี(?!ชัย)|จัดทำ|ดำเนิน|มอบหมาย|ร่วมกับ|[ก-๎]โรงเรียน|(?:โรงเรียน|รร\.|วิทยาลัย)(?:เป็น|จัด|ใช้|ส่งเสริม|สนับสนุน|ประสาน|ปรับ|เพิ่ม|ลด|ขอ)"
)


def is_called(school: str) -> bool:
    """Whether a school is really called so, and its name no sentence without blanks."""
    return SAYS_OF_SCHOOLS.search(fold(school)) is None


class SaidWords:
    """Tells what a line is that says nothing, by the words that headings, captions and sentences are made of."""

    def __init__(self, words: Sequence[Word]) -> None:
        known = by_meaning(words)
        told = {meaning: expression(known.get(meaning, ())) for meaning in MEANINGS}
        self._heading = pattern(rf"(?:{told['heading']}|{JOINS})+$")
        self._caption = pattern(rf"(?:{told['caption']})")
        self._beside = pattern(rf"(?:{PERSON}|(?:ตำแหน่ง\s*|{told['position']}){NAMED}*|{ADDRESS}|{JOINS}|กับ|ระหว่าง)*+$")
        self._organisation = pattern(rf"(?:{told['organisation']})(?:{NAMED}|{JOINS}){{0,{LONGEST_PARTY}}}$")
        self._verb = pattern(told["verb"])

    def of(self, line: Folded) -> Unsaid:
        """Return what a line is that says nothing; empty where it says something."""
        text = line.text
        start = MARK.match(text)
        words = text[start.end() if start else 0 :].strip()
        if not LIST.match(text) and (GOES_ON.match(words) or (LEADS.match(words) and _is_short(words))):
            return "goes on"
        is_short = len(words) <= LONGEST_LINE
        if is_short and self._heading.match(words):
            return "heading"
        if self._caption.match(words) or (any(word in words for word in AGREES) and AGREEMENT.search(words)):
            return "caption"
        if is_short and self._organisation.match(words):
            return "organisation"
        return "party" if is_short and self._is_party(line) else ""

    def _is_party(self, line: Folded) -> bool:
        """Whether a line holds names and what stands beside them, and nothing else."""
        text = line.text
        for name, start in reversed(schools(line)):
            if is_called(name):
                text = f"{text[:start]} {text[start + len(fold(name)) :]}"
        return self._beside.match(text) is not None

    def is_name(self, line: Folded) -> bool:
        """Whether a line, or each item of a list on it, is the name of a thing: short and without a verb."""
        text = line.text
        if len(text) > LONGEST_LINE:
            return False
        items = _items(text)
        longest = SHORT_ITEM if LIST.match(text) else LONGEST_NAME
        return all(len(item) <= longest and not self._verb.search(item) for item in items)


def _items(text: str) -> list[str]:
    return [item.strip() for item in LIST.sub("\n", text).split("\n") if item.strip()]


_WORDS = SaidWords(word_list("said"))


def unsaid(line: Folded) -> Unsaid:
    """Return what a line is that says nothing; empty where it says something."""
    return _WORDS.of(line)


def _is_short(words: str) -> bool:
    """Whether words are few and claim nothing."""
    return len(words) <= LONGEST_NAME and ILL.search(words) is None


def is_name(line: Folded) -> bool:
    """Whether a line is the name of a thing, which says something in a table's cell or a list alone."""
    return _WORDS.is_name(line)


def is_complement(line: Folded) -> bool:
    """Whether a short line without a verb only says for whom or where the sentence above it is."""
    return COMPLEMENT.match(line.text) is not None


def says_nothing(line: Folded) -> bool:
    """Whether a name says nothing by itself: of a topic or an office, or several words with blanks between.

    Thai writes a clause as one word, and without a known verb it may be one: ไฟฟ้าดับ, เกลี่ยครู. Blanks part lists, and
    a person's two names.
    """
    text = line.text.strip()
    start = MARK.match(text)
    words = text[start.end() if start else 0 :]
    is_parted = len(WORDS.findall(COUNT.sub(" ", words))) != 1 or len(_items(text)) > 1
    return is_parted or text.endswith((":", "：")) or TOPIC.match(words) is not None


def is_item(text: str) -> bool:
    """Whether a line begins with the mark of a list."""
    return LIST.match(text) is not None


def goes_on(text: str) -> bool:
    """Whether a text begins with words that go on with a sentence."""
    return GOES_ON.match(text) is not None


def breaks_off(text: str) -> bool:
    """Whether a sentence goes on behind the text."""
    end = text[-LONGEST_END:].rstrip()
    return end.endswith(ENDS) and BREAKS_OFF.search(end) is not None


def tells_success(text: str) -> bool:
    """Whether a line tells that something is well, and nothing that is not."""
    return WELL.search(text) is not None and ILL.search(text) is None
