"""From a placed document to its records: every figure a Fact, every answer a Narrative, every doubt an Issue."""

from __future__ import annotations

import re
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from facts.codes import AFFILIATION_ORDER, Codes, Policy
from facts.fact import Fact, Issue, Kind, LoadedReport, Narrative, NarrativeKind, Report, Section, record_id
from loaders.document import Document, Passage, Table, number
from loaders.figures import sentences
from loaders.figures.cells import BARE_NUMBER, CellRead, FigureCell, NumberCell, TextCell
from loaders.figures.ledger import DIGITS, FIGURE, SAID, Ledger
from loaders.figures.tables import TableReader
from loaders.identity import Identity
from loaders.thai.dates import AS_OF, thai_date
from loaders.thai.folding import Folded, pattern
from loaders.thai.lists import listed_after
from loaders.thai.names import AgencyName, Names, schools
from loaders.thai.numbers import D, numbers
from loaders.where.cover import Cover, read_cover
from loaders.where.outline import (
    AREA_LEVEL,
    ITEM,
    MARKUP,
    POLICY_LEVEL,
    Catalogue,
    Context,
    Misnumbered,
    Outline,
    framework_of,
)

NARRATIVE_OF_SECTION: dict[Section, NarrativeKind] = {
    "results": "progress",
    "situation": "progress",
    "factors": "success_factor",
    "problems": "problem",
    "suggestions": "suggestion_area",
    "practice": "practice",
}
# What is proposed or hoped for is no result, even where it names a number.
PROPOSALS = frozenset({"remedy", "expected_result", "suggestion_area", "suggestion_policy"})
NO_ANSWER = pattern(r"^[\W\d_]*(?:ไม่มี|ไม่พบ)?[\W\d_]*$")
SECONDARY = "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา"
_Record = TypeVar("_Record", Fact, Narrative)
# Behind these words a sentence speaks for all offices again; behind a sum, for those it names, if it names several.
WHOLE = pattern(r"(?:ภาพรวม|รวมทุก|ทั้งจังหวัด)")
SUM = pattern(r"รวมทั้งสิ้น")
WHOLE_PROVINCE = pattern(r"(?:ภาพรวม|รวม)(?:ของ|ทั้ง|ใน|ระดับ)*จังหวัด|ทั้งจังหวัด")
# Between a body's name and its number.
NEXT_TO = pattern(r"[\s)]*(?:จำนวน|มี)?\s*")
NUMBER_NEXT = pattern(rf"{NEXT_TO.pattern}{D}")
LIST_LEAD = 5
HEADING_FAULTS = {"misnumbered": "", "repeated": " a second time", "skipped": " without the number before it"}
ITEM_OF_BODY = re.compile(rf"[\s\-•]*\(?{D}{{1,2}}[.)]\s*")
# Offices right behind these words receive or take part: another one tells the figures.
PARTNER = pattern(r"(?:ส่งต่อ(?:ให้)?|(?:ร่วม|รวม)กั?บ|ประสาน(?:งาน)?(?:กั?บ)?|ไปยั?ง)\s*$")
LONGEST_VERB = 20
ANOTHER = pattern(r"\s*(?:และ|กั?บ|,)?\s*")
# The nation's mean that an office's own is held against.
OF_THE_NATION = pattern(r"กว่า[ก-๎\s]{0,20}ประเทศ\s*(?:\(|ซึ่งอยู่ที่|ที่ได้)\s*$")
HEADING = 60
# What has been done is a result, also among remedies and in notes.
DONE = pattern(r"แล้ว")
AIMS = pattern(r"(?:เป้าหมาย|คาดหวัง)")
OF_AIMS = pattern(r"เชิงปริมาณ|เชิงคุณภาพ|ด้าน")
HEADING_MARK = pattern(rf"[^ก-๎A-Za-z]*(?:{D}+\.?)+(?=[^ก-๎A-Za-z]*[ก-๎A-Za-z])")
LIST_NUMBER = re.compile(rf"[\s\-(]*({D}{{1,2}})[.)]")
LIST_MARK = re.compile(rf"^[\s\-•]*\(?{D}{{1,2}}(?:\.{D}{{1,2}})*[.)]?")
FOOTNOTE = pattern(r"^\s*หมายเหตุ")
WORTH_SAYING = frozenset({"no unit"})
# Behind a cell's own number these are more likely a second figure: 4.52 (0.61).
DOUBTFUL_IN_A_CELL = frozenset({"no unit", "list mark or name"})
NAME = "part of a name"
MOST = Decimal(10) ** 18
DECIMALS = 6
FIRST_YEAR, LAST_YEAR = 2500, 2700  # others are slips of the pen, which a check finds
# Why numbers were not taken for figures.
UNCOUNTED = {
    "number-not-counted": "not taken for a figure, without a unit that is known. If it counts something, add the unit "
    "to data/codes/units.csv",
    "number-left-out": "not taken for a figure in a heading, a table's head or label, or behind a cell's own number. "
    "If it counts something, give it a sentence or a cell of its own",
}
# Schools of a list own nothing once the sentence goes on with something else.
LIST_OF_SCHOOLS = pattern(r"ได้แก่|ประกอบด้วย")
GOES_ON = pattern(r"ต่อมา|ทั้งนี้|นอกจาก|\sโรงเรียน\s*(?:ได้|มี)")
# An item of so many sentences about one school, and about no other, is told by that school.
TELLS_OF_ITSELF = 3
SUBJECT = pattern(rf"[\s\-•]*(?:\(?{D}{{1,2}}(?:\.{D}{{1,2}})*[.)]?\s*)?(?:คณะครู|ครู|นักเรียน)?")


