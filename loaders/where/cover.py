"""What a report says of itself: title, reporting office, fiscal year, round, data date, framework."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from facts.codes import arabic_digits
from loaders.document import Document, Paragraph
from loaders.thai.counted import tells_a_count
from loaders.thai.dates import AS_OF, BUDDHIST, FIRST_MONTH, thai_date
from loaders.thai.folding import NOTHING, Folded, folded, pattern
from loaders.thai.names import AgencyName, Names
from loaders.thai.numbers import MONTH, D

_SINGLE_OFFICES = ("regional-office", "special-education-bureau", "bangkok-education")
COVER_PARAGRAPHS = 60
# A page without a title names its office at the head of its first short lines.
HEADLINES = 6
LINE = pattern(r"[^\n]+(?:\n\s*เขต\s*(?:ที่\s*)?[0-9๐-๙]+\s*(?=\n|$))?")  # an office's area may have a line of its own
HEADLINE = 150
FULL_NAME = pattern(r"สำนักงาน|ศูนย์")
VISIT = pattern(r"เยี่ยม|ลงพื้นที่|ประชุม|เดินทาง|ร่วมกับ|มอบ|เปิด|เป็นประธาน|ต้อนรับ")
DIGEST_MARK = folded("มิใช่ถ้อยคำของรายงาน")
INSPECTION = pattern(r"ตรวจราชการ|ผู้ตรวจ")
OF_INSPECTION = pattern(r"ตรวจราชการ|ผู้ตรวจ|ปีงบประมาณ|ปี\s*งบ|FY")
FISCAL_YEAR = pattern(
    rf"(?:งบประมาณปี|ปี\s*(?:งบประมาณ|งบฯ?\.?|ง\.?ป\.?ม\.?)|FY|รอบ(?:ที่)?\s*[12๑๒]\s*(?:/|ปี))\s*(?:พ\.?\s?ศ\.?)?\s*([2๒][5๕]{D}{{2}}|[67๖๗]{D}(?!{D}|/|\.))"
)
ANY_YEAR = pattern(rf"(?:ประจำปี|พ\.?\s?ศ\.?|(?<!การศึกษา)ปี)\s*(?:พ\.?\s?ศ\.?)?\s*([2๒][5๕]{D}{{2}})")
OF_A_LAW = pattern(
    r"(?:หลักสูตร|พระราชบัญญัติ|พ\.?\s?ร\.?\s?บ\.?|พระราชกฤษฎีกา|กฎกระทรวง|ระเบียบ|ข้อบังคับ|รัฐธรรมนูญ|แก้ไขเพิ่มเติม"
    r"|มาตรฐานการ|แผนการศึกษาแห่งชาติ)[^\d๐-๙\n]{0,80}(?:\(ฉบับที่ [\d๐-๙]+\)[^\d๐-๙\n]{0,10})?$"
)
OF_A_DATE = pattern(rf"{D}{{1,2}}\s*{MONTH}\s*$")
WHEN = pattern(r"เมื่อ")
DATED_LINES = 12
SPAN = pattern(rf"\s*(?:-|–|ถึง)\s*(?:พ\.?\s?ศ\.?\s*)?[2๒][5๕]{D}{{2}}")
ROUND = pattern(rf"(?:รอบ|ครั้ง)\s*(?:ที่)?\s*([12๑๒])(?!{D})(?!\s*เดือน)")
FIRST, SECOND = pattern(r"รอบ(?:ที่)?\s*(?:แรก|หนึ่ง)"), pattern(r"รอบ(?:ที่)?\s*(?:หลัง|สอง)")
# A fiscal year's first round ends after six months, its second after twelve.
MONTHS = pattern(r"รอบ\s*(?:ระยะเวลา\s*)?(6|๖|12|๑๒)\s*เดือน(\s*หลัง)?")
BODY = pattern(
    rf"^(?!{D}{{1,2}}\s*{MONTH})(?:\#{{2,}}\s*)?(?:นโยบายการตรวจ|(?:นโยบาย|จุดเน้น|ประเด็น(?:นโยบาย)?|ด้าน|ข้อ|ส่วน)(?:ที่)?\s*{D}"
    rf"|{D}{{1,2}}(?:\.{D})*\.?\s*[ก-๎]|\(?{D}{{1,2}}\)\s*[ก-๎A-Za-z])"
)
TITLE = pattern(r"(?:รายงาน|แบบตรวจ|สรุปผล|ผลการดำเนินงาน)")
# What a memo, an order or a table's caption has before the office that it is of.
OF_OFFICE = pattern(
    r"(?:^\s*ส่วนราชการ[^\d\n]*|^\s*(?:คำสั่ง|ประกาศ|ระเบียบ|หนังสือ|รายงานการประชุม[^\d\n]*)|สังกัด|ของ|ใน)\s*$"
)
REPORTING = pattern(r"^\s*(?:ชื่อ)?(?:หน่วยงาน|หน่วยรับตรวจ|จัดทำโดย)[\s.:…]*")


@dataclass(frozen=True, slots=True)
class Cover:
    """The report's own data. Anything the report does not say is empty."""

    title: str
    agency: AgencyName | None
    provinces: tuple[str, ...]
    fiscal_year: int | None
    round: int | None
    as_of: date | None
    is_digest: bool
    is_national: bool

    @property
    def speaks_for_all(self) -> bool:
        """Whether the reporting office tells what others have done, and its figures are not its own."""
        return bool(self.agency and self.agency.kind in ("provincial-office", "regional-office", "ministry"))


