"""Figures in running text: which numbers count something, in which unit and role, and which belong together."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from facts.codes import Codes, arabic_digits, damage_key, default_codes
from facts.fact import Kind, Role
from loaders.figures.links import TELLS_AGAIN, Candidate, Divided, link
from loaders.figures.roles import NO_SUM, first_role, set_kinds
from loaders.thai.dates import years_told
from loaders.thai.folding import MARK, NOTHING, Folded, folded, pattern, pattern_of
from loaders.thai.names import KeyText
from loaders.thai.numbers import (
    MONTH,
    NUMBER,
    OUT_OF,
    RANGE_LINK,
    SCALE,
    SCALES,
    D,
    Number,
    in_order,
    is_percent,
    lone_mark,
    marks,
    numbers,
    ratio,
    why_no_figure,
)
from loaders.thai.numbers import PERCENT as PERCENT  # part of what reading cells needs

MAX_SENTENCE = 2_000
BLANK = re.compile(r"(?:\.-)?[\s.…*]*")
LETTER = pattern("[ก-ฮเ-ไ]")
THAI = pattern("[ก-๎]")
MAX_MEASURE = 90
LONGEST_NAME = 60
BARE_FIGURE = pattern(rf"[\s(]*(?:จำนวน\s*|ร้อยละ\s*)?{D}[{D[1:-1]},.]*\s*(?:%|[ก-๎.]{{0,15}}\s*(?:$|\())")
SHORTEST_MEASURE = 2
CLOSE = 20
LONGEST_SPAN = 40
FAR_BACK = 400  # characters from a part to its whole, from followers to their channel
SHORT_KEY = 3  # of letters without marks
VOWEL = pattern(MARK)
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
APPROXIMATE = pattern(r"(?:(?<!มาก)(?<!น้อย)(?<!สูง)(?<!ต่ำ)(?<!เกิน)กว่า|(?<!งบ)ประมาณ|ราว|เกือบ)\s*(?:ร้อยละ|จำนวน)?[\s.]*$")
APPROXIMATE_AFTER = pattern(r"\s*กว่า")
FULL_SCORE = pattern(rf"(?:เต็ม|คะแนนเต็ม|จากคะแนนเต็ม)\s*({D}+(?:\.{D}+)?)")
MONEY = pattern(r"งบ|เงิน|วงเงิน")
GOES_ON = pattern(r"หรือ|คิดเป็น|จาก|และ|แบ่ง|จำแนก|ทั่ว|โดย|ร้อยละ")
PLACES = frozenset({"โรงเรียน", "โรง", "แห่ง", "สถานศึกษา"})
DISTRICTS = frozenset({"อำเภอ", "ตำบล", "จังหวัด", "หมู่บ้าน"})
DISTRICT_WORDS = pattern(r"(?:ที่|ใน|ของ|และ|ได้|มี|ซึ่ง|โดย|ทั่ว|ทุก|เข้า(?:ร่วม|รับ)|จาก|คิด)")
COUNTED_BEFORE = pattern(rf"(?:นวน|รวม|สิ้น|หมด)[\s.]*{D}[{D[1:-1]},.]*\s*$")
# Nouns that begin the next clause behind a mean: เฉลี่ย 37.05 โรงเรียนที่...; เฉลี่ย 61.4 ด้านภาษาไทย.
SUBJECTS = frozenset({"โรงเรียน", "สถานศึกษา", "วิทยาลัย", "ด้าน", "วิชา", "รายวิชา", "สมรรถนะ"})
PER_UNITS = {folded(unit): unit for unit in "เดือน ปี วัน คน ครั้ง ภาคเรียน สัปดาห์ โรงเรียน ชั่วโมง หัว ราย".split()}
PER_UNIT = pattern(rf"\s*(?:ต่อ|/)\s*({'|'.join(PER_UNITS)})")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence that counts something. Offsets are those of the folded sentence, `raw` is as written."""

    start: int
    end: int
    raw: str
    value: Decimal
    value_max: Decimal | None
    full_score: Decimal | None
    scale: int
    unit: str
    role: Role
    kind: Kind
    measure: Folded
    group: int  # figures of one sentence with one number belong together
    is_approximate: bool
    fiscal_year: int | None
    school_year: int | None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A number that is no figure, and why."""

    start: int
    raw: str
    reason: str


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


class Reader:
    """Reads the sentences of a text in order: a count may have its name on the line above, its parts on those below."""

    def __init__(self) -> None:
        self._divided: Divided | None = None
        self._above: Folded | None = None

    def figures(self, sentence: Folded, default_kind: Kind = "result") -> tuple[list[Figure], list[Skipped]]:
        """Return the figures of the next sentence in order, and the numbers that are none with the reason."""
        if not NUMBER.search(sentence.text):
            self._above = sentence if len(sentence) <= LONGEST_NAME else None
            return [], []
        above, self._above = self._above if BARE_FIGURE.match(sentence.text) else None, None
        if not above and (mark := lone_mark(sentence.text)):
            return [], [Skipped(mark.start, mark.raw, "list mark or name")]
        whole = Folded.join((above, sentence), "\n") if above else sentence
        text = whole.text
        candidates, skipped = _candidates(text)
        for candidate in candidates:
            first_role(text, candidate)
        self._divided = link(text, candidates, self._divided)
        set_kinds(text, candidates, default_kind)
        measures = _measures(whole, candidates)
        found = [_figure(whole, candidates, index, measure) for index, measure in enumerate(measures)]
        if above:
            before = len(above) + 1
            found = [replace(figure, start=figure.start - before, end=figure.end - before) for figure in found]
            skipped = [replace(skip, start=skip.start - before) for skip in skipped]
        return found, skipped


def figures(sentence: Folded, default_kind: Kind = "result") -> tuple[list[Figure], list[Skipped]]:
    """Return the figures of one sentence by itself, and the numbers that are none with the reason."""
    return Reader().figures(sentence, default_kind)


def unit_at(text: str, offset: int) -> tuple[str, int]:
    """Return the unit that stands at `offset`, blanks before it allowed, and where it ends; else empty."""
    blank = BLANK.match(text, offset)
    start = blank.end() if blank else offset
    if "\n" in text[offset:start] and not COUNTED_BEFORE.search(text[max(0, offset - 40) : offset]):
        return "", offset
    spelt, units = _unit_spellings(default_codes())
    match = spelt.match(text, start)
    unit, end = (units[match.group()], match.end()) if match else ("", start)
    if not unit or LETTER.match(text, end):
        damaged, damaged_end = _unit_by_key(text, start) or ("", start)
        if damaged_end > end:
            unit, end = damaged, damaged_end
    if unit in DISTRICTS and LETTER.match(text, end) and not DISTRICT_WORDS.match(text, end):
        return "", start  # the name of one place: อำเภอเมือง
    per = PER_UNIT.match(text, end) if unit == "บาท" else None
    return (f"{unit}ต่อ{PER_UNITS[per.group(1)]}", per.end()) if per else (unit, end)


def _unit_by_key(text: str, start: int) -> tuple[str, int] | None:
    """Find a damaged unit. A short one keeps its vowels, wherever they stand: without its own คัน is คน."""
    keyed = KeyText(text[start : start + 40])
    pattern_of_all, units = _unit_keys(default_codes())
    match = pattern_of_all.match(keyed.key)
    if match is None:
        return None
    end = start + keyed.end(match.end())
    for unit in units[match.group()]:
        if match.end() >= SHORT_KEY or _has_vowels_of(unit, text[start:end]):
            return unit, end
    return None


def _has_vowels_of(unit: str, text: str) -> bool:
    return Counter(VOWEL.findall(folded(unit))) == Counter(VOWEL.findall(text))


@lru_cache(maxsize=4)
def _unit_spellings(codes: Codes) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of the units as folded text spells them, and each as the list spells it."""
    units = {folded(name): name for unit in codes.units for name in (unit.unit_th, *unit.aliases)}
    return pattern_of(units), units


