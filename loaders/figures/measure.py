"""What a figure of a sentence measures: the words that name what it counts."""

from __future__ import annotations

import re

from loaders.figures.figure import Figure
from loaders.figures.links import TELLS_AGAIN
from loaders.figures.roles import NO_SUM
from loaders.thai.folding import MARK, NOTHING, Folded, pattern
from loaders.thai.numbers import PERCENT, D

MAX_MEASURE = 90
SHORTEST_MEASURE = 2
CLOSE = 20
FAR_BACK = 400  # characters from a part to its whole, from followers to their channel
GOES_ON = pattern(r"หรือ|คิดเป็น|จาก|และ|แบ่ง|จำแนก|ทั่ว|โดย|ร้อยละ")
PLACES = frozenset({"โรงเรียน", "โรง", "แห่ง", "สถานศึกษา"})
# What only leads to the figure, one at a time: it is trimmed from the end on.
_TRIMMED = pattern(
    rf"(?:[\s(:,.…*\"“”]+|(?<=\s)[\-–−+]|จำนวน|คิดเป็น|เป็น|ร้อยละ|ทั้งหมด|ทั้งสิ้น|(?<!งบ)ประมาณ|ไม่(?:น้อย|ต่ำ|เกิน)กว่า|ไม่เกิน|(?:มาก|น้อย|สูง|ต่ำ|เกิน)?กว่า|{NO_SUM}รวม|เท่ากับ|และ|(?<!รัศ)มี|อีก|เพียง)$"
)
LONGEST_TRIMMED = 10
_TRIM_START = pattern(
    rf"(?:[\s()\-•*:,.…\"“”>%]|{D}{{1,2}}(?:\.{D}{{1,2}})+\s|\(?{D}{{1,2}}(?:\.{D}{{1,2}})*[.)](?!{D})|และ|ซึ่ง|โดย|ทั้งนี้|มี(?=\s)|ดังนี้"
    rf"|ต่อ(?:ปี|เดือน|คน|วัน|ภาคเรียน)|ใน(?:ปี|ภาคเรียน)[ก-๎]{{0,8}}\s*(?:ที่\s*)?{D}[{D[1:-1]}/]*)+"
)
_WORD_BEHIND = re.compile(r"\s*([^\s(,;]*)")
_OF_PERCENT = pattern(r"\s*ของ[^\s\d]*\s")
_JUST_MONEY = pattern(r"(?:เป็น|ใน)?(?:จำนวน)?(?:วงเงิน|เงิน|งบประมาณ|งบ|มูลค่า)?")
_JUST_PEOPLE = pattern(r"(?:มี)?\s*(?:นักเรียน|ผู้เรียน|นักศึกษา|ครู|บุคลากร)")
_JUST_PLACES = pattern(r"(?:มี|จำนวน)*\s*(?:โรงเรียน|สถานศึกษา|รร\.)?(?:ในสังกัด|ทั้งหมด)*")
_LEVEL = pattern(r"(?:ระดับ(?:ชั้น)?\s*)(?:ปฐมวัย|อนุบาล|ประถม|มัธยม)[ก-๎]*")
_ALL = pattern(r"\s*ทั้ง\s*$")
_ALL_OF = pattern(r"ทั้ง\s*(?:จำนวน)?\s*$")
_DO = pattern(r"\s*((?:มีการ|ได้|ทำ|สอน|เปิด|จัด|ดำเนิน|ร่วม|เข้า|ผ่าน|ใช้|สามารถ)[ก-๎]+?)(?:ใน|ที่|เพื่อ|ของ)?(?![ก-๎])")
_DIVIDES = pattern(r"(?:จำแนก|แบ่ง|แยก)[ก-๎]*$")
_AUDIENCE = pattern(r"(?:มี|ยอด|จำนวน)*(?:การ)?(?:กด)?(?:ผู้)?(?:ติดตาม|ถูกใจ|เข้าชม|รับชม|ชม|สมาชิก)")
_CHANNEL = pattern(
    r"(?i:you ?tube|face ?book|tik ?tok|line(?: ?official(?: ?account)?| ?oa)?(?![a-z])|instagram|twitter)"
    r"|เฟ[ซส]บุ๊[กค]|ยูทู[บปป์]|ติ๊กต๊อก|ไลน์|เว็บไซต์"
)
_FOUND_SOME = pattern(r"(?:มี|พบ|พบว่า|พบข้อมูล|เหลือ|ในจำนวน(?:นี้|ดังกล่าว))(?:เพียง|อีก|ถึง|อยู่)?\s*(?:จำนวน)?\s*$")
_WHICH = pattern(
    r"\s*(?:\([^()\n]{1,40}\)\s*)?"
    r"((?:ที่(?!อำเภอ|ตำบล|จังหวัด|โรงเรียน|บ้าน|วัด|สพ|ศธ|ประชุม)|ได้|สามารถ|กำลัง|ยังไม่|มี(?!จำนวน|\s))[ก-๎]{4,})"
)