def read_cover(document: Document, names: Names) -> Cover:
    """Read the cover from the first paragraphs; the office, failing that, from the whole body."""
    paragraphs = list(_paragraphs(document))
    flat = [text.flat() for text in paragraphs[:COVER_PARAGRAPHS]]
    body = next((index for index, text in enumerate(flat) if BODY.match(text.text)), len(flat))
    head = [text for text in flat[:body] if len(text) < 400]
    is_digest = any(DIGEST_MARK in text.text for text in head[:3])
    head = [text for text in head if DIGEST_MARK not in text.text]
    joined = "\n".join(text.text for text in head[:25])
    agency = _reporting_office(head, paragraphs, names)
    provinces = (agency.named or agency.provinces) if agency else _only_province(joined, names)
    whole = "\n".join(text.text for text in paragraphs)
    return Cover(
        title=_title(head).line[:300],
        agency=agency,
        provinces=provinces,
        fiscal_year=_fiscal_year(joined),
        round=_round([text.text for text in flat[: max(body, 25)]]),
        as_of=_as_of(joined) or _as_of(whole),
        is_digest=is_digest,
        is_national=bool(agency and not agency.provinces and agency.kind.endswith("-national")),
    )


def _paragraphs(document: Document) -> Iterator[Folded]:
    """Yield the paragraphs, and the rows of a table that the document begins with."""
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            yield block.passage
        elif index == 0:
            yield from (Folded.join([cell.flat() for cell in row if cell.text.strip()]) for row in block.rows)


def _as_of(text: str) -> date | None:
    match = AS_OF.search(text)
    return thai_date(match.group()) if match else None


def _title(head: list[Folded]) -> Folded:
    return next((text for text in head if TITLE.search(text.text) and len(text) > 15), NOTHING)


def _fiscal_year(joined: str) -> int | None:
    """Return the year that the cover tells; of a letter, minutes or an order, that of the date in its first lines."""
    told = FISCAL_YEAR.search(joined)
    match = told or next((year for year in ANY_YEAR.finditer(joined) if _is_own(joined, year)), None)
    if match is None:
        lines = (line for line in joined.split("\n")[:DATED_LINES] if not tells_a_count(line) and not WHEN.search(line))
        day = next((day for line in lines if (day := thai_date(line))), None)
        return day.year + BUDDHIST + (day.month >= FIRST_MONTH) if day else None
    year = int(arabic_digits(match.group(1)))
    year += 2500 if 0 < year < 100 else 0
    return year if 2500 <= year <= 2700 else None


def _is_own(joined: str, year: re.Match[str]) -> bool:
    """Whether a year is the report's, and not of a curriculum, an act, a date, or a plan over several years."""
    is_of_another = OF_A_LAW.search(joined, 0, year.start()) or OF_A_DATE.search(joined, 0, year.start())
    return not is_of_another and not SPAN.match(joined, year.end())


def _round(head: list[str]) -> int | None:
    for text in head:
        if OF_INSPECTION.search(text) or TITLE.search(text) or len(text) < 14:
            if match := ROUND.search(text):
                return int(arabic_digits(match.group(1)))
            if months := MONTHS.search(text):
                return 2 if arabic_digits(months[1]) == "12" or months[2] else 1
            if FIRST.search(text) or SECOND.search(text):
                return 2 if SECOND.search(text) else 1
    return None