@lru_cache(maxsize=4)
def _unit_keys(codes: Codes) -> tuple[re.Pattern[str], dict[str, list[str]]]:
    units: dict[str, list[str]] = {}
    for unit in codes.units:
        for name in (unit.unit_th, *unit.aliases):
            units.setdefault(damage_key(name), []).append(name)
    return pattern_of(key for key in units if len(key) > 1), units


def _candidates(text: str) -> tuple[list[Candidate], list[Skipped]]:
    listed, ordered = marks(text), in_order(text)
    found: list[Candidate] = []
    skipped: list[Skipped] = []
    done = -1
    all_numbers = numbers(text)
    for index, number in enumerate(all_numbers):
        if number.start < done:
            continue
        if number.start in listed:
            skipped.append(Skipped(number.start, number.raw, "list mark or name"))
            continue
        candidate = _candidate(text, number, all_numbers[index + 1] if index + 1 < len(all_numbers) else None)
        if number.start in ordered:
            _share_unit(text, candidate, *ordered[number.start])
        reason = why_no_figure(text, number, candidate.end, bool(candidate.unit))
        if reason:
            skipped.append(Skipped(number.start, number.raw, reason))
            continue
        out_of = OUT_OF.match(text, number.start)
        if out_of and not candidate.unit:
            candidate.unit = unit_at(text, out_of.end(1))[0]
        done = candidate.end
        found.append(candidate)
    return found, skipped


