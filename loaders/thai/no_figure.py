"""Which numbers of a Thai text count nothing, and why: dates, list numbers, codes, names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from facts.codes import arabic_digits
from loaders.thai.folding import pattern
from loaders.thai.numbers import COUNT_BEFORE, MONTH, D, Number, is_percent, out_of, ratio
from loaders.thai.vocabulary import Word, expression, word_list

LISTS = ("ordinals", "list_nouns", "announced_nouns", "no_figures", "parted_identifiers")
Lists = Mapping[str, Sequence[Word]]  # the words of each of LISTS; what a word means is why a number is no figure
HIGHEST_CLASS = 6
HIGHEST_LEVEL = 11  # of civil servants, once; ผ่านการเทียบระดับ 397 คน counts people
_ADDRESS = rf"^(?:/{D}+)?\s*(?:หมู่\s*(?:ที่)?\s*{D}|ม\.\s*{D}|ถนน|ซอย)"
_YEAR_BEFORE = pattern(
    r"(?:พ\.?\s?ศ\.?|ปี(?:งบประมาณ|การศึกษา)?|ประจำปี(?:การศึกษา|งบประมาณ)?|พุทธศักราช|ปี\s?พ\.ศ\.|ค\.ศ\.|งบประมาณ)\s*(?:พ\.?\s?ศ\.?)?\s*$"
)
_OF = pattern(rf"{D}(?<![\dก-๎/].)(?<![ก-ฮ]\..)(?<!ที่.)(?<!ที่ .){D}*\s*/\s*$")
# The noun before ที่ counts up; but a size may stand at (อยู่ที่) so many.
_ORDINAL = pattern(r"[ก-๎](?<!พื้น)(?<!อยู่)(?<!สุด)(?<!เหลือ)(?<!ลง)(?<!ขึ้น)ที่\s*$")
_ADDRESS_AFTER = pattern(_ADDRESS)
_ABBREVIATION = pattern(r"(?:^|[\s(])[ก-ฮ]{1,4}[ปมอ]\.\s+$")  # of a body: สกอ. 5 แห่ง
_LONG_LIST = pattern(r"\s*(?:ด้าน|นโยบาย|จุดเน้น)")
_RANK = pattern(r"(?:อันดับ|ลำดับ)(?:ที่)?\s*$")
_ALL_OF = pattern(r"ทั้ง\s*$")
_MEANS = pattern(
    r"(?:ค่าเฉลี่ย|คะแนนเฉลี่ย|เบี่ยงเบนมาตรฐาน|เฉลี่ยเท่ากับ|[xX]\u0305|(?<![A-Za-z])(?:[xX]|Mean|S\.?D\.?)\s*\)?\s*=)"
)
_TESTED = pattern(r"(?:ผลคะแนน|คะแนน(?:การ|ผล|สอบ|ราย)|O-?NET|NT|RT|ผลการทดสอบ|ผลสอบ)")
_LEVEL_BEFORE = pattern(r"(?:ระดับ|เกณฑ์)(?:มาก|ดี|ปานกลาง|น้อย|พอใช้|สูง|ต่ำ)[ก-๎]{0,8}\s*\(?$")
# Right before a decimal: the score of one that is named, and so many of one thing for each of another.
_SCORE_OF = pattern(r"คะแนน(?:เฉลี่ย|รวม|สูงสุด|ต่ำสุด)?\s*(?:เท่ากับ|คือ|ได้|อยู่ที่|[:=])?\s*$")
_RATE_OF = pattern(r"(?:อัตราส่วน|สัดส่วน)[ก-๎\s]{2,40}ต่อ[ก-๎]{1,20}\s*(?:เท่ากับ|คือ|อยู่ที่|[:=])?\s*$")
_ATTACHED = pattern(r"สิ่งที่ส่งมาด้วย[^\n]*$")
_COPIES = frozenset({"ชุด", "ฉบับ", "เล่ม", "ใบ", "รายการ"})
_SECTION = re.compile(r"\d{1,2}\.\d{1,2}")
_WORD_GOES_ON = pattern(r"(?!ต่อ)[ก-ฮเ-ไ]")
_FULL_SCORE_AFTER = pattern(r"\s*(?:จาก)?\(?(?:คะแนน)?เต็ม")
_LATIN_NAME = re.compile(r"[A-Z]{2}\s+$")  # PISA 2018
_YEAR_LINK = pattern(rf"{D}{{4}}\s*(?:-|–|และ|กับ|,|ถึง)\s*$")


class NoFigureRules:
    """Tells which numbers count nothing by the words beside them, those of `LISTS` and the grammar around them."""

    def __init__(self, lists: Lists) -> None:
        self._rules = _rules(lists)

    def reason(self, number: Number, before: str, after: str) -> str:
        """Return why a number is no figure by what stands before and behind it; empty if nothing there says so."""
        for reason, before_rule, after_rule in self._rules:
            if (not after_rule or after_rule.match(after)) and (not before_rule or before_rule.search(before)):
                if reason == "count of a list" and not _counts_a_list(number, after):
                    continue
                if reason == "class level" and number.value > HIGHEST_CLASS:
                    continue
                if reason == "class level" and number.unit and _ABBREVIATION.search(before):
                    continue
                if reason == "level" and number.unit and number.value > HIGHEST_LEVEL:
                    continue
                if reason == "label" and number.unit and ("." in number.raw or "," in number.raw):
                    continue
                if reason == "name" and number.value >= 20 and _ALL_OF.search(before):
                    continue
                return reason
        return ""


def _rules(lists: Lists) -> tuple[tuple[str, re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    """Return for each rule why a number is no figure, what stands before it, what stands behind it."""

    def told(name: str, reason: str) -> str:
        return expression(word for word in lists[name] if word.meaning == reason)

    foreign = r"[^\s(\-–ก-๎]"  # no class level stands right behind it
    # Where letters or blanks stand before what is rare, they are asked for behind it, so that less is tried.
    rules = (
        ("name", r"[A-Za-wyzA-Z]-?$", r""),
        ("name", r"", r"^-?[A-Za-z]"),
        ("name", r"", r"^[ก-ฮ](?![ก-๎.])"),
        ("name", rf"(?:{told('no_figures', 'name')})[\s\-–]*$", r""),
        ("rank", r"", r"^\s*(?:อันดับ|ลำดับ)(?:แรก|ต้น|สุดท้าย)"),
        ("date", r"", rf"^\s*(?:(?:-|–|และ|ถึง|,)\s*{D}{{1,2}}\s*)*{MONTH}"),
        ("date", rf"(?:วัน[ก-๎]{{0,12}}ที่|ณ วันที่|ระหว่างวันที่)\s*(?:{D}{{1,2}}\s*(?:-|–|และ|ถึง|,)\s*)*$", r""),
        ("year", rf"{MONTH}\s*(?:พ\.?\s?ศ\.?)?\s*$", r""),
        ("time", r"เวลา\s*$", rf"^(?:\s*(?:-|–|ถึง)\s*{D}{{1,2}}[.:]{D}{{2}})?\s*(?:น\.|น\b|นาฬิกา|$)?"),
        ("time", r"", rf"^(?:\s*(?:-|–|ถึง)\s*{D}{{1,2}}[.:]{D}{{2}})?\s*(?:น\.(?!\s*ส)|นาฬิกา)"),
        ("time", rf"{D}{{1,2}}[.:]{D}{{2}}\s*(?:-|–)\s*$", r"^\s*น"),
        ("time", r"", rf"^:{D}{{2}}(?!{D})"),
        ("time", rf"{D}:$", r""),
        (
            "order number",
            rf"/(?:(?<=[{D[1:-1]}ก-ฮ].)|(?<=[{D[1:-1]}ก-ฮ]\s.)|(?<=COVID.)|(?<=COVID\s.))\s?(?:ว\s?)?$",
            r"",
        ),
        ("order number", r"", rf"^/\s?(?:ว\s?)?{D}"),
        ("order number", rf"(?:{told('no_figures', 'order number')})\s?$", r""),
        ("order number", r"ว(?<![^\s(].)\.?\s?$", r""),
        (
            "page counter",
            rf"(?:{told('no_figures', 'page counter')}|เข้าชมเว็บไซต์[^\n]{{0,40}})[\s:]*$",
            r"^\s*(?:ครั้ง|คน|วิว)",
        ),
        ("page counter", r"", r"^\s*(?:[Vv]iews?|Likes?|Shares?)\b"),
        ("address", r"", _ADDRESS),
        ("identifier", rf"(?:{told('no_figures', 'identifier')})[ก-๎\s:.]{{0,12}}$", r"^(?!\s*[ก-๎])"),
        (
            "identifier",
            rf"(?:{told('parted_identifiers', 'identifier')})[ก-๎\s:.]{{0,12}}{D}[{D[1:-1]}\s.,-]*$",
            r"",
        ),
        ("fraction", rf"{D}(?<![{D[1:-1]}.,].)(?<!ละ .){D}?\s*ใน\s*$", r""),
        ("fraction", r"", rf"^\s*ใน\s*{D}{{1,2}}(?![{D[1:-1]},])"),
        ("law", rf"(?:{told('no_figures', 'law')}|(?:38|๓๘)\s*ค\.)\s*\(?$", r""),
        ("label", rf"(?:{told('ordinals', 'label')}|โทร\S*)\s*$", r""),
        ("level", r"ระดับ\s*$", r""),
        ("class level", rf"(?:[ปมอ](?<!{foreign}.)|ปว[ชส](?<!{foreign}.{{3}})|ป\.ตรี ปี(?<!{foreign}.{{8}}))\.\s?$", r""),
        ("class level", rf"(?:(?:ป|ม|อ|ปวช|ปวส)\.\s?{D}|ปีที่\s*{D})\s*(?:-|–|และ|,|ถึง)\s*$", r""),
        ("ordinal", rf"(?:{told('ordinals', 'ordinal')})ที่\s*$", r""),
        ("duration", r"", rf"^\s*(?!ปีที่\s*{D})(?:{told('no_figures', 'duration')})"),
        ("name", r"", r"^\s*\+"),
        ("name", r"", r"^\s*(?:ทีม|คน|อันดับ|ราย)สุดท้าย"),
        ("duration", r"ตลอด\s*$", r"^\s*ชั่วโมง"),
        ("count of a list", r"(?:แบ่ง|จำแนก|แยก)(?:ออก)?เป็น\s*$", r"^\s*[ก-๎]{1,12}\s*(?:คือ|ได้แก่|ดังนี้)"),
        (
            "count of a list",
            r"",
            rf"^\s*(?:{told('announced_nouns', 'count of a list')})\s*(?:เช่น|ได้แก่|คือ|ดังนี้|ประกอบด้วย)",
        ),
        ("name", r"ทั้ง\s*$", r"^\s*(?:เขต|รอบ|ครั้ง|ภาคเรียน|ระดับ|ภาค)"),
        ("formula", r"[x×*]\s*$", r""),
        ("formula", r"", r"^\s*(?:บาท|คน|วัน|เดือน|แห่ง)?\s*[x×]\s*[0-9๐-๙(]"),
        ("specification", r"", rf"^\s*(?:{told('no_figures', 'specification')})"),
        (
            "count of a list",
            r"",
            rf"^\s*(?:{told('list_nouns', 'count of a list')}|(?:อำเภอ|ตำบล|จังหวัด)\s*(?:ได้แก่|คือ|ดังนี้|ประกอบ))",
        ),
    )
    return tuple(
        (reason, pattern(before) if before else None, pattern(after) if after else None)
        for reason, before, after in rules
    )


_LETTER_NUMBER = pattern(
    rf"(?:[ก-ฮ]{{2,3}}\.?\s*[0๐]{D}{{3,}}|ที่\s+[ก-ฮ]{{2,3}}\.?\s*{D}+)(?:\.{D}+)*\s*/\s*(?:ว\s*\.?)?\s*$"
)  # ศธ 04077/123
_PLACE_BEFORE = pattern(r"(?:จังหวัด|จ\.|อำเภอ|อ\.|เขต|กรุงเทพ|กทม|ไปรษณีย์)[^\d๐-๙\n]{0,40}$")
# What begins like a unit behind a year: 2565 ภาคเหนือ, รุ่น 2567 ระดับดี; 2565 คน are people.
_GOES_ON_AFTER_YEAR = pattern(
    r"\s*(?:ภาค|ระดับ|เขต|จังหวัด|อำเภอ|ประเทศ|ปี|รอบ|ครั้ง|วัน|โรงเรียน|สถานศึกษา|ชั้น|กลุ่ม|งาน|ด้าน)[ก-ฮเ-ไ]"
)
_YEARS = re.compile(r"25\d\d(?:,25\d\d)+")
_MOST_AREAS = 7  # of one province
_OF_AN_AREA = pattern(r"(?:ของ|ใน|ทั้ง)เขต\s*$")

_RULES = NoFigureRules({name: word_list(name) for name in LISTS})


def why_no_figure(text: str, number: Number, rules: NoFigureRules = _RULES) -> str:
    """Return why a number, its unit looked for, is no figure; empty if it is one."""
    before, after = text[max(0, number.start - 60) : number.start], text[number.end : number.end + 60]
    raw, has_unit = arabic_digits(number.raw), bool(number.unit)
    if raw.count(".") > 1 and number.is_well_formed:
        return "section number"
    if _YEARS.fullmatch(raw):
        return "year"
    if ratio(text, number):
        return ""
    if "/" in before[-4:] and _LETTER_NUMBER.search(before):
        return "order number"
    is_code = raw.startswith("0") and raw.isdigit() and len(raw) > 1
    of = out_of(text, number)
    if (of and (has_unit or not of["slash"]) and not _RANK.search(before) and not is_code) or (
        _OF.search(before) and has_unit and not _ADDRESS_AFTER.match(after)
    ):
        return ""
    if is_percent(text, number):
        return ""
    if number.unit in _COPIES and _ATTACHED.search(text, 0, number.start):
        return "attachment"
    is_first = has_unit and not text[: number.start].strip()
    if is_first and _SECTION.fullmatch(raw) and _WORD_GOES_ON.match(text, number.unit_end):
        return "section number"
    counted = bool(COUNT_BEFORE.search(before)) or is_mean(text, number)
    reason = rules.reason(number, before, after)
    if reason and not (has_unit and number.value > _MOST_AREAS and _OF_AN_AREA.search(before)):
        return reason
    if raw.isdigit() and len(raw) == 4:
        year = int(raw)
        is_named = not has_unit or _YEAR_BEFORE.search(before) or _YEAR_LINK.search(before)
        if 2400 <= year <= 2699 and (is_named or (not counted and _GOES_ON_AFTER_YEAR.match(after))):
            return "year"
        if (
            1900 <= year <= 2100
            and (not has_unit or _LATIN_NAME.search(before) or _YEAR_BEFORE.search(before))
            and not counted
        ):
            return "year"
    if raw.isdigit() and len(raw) == 2 and _YEAR_BEFORE.search(before) and not has_unit:
        return "year"
    is_postcode = len(raw) == 5 and not has_unit and not counted and _PLACE_BEFORE.search(before)
    if is_code or (raw.isdigit() and is_postcode):
        return "code"
    if _ORDINAL.search(before) and raw.isdigit() and number.value <= 200:
        return "ordinal"
    if not has_unit and not counted and "," not in raw:
        return "no unit"
    return ""


def is_rate(text: str, number: Number) -> bool:
    """Whether a bare decimal says how many there are of one thing for each of another: อัตราส่วนนักเรียนต่อครู 18.30."""
    return "." in number.raw and bool(_RATE_OF.search(text, max(0, number.start - 90), number.start))


def is_mean(text: str, number: Number) -> bool:
    """Whether a bare decimal is one of the mean scores that a sentence lists, or is said to be out of a full score."""
    if "." not in number.raw:
        return False
    near = max(0, number.start - 150)
    is_exact = len(number.raw.partition(".")[2]) == 2
    told = (
        _MEANS.search(text, near, number.start)
        or _LEVEL_BEFORE.search(text, near, number.start)
        or _SCORE_OF.search(text, near, number.start)
        or is_rate(text, number)
        or (is_exact and _TESTED.search(text, near, number.start))
    )
    return bool(told) or bool(_FULL_SCORE_AFTER.match(text, number.raw_end))


def _counts_a_list(number: Number, after: str) -> bool:
    """Lists are short and whole: 75 ข้อ are questions, 4.43 is a score."""
    return "." not in number.raw and (number.value < 20 or bool(_LONG_LIST.match(after)))