def _rounded(value: Decimal | None) -> Decimal | None:
    """Return a value with as many decimals as a store holds: a cell may have a third of ten."""
    is_long = value is not None and -int(value.as_tuple().exponent) > DECIMALS
    return round(value, DECIMALS) if value is not None and is_long else value


def _year(year: int | None) -> int | None:
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def _is_nation_s(text: str, offset: int) -> bool:
    return OF_THE_NATION.search(text, max(0, offset - HEADING), offset) is not None


def _tellers(text: str, named: list[AgencyName]) -> list[AgencyName]:
    """Return the named offices without those that only receive or take part, and those named with them."""
    tellers: list[AgencyName] = []
    partner_end: int | None = None
    for agency in named:
        is_along = partner_end is not None and ANOTHER.fullmatch(text, partner_end, agency.start)
        if is_along or PARTNER.search(text, max(0, agency.start - LONGEST_VERB), agency.start):
            partner_end = agency.end
        else:
            tellers.append(agency)
    return tellers


def assemble(document: Document, codes: Codes, names: Names) -> LoadedReport:
    """Read a document whole. Nothing is dropped silently: a number that is not understood is an Issue."""
    number(document)
    cover = read_cover(document, names)
    framework = framework_of(document, cover, codes)
    builder = _Builder(document, cover, framework, codes, names)
    catalogue = Catalogue(codes, framework)
    tables = TableReader(catalogue, names)
    outline = Outline(document, cover, catalogue, names)
    policy: Policy | None = None
    for placed in outline.walk():
        if placed.context.policy is not policy:  # what stood above its heading says nothing of its tables
            policy = placed.context.policy
            builder.read([*tables.paragraph("")])
        if isinstance(placed.block, Table):
            try:
                cells = tables.read(placed.block, placed.context)
            except Exception as error:  # a fault of the reader costs this table, and not the report
                builder.table_failed(placed.block, error)
                continue
        else:
            passage = placed.block.passage
            cells = [*tables.paragraph(passage.text), TextCell(passage, placed.context, None, "")]
        builder.read(cells)
    builder.read([*tables.flush()])
    builder.account(outline.contents)
    for heading in outline.misnumbered:
        builder.misnumbered(heading)
    return builder.finish()