def _share_unit(text: str, candidate: Candidate, first: Number, last: Number) -> None:
    """Give one of the numbers that are told together their unit, and the words before the first of them."""
    candidate.before = _words_before(text, first.start)
    if not candidate.unit:
        is_share = is_percent(text, first) or is_percent(text, last)
        candidate.unit = PERCENT if is_share else unit_at(text, last.end)[0]


def _candidate(text: str, number: Number, following: Number | None) -> Candidate:
    value, value_max, end, scale = number.value, None, number.end, 1
    before = _words_before(text, number.start)
    if following and (whole := ratio(text, number)):
        value = following.value if value == 1 or not value else following.value / value
        return Candidate(number, whole.end(), value, None, 1, "", whole.end(), before)
    if following:
        linked = RANGE_LINK.match(text, number.end)
        if linked and linked.end() == following.start and following.value > number.value:
            value_max, end = following.value, following.end
    scaled = SCALE.match(text, end)
    if scaled:
        scale = SCALES[scaled.group(1)]
        second = following and value_max is None and SCALE.match(text, following.end)
        if following and second and not text[scaled.end() : following.start].strip():
            value = value * scale + following.value * SCALES[second.group(1)]
            end, scale, after_scale = second.end(), 1, second.end()
        else:
            after_scale = scaled.end()
    else:
        after_scale = end
    approximate = APPROXIMATE_AFTER.match(text, after_scale)
    unit_from = approximate.end() if approximate else after_scale
    if is_percent(text, number) or (value_max is not None and re.match(r"\s*%", text[end : end + 3])):
        return Candidate(number, end, value, value_max, scale, PERCENT, unit_from, before)
    unit, unit_end = unit_at(text, unit_from)
    if "." in number.raw and scale == 1 and unit in SUBJECTS and THAI.match(text, unit_end):
        unit, unit_end = "", unit_from
    if scale > 1 and not unit:
        unit = "บาท" if MONEY.search(text[max(0, number.start - 60) : number.start]) else ""
    return Candidate(number, end, value, value_max, scale, unit, max(unit_end, unit_from), before)


def _words_before(text: str, offset: int) -> str:
    """Return about 70 characters before an offset, from a blank on: half of กลุ่มเป้าหมาย is another word."""
    start = max(0, offset - 70)
    blank = text.rfind(" ", max(0, start - 30), start)
    return text[blank + 1 if blank >= 0 else start : offset]


