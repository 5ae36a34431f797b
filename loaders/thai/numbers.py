"""Numbers in Thai text: where they stand, what they are worth, and which of them are no figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from facts.codes import arabic_digits
from loaders.thai.folding import folded, pattern

D = "[0-9๐-๙]"
PERCENT = "ร้อยละ"
NUMBER = re.compile(rf"{D}+(?:,{D}{{3}})*(?:\.{D}+)*")
HIGHEST_CLASS = 6
HIGHEST_LEVEL = 11  # of civil servants, once; ผ่านการเทียบระดับ 397 คน counts people
SCALES = {
    folded(word): 10**zeros
    for word, zeros in (
        *(("ล้านล้าน", 12), ("แสนล้าน", 11), ("หมื่นล้าน", 10), ("พันล้าน", 9), ("ร้อยล้าน", 8)),
        *(("ล้าน", 6), ("แสน", 5), ("หมื่น", 4), ("พัน", 3)),
    )
}
SCALE = pattern(r"\s*(ล้านล้าน|แสนล้าน|หมื่นล้าน|พันล้าน|ร้อยล้าน|ล้าน(?!กีฬ|วัฒน|ธรรม)|แสน|หมื่น|พัน(?![ก-ฮ]ุ|ธ์|ธุ))")
RANGE_LINK = pattern(r"\s*(?:-|–|—|~|ถึง)\s*")

MONTH = (
    r"(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|ม\.\s?ค\.|ก\.\s?พ\.|มี\.\s?ค\.|เม\.\s?ย\.|พ\.\s?ค\.|มิ\.\s?ย\.|ก\.\s?ค\.|ส\.\s?ค\.|ก\.\s?ย\.|ต\.\s?ค\.|พ\.\s?ย\.|ธ\.\s?ค\.)"
)
PERCENT_BEFORE = pattern(rf"(?:{PERCENT}|เปอร์เซ็นต์)(?:ของ)?[\s.…:]*$")
PERCENT_AFTER = pattern(r"^[\s.]*(?:%|％|เปอร์เซ็น|ร้อยละ(?=[\s),.]|$)(?![\s.]*[0-9๐-๙]))")
COUNT_BEFORE = pattern(
    r"(?:จำนวน|ทั้งหมด|ทั้งสิ้น|เป็นเงิน|วงเงิน|เท่ากับ|เฉลี่ย|เบี่ยงเบนมาตรฐาน|S\.D\.|ผู้ติดตาม|สมาชิก|คะแนนเต็ม|\(เต็ม|ไม่ต่ำกว่า|ไม่น้อยกว่า|ไม่เกิน)[\s.…:]*$"
)

_ADDRESS = rf"^(?:/{D}+)?\s*(?:หมู่\s*(?:ที่)?\s*{D}|ม\.\s*{D}|ถนน|ซอย)"

# Each rule: why a number is no figure, what stands before it, what stands behind it.
_RULES: tuple[tuple[str, re.Pattern[str] | None, re.Pattern[str] | None], ...] = tuple(
    (reason, pattern(before) if before else None, pattern(after) if after else None)
    for reason, before, after in (
        ("name", r"[A-Za-wyzA-Z]-?$", r""),
        ("name", r"", r"^-?[A-Za-z]"),
        ("name", r"", r"^[ก-ฮ](?![ก-๎.])"),
        ("name", r"(?:โควิด|โคโรน่า|โคโรนา|COVID|Covid|Season|Version|เวอร์ชัน|Gen|O-?NET|EP\.?|No\.?)[\s\-–]*$", r""),
        ("rank", r"", r"^\s*(?:อันดับ|ลำดับ)(?:แรก|ต้น|สุดท้าย)"),
        ("date", r"", rf"^\s*(?:(?:-|–|และ|ถึง|,)\s*{D}{{1,2}}\s*)*{MONTH}"),
        ("date", rf"(?:วัน[ก-๎]{{0,12}}ที่|ณ วันที่|ระหว่างวันที่)\s*(?:{D}{{1,2}}\s*(?:-|–|และ|ถึง|,)\s*)*$", r""),
        ("year", rf"{MONTH}\s*(?:พ\.?\s?ศ\.?)?\s*$", r""),
        ("time", r"เวลา\s*$", rf"^(?:\s*(?:-|–|ถึง)\s*{D}{{1,2}}[.:]{D}{{2}})?\s*(?:น\.|น\b|นาฬิกา|$)?"),
        ("time", r"", rf"^(?:\s*(?:-|–|ถึง)\s*{D}{{1,2}}[.:]{D}{{2}})?\s*(?:น\.(?!\s*ส)|นาฬิกา)"),
        ("time", rf"{D}{{1,2}}[.:]{D}{{2}}\s*(?:-|–)\s*$", r"^\s*น"),
        ("time", r"", rf"^:{D}{{2}}(?!{D})"),
        ("time", rf"{D}:$", r""),
        ("order number", rf"(?:{D}|[ก-ฮ]|COVID)\s?/\s?(?:ว\s?)?$", r""),
        ("order number", r"", rf"^/\s?(?:ว\s?)?{D}"),
        ("order number", r"(?:ที่|คำสั่ง|หนังสือ)?\s*(?:ศธ|นร|มท|กค|อว)\s?$", r""),
        ("order number", r"(?:^|[\s(])(?:ว|ว\.)\s?$", r""),
        (
            "page counter",
            r"(?:เข้าชม|เปิดอ่าน|อ่าน(?:แล้ว)?|แชร์|ดาวน์โหลด|สถิติผู้เข้าชม|เข้าชมเว็บไซต์[^\n]{0,40})[\s:]*$",
            r"^\s*(?:ครั้ง|คน|วิว)",
        ),
        ("page counter", r"", r"^\s*(?:[Vv]iews?|Likes?|Shares?)\b"),
        ("address", r"", _ADDRESS),
        (
            "identifier",
            r"(?:บัญชี|ประชาชน|ISBN|ISSN|ใบเสร็จ|พิกัด|ทะเบียน|ผู้เสียภาษี|สายด่วน|กด)[ก-๎\s:.]{0,12}$",
            r"^(?!\s*[ก-๎])",
        ),
        (
            "identifier",
            rf"(?:บัญชี|ประชาชน|ISBN|ISSN|พิกัด|โทรศัพท์|โทรสาร|โทร\.?|แฟกซ์|มือถือ)[ก-๎\s:.]{{0,12}}{D}[{D[1:-1]}\s.,-]*$",
            r"",
        ),
        ("fraction", rf"(?<![{D[1:-1]}.,])(?<!ละ ){D}{{1,2}}\s*ใน\s*$", r""),
        ("fraction", r"", rf"^\s*ใน\s*{D}{{1,2}}(?![{D[1:-1]},])"),
        ("law", r"(?:มาตรา|ข้อ|วรรค|หมวด|(?:38|๓๘)\s*ค\.)\s*\(?$", r""),
        (
            "label",
            r"(?:(?<!ระดับ)เขต|รอบ|(?<!ระดับ)(?<!เสมอ)ภาค|เข็ม|อันดับ|ลำดับ|หมู่|ซอย|เลขที่|หน้า|รหัส|หมายเลข|โทร\S*|ปพ\.|กพ\.|คูหา|ฉบับ|รัชกาล|เกรด)\s*$",
            r"",
        ),
        ("level", r"ระดับ\s*$", r""),
        ("class level", r"(?:^|[\s(\-–ก-๎])(?:ป|ม|อ|ปวช|ปวส|ป\.ตรี ปี)\.\s?$", r""),
        ("class level", rf"(?:(?:ป|ม|อ|ปวช|ปวส)\.\s?{D}|ปีที่\s*{D})\s*(?:-|–|และ|,|ถึง)\s*$", r""),
        (
            "ordinal",
            r"(?:ชั้น|ปี|ครั้ง|รอบ|อันดับ|ลำดับ|กิจกรรม|ข้อ|รุ่น|ฉบับ|หมู่|ระยะ|ศตวรรษ|เข็ม|วิธี|กลยุทธ์|นโยบาย|จุดเน้น"
            r"|เรียน|รูปแบบ|เขต|ภาค|ตอน|บท|ส่วน|หน่วย|เล่ม|แผน|คำสั่ง|เลข|ตัวชี้วัด|ประเด็น|ด้าน|ขั้น|ขั้นตอน|กลุ่ม|ตาราง|โครงการ"
            r"|ศูนย์|กาล|อนามัย|จิต|ช่วงชั้น|ยุทธศาสตร์|มาตรฐาน|สัปดาห์|ไตรมาส|เฟส|เดือน|ห้อง)ที่\s*$",
            r"",
        ),
        ("duration", r"", r"^\s*(?:ปี(?!ที่\s*[0-9๐-๙])|เดือน|สัปดาห์|วัน(?!ที่)|นาที|วินาที)"),
        ("name", r"", r"^\s*\+"),
        ("name", r"", r"^\s*(?:ทีม|คน|อันดับ|ราย)สุดท้าย"),
        ("duration", r"ตลอด\s*$", r"^\s*ชั่วโมง"),
        ("count of a list", r"(?:แบ่ง|จำแนก|แยก)(?:ออก)?เป็น\s*$", r"^\s*[ก-๎]{1,12}\s*(?:คือ|ได้แก่|ดังนี้)"),
        (
            "count of a list",
            r"",
            r"^\s*(?:รายการ|โครงการ|กิจกรรม|กลุ่ม|ระบบ|ช่องทาง|หน่วยงาน|เล่ม|ส่วน|รอบ)\s*(?:เช่น|ได้แก่|คือ|ดังนี้|ประกอบด้วย)",
        ),
        ("name", r"ทั้ง\s*$", r"^\s*(?:เขต|รอบ|ครั้ง|ภาคเรียน|ระดับ|ภาค)"),
        ("formula", r"[x×*]\s*$", r""),
        ("formula", r"", r"^\s*(?:บาท|คน|วัน|เดือน|แห่ง)?\s*[x×]\s*[0-9๐-๙(]"),
        ("specification", r"", r"^\s*(?:องศา|นิ้ว|ANSI|GB|MB|Mbps|วัตต์|แอมป์|ซม\.|เซนติเมตร|มม\.|มิลลิเมตร|ลูเมน)"),
        (
            "count of a list",
            r"",
            r"^\s*(?:ด้าน|ประการ|ขั้นตอน|ขั้น|ประเด็น|ข้อ(?!มูล)|กลยุทธ์|องค์ประกอบ|มิติ|หัวข้อ|รูปแบบ"
            r"|ลักษณะ|วิธี|ประเภท|ระดับ(?!ชั้น)|ส่วน(?!ราชการ|เบี่ยง|ใหญ่|กลาง)|ช่วงชั้น|ภาคเรียน|หมวด|นโยบาย|จุดเน้น|มาตรการ|แนวทาง|ภูมิภาค|ตัวชี้วัด"
            r"|บริการ|มาตรฐาน|ระยะ|แบบ(?!บ้าน)|ภาษา|หลักการ|สมรรถนะ|ภารกิจ|ยุทธศาสตร์"
            r"|คำถาม|(?:อำเภอ|ตำบล|จังหวัด)\s*(?:ได้แก่|คือ|ดังนี้|ประกอบ))",
        ),
    )
)
# Most figures meet none of these, so that no rule need be tried.
_ANY_BEFORE = pattern("|".join(f"(?:{before.pattern})" for _, before, _ in _RULES if before))
_ANY_AFTER = pattern("|".join(f"(?:{after.pattern})" for _, before, after in _RULES if after and not before))
_YEAR_BEFORE = pattern(
    r"(?:พ\.?\s?ศ\.?|ปี(?:งบประมาณ|การศึกษา)?|ประจำปี(?:การศึกษา|งบประมาณ)?|พุทธศักราช|ปี\s?พ\.ศ\.|ค\.ศ\.|งบประมาณ)\s*(?:พ\.?\s?ศ\.?)?\s*$"
)
RATIO = pattern(rf"({D}+(?:\.{D}+)?)(?:\s+:\s*|\s*:\s+|:)({D}+(?:\.{D}+)?)(?!{D}|\s*น\.)")
_RATIO_WORD = pattern(r"(?:อัตราส่วน|สัดส่วน|ต่อ)[^\n]{0,40}$")
# 26/26 โรง, 31 จาก 40 คน: the first has no unit of its own.
OUT_OF = pattern(
    rf"{D}+(?:,{D}{{3}})*(?:/|\s*จาก\s*(?:จำนวน|ทั้งหมด)*\s*)(?![2๒][4-6๔-๖]{D}{{2}}(?!{D}))({D}+(?:,{D}{{3}})*)\s*(?=[ก-๎])(?!น\.|/|หมู่|ถนน|ซอย|ม\.|{MONTH})"
)
_OF = pattern(rf"(?<![\dก-๎/])(?<!ที่)(?<!ที่ ){D}+/$")
# The noun before ที่ counts up; but a size may stand at (อยู่ที่) so many.
_ORDINAL = pattern(r"[ก-๎](?<!พื้น)(?<!อยู่)(?<!สุด)(?<!เหลือ)(?<!ลง)(?<!ขึ้น)ที่\s*$")
# One unit told for several numbers: 12, 15 และ 20 คน ตามลำดับ; ร้อยละ 60 และ 40 ตามลำดับ.
_IN_ORDER = pattern(
    rf"(?<!{D}){NUMBER.pattern}(?:\s*,\s*{NUMBER.pattern})*\s*,?\s*และ\s*({NUMBER.pattern})(?=\s*[ก-๎%]{{0,12}}\s*ตามลำดับ)"
)
_ADDRESS_AFTER = pattern(_ADDRESS)
_LONG_LIST = pattern(r"\s*(?:ด้าน|นโยบาย|จุดเน้น)")
_RANK = pattern(r"(?:อันดับ|ลำดับ)(?:ที่)?\s*$")
_ALL_OF = pattern(r"ทั้ง\s*$")
_MEANS = pattern(
    r"(?:ค่าเฉลี่ย|คะแนนเฉลี่ย|เบี่ยงเบนมาตรฐาน|เฉลี่ยเท่ากับ|[xX]\u0305|(?<![A-Za-z])(?:[xX]|Mean|S\.?D\.?)\s*\)?\s*=)"
)
_TESTED = pattern(r"(?:ผลคะแนน|คะแนน(?:การ|ผล|สอบ|ราย)|O-?NET|NT|RT|ผลการทดสอบ|ผลสอบ)")
_FULL_SCORE_AFTER = pattern(r"\s*(?:จาก)?\(?(?:คะแนน)?เต็ม")
_LATIN_NAME = re.compile(r"[A-Z]{2}\s+$")  # PISA 2018
_YEAR_LINK = pattern(rf"{D}{{4}}\s*(?:-|–|และ|กับ|,|ถึง)\s*$")
_URL = re.compile(r"(?:https?:|www\.|\.(?:go|ac|or|co)\.th|\.com|@)\S*")
_ONE_TO_ONE = pattern(
    r"(?<![0-9๐-๙])(?<!เขต )(?<!เขต)[1๑]\s*[ก-๎]{2,12}\s*(?:ต่อ\s*|มากกว่า\s*|มี[ก-๎]{0,20}\s*)?[1๑]\s*[ก-๎]{2,}"
)
_LIST_MARK = re.compile(rf"(?:^|[\s>“\"(:;])\(?({D}{{1,2}}(?:\.{D}{{1,2}})*)(?:\)|\.(?!{D}))")
_SECTION_MARK = pattern(rf"^[\s\-•*]*(?:{D}{{1,2}}\.)+{D}{{1,2}}(?=[\s).]|[ก-ฮเ-ไ])")

_COUNTS = pattern(r"\s*(?:คะแนน|ล้าน|บาท|%|คน|ราย|แห่ง|ชั่วโมง|ของ)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text."""

    start: int
    end: int
    raw: str
    value: Decimal