def set_measures(sentence: Folded, figures: list[Figure]) -> None:
    """Set for each figure the words that name what it counts; a percent's are those of the number it tells again."""
    for index in sorted(range(len(figures)), key=lambda index: figures[index].role == "percent"):
        told = _told_by(sentence.text, figures, index) if figures[index].role == "percent" else None
        figures[index].measure = _measure(sentence, figures, index) if told is None else figures[told].measure
    for figure in figures:
        whole = next((c for c in figures if c.link == figure.link >= 0 and c.role in ("denominator", "total")), None)
        if whole is None and figure.role == "count":
            larger = (c for c in figures if c.start < figure.start and c.is_count and c.counts_like(figure))
            whole = next((c for c in larger if c.size >= figure.size), None)
        if whole is not None and whole is not figure:
            figure.told_under = whole.measure


def _measure(sentence: Folded, figures: list[Figure], index: int) -> Folded:
    """Return the words between a figure and the one before it, and what they leave out."""
    figure, text = figures[index], sentence.text
    start, end = _measure_span(text, figures, index)
    words = sentence.slice(start, end)
    subject = _subject(sentence, figures, index, words.text)
    if len(words) < SHORTEST_MEASURE and not subject and _stands_beside(text, figures, index):
        words = figures[index - 1].measure
    elif len(words) < SHORTEST_MEASURE and not subject:
        behind = _WORD_BEHIND.match(text, figure.unit_end)
        told = behind and len(behind[1]) > SHORTEST_MEASURE and not GOES_ON.match(behind[1])
        words = sentence.slice(*behind.span(1)) if behind and told else Folded(figure.unit)
    if done := _all_of_them(sentence, figure, MAX_MEASURE - len(words)):
        all_ = _ALL.search(words.text)
        words = Folded.join((words.slice(0, all_.start() if all_ else None), done))
    which = _which(sentence, figures, figure)
    return shortened(Folded.join(filter(None, (subject, words, which if which.text != words.text else NOTHING))))


_MARKS_ALONE = pattern(f"{MARK}*")
_BEGINS_A_WORD = pattern("สำนักงาน|โรงเรียน|เพื่อ|และ|ของ|(?<!พื้น)ที่|ให้|ได้|ใน|การ|มี")