def _figure(sentence: Folded, candidates: list[Candidate], index: int, measure: Folded) -> Figure:
    text, candidate = sentence.text, candidates[index]
    fiscal_year, school_year = years_told(text, candidate.start, is_difference=candidate.role == "difference")
    full = FULL_SCORE.search(text) if candidate.role == "score" else None
    approximate = APPROXIMATE.search(candidate.before) or APPROXIMATE_AFTER.match(text, candidate.end)
    return Figure(
        candidate.start,
        candidate.end,
        sentence.raw(candidate.start, candidate.end),
        candidate.value,
        candidate.value_max,
        Decimal(arabic_digits(full.group(1))) if full else None,
        candidate.scale,
        candidate.unit,
        candidate.role,
        candidate.kind,
        measure,
        candidate.group if candidate.group >= 0 else 100 + index,
        bool(approximate),
        fiscal_year,
        school_year,
    )


_TRIM_END = pattern(
    rf"(?:[\s(:,.…*\"“”]|จำนวน|คิดเป็น|เป็น|ร้อยละ|ทั้งหมด|ทั้งสิ้น|(?<!งบ)ประมาณ|ไม่(?:น้อย|ต่ำ)กว่า|ไม่เกิน|(?:มาก|น้อย|สูง|ต่ำ|เกิน)?กว่า|{NO_SUM}รวม|เท่ากับ|และ|มี|อีก|เพียง)+$"
)
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
_FOUND_SOME = pattern(r"(?:มี|พบ|พบข้อมูล|เหลือ)(?:เพียง|อีก)?\s*(?:จำนวน)?\s*$")
_WHICH = pattern(r"\s*(?:\([^()\n]{1,40}\)\s*)?(ที่(?:ยัง|เป็น|ได้|มี|ไม่|ผ่าน|อยู่|เข้า)[ก-๎]+)")


def _measures(sentence: Folded, candidates: list[Candidate]) -> list[Folded]:
    """Return for each figure the words that name what it counts; a percent's are those of the number it tells again."""
    measures = [NOTHING] * len(candidates)
    for index in sorted(range(len(candidates)), key=lambda index: candidates[index].role == "percent"):
        told = _told_by(sentence.text, candidates, index) if candidates[index].role == "percent" else None
        measures[index] = _measure(sentence, candidates, index, measures) if told is None else measures[told]
    return measures


def _measure(sentence: Folded, candidates: list[Candidate], index: int, measures: list[Folded]) -> Folded:
    """Return the words between a figure and the one before it, and what they leave out; `measures` are those before."""
    candidate, text = candidates[index], sentence.text
    start, end = _measure_span(text, candidates, index)
    words = sentence.slice(start, end)
    subject = _subject(sentence, candidates, index, measures, words.text)
    if len(words) < SHORTEST_MEASURE and not subject and _stands_beside(text, candidates, index):
        words = measures[index - 1]
    elif len(words) < SHORTEST_MEASURE and not subject:
        behind = _WORD_BEHIND.match(text, candidate.unit_end)
        told = behind and len(behind[1]) > SHORTEST_MEASURE and not GOES_ON.match(behind[1])
        words = sentence.slice(*behind.span(1)) if behind and told else Folded(candidate.unit)
    if done := _all_of_them(sentence, candidate, MAX_MEASURE - len(words)):
        all_ = _ALL.search(words.text)
        words = Folded.join((words.slice(0, all_.start() if all_ else None), done))
    return shortened(Folded.join(filter(None, (subject, words, _which(sentence, candidate)))))


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


def _subject(sentence: Folded, candidates: list[Candidate], index: int, measures: list[Folded], own: str) -> Folded:
    """Return what the words before an earlier figure say of this one too, where its own are not enough.

    Money that follows what it was for, the people of some schools, the next level of a project, a part in the brackets
    behind its whole, followers behind their channel.
    """
    candidate, text = candidates[index], sentence.text
    if _AUDIENCE.match(own) and not _CHANNEL.search(own):
        channels = list(_CHANNEL.finditer(text, max(0, candidate.start - FAR_BACK), candidate.start))
        return sentence.slice(*channels[-1].span()) if channels else NOTHING
    if candidate.role == "part":
        whole = next((i for i in range(index - 1, -1, -1) if _is_whole_of(candidates[i], candidate)), None)
        return measures[whole] if whole is not None and _is_in_brackets(text, candidates[whole], candidate) else NOTHING
    before = candidates[index - 1] if index else candidate
    if before is candidate or before.unit == PERCENT:
        return NOTHING
    if candidate.role == "amount" and before.role != "amount" and _JUST_MONEY.fullmatch(own):
        return measures[index - 1]
    if before.unit in PLACES and before.role == candidate.role == "count" and _JUST_PEOPLE.fullmatch(own):
        return NOTHING if _JUST_PLACES.fullmatch(measures[index - 1].text) else measures[index - 1]
    if _LEVEL.fullmatch(own):
        levels = list(_LEVEL.finditer(measures[index - 1].text))
        project = measures[index - 1].slice(0, levels[-1].start()).flat() if levels else NOTHING
        return NOTHING if _DIVIDES.search(project.text) else project
    return NOTHING