def numbers(text: str) -> list[Number]:
    """Return every number of `text` in order, figures or not; `2.2.1` is one number with its first two parts' value."""
    found = []
    for match in NUMBER.finditer(text):
        raw = match.group()
        parts = arabic_digits(raw).replace(",", "").split(".")
        found.append(Number(match.start(), match.end(), raw, Decimal(".".join(parts[:2]))))
    return found


def in_order(text: str) -> dict[int, tuple[Number, Number]]:
    """Return for the start of each number of `12, 15 และ 20 คน ตามลำดับ` the first and the last of them."""
    listed: dict[int, tuple[Number, Number]] = {}
    for match in _IN_ORDER.finditer(text):
        told = numbers(text[: match.end()])
        told = [number for number in told if number.start >= match.start()]
        listed.update(dict.fromkeys((number.start for number in told), (told[0], told[-1])))
    return listed


def is_percent(text: str, number: Number) -> bool:
    before, after = _around(text, number)
    return bool(PERCENT_BEFORE.search(before) or PERCENT_AFTER.match(after))


def ratio(text: str, number: Number) -> re.Match[str] | None:
    """Return the whole of a ratio (1 : 23) that begins with a number; 10:30 is one only behind words that say so."""
    whole = RATIO.match(text, number.start)
    if whole and (" " in whole.group() or number.raw in "1๑" or _RATIO_WORD.search(text[: number.start][-60:])):
        return whole
    return None