def _reporting_office(head: list[Folded], paragraphs: Sequence[Folded], names: Names) -> AgencyName | None:
    if office := _inspected(head, paragraphs, names):
        return office
    near = paragraphs[: len(head) + 1][:25]
    lines = [text.slice(*line.span()).flat() for text in near for line in LINE.finditer(text.text)]
    alone: list[AgencyName] = []
    reporting: list[AgencyName] = []
    for line in lines:
        if agency := names.only_agency(line.text):
            (reporting if REPORTING.match(line.text) else alone).append(agency)
    # Offices below a provincial one, and several offices, head their answers.
    if len({agency.name for agency in reporting}) == 1 and not any(a.kind == "provincial-office" for a in alone):
        return reporting[0]
    if named := [agency for agency in alone or reporting if agency.kind != "ministry"]:
        return named[0]
    title = _title(head)
    for text in (title, *head[:12]) if title else ():
        found = [agency for agency in names.agencies(text.text) if _may_report(agency)]
        if found and (text is title or not tells_a_count(text.text)):
            return next((agency for agency in found if agency.is_local), found[0])
    for text in lines[:HEADLINES]:
        agency = next(iter(names.agencies(text.text)), None) if len(text) < HEADLINE else None
        stands_out = agency and (
            agency.start == 0 or _ends_in(text.text, agency) or OF_OFFICE.search(text.text, 0, agency.start)
        )
        if agency and stands_out and agency.is_local and not tells_a_count(text.text):
            return agency
    named = [agency for text in paragraphs for agency in names.agencies(text.text)]
    local = [agency for agency in named if agency.is_local]
    if not local and not title and not any(names.provinces(text.text) for text in paragraphs):
        # A cabinet paper or a news item has no cover: the national body that it speaks of.
        return _most_named([agency for agency in named if agency.kind.endswith("-national")], 1)
    return _most_named(local, 3) or next(iter(alone), None)


def _inspected(head: list[Folded], paragraphs: Sequence[Folded], names: Names) -> AgencyName | None:
    """Return the provincial office of an inspection report whose cover names its province: the only office, or the one
    that gathered what several others answer below.
    """
    cover = "\n".join(text.text for text in head[:25])
    if not INSPECTION.search(cover):
        return None
    answering = _answering(paragraphs, names)
    offices = {agency.name: agency for agency in names.agencies(cover) if _may_report(agency)}
    own = [office for office in offices.values() if office.kind == "provincial-office"]
    others = offices.keys() - answering - {office.name for office in own}
    if len(own) == 1 and (len(answering) > 1 or len(offices) == 1):
        return own[0]
    provinces = names.provinces(cover)
    is_gathered = not own and not others and (len(answering) > 1 or not offices)
    return names.only_agency(f"ศธจ.{provinces[0]}") if len(provinces) == 1 and is_gathered else None


def _answering(paragraphs: Sequence[Folded], names: Names) -> set[str]:
    """Return the names of offices that have lines of their own, the provincial one left out; two are enough."""
    found: set[str] = set()
    for text in paragraphs:
        for line in text.text.split("\n"):
            office = names.only_agency(line) if len(line) < HEADLINE else None
            if office and office.kind != "provincial-office":
                found.add(office.name)
        if len(found) > 1:
            break
    return found


def _may_report(agency: AgencyName) -> bool:
    """Whether a name is of one office, not of the ministry or of a kind such as all local governments."""
    return agency.is_local or agency.kind.endswith("-national") or agency.kind in _SINGLE_OFFICES


def _ends_in(text: str, agency: AgencyName) -> bool:
    """Whether a headline ends in an office's full name and tells of no visit there."""
    return (
        text[agency.end :].strip(" .)") == "" and bool(FULL_NAME.match(text, agency.start)) and not VISIT.search(text)
    )


def _most_named(agencies: list[AgencyName], at_least: int) -> AgencyName | None:
    """Return the office that most of the names are of, if it is named often enough."""
    counts = Counter(agency.name for agency in agencies)
    name, times = counts.most_common(1)[0] if counts else ("", 0)
    if times < at_least or 2 * times < len(agencies):
        return None
    return next(agency for agency in agencies if agency.name == name)


def _only_province(joined: str, names: Names) -> tuple[str, ...]:
    found = names.provinces(joined)
    return found if len(found) == 1 else ()