def shortened(words: Folded) -> Folded:
    """Return a measure in one line; of one that is too long its end, from a blank or a word on."""
    words = words.flat()
    if len(words.written) > MAX_MEASURE:
        words = words.slice(words.offset_of(len(words.written) - MAX_MEASURE))
        blank = words.text.find(" ", 0, words.offset_of(MAX_MEASURE // 2))
        word = _BEGINS_A_WORD.search(words.text, 0, words.offset_of(CLOSE))
        start = blank if blank >= 0 else word.start() if word else 0
        words = words.slice(_MARKS_ALONE.match(words.text, start).end()).flat()  # type: ignore[union-attr]
    return words


def _subject(sentence: Folded, figures: list[Figure], index: int, own: str) -> Folded:
    """Return what the words before an earlier figure say of this one too, where its own are not enough.

    Money that follows what it was for, the people of some schools, the next level of a project, a part in the brackets
    behind its whole, followers behind their channel.
    """
    figure, text = figures[index], sentence.text
    if _AUDIENCE.match(own) and not _CHANNEL.search(own):
        channels = list(_CHANNEL.finditer(text, max(0, figure.start - FAR_BACK), figure.start))
        return sentence.slice(*channels[-1].span()) if channels else NOTHING
    if figure.role == "part":
        whole = next((i for i in range(index - 1, -1, -1) if _is_whole_of(figures[i], figure)), None)
        return (
            figures[whole].measure if whole is not None and _is_in_brackets(text, figures[whole], figure) else NOTHING
        )
    before = figures[index - 1] if index else figure
    if before is figure or before.unit == PERCENT:
        return NOTHING
    if figure.role == "amount" and before.role != "amount" and _JUST_MONEY.fullmatch(own):
        return figures[index - 1].measure
    if before.unit in PLACES and before.role == figure.role == "count" and _JUST_PEOPLE.fullmatch(own):
        return NOTHING if _JUST_PLACES.fullmatch(figures[index - 1].measure.text) else figures[index - 1].measure
    if _LEVEL.fullmatch(own):
        levels = list(_LEVEL.finditer(figures[index - 1].measure.text))
        project = figures[index - 1].measure.slice(0, levels[-1].start()).flat() if levels else NOTHING
        return NOTHING if _DIVIDES.search(project.text) else project
    return NOTHING


def _stands_beside(text: str, figures: list[Figure], index: int) -> bool:
    """Whether a count follows another with nothing between them, so that one clause names both: 12 โรงเรียน 15 อัตรา."""
    before, figure = figures[index - 1] if index else figures[index], figures[index]
    is_told = index > 0 and before.unit not in ("", PERCENT) and figure.unit != before.unit
    return is_told and not text[before.unit_end : figure.start].strip(" ") and figure.unit != PERCENT


def _is_whole_of(other: Figure, part: Figure) -> bool:
    return other.link == part.link and other.role != "part"


def _is_in_brackets(text: str, whole: Figure, part: Figure) -> bool:
    """Whether a bracket that opened behind the whole is still open at its part."""
    is_near = part.start - whole.unit_end < FAR_BACK
    return is_near and text.count("(", whole.unit_end, part.start) > text.count(")", whole.unit_end, part.start)


def _which(sentence: Folded, figures: list[Figure], figure: Figure) -> Folded:
    """Return the words behind a count that say which ones it found: มี 3 ราย ที่ยังรอผล."""
    told = _WHICH.match(sentence.text, figure.unit_end) if _FOUND_SOME.search(figure.before) else None
    if (
        told
        and told.start(1) > figure.unit_end
        and any(c.start > told.start() and c.counts_like(figure) for c in figures)
    ):
        return NOTHING  # behind a blank they are told of the next count
    return sentence.slice(*told.span(1)) if told else NOTHING


def _all_of_them(sentence: Folded, figure: Figure, room: int) -> Folded:
    """Return the words behind a count of all that say what they do, if there is room: โรงเรียนทั้ง 3 แห่ง จัดค่าย."""
    told = _DO.match(sentence.text, figure.unit_end) if _ALL_OF.search(figure.before) else None
    return sentence.slice(*told.span(1)) if told and len(told[1]) < room else NOTHING


def _told_by(text: str, figures: list[Figure], index: int) -> int | None:
    """Return the figure that a percent tells again: its nearest numerator, or the amount before it."""
    percent = figures[index]
    members = [i for i, c in enumerate(figures) if c.link == percent.link >= 0]
    percents = [i for i in members if figures[i].role == "percent"]

    def near(i: int, others: list[int]) -> int:
        return min(others, key=lambda other: abs(figures[other].start - figures[i].start))

    numerators = [i for i in members if figures[i].role == "numerator" and near(i, percents) == index]
    if numerators:
        return near(index, numerators)
    if index and TELLS_AGAIN.fullmatch(text, figures[index - 1].unit_end, percent.start):
        return index - 1
    return None


def _measure_span(text: str, figures: list[Figure], index: int) -> tuple[int, int]:
    figure = figures[index]
    start = 0
    for position, earlier in enumerate(figures[:index]):
        is_close = position == index - 1 and figure.start - earlier.end < CLOSE
        if earlier.role == "percent" and is_close and _told_by(text, figures, position) == index:
            continue  # ร้อยละ 80 (512 คน): the words before the percent name both
        if earlier.kind != "rule" or figure.kind == "rule" or "\n" in text[earlier.end : figure.start]:
            start = earlier.unit_end if earlier.unit != PERCENT else earlier.end
    if index and figures[index - 1].unit == PERCENT:
        of_percent = _OF_PERCENT.match(text, start, figure.start)
        start = of_percent.end() if of_percent else start
    end = figure.start
    while trimmed := _TRIMMED.search(text, max(start, end - LONGEST_TRIMMED), end):
        end = trimmed.start()
    leading = _TRIM_START.match(text, start, end)
    return (leading.end() if leading else start), end
