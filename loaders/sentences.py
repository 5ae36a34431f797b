"""Figures in running text: which numbers count something, in which unit and role, and which belong together."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from facts.codes import Codes, arabic_digits, damage_key, default_codes
from facts.fact import Kind, Role
from loaders.names import KeyText
from loaders.numbers import (
    MARK,
    NUMBER,
    OUT_OF,
    RANGE_LINK,
    SCALE,
    SCALES,
    D,
    Number,
    is_percent,
    marks,
    numbers,
    why_no_figure,
)
from loaders.words import any_of

PERCENT = "ร้อยละ"
BLANK = re.compile(r"[\s\u00a0.…*]*")
MAX_SENTENCE = 2_000
MAX_MEASURE = 90
# Where one sentence ends and the next begins: tags, list marks, bullets.
BREAK = re.compile(
    rf"(?:\s*</?[a-zA-Z][^>]*>)+|(?<=[\s\u00a0:])(?=\(?{D}{{1,2}}(?:\.{D}{{1,2}})*[.)](?!{D})\s*[ก-๎A-Za-z“\"])"
    rf"|(?<=\s)(?=[-•]\s*[ก-๎])|;"
)
APPROXIMATE = re.compile(
    r"(?:(?<!มาก)(?<!น้อย)(?<!สูง)(?<!ต่ำ)(?<!เกิน)กว่า|(?<!งบ)ประมาณ|ราว|เกือบ)\s*(?:ร้อยละ|จำนวน)?[\s.]*$"
)
APPROXIMATE_AFTER = re.compile(r"^\s*กว่า")
THRESHOLD = re.compile(
    r"(?:ไม่(?:น้อย|ต่ำ)กว่า|ไม่เกิน|อย่างน้อย|น้อยกว่าหรือเท่ากับ|(?:มาก|น้อย|สูง|ต่ำ|เกิน)กว่า|(?<!ไม่)เกิน|อย่างต่ำ|ขั้นต่ำ|(?:คะแนน)?เต็ม|ให้ได้|(?:ให้|ต้อง)(?:คง)?เหลือ)"
    r"[\s.]*(?:อัตรา)?(?:ร้อยละ|จำนวน|คะแนน)?(?:โรงเรียนละ|[ก-๎]{2,8}ละ)?[\s.]*$"
)
THRESHOLD_AFTER = re.compile(r"^[\s]*(?:คะแนน)?\s*(?:ขึ้นไป|เป็นอย่างน้อย)")
RATE = re.compile(
    r"(?<!ร้อย)(?<!และ)(?:โรงเรียน|คน|วัน|แห่ง|ห้อง|ชั้น|ครั้ง|เดือน|ปี|สัปดาห์|เขต|อำเภอ|ตำบล|กลุ่ม|เวร|เวน|ภาคเรียน|ศูนย์)ละ\s*(?:จำนวน)?\s*$"
)
TOTAL = re.compile(
    r"(?<!ภาพ)(?<!เฉลี่ย)(?:ทั้งสิ้น|รวมทั้งสิ้น|รวมทั้งหมด|รวมจำนวนทั้งหมด|รวมจำนวน|รวมเป็น|รวม)(?:\s*เป็น)?\s*(?:จำนวน)?(?:ทั้งหมด|ทั้งสิ้น)?[\s.]*$"
)
DIFFERENCE = re.compile(r"(?:เพิ่มขึ้น|ลดลง|เพิ่มจากเดิม|ลดลงจากเดิม|มากขึ้น|น้อยลง)\s*(?:จำนวน|เป็นจำนวน|ร้อยละ|คิดเป็นร้อยละ)?\s*$")
SCORE = re.compile(
    r"(?:เฉลี่ย[ก-๎]{0,12}|เบี่ยงเบนมาตรฐาน|S\.?D\.?|คะแนน[ก-๎]{0,20}|[xX]̅?)\s*(?:\(?S\.?D\.?\)?)?[ก-๎\s]{0,40}?(?:เท่ากับ|เป็น|=|ร้อยละ|อยู่ที่)?\s*$"
)
MEAN_NEAR = re.compile(r"(?:ค่าเฉลี่ย|คะแนนเฉลี่ย|เบี่ยงเบนมาตรฐาน|ผลคะแนน)")
FULL_SCORE = re.compile(rf"(?:เต็ม|คะแนนเต็ม|จากคะแนนเต็ม)\s*({D}+(?:\.{D}+)?)")
BASE_MARK = re.compile(r"(?:ทั้งหมด|ทั้งสิ้น|จาก(?:จำนวน|ทั้งหมด)?|จากเดิม)")
PARTS_FOLLOW = re.compile(r"(?:จำแนกเป็น|แบ่งเป็น|แยกเป็น|ประกอบด้วย|ได้แก่|แบ่งออกเป็น|โดยเป็น|โดยแบ่ง)")
DIVIDED = re.compile(r"(?:จำแนก|แบ่ง|แยก)(?:[ก-๎]{0,20})เป็น")
DISTRICTS = frozenset({"อำเภอ", "ตำบล", "จังหวัด", "หมู่บ้าน"})
DISTRICT_WORDS = re.compile(r"(?:ที่|ใน|ของ|และ|ได้|มี|ซึ่ง|โดย|ทั่ว|ทุก|เข้า|จาก|คิด)")
COUNTED_BEFORE = re.compile(rf"(?:จำนวน|รวม|ทั้งสิ้น|ทั้งหมด)[\s.]*{D}[{D[1:-1]},.]*\s*$")
PER_UNIT = re.compile(r"\s*(?:ต่อ|/)\s*(เดือน|ปี|วัน|คน|ครั้ง|ภาคเรียน|สัปดาห์|โรงเรียน|ชั่วโมง|หัว|ราย)")
# People at an event, things made or sent. The second kind of words says so only of plain counts.
EVENT = re.compile(
    r"(?:ผู้เข้าร่วม(?!โครงการแก้)|เข้าร่วม(?:การ)?(?:อบรม|ประชุม|สัมมนา|กิจกรรม|งาน|แข่งขัน)|เข้ารับการ(?:อบรม|พัฒนา|ฝึก)|อบรม"
    r"|(?<!ที่)ประชุม|สัมมนา|วิทยากร|ศึกษาดูงาน|เยี่ยมบ้าน|แข่งขัน|ประกวด|ส่งผลงาน)"
)
TRAINING = re.compile(r"(?:ผู้เข้าร่วม(?!โครงการแก้)|เข้าร่วมประชุม|เข้าประชุม|อบรม|สัมมนา|ค่าย)")
DECIDED = re.compile(r"(?:อนุมัติ|เห็นชอบ|มีมติ)")
OUTPUT = re.compile(r"(?:จัดกิจกรรม|จัดงาน|เผยแพร่|ประชาสัมพันธ์|จัดส่ง)")
HEADS = frozenset({"คน", "ราย", "ท่าน", "รูป"})
ACTIVITY_UNITS = frozenset({"ครั้ง", "รุ่น", "ตอน", "คลิป", "ชั่วโมง", "หลักสูตร", "ชิ้น"})
RULE_NEAR = re.compile(
    r"(?:(?<!กลุ่ม)(?<!ตาม)เป้าหมาย|ตัวชี้วัดความสำเร็จ|ค่าเป้าหมาย|คาดหวัง|จะต้อง|เกณฑ์การให้คะแนน|ประสิทธิภาพระดับ|ควร(?:มี|จัด|ให้))"
)
# After these words a sentence tells what came of a target.
ACHIEVED = re.compile(rf"(?:ทำได้|ปรากฏ|แล้ว|พบว่า|ได้รับ|ดำเนินการ|คิดเป็น|สามารถ|ผ่าน|{D})")
YEAR = re.compile(rf"(ปีการศึกษา|ปีงบประมาณ|ประจำปี|ปี)\s*(?:พ\.?\s?ศ\.?)?\s*((?:[2๒][45๔๕]){D}{{2}})(?!{D})")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence that counts something. Offsets are the sentence's."""

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
    measure: str
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