class _Builder:
    def __init__(self, document: Document, cover: Cover, framework: str, codes: Codes, names: Names) -> None:
        self.document = document
        self.cover = cover
        self.framework = framework
        self.codes = codes
        self.names = names
        self.facts: list[Fact] = []
        self.narratives: list[Narrative] = []
        self.issues: list[Issue] = list(document.issues)
        self._reader = sentences.Reader()
        self._identity = Identity(document)
        self._ledger = Ledger(document)
        self._figure_cells: set[tuple[int, int | None, int | None]] = set()
        self._uncounted: dict[tuple[str, str], list[tuple[Passage, int, str]]] = defaultdict(list)  # to be said
        self._seen: Counter[tuple[str, str]] = Counter()  # places and raw numbers
        self._groups = 0
        self._last_code = 0
        self._code_of: dict[str, str] = {}
        self._aims: tuple[Policy | None, Section] | None = None  # where a heading of aims stands
        self._subjects: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)  # schools, by policy and office

    # -- one cell or paragraph ---------------------------------------------------------------------

    def read(self, cells: list[CellRead]) -> None:
        for cell in cells:
            if isinstance(cell, FigureCell):
                self.figure_cell(cell)
            elif isinstance(cell, NumberCell):
                self._ledger.take_all(cell.passage, "number of a row, code or year")
            else:
                self.text(cell)

    def text(self, cell: TextCell) -> None:
        context = cell.context
        kind = cell.kind or NARRATIVE_OF_SECTION.get(context.section)
        is_policy_level = context.is_policy_level
        default_kind: Kind = "rule" if kind in PROPOSALS else "result"
        is_note, is_aim = FOOTNOTE.match(cell.passage.text), self._is_aim(cell)
        for start, end in sentences.sentences(cell.passage.text):
            sentence = cell.passage.slice(start, end)
            is_done = (is_note or cell.kind == "remedy") and not is_aim and DONE.search(sentence.text)
            self._sentence(sentence, context, "result" if is_done else "rule" if is_note or is_aim else default_kind)
            if kind == "suggestion_area" and (POLICY_LEVEL.match(sentence.text) or AREA_LEVEL.match(sentence.text)):
                is_policy_level = POLICY_LEVEL.match(sentence.text) is not None
            if kind and not context.is_form:
                is_to_ministry = kind == "suggestion_area" and is_policy_level
                self._narrative(sentence, context, "suggestion_policy" if is_to_ministry else kind, cell.group)

    def _is_aim(self, cell: TextCell) -> bool:
        """Whether a text stands under a short heading of aims, such as ผลลัพธ์ที่คาดหวัง with its lists."""
        context = (cell.context.policy, cell.context.section)
        text = cell.passage.text
        words = LIST_MARK.sub("", text).strip() if len(text) < 2 * HEADING else text
        is_heading = not cell.group and len(words) < HEADING and not re.search(D, words)
        if is_heading and AIMS.search(words):
            self._aims = context
        elif self._aims != context or (is_heading and not OF_AIMS.search(words) and not ITEM.match(text)):
            self._aims = None
        return self._aims is not None

    def figure_cell(self, cell: FigureCell) -> None:
        offset = cell.number.start if cell.number else 0
        written = cell.passage.written
        raw = cell.number.raw if cell.number else written.strip() if cell.state == "unreadable" else ""
        at = cell.passage.at(offset) if cell.number else max(written.find(raw), 0)
        self._add(
            cell.passage,
            offset,
            raw=raw,
            words=cell.words or written,
            at=cell.at + at if cell.words else at,
            value=cell.value,
            value_max=_rounded(cell.value_max),
            school=cell.school,
            scale=cell.scale,
            unit=cell.unit,
            role=cell.role,
            kind=cell.kind,
            group=cell.group,
            measure=cell.measure.line,
            row_label=cell.row_label.line,
            context=cell.context,
            agency=self._agency(cell.context, None),
            fiscal_year=cell.fiscal_year,
            school_year=cell.school_year,
            state=cell.state,
        )
        place = cell.passage.place_at(offset)
        self._figure_cells.add((place.block, place.row, place.column))
        if cell.state == "unreadable":
            self._ledger.take_all(cell.passage, SAID)
            self._issue(
                cell.passage,
                offset,
                "warning",
                "unreadable-figure",
                f"A figure was due for “{cell.measure.line}” ({cell.row_label.line}), but the cell cannot be read as a "
                "number. Correct the cell in the report and load it again.",
                raw,
            )
        if cell.footnote:
            self._footnote(cell)

    def _footnote(self, cell: FigureCell) -> None:
        assert cell.footnote is not None
        found, skipped = sentences.figures(cell.footnote)
        for skip in skipped:
            if skip.reason not in DOUBTFUL_IN_A_CELL:
                self._ledger.take(cell.footnote, skip.start, len(skip.raw), skip.reason)
        smaller = [figure for figure in found if cell.value is not None and figure.value <= cell.value]
        for figure in found:
            is_part = len(smaller) == len(found) and figure.role in ("count", "total")
            whole = [cell.measure] if is_part and cell.role != "denominator" else []
            self._add(
                cell.footnote,
                figure.start,
                raw=figure.raw,
                words=cell.footnote.written,
                at=cell.footnote.at(figure.start),
                value=figure.value,
                scale=figure.scale,
                unit=figure.unit or cell.unit,
                role="part" if is_part else figure.role,
                kind=figure.kind,
                group=cell.group,
                measure=sentences.shortened(Folded.join([*whole, figure.measure])).line,
                row_label=cell.row_label.line,
                context=cell.context,
                agency=self._agency(cell.context, None),
                state="reported",
            )

    def _sentence(self, sentence: Passage, context: Context, default_kind: Kind) -> None:
        text = sentence.text
        found, skipped = self._reader.figures(sentence, default_kind)
        named_schools = schools(sentence)
        self._count_subject(text, named_schools, context)
        for skip in skipped:
            is_said = skip.reason in WORTH_SAYING
            self._ledger.take(sentence, skip.start, len(skip.raw), SAID if is_said else skip.reason)
            if is_said:
                self._say("number-not-counted", sentence, skip.start, skip.raw)
            elif skip.reason == "count of a list":
                self._list_count(sentence, skip)
        if not found:
            return
        self._groups += 1
        mentions = self._mentions(text)
        stated = AS_OF.search(text)
        for figure in found:
            mentioned = self._speaker(text, mentions, figure.start)
            is_whole = self.cover.speaks_for_all and WHOLE_PROVINCE.search(
                text, mentioned.end if mentioned else 0, figure.start
            )
            is_nation = figure.role == "score" and _is_nation_s(text, figure.start)
            self._add(
                sentence,
                figure.start,
                raw=figure.raw,
                words=sentence.written,
                at=sentence.at(figure.start),
                value=figure.value,
                value_max=_rounded(figure.value_max),
                full_score=figure.full_score,
                scale=figure.scale,
                unit=figure.unit,
                role=figure.role,
                kind=figure.kind,
                group=f"s{self._groups}.{figure.group}",
                measure=figure.measure.line,
                context=context,
                agency=None if is_whole or is_nation else self._agency(context, mentioned),
                provinces=() if is_nation else None,
                school=self._school(text, named_schools, figure.start),
                fiscal_year=figure.fiscal_year,
                school_year=figure.school_year,
                as_of=thai_date(stated.group()) if stated else None,
                is_approximate=figure.is_approximate,
                state="reported",
            )

    def _school(self, text: str, named: list[tuple[str, int]], offset: int) -> str:
        """Return the school named last before a figure, if the figure is its own."""
        name, start = next(((name, start) for name, start in reversed(named) if start < offset), ("", 0))
        is_listed = LIST_OF_SCHOOLS.search(text, 0, start)
        return "" if is_listed and GOES_ON.search(text, start, offset) else name

    def _count_subject(self, text: str, named: list[tuple[str, int]], context: Context) -> None:
        """Note which school a sentence begins with."""
        if named and context.policy and SUBJECT.fullmatch(text, 0, named[0][1]):
            office = self._agency(context, None)
            self._subjects[context.policy.policy_id, office.name if office else ""][named[0][0]] += 1

    def _list_count(self, sentence: Passage, skip: sentences.Skipped) -> None:
        """Say where a count is not the number of names that follow it."""
        listed = listed_after(sentence.text[skip.start + len(skip.raw) :])
        announced = numbers(skip.raw)[0].value
        if listed and listed != announced:
            message = f"{announced} are announced, but {listed} are named. Check the list in the report."
            self._issue(sentence, skip.start, "note", "list-count", message, f"{skip.raw} / {listed}")

    # -- records -----------------------------------------------------------------------------------

    def _mentions(self, text: str) -> list[AgencyName]:
        """Return the offices that a sentence names, in order, in a report of one province also worn names."""
        found = self.names.agencies(text)
        worn = [agency for agency in self.names.worn(text, self.cover.provinces) if agency not in found]
        return sorted(found + worn, key=lambda agency: agency.start) if worn else found

    def _speaker(self, text: str, mentions: list[AgencyName], offset: int) -> AgencyName | None:
        """Return the office named last before a figure, if the figure is its own and not all offices'."""
        before = _tellers(text, [agency for agency in mentions if agency.end <= offset])
        if not before:
            is_of_all = self.cover.agency is None and not self.cover.provinces
            return self.names.kind_ending(text[:offset]) if is_of_all else None
        is_sum = len(before) > 1 and SUM.search(text, before[-1].end, offset)
        if is_sum or WHOLE.search(text, before[-1].end, offset):
            return None
        mentioned = self._localised(before[-1])
        if mentioned.is_local:
            return None if mentioned.kind in ("provincial-office", "area-office") else mentioned
        # A national body's is the number right behind its name; or all it begins to tell, in a paper without a cover
        # and in a list of bodies, each with its number: "1) สพฐ. 27 แห่ง ... 2) อปท. 20 แห่ง ...".
        starts = mentioned.start <= LIST_LEAD
        is_listed = starts and NUMBER_NEXT.match(text, mentioned.end)
        is_body = mentioned.kind.endswith("-national") or (
            is_listed and ITEM_OF_BODY.fullmatch(text, 0, mentioned.start)
        )
        begins = is_listed or (starts and self.cover.agency is None)
        return mentioned if is_body and (begins or NEXT_TO.fullmatch(text, mentioned.end, offset)) else None

    def _localised(self, agency: AgencyName) -> AgencyName:
        return self.names.localised(agency, self.cover.provinces)

    def _agency(self, context: Context, mentioned: AgencyName | None) -> AgencyName | None:
        """Return whose figure it is: the office the sentence names, the heading's, the report's own."""
        own = None if self.cover.speaks_for_all else self.cover.agency
        return mentioned or (self._localised(context.agency) if context.agency else own)

    def _add(
        self,
        passage: Passage,
        offset: int,
        *,
        raw: str,
        context: Context,
        agency: AgencyName | None,
        value: Decimal | None,
        provinces: tuple[str, ...] | None = None,
        fiscal_year: int | None = None,
        school_year: int | None = None,
        as_of: object = None,
        **values: object,
    ) -> None:
        place = passage.place_at(offset)
        is_too_large = isinstance(value, Decimal) and abs(value) >= MOST
        if raw:
            fate = SAID if value is None or is_too_large else FIGURE
            self._ledger.take(passage, offset, len(raw), fate)
        if is_too_large:
            message = (
                "This number has too many digits to be one. Look at it in the report; parts of it may be another's."
            )
            self._issue(passage, offset, "warning", "number-too-large", message, raw)
            return
        self._seen[place.name, raw] += 1
        policy = context.policy
        fact = Fact(
            fact_id=self._identity.of_figure(passage, offset),
            former_id=record_id(self.document.content_id, place.name, raw, self._seen[place.name, raw]),
            report_id=self.document.content_id,
            source=self.document.source,
            order=self._next_order(),
            line=place.line,
            page=place.page,
            table=place.table,
            row=place.row,
            column=place.column,
            place=place.name,
            raw=raw,
            agency=agency.name if agency else "",
            affiliation=agency.affiliation if agency and agency.affiliation in AFFILIATION_ORDER else "",
            provinces=(agency.provinces if agency and agency.provinces else self.cover.provinces)
            if provinces is None
            else provinces,
            policy_code=self._policy_code(context),
            policy_id=policy.policy_id if policy else "",
            policy=policy.title_th if policy else context.printed_title,
            theme=policy.theme if policy else "",
            section=context.section,
            value=_rounded(value),
            fiscal_year=_year(fiscal_year) or self.cover.fiscal_year,
            school_year=_year(school_year),
            round=self.cover.round,
            as_of=as_of or self.cover.as_of,  # type: ignore[arg-type]
            **{**_FACT_DEFAULTS, **values},  # type: ignore[arg-type]
        )
        self.facts.append(fact)

    def _narrative(self, sentence: Passage, context: Context, kind: NarrativeKind, row: str) -> None:
        written, words = sentence.written, sentence.text
        if "<" in words:
            written, words = MARKUP.sub(" ", written), MARKUP.sub(" ", words)
        text = " ".join(written.split())
        if NO_ANSWER.match(words):
            return
        number = LIST_NUMBER.match(text)
        place = sentence.place_at(0)
        agency = self._agency(context, None)
        policy = context.policy
        self.narratives.append(
            Narrative(
                narrative_id=self._identity.of_answer(sentence),
                report_id=self.document.content_id,
                source=self.document.source,
                order=self._next_order(),
                line=place.line,
                page=place.page,
                table=place.table,
                row=place.row,
                column=place.column,
                place=place.name,
                kind=kind,
                text=text,
                group=f"{row}.{number.group(1) if number else ''}" if row else f"n{len(self.narratives)}",
                agency=agency.name if agency else "",
                affiliation=agency.affiliation if agency and agency.affiliation in AFFILIATION_ORDER else "",
                provinces=agency.provinces if agency and agency.provinces else self.cover.provinces,
                policy_code=self._policy_code(context),
                policy_id=policy.policy_id if policy else "",
                policy=policy.title_th if policy else context.printed_title,
                theme=policy.theme if policy else "",
                fiscal_year=self.cover.fiscal_year,
                round=self.cover.round,
            )
        )

    def _next_order(self) -> int:
        return len(self.facts) + len(self.narratives) + 1

    def _policy_code(self, context: Context) -> str:
        """Return the policy's number: the catalogue's, but in FY2567's inspection what the report prints."""
        policy = context.policy
        if policy is None:
            return context.printed_code
        if self.framework != "inspection-2567" or not context.printed_code.isdigit():
            return policy.printed_code
        if policy.policy_id not in self._code_of:
            printed = int(context.printed_code)
            self._last_code = printed if printed > self._last_code else self._last_code + 1
            self._code_of[policy.policy_id] = str(self._last_code)
        return self._code_of[policy.policy_id]

    def _issue(self, passage: Passage, offset: int, severity: str, code: str, message: str, raw: str) -> None:
        place = passage.place_at(offset)
        self.issues.append(
            Issue(self.document.source, place.line, place.name, severity, code, message, raw)  # type: ignore[arg-type]
        )

    def misnumbered(self, heading: Misnumbered) -> None:
        """Say where a heading's number does not fit: it was placed by its title and its place in the sequence."""
        self._issue(
            heading.passage,
            0,
            "note",
            f"{heading.fault}-heading",
            f"The heading numbered {heading.number} stands under {heading.parent}{HEADING_FAULTS[heading.fault]}; its "
            "answers were kept by its title and place.",
            f"{heading.number} / {heading.parent}",
        )

    # -- the whole report --------------------------------------------------------------------------

    def finish(self) -> LoadedReport:
        cover = self.cover
        report = Report(
            report_id=self.document.content_id,
            source=self.document.source,
            title=cover.title,
            framework=self.framework,
            agency=cover.agency.name if cover.agency else "",
            affiliation=cover.agency.affiliation if cover.agency else "",
            provinces=cover.provinces,
            fiscal_year=cover.fiscal_year,
            round=cover.round,
            as_of=cover.as_of,
            is_digest=cover.is_digest,
            line_count=self.document.line_count,
        )
        for missing, code, what, cure in (
            (cover.agency is None, "no-agency", "names no reporting office", "Add the missing line to its cover."),
            (cover.fiscal_year is None, "no-fiscal-year", "tells no fiscal year", "Add the missing line to its cover."),
            (not self.framework, *self._no_framework()),
        ):
            if missing:
                message = f"The report {what}; its figures are kept without it. {cure}"
                self.issues.append(Issue(report.source, None, "cover", "warning", code, message, ""))
        if not self.facts:
            message = "No figure was found in this file. Check that it is the report and that its text is complete."
            self.issues.append(Issue(report.source, None, "", "warning", "no-figures", message, ""))
        self._give_to_schools()
        facts, narratives = self._with_whole_names()
        return LoadedReport(report, facts, narratives, tuple(self.issues), dict(self._ledger.fates))

    def table_failed(self, table: Table, error: Exception) -> None:
        """Say that a table could not be read."""
        at = traceback.extract_tb(error.__traceback__)[-1]
        cells = [cell for row in table.rows for cell in row]
        for cell in cells:
            self._ledger.take_all(cell, SAID)
        self._issue(
            cells[0],
            0,
            "error",
            "table-not-read",
            f"This table was left out: the reader failed on it ({type(error).__name__} in {Path(at.filename).name}, "
            f"line {at.lineno}). Send it with this message to those who look after this program.",
            str(error)[:200],
        )

    def account(self, contents: Iterable[Table]) -> None:
        """Name, or say, each number that no figure was looked for in: of headings, heads, labels, behind a figure."""
        for cell in (cell for table in contents for row in table.rows for cell in row):
            self._ledger.take_all(cell, "contents")
        for passage, starts in self._ledger.rest():
            mark = HEADING_MARK.match(passage.written)
            if mark and passage.places[0].row is None:
                self._ledger.take(passage, 0, mark.end(), "number of a heading")
                starts = [at for at in starts if at >= mark.end()]
                if not starts:
                    continue
            offsets = [passage.offset_of(at) for at in starts]
            for start, end in sentences.sentences(passage.text):
                if any(start <= offset < end for offset in offsets):
                    self._account_sentence(passage.slice(start, end))
            for tag in MARKUP.finditer(passage.text) if "<" in passage.text else ():
                self._ledger.take(passage, tag.start(), len(passage.raw(*tag.span())), "markup")
        for passage, starts in self._ledger.rest():
            self._ledger.take_all(passage, SAID)
            raws = [found.group() for found in DIGITS.finditer(passage.written) if found.start() in starts]
            self._say("number-left-out", passage, passage.offset_of(starts[0]), ", ".join(raws))
        for (code, _), said in self._uncounted.items():
            listed = ", ".join(raw for _, _, raw in said)
            passage, offset, _ = said[0]
            self._issue(passage, offset, "note", code, f"{listed}: {UNCOUNTED[code]}.", listed)

    def _say(self, code: str, passage: Passage, offset: int, raw: str) -> None:
        """Keep a number to be said, once a place."""
        self._uncounted[code, passage.place_at(offset).name].append((passage, offset, raw))

    def _account_sentence(self, sentence: Passage) -> None:
        """Say what looks like a figure, or stands alone or behind one in a cell; the rest is known to be none."""
        place = sentence.place_at(0)
        is_bare = place.row is not None and BARE_NUMBER.fullmatch(sentence.text)
        is_doubtful = is_bare or (place.block, place.row, place.column) in self._figure_cells
        found, skipped = sentences.figures(sentence)
        told = [(figure.start, figure.raw, SAID) for figure in found]
        told += [(skip.start, skip.raw, skip.reason) for skip in skipped]
        for start, raw, reason in sorted(told):
            fate = SAID if is_doubtful and reason in DOUBTFUL_IN_A_CELL else NAME if reason == "no unit" else reason
            if self._ledger.take(sentence, start, len(raw), fate) and fate == SAID:
                self._say("number-left-out", sentence, start, raw)

    def _no_framework(self) -> tuple[str, str, str]:
        """Return the code, what the report lacks and the cure of its issue."""
        year = self.cover.fiscal_year
        if year is None or any(str(year) in policy.framework for policy in self.codes.policies):
            cure = "Titles of other years gave the themes. Check that its headings carry the policies' titles."
            return "no-framework", "has no heading that its year's catalogue of policies knows", cure
        cure = (
            "Titles of other years gave the themes. Add the year's policies to data/codes/policies.csv: "
            "CONTRIBUTING, “A framework”."
        )
        return "no-catalogue", f"is of fiscal year {year}, whose policies no catalogue lists yet", cure

    def _give_to_schools(self) -> None:
        """Give a school the figures of an item that tells of it alone, also those before its name."""
        for index, fact in enumerate(self.facts):
            told_of = self._subjects.get((fact.policy_id, fact.agency), Counter())
            if fact.policy_id and not fact.school and not fact.row_label and len(told_of) == 1:
                (school, times), *_ = told_of.most_common()
                if times >= TELLS_OF_ITSELF:
                    self.facts[index] = replace(fact, school=school)

    def _with_whole_names(self) -> tuple[tuple[Fact, ...], tuple[Narrative, ...]]:
        """Give an office of several provinces its whole name where the report shortens it to one of them."""
        offices = {fact.agency: fact.provinces for fact in self.facts if fact.agency.startswith(SECONDARY)}
        offices |= {told.agency: told.provinces for told in self.narratives if told.agency.startswith(SECONDARY)}
        whole = {
            short: longer
            for short, provinces in offices.items()
            for longer, more in offices.items()
            if set(provinces) < set(more)
        }

        def named(record: _Record) -> _Record:
            longer = whole.get(record.agency)
            return replace(record, agency=longer, provinces=offices[longer]) if longer else record

        for short, longer in whole.items():
            message = f"The report also calls “{longer}” “{short}”; its figures are kept under the whole name."
            self.issues.append(Issue(self.document.source, None, "", "note", "short-name", message, short))
        return tuple(map(named, self.facts)), tuple(map(named, self.narratives))


_FACT_DEFAULTS: dict[str, object] = {
    "value_max": None,
    "full_score": None,
    "kind": "result",
    "row_label": "",
    "school": "",
    "is_approximate": False,
}