def lone_mark(text: str) -> Number | None:
    """Return the list mark that `text` begins with, if no other number stands in it."""
    mark = _LIST_MARK.match(text)
    return None if mark is None or NUMBER.search(text, mark.end()) else numbers(mark.group())[0]


def marks(text: str) -> set[int]:
    """Return the offsets of the numbers in `text` that only number a list, a section or a name's parts."""
    found = {match.start(1) for match in _LIST_MARK.finditer(text) if _is_list_mark(text, match)}
    section = _SECTION_MARK.match(text)
    if section and not _COUNTS.match(text, section.end()):
        found.update(match.start() for match in NUMBER.finditer(text, 0, section.end()))
    for match in _ONE_TO_ONE.finditer(text):
        found.update(inner.start() for inner in NUMBER.finditer(text, match.start(), match.end()))
    for match in _URL.finditer(text):
        found.update(inner.start() for inner in NUMBER.finditer(text, match.start(), match.end()))
    return found


def why_no_figure(text: str, number: Number, end: int, has_unit: bool) -> str:
    """Return why a number that ends at `end` (a range's, its second) is no figure; empty if it is one."""
    before, after = text[max(0, number.start - 60) : number.start], text[end : end + 60]
    raw = arabic_digits(number.raw)
    if raw.count(".") > 1:
        return "section number"
    if ratio(text, number):
        return ""
    if (OUT_OF.match(text, number.start) and not _RANK.search(before)) or (
        _OF.search(before) and has_unit and not _ADDRESS_AFTER.match(after)
    ):
        return ""
    if is_percent(text, number):
        return ""
    counted = bool(COUNT_BEFORE.search(before)) or ("." in raw and _is_mean(text, number))
    may_be_none = _ANY_AFTER.match(after) or _ANY_BEFORE.search(before)
    for reason, before_rule, after_rule in _RULES if may_be_none else ():
        if (not after_rule or after_rule.match(after)) and (not before_rule or before_rule.search(before)):
            if reason == "count of a list" and not _counts_a_list(number, after):
                continue
            if reason == "class level" and number.value > HIGHEST_CLASS:
                continue
            if reason == "level" and has_unit and number.value > HIGHEST_LEVEL:
                continue
            if reason == "label" and has_unit and ("." in raw or "," in raw):
                continue
            if reason == "name" and number.value >= 20 and _ALL_OF.search(before):
                continue
            return reason
    if raw.isdigit() and len(raw) == 4:
        year = int(raw)
        if 2400 <= year <= 2699 and (not has_unit or _YEAR_BEFORE.search(before) or _YEAR_LINK.search(before)):
            return "year"
        if (
            1900 <= year <= 2100
            and (not has_unit or _LATIN_NAME.search(before) or _YEAR_BEFORE.search(before))
            and not counted
        ):
            return "year"
    if raw.isdigit() and len(raw) == 2 and _YEAR_BEFORE.search(before) and not has_unit:
        return "year"
    if raw.isdigit() and ((raw.startswith("0") and len(raw) > 1) or (len(raw) == 5 and not has_unit and not counted)):
        return "code"
    if _ORDINAL.search(before) and raw.isdigit() and number.value <= 200:
        return "ordinal"
    if not has_unit and not counted and "," not in raw:
        return "no unit"
    return ""