@dataclass(slots=True)
class _Candidate:
    number: Number
    end: int
    raw: str
    value: Decimal
    value_max: Decimal | None
    scale: int
    unit: str
    unit_end: int
    role: Role = "count"
    kind: Kind = "result"
    group: int = -1
    before: str = field(default="")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where each sentence of a passage starts and ends, blanks and tags left out."""
    spans, start = [], 0
    for match in [*BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
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


def figures(text: str, default_kind: Kind = "result") -> tuple[list[Figure], list[Skipped]]:
    """Return the figures of one sentence in order, and the numbers that are none with the reason."""
    if not NUMBER.search(text):
        return [], []
    candidates, skipped = _candidates(text)
    for candidate in candidates:
        _first_role(text, candidate)
    _link_percents(text, candidates)
    _scores(candidates)
    _link_bases(text, candidates)
    _link_parts(text, candidates)
    _kinds(text, candidates, default_kind)
    return [_figure(text, candidates, index) for index in range(len(candidates))], skipped


def unit_at(text: str, offset: int) -> tuple[str, int]:
    """Return the unit that stands at `offset`, blanks before it allowed, and where it ends; else empty."""
    blank = BLANK.match(text, offset)
    start = blank.end() if blank else offset
    if "\n" in text[offset:start] and not COUNTED_BEFORE.search(text[max(0, offset - 40) : offset]):
        return "", offset
    unit, end = _unit_as_written(text, start) or _unit_by_key(text, start) or ("", start)
    if unit in DISTRICTS and re.match(r"[ก-ฮเ-ไ]", text[end : end + 1]) and not DISTRICT_WORDS.match(text, end):
        return "", start  # the name of one place: อำเภอเมือง
    per = PER_UNIT.match(text, end) if unit == "บาท" else None
    return (f"{unit}ต่อ{per.group(1)}", per.end()) if per else (unit, end)


def _unit_as_written(text: str, start: int) -> tuple[str, int] | None:
    match = _unit_spellings(default_codes()).match(text, start)
    return (match.group(), match.end()) if match else None


def _unit_by_key(text: str, start: int) -> tuple[str, int] | None:
    """Find a damaged unit. Short ones are left out: without its vowel คัน is คน."""
    keyed = KeyText(text[start : start + 40])
    any_key, units = _unit_keys(default_codes())
    match = any_key.match(keyed.key)
    return (units[match.group()], start + keyed.end(match.end())) if match else None


@lru_cache(maxsize=4)
def _unit_spellings(codes: Codes) -> re.Pattern[str]:
    return re.compile(any_of(name for unit in codes.units for name in (unit.unit_th, *unit.aliases)))


@lru_cache(maxsize=4)
def _unit_keys(codes: Codes) -> tuple[re.Pattern[str], dict[str, str]]:
    units: dict[str, str] = {}
    for unit in codes.units:
        for name in (unit.unit_th, *unit.aliases):
            units.setdefault(damage_key(name), name)
    return re.compile(any_of(key for key in units if len(key) >= 3)), units


def _candidates(text: str) -> tuple[list[_Candidate], list[Skipped]]:
    listed = marks(text)
    found: list[_Candidate] = []
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


def _candidate(text: str, number: Number, following: Number | None) -> _Candidate:
    value, value_max, end, scale = number.value, None, number.end, 1
    if following:
        link = RANGE_LINK.match(text, number.end)
        if link and link.end() == following.start and following.value > number.value:
            value_max, end = following.value, following.end
    scaled = SCALE.match(text, end)
    if scaled:
        scale = SCALES[scaled.group(1)]
        second = following and SCALE.match(text, following.end)
        if following and second and not text[scaled.end() : following.start].strip():
            value = value * scale + following.value * SCALES[second.group(1)]
            end, scale, after_scale = second.end(), 1, second.end()
        else:
            after_scale = scaled.end()
    else:
        after_scale = end
    approximate = APPROXIMATE_AFTER.match(text[after_scale : after_scale + 8])
    unit_from = after_scale + (approximate.end() if approximate else 0)
    raw = text[number.start : end]
    before = _words_before(text, number.start)
    if is_percent(text, number) or (value_max is not None and re.match(r"\s*%", text[end : end + 3])):
        return _Candidate(number, end, raw, value, value_max, scale, PERCENT, unit_from, before=before)
    unit, unit_end = unit_at(text, unit_from)
    if scale > 1 and not unit:
        unit = "บาท" if re.search(r"งบ|เงิน|วงเงิน", text[max(0, number.start - 60) : number.start]) else ""
    return _Candidate(number, end, raw, value, value_max, scale, unit, unit_end, before=before)


def _words_before(text: str, offset: int) -> str:
    """Return about 70 characters before an offset, from a blank on: half of กลุ่มเป้าหมาย is another word."""
    start = max(0, offset - 70)
    blank = text.rfind(" ", max(0, start - 30), start)
    return text[blank + 1 if blank >= 0 else start : offset]


def _first_role(text: str, candidate: _Candidate) -> None:
    before, after = candidate.before, text[candidate.end : candidate.end + 30]
    if _is_threshold(text, candidate):
        candidate.role, candidate.kind = "threshold", "rule"
    elif candidate.unit == PERCENT:
        mean = MEAN_NEAR.search(before)
        candidate.role = "score" if mean and "คิดเป็น" not in before[-25:] else "percent"
        if DIFFERENCE.search(before) and "คิดเป็น" not in before[-20:]:
            candidate.role = "difference"
    elif RATE.search(before) and not candidate.unit.startswith("บาท"):
        candidate.kind = "activity"
    elif re.search(rf"{D}\s*:\s*$", before) or re.match(rf"\s*:\s*{D}", after):
        candidate.role = "ratio"
    elif candidate.unit.startswith("บาท"):
        candidate.role = "amount"
        if re.search(r"(?:อัตรา(?:ละ)?|ละ)\s*$", before) and "เฉลี่ย" not in before[-30:]:
            candidate.kind = "rule"
    elif DIFFERENCE.search(before):
        candidate.role = "difference"
    elif candidate.unit == "คะแนน" or (candidate.unit in ("", "ค่าเฉลี่ย") and SCORE.search(before)):
        candidate.role = "score"
    elif TOTAL.search(before):
        candidate.role = "total"


def _is_threshold(text: str, candidate: _Candidate) -> bool:
    before, after = candidate.before, text[candidate.unit_end : candidate.unit_end + 30]
    if candidate.value_max is not None:  # a class of sizes, or a scale's step and its meaning
        return bool(re.search(r"ที่มี[ก-๎]{0,20}\s*$", before) or re.match(r"\s*[ก-๎]{0,15}(?:หมายถึง|ระดับ)", after))
    if candidate.value >= 1000 and re.search(r"มากกว่า\s*(?:จำนวน)?\s*$", before):
        return False  # "more than 700,000" tells a size
    return bool(THRESHOLD.search(before) or THRESHOLD_AFTER.match(after))


def _is_count(candidate: _Candidate) -> bool:
    return candidate.role in ("count", "total") and candidate.kind != "rule"


def _link_percents(text: str, candidates: list[_Candidate]) -> None:
    """Join each percent with its numerator and base: by arithmetic where it fits, else by the nearest words."""
    group = 0
    taken: set[int] = set()
    for index, percent in enumerate(candidates):
        if percent.role != "percent":
            continue
        percent.group = group
        earlier = [i for i in range(max(0, index - 6), index) if candidates[i].kind != "rule"]
        fitting = [i for i in earlier if _linkable(candidates[i]) or candidates[i].role == "difference"]
        window = [i for i in earlier if _linkable(candidates[i])]
        following = [i for i in range(index + 1, min(len(candidates), index + 4)) if _linkable(candidates[i])]
        following = [i for i in following if candidates[i].number.start - percent.end < 80][:2]
        pair = _fitting_pair(percent.value, following + fitting, candidates, taken)
        if pair is None and window and percent.value == 100 and _says_all(text, candidates[window[-1]], percent):
            pair = None, window[-1]
        if pair is None:
            pair = _nearest_pair(text, index, window, following, candidates, taken)
        numerator, base = pair
        if numerator is not None:
            candidates[numerator].role = "numerator"
            candidates[numerator].group = group
            taken.add(numerator)
        if base is not None:
            candidates[base].role = "denominator"
            if candidates[base].group < 0:
                candidates[base].group = group
            else:
                shared = candidates[base].group
                percent.group = shared
                if numerator is not None:
                    candidates[numerator].group = shared
        group += 1


def _says_all(text: str, base: _Candidate, percent: _Candidate) -> bool:
    """`137 แห่ง สามารถ ... ทุกแห่ง ร้อยละ 100` tells a base and no numerator."""
    return "ทุก" in text[base.unit_end : percent.number.start]


def _linkable(candidate: _Candidate) -> bool:
    return _is_count(candidate) or candidate.role in ("numerator", "denominator")


def _fitting_pair(
    percent: Decimal, window: list[int], candidates: list[_Candidate], taken: set[int]
) -> tuple[int | None, int | None] | None:
    tolerance = max(Decimal("0.02"), Decimal("0.6") * Decimal(10) ** (percent.as_tuple().exponent or 0))  # type: ignore[operator]
    for numerator in reversed(window):
        if numerator in taken:
            continue
        for base in reversed(window):
            if base == numerator or candidates[base].value <= 0 or base in taken:
                continue
            if candidates[base].value == candidates[numerator].value and base > numerator:
                continue
            if abs(candidates[numerator].value * 100 / candidates[base].value - percent) <= tolerance:
                return numerator, base
    return None


def _nearest_pair(
    text: str, index: int, window: list[int], following: list[int], candidates: list[_Candidate], taken: set[int]
) -> tuple[int | None, int | None]:
    percent = candidates[index]
    free = [i for i in window if i not in taken and percent.number.start - candidates[i].end < 60]
    numerator = free[-1] if free else None
    if numerator is None and following and candidates[following[0]].number.start - percent.end < 40:
        numerator = following[0]
    base = None
    if numerator is not None:
        for i in reversed([i for i in window if i < numerator and i not in taken]):
            stated = BASE_MARK.search(candidates[i].before[-25:])
            if candidates[i].value >= candidates[numerator].value and (stated or i == numerator - 1):
                base = i
                break
    return numerator, base


def _scores(candidates: list[_Candidate]) -> None:
    """A percent without a numerator that follows a mean score given in percent is one as well."""
    follows_score = False
    for candidate in candidates:
        if candidate.role == "score" and candidate.unit == PERCENT:
            follows_score = True
        elif candidate.role == "percent":
            linked = any(c.group == candidate.group and c.role == "numerator" for c in candidates)
            if follows_score and not linked:
                candidate.role = "score"
        elif candidate.kind != "rule":
            follows_score = False


def _link_bases(text: str, candidates: list[_Candidate]) -> None:
    """`N จาก M คน` and `ทั้งหมด M คน ... แล้ว N คน` are a numerator and its base, percent or not."""
    group = max([candidate.group for candidate in candidates], default=-1) + 1
    for first, second in itertools.pairwise(candidates):
        between = text[first.end : second.number.start]
        if not (_is_count(first) and _is_count(second)) or len(between) > 60:
            continue
        is_of = between == "/" or (
            re.search(r"จาก(?:จำนวน)?(?:ทั้งหมด|ทั้งสิ้น)?[ก-๎\s]{0,25}$", between) is not None and "เดิม" not in between
        )
        if is_of and second.value >= first.value:
            first.role, second.role = "numerator", "denominator"
            first.group = second.group = group
            group += 1
        elif (
            first.unit == second.unit
            and second.value <= first.value
            and (
                re.search(r"แล้ว\s*(?:จำนวน)?[\s.…]*$", between)
                or (
                    re.search(r"(?:ทั้งหมด|ทั้งสิ้น)\s*(?:จำนวน)?\s*$", first.before)
                    and re.search(r"(?:แล้ว|ได้|ผ่าน|เข้าร่วม|สำเร็จ)", between)
                )
            )
        ):
            first.role, second.role = "denominator", "numerator"
            first.group = second.group = group
            group += 1


def _link_parts(text: str, candidates: list[_Candidate]) -> None:
    """Counts in brackets behind a count, behind words that divide it, or that add up to a total, are its parts."""
    group = max([candidate.group for candidate in candidates], default=-1) + 1
    for index, total in enumerate(candidates):
        for first in range(index - 2, max(index - 9, -1), -1):
            parts = candidates[first:index]
            if not _is_count(total) or not all(part.role == "count" and part.kind != "rule" for part in parts):
                break
            if (total.role == "total" or len(parts) >= 3) and sum(part.value for part in parts) == total.value:
                total.role, total.group = "total", group
                for part in parts:
                    part.role, part.group = "part", group
                group += 1
                break
    for index, whole in enumerate(candidates):
        if not _linkable(whole) or whole.role == "numerator":
            continue
        opening = re.compile(r"[\s*]*[ก-๎.]{0,12}\s*\(").match(text, whole.end)
        upcoming = next((c.number.start for c in candidates[index + 1 :] if _is_count(c)), len(text))
        divided = PARTS_FOLLOW.search(text[whole.end : whole.end + 25]) or DIVIDED.search(text, whole.end, upcoming)
        if opening:
            limit = text.find(")", opening.end())
        elif divided:
            limit = len(text)
        else:
            continue
        limit = limit if limit >= 0 else len(text)
        parts = [c for c in candidates[index + 1 :] if c.number.start < limit and _is_count(c) and c.role != "total"]
        if len(parts) >= 2 and all(part.value <= whole.value for part in parts):
            whole.group = whole.group if whole.group >= 0 else group
            group += 1
            for part in parts:
                part.role, part.group = "part", whole.group
    for base in [c for c in candidates if c.role == "denominator"]:
        shares = [c for c in candidates if c.group == base.group and c.role == "numerator"]
        if len(shares) >= 2 and sum(share.value for share in shares) == base.value:
            for share in shares:
                share.role = "part"


def _kinds(text: str, candidates: list[_Candidate], default_kind: Kind) -> None:
    for candidate in candidates:
        if candidate.kind == "rule":
            continue
        near_rule = RULE_NEAR.search(candidate.before)
        if default_kind == "rule" or (near_rule and not ACHIEVED.search(candidate.before, near_rule.end())):
            candidate.kind = "rule"
        elif candidate.kind != "activity":
            near = candidate.before + text[candidate.end : candidate.end + 25]
            is_plain = candidate.role in ("count", "part", "total") and candidate.unit != PERCENT
            is_near = EVENT.search(near) and not DECIDED.search(candidate.before)
            at_event = is_near or (candidate.unit in HEADS and is_plain and TRAINING.search(text))
            if (
                (candidate.unit != PERCENT and at_event)
                or (is_plain and OUTPUT.search(near))
                or (is_plain and candidate.unit in ACTIVITY_UNITS)
            ):
                candidate.kind = "activity"
    for candidate in candidates:
        wholes = [c for c in candidates if c.group == candidate.group >= 0 and c.role in ("total", "count")]
        if candidate.role == "part" and candidate.kind == "result" and any(c.kind == "activity" for c in wholes):
            candidate.kind = "activity"
        peers = [other for other in candidates if other.group == candidate.group >= 0 and other is not candidate]
        if candidate.role == "percent" and any(
            other.kind == "activity" for other in peers if other.role == "numerator"
        ):
            candidate.kind = "activity"


def _figure(text: str, candidates: list[_Candidate], index: int) -> Figure:
    candidate = candidates[index]
    fiscal_year, school_year = _years(text, candidates, index)
    full = FULL_SCORE.search(text) if candidate.role == "score" else None
    approximate = APPROXIMATE.search(candidate.before) or APPROXIMATE_AFTER.match(
        text[candidate.end : candidate.end + 12]
    )
    return Figure(
        candidate.number.start,
        candidate.end,
        candidate.raw,
        candidate.value,
        candidate.value_max,
        Decimal(arabic_digits(full.group(1))) if full else None,
        candidate.scale,
        candidate.unit,
        candidate.role,
        candidate.kind,
        _measure(text, candidates, index),
        candidate.group if candidate.group >= 0 else 100 + index,
        bool(approximate),
        fiscal_year,
        school_year,
    )


def _years(text: str, candidates: list[_Candidate], index: int) -> tuple[int | None, int | None]:
    """Return the fiscal and the school year that the words before a figure give it, if they do."""
    fiscal_year = school_year = None
    for match in YEAR.finditer(text, 0, candidates[index].number.start):
        year = int(arabic_digits(match.group(2)))
        if match.group(1) == "ปีการศึกษา":
            school_year = year
        elif match.group(1) in ("ปีงบประมาณ", "ปี"):
            fiscal_year = year
    return fiscal_year, school_year


_TRIM_END = re.compile(
    r"(?:[\s\u00a0(:,.…*\"“”]|จำนวน|คิดเป็น|เป็น|ร้อยละ|ทั้งหมด|ทั้งสิ้น|ประมาณ|กว่า|(?<!ภาพ)รวม|เท่ากับ|และ|มี|อีก|เพียง)+$"
)
_TRIM_START = re.compile(
    rf"^(?:[\s\u00a0()\-•*:,.…\"“”>%]|\(?{D}{{1,2}}(?:\.{D}{{1,2}})*[.)]|{D}{{1,2}}\.{D}{{1,2}}\s|และ|ซึ่ง|โดย|ทั้งนี้|มี(?=[\s\u00a0])|ดังนี้)+"
)


def _measure(text: str, candidates: list[_Candidate], index: int) -> str:
    """Return the words that name what a figure counts: those between it and the figure before it."""
    candidate = candidates[index]
    if candidate.role == "percent":
        numerators = [i for i, c in enumerate(candidates) if c.group == candidate.group and c.role == "numerator"]
        if numerators and numerators[0] != index:
            return _measure(text, candidates, numerators[0])
    start = 0
    for position, earlier in enumerate(candidates[:index]):
        leads = position == index - 1 and earlier.role == "percent" and earlier.group == candidate.group
        if earlier.kind != "rule" and not (leads and candidate.number.start - earlier.end < 20):
            start = earlier.unit_end if earlier.unit != PERCENT else earlier.end
    words = text[start : candidate.number.start]
    words = _TRIM_START.sub("", _TRIM_END.sub("", words))
    words = re.sub(r"\s+", " ", words)
    if len(words) < 3:
        behind = re.split(r"[\s(,;]", text[candidate.unit_end :].strip(), maxsplit=1)[0]
        words = behind if len(behind) >= 3 else candidate.unit
    if len(words) > MAX_MEASURE:
        cut = words[-MAX_MEASURE:]
        words = cut[cut.find(" ") + 1 :] if " " in cut[:-20] else re.sub(rf"^{MARK}+", "", cut)
    return words.strip()