def _stands_beside(text: str, candidates: list[Candidate], index: int) -> bool:
    """Whether a count follows another with nothing between them, so that one clause names both: 12 โรงเรียน 15 อัตรา."""
    before, candidate = candidates[index - 1] if index else candidates[index], candidates[index]
    is_told = index > 0 and before.unit not in ("", PERCENT) and candidate.unit != before.unit
    return is_told and not text[before.unit_end : candidate.start].strip(" ") and candidate.unit != PERCENT


def _is_whole_of(other: Candidate, part: Candidate) -> bool:
    return other.group == part.group and other.role != "part"


def _is_in_brackets(text: str, whole: Candidate, part: Candidate) -> bool:
    """Whether a bracket that opened behind the whole is still open at its part."""
    is_near = part.start - whole.unit_end < FAR_BACK
    return is_near and text.count("(", whole.unit_end, part.start) > text.count(")", whole.unit_end, part.start)


def _which(sentence: Folded, candidate: Candidate) -> Folded:
    """Return the words behind a count that say which ones it found: มี 3 ราย ที่ยังรอผล."""
    told = _WHICH.match(sentence.text, candidate.unit_end) if _FOUND_SOME.search(candidate.before) else None
    return sentence.slice(*told.span(1)) if told else NOTHING


def _all_of_them(sentence: Folded, candidate: Candidate, room: int) -> Folded:
    """Return the words behind a count of all that say what they do, if there is room: โรงเรียนทั้ง 3 แห่ง จัดค่าย."""
    told = _DO.match(sentence.text, candidate.unit_end) if _ALL_OF.search(candidate.before) else None
    return sentence.slice(*told.span(1)) if told and len(told[1]) < room else NOTHING


def _told_by(text: str, candidates: list[Candidate], index: int) -> int | None:
    """Return the figure that a percent tells again: its nearest numerator, or the amount before it."""
    percent = candidates[index]
    members = [i for i, c in enumerate(candidates) if c.group == percent.group >= 0]
    percents = [i for i in members if candidates[i].role == "percent"]

    def near(i: int, others: list[int]) -> int:
        return min(others, key=lambda other: abs(candidates[other].start - candidates[i].start))

    numerators = [i for i in members if candidates[i].role == "numerator" and near(i, percents) == index]
    if numerators:
        return near(index, numerators)
    if index and TELLS_AGAIN.fullmatch(text, candidates[index - 1].unit_end, percent.start):
        return index - 1
    return None


def _measure_span(text: str, candidates: list[Candidate], index: int) -> tuple[int, int]:
    candidate = candidates[index]
    start = 0
    for position, earlier in enumerate(candidates[:index]):
        is_close = position == index - 1 and candidate.start - earlier.end < CLOSE
        if earlier.role == "percent" and is_close and _told_by(text, candidates, position) == index:
            continue  # ร้อยละ 80 (512 คน): the words before the percent name both
        if earlier.kind != "rule" or candidate.kind == "rule" or "\n" in text[earlier.end : candidate.start]:
            start = earlier.unit_end if earlier.unit != PERCENT else earlier.end
    if index and candidates[index - 1].unit == PERCENT:
        of_percent = _OF_PERCENT.match(text, start, candidate.start)
        start = of_percent.end() if of_percent else start
    trailing = _TRIM_END.search(text, start, candidate.start)
    end = trailing.start() if trailing else candidate.start
    leading = _TRIM_START.match(text, start, end)
    return (leading.end() if leading else start), end