def _is_list_mark(text: str, match: re.Match[str]) -> bool:
    """Whether a mark stands for itself: it tells no count, and its bracket closes none that opened before it."""
    start = match.start(1)
    opened = text[start - 1 : start] != "(" and text.rfind("(", 0, start) > text.rfind(")", 0, start)
    return not _counted(text, start) and not (opened and match.group().endswith(")"))


def _is_mean(text: str, number: Number) -> bool:
    """Whether a bare decimal is one of the mean scores that a sentence lists, or is said to be out of a full score."""
    near = max(0, number.start - 150)
    is_exact = len(number.raw.partition(".")[2]) == 2
    told = _MEANS.search(text, near, number.start) or (is_exact and _TESTED.search(text, near, number.start))
    return bool(told) or bool(_FULL_SCORE_AFTER.match(text, number.end))


def _counts_a_list(number: Number, after: str) -> bool:
    """Lists are short and whole: 75 ข้อ are questions, 4.43 is a score."""
    return "." not in number.raw and (number.value < 20 or bool(_LONG_LIST.match(after)))


def _counted(text: str, offset: int) -> bool:
    return bool(COUNT_BEFORE.search(text[max(0, offset - 20) : offset]) or PERCENT_BEFORE.search(text[:offset]))


def _around(text: str, number: Number) -> tuple[str, str]:
    return text[max(0, number.start - 60) : number.start], text[number.end : number.end + 60]
