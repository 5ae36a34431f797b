"""From a placed document to its records: every figure a Fact, every answer a Narrative, every doubt an Issue."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from facts.codes import AFFILIATION_ORDER, Codes, Policy
from facts.fact import (
    Fact,
    Issue,
    Kind,
    LoadedReport,
    Narrative,
    NarrativeKind,
    Prompt,
    Report,
    Section,
    Severity,
    record_id,
)
from loaders.answers import Answers
from loaders.document import Document, Passage, Row, Table, number
from loaders.figures.account import Account
from loaders.figures.cell import CellRead, FigureCell, NumberCell, TextCell
from loaders.figures.figure import Figure
from loaders.figures.lists import leads, linked
from loaders.figures.sentences import Reader
from loaders.figures.tables import TableReader
from loaders.identity import Identity
from loaders.thai.counted import Skipped
from loaders.thai.folding import pattern
from loaders.thai.lists import listed_after
from loaders.thai.names import Names, schools
from loaders.thai.numbers import D, value_of
from loaders.thai.sentences import sentences
from loaders.where.catalogue import Catalogue, PolicyCodes, framework_of
from loaders.where.context import SUGGESTION, Context, Placed
from loaders.where.cover import Cover, read_cover
from loaders.where.headings import ITEM, MARKUP
from loaders.where.outline import HeadedTwice, Misnumbered, Outline, level_of
from loaders.where.place import Places
from loaders.where.school import Subjects, school_before
from loaders.where.share import province_beside
from loaders.where.speaker import Speaker, Speakers
from loaders.where.theme import Themeless
from loaders.where.unanswered import Unanswered

NARRATIVE_OF_SECTION: dict[Section, NarrativeKind] = {
    "results": "progress",
    "situation": "progress",
    "factors": "success_factor",
    "problems": "problem",
    "suggestions": "suggestion",
    "practice": "practice",
}
# What is proposed or hoped for is no result, even where it names a number.
PROPOSALS = frozenset({"remedy", "expected_result", *SUGGESTION.values()})
HEADING_FAULTS = {"misnumbered": "", "repeated": " a second time", "skipped": " without the number before it"}
HEADING = 60
# What has been done is a result, also among remedies and in notes.
DONE = pattern(r"แล้ว")
AIMS = pattern(r"(?:เป้าหมาย|คาดหวัง)")
OF_AIMS = pattern(r"เชิงปริมาณ|เชิงคุณภาพ|ด้าน")
LIST_MARK = re.compile(rf"^[\s\-•]*\(?{D}{{1,2}}(?:\.{D}{{1,2}})*[.)]?")
FOOTNOTE = pattern(r"^\s*หมายเหตุ")
MINISTRY = "ศธ."  # sets the inspection's plan, which most reports follow
MOST = Decimal(10) ** 18
DECIMALS = 6
FIRST_YEAR, LAST_YEAR = 2500, 2700  # others are slips of the pen, which a check finds
# Why numbers were not taken for figures.
UNCOUNTED = {
    "number-not-counted": "not taken for a figure, without a unit that is known. If it counts something, add the unit "
    "to data/codes/units.csv",
    "number-malformed": "not taken for a figure: its points, commas or brackets are not those of one number. "
    "Write it with a comma before each three digits, one below zero with a minus, or list several with blanks between",
    "number-left-out": "not taken for a figure in a heading, a table's head or label, or behind a cell's own number. "
    "If it counts something, give it a sentence or a cell of its own",
}


def assemble(document: Document, codes: Codes, names: Names) -> LoadedReport:
    """Read a document whole. Nothing is dropped silently: a number that is not understood is an Issue."""
    number(document)
    cover = read_cover(document, names)
    framework = framework_of(document, cover, codes)
    builder = _Builder(document, cover, framework, codes, names)
    catalogue = Catalogue(codes, framework)
    tables = TableReader(catalogue, names)
    outline = Outline(document, cover, catalogue, names)
    unanswered = Unanswered()
    headed: tuple[Policy | None, str, Section] = (None, "", "")
    for placed, following in _with_next(outline.walk()):
        if placed.context.headed != headed:  # what stood above its heading says nothing of its tables and figures
            if placed.context.headed[:2] != headed[:2]:
                builder.read([*tables.paragraph("")])
            headed = placed.context.headed
            builder.end_sentences()
        if isinstance(placed.block, Table):
            try:
                cells = tables.read(placed.block, placed.context)
            except Exception as error:  # a fault of the reader costs this table, and not the report
                builder.table_failed(placed.block, error)
                continue
            builder.not_placed(placed.block.unplaced)
        else:
            passage, context = placed.block.passage, placed.context
            if prompt := unanswered.prompt(placed, following):
                builder.left_blank(prompt, context)
                context = replace(context, is_form=True)
            cells = [*tables.paragraph(passage.text), TextCell(passage, context, placed.kind, placed.group)]
        builder.read(cells)
    builder.read([*tables.flush()])
    builder.close(outline.contents)
    for heading in outline.misnumbered:
        builder.misnumbered(heading)
    for heading_by_words, its_policy in outline.by_words:
        builder.headed_by_words(heading_by_words, its_policy)
    for office in outline.headed_twice:
        builder.headed_twice(office)
    return builder.finish()


def _with_next(blocks: Iterator[Placed]) -> Iterator[tuple[Placed, Placed | None]]:
    """Yield each block of a report and the one behind it."""
    before = next(blocks, None)
    while before is not None:
        following = next(blocks, None)
        yield before, following
        before = following


class _Builder:
    """Makes the records of one report, in the order in which it tells them."""

    def __init__(self, document: Document, cover: Cover, framework: str, codes: Codes, names: Names) -> None:
        self.document = document
        self.cover = cover
        self.framework = framework
        self.codes = codes
        self.facts: list[Fact] = []
        self.issues: list[Issue] = list(document.issues)
        self._account = Account(document)
        self._prompts: list[Prompt] = []
        self._identity = Identity(document)
        self._reader = Reader()
        self._speakers = Speakers(cover, names)
        self._places = Places(codes)
        self._answers = Answers(self._places)
        self._subjects = Subjects()
        self._themeless = Themeless()
        self._leads: list[tuple[int, str]] = []  # lines without a number, by which a list may be led
        self._codes = PolicyCodes(codes, framework)
        self._aims: tuple[Policy | None, Section] | None = None  # where a heading of aims stands
        self._named_by: dict[int, str] = {}  # of figures, the one province that their office is called by
        self._not_listed: set[str] = set()  # area offices that were said to be in no list
        self._seen: dict[tuple[str, str], int] = {}  # how often a raw number was read at a place

    # -- one cell or paragraph ---------------------------------------------------------------------

    def read(self, cells: list[CellRead]) -> None:
        for cell in cells:
            if isinstance(cell, FigureCell):
                for figure in cell.figures:
                    speaker = self._speakers.in_province(self._speakers.of(cell.context), figure.province)
                    self._figure(figure, cell.context, speaker)
            elif isinstance(cell, NumberCell):
                self._account.no_figures(cell.passage, "number of a row, code or year")
            else:
                self._text(cell)

    def end_sentences(self) -> None:
        """End what a sentence leaves open for the next: a heading stands between them."""
        self._reader.end()

    def _text(self, cell: TextCell) -> None:
        context = cell.context
        self._leads += leads(cell.passage)
        if context.policy is None or not context.policy.theme:
            self._themeless.note(cell.passage, context.page)
        kind = cell.kind or NARRATIVE_OF_SECTION.get(context.section)
        level = context.level
        default_kind: Kind = "rule" if kind in PROPOSALS else "result"
        is_note, is_aim = FOOTNOTE.match(cell.passage.text), self._is_aim(cell)
        for start, end in sentences(cell.passage.text):
            sentence = cell.passage.slice(start, end)
            is_done = (is_note or cell.kind == "remedy") and not is_aim and DONE.search(sentence.text)
            self._sentence(sentence, context, "result" if is_done else "rule" if is_note or is_aim else default_kind)
            is_suggestion = kind in SUGGESTION.values()
            level = (level_of(sentence.text)[0] if is_suggestion else "") or level
            if kind and not context.is_form:
                self._answer(sentence, context, SUGGESTION[level] if is_suggestion else kind, cell.group)

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

    def _sentence(self, sentence: Passage, context: Context, default_kind: Kind) -> None:
        text = sentence.text
        figures, skipped = self._reader.figures(sentence, default_kind)
        named = schools(sentence)
        if named and context.policy:
            office = self._speakers.of(context).agency
            self._subjects.note(text, named, context.policy.policy_id, office.name if office else "")
        for skip in skipped:
            self._account.skipped(sentence, skip)
            if skip.reason == "count of a list":
                self._list_count(sentence, skip)
        mentions = self._speakers.mentions(text) if figures else []
        listed = self._places.listed(text) if len(figures) > 1 else {}
        parts_of: dict[str, set[str]] = {}  # by group, the offices that tell the parts of a sum
        for figure in figures:
            figure.school = school_before(text, named, figure.start)
            speaker = self._speakers.of_figure(context, text, mentions, figure.start, figure.role)
            named_until = max((office.end for office in mentions if office.end <= figure.start), default=0)
            place = self._places.before(text, named_until, figure.start) or listed.get(figure.start, "")
            speaker = self._speakers.in_province(speaker, place)
            if figure.role == "part" and speaker.agency:
                parts_of.setdefault(figure.group, set()).add(speaker.agency.name)
            if figure.role == "total" and len(parts_of.get(figure.group, ())) > 1:
                speaker = Speaker(None, self.cover.provinces)
            self._figure(figure, context, speaker, named_until)

    def _list_count(self, sentence: Passage, skip: Skipped) -> None:
        """Say where a count is not the number of names that follow it."""
        listed = listed_after(sentence.text[skip.start + len(skip.raw) :])
        announced = value_of(skip.raw)
        if listed and listed != announced:
            message = f"{announced} are announced, but {listed} are named. Check the list in the report."
            self._issue(sentence, skip.start, "note", "list-count", message, f"{skip.raw} / {listed}")

    # -- records -----------------------------------------------------------------------------------

    def _figure(self, figure: Figure, context: Context, speaker: Speaker, named_until: int = 0) -> None:
        is_too_large = figure.number is not None and abs(figure.value) >= MOST
        self._account.figure(figure, is_kept=not is_too_large)
        if is_too_large:
            message = (
                "This number has too many digits to be one. Look at it in the report; parts of it may be another's."
            )
            self._issue(figure.passage, figure.start, "warning", "number-too-large", message, figure.raw)
            return
        place = figure.passage.place_at(figure.start)
        times = self._seen[place.name, figure.raw] = self._seen.get((place.name, figure.raw), 0) + 1
        policy = context.policy
        if speaker.agency and not self._speakers.names.is_listed(speaker.agency):
            self._office_not_listed(figure, speaker.agency.name)
        if speaker.agency and len(speaker.agency.named) == 1:
            self._named_by[len(self.facts)] = speaker.agency.named[0]
        self.facts.append(
            Fact(
                fact_id=self._identity.of_figure(figure.passage, figure.start),
                former_id=record_id(self.document.content_id, place.name, figure.raw, times),
                report_id=self.document.content_id,
                source=self.document.source,
                order=self._next_order(),
                line=place.line,
                page=place.page,
                table=place.table,
                row=place.row,
                column=place.column,
                place=place.name,
                raw=figure.raw,
                words=figure.words,
                at=figure.at,
                value=_rounded(figure.number.value) if figure.number else None,
                value_max=_rounded(figure.value_max),
                full_score=figure.full_score,
                scale=figure.scale,
                unit=figure.unit,
                role=figure.role,
                kind=figure.kind,
                group=figure.group,
                measure=figure.measure.line,
                told_under=figure.told_under.line,
                row_label=figure.row_label.line,
                agency=speaker.agency.name if speaker.agency else "",
                school=figure.school,
                affiliation=_affiliation(speaker),
                provinces=speaker.provinces,
                province=province_beside(
                    speaker.provinces,
                    figure.passage.text,
                    figure.start,
                    figure.unit_end if figure.number else 0,
                    figure.row_label.text,
                    named_until,
                ),
                policy_code=self._codes.of(context),
                policy_id=policy.policy_id if policy else "",
                policy=policy.title_th if policy else context.printed_title,
                theme=policy.theme if policy else "",
                section=context.section,
                fiscal_year=_year(figure.fiscal_year) or self.cover.fiscal_year,
                school_year=_year(figure.school_year),
                round=self.cover.round,
                as_of=figure.as_of or self.cover.as_of,
                is_approximate=figure.is_approximate,
                state=figure.state,
            )
        )
        if figure.state == "unreadable":
            self._issue(
                figure.passage,
                figure.start,
                "warning",
                "unreadable-figure",
                f"A figure was due for “{figure.measure.line}” ({figure.row_label.line}), but the cell cannot be read "
                "as a number. Correct the cell in the report and load it again.",
                figure.raw,
            )

    def _office_not_listed(self, figure: Figure, name: str) -> None:
        """Say once of an area office that there is none of its number."""
        if name not in self._not_listed:
            self._not_listed.add(name)
            message = f"No list has an office “{name}”; its figures are kept under this name. Check the number."
            self._issue(figure.passage, figure.start, "warning", "office-not-listed", message, name)

    def _answer(self, sentence: Passage, context: Context, kind: NarrativeKind, row: str) -> None:
        place = sentence.place_at(0)
        speaker = self._speakers.of_answer(context, MARKUP.sub(" ", sentence.text))
        policy = context.policy
        answer = Narrative(
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
            text="",
            group=f"n{len(self._answers)}",
            agency=speaker.agency.name if speaker.agency else "",
            school="",
            affiliation=_affiliation(speaker),
            provinces=speaker.provinces,
            policy_code=self._codes.of(context),
            policy_id=policy.policy_id if policy else "",
            policy=policy.title_th if policy else context.printed_title,
            theme=policy.theme if policy else "",
            fiscal_year=self.cover.fiscal_year,
            round=self.cover.round,
        )
        self._answers.take(sentence, answer, row)

    def left_blank(self, passage: Passage, context: Context) -> None:
        """Take note of a question of the form that nobody has answered."""
        place = passage.place_at(0)
        speaker = self._speakers.of(context)
        self._prompts.append(
            Prompt(
                prompt_id=self._identity.of_answer(passage),
                report_id=self.document.content_id,
                source=self.document.source,
                line=place.line,
                place=place.name,
                text=passage.line,
                agency=speaker.agency.name if speaker.agency else "",
                affiliation=_affiliation(speaker),
                provinces=speaker.provinces,
                theme=context.policy.theme if context.policy else "",
            )
        )

    def _next_order(self) -> int:
        return len(self.facts) + len(self._answers) + 1

    def _issue(self, passage: Passage, offset: int, severity: Severity, code: str, message: str, raw: str) -> None:
        place = passage.place_at(offset)
        self.issues.append(Issue(self.document.source, place.line, place.name, severity, code, message, raw))

    def table_failed(self, table: Table, error: Exception) -> None:
        """Say that a table could not be read."""
        self._account.left_out(table.cells)
        at = traceback.extract_tb(error.__traceback__)[-1]
        self._issue(
            table.rows[0][0],
            0,
            "error",
            "table-not-read",
            f"This table was left out: the reader failed on it ({type(error).__name__} in {Path(at.filename).name}, "
            f"line {at.lineno}). Send it with this message to those who look after this program.",
            str(error)[:200],
        )

    def not_placed(self, rows: Sequence[Row]) -> None:
        """Say which rows of a table have fewer cells than it has columns, and nothing tells which are empty."""
        for row in rows:
            self._account.left_out(row)
            numbers = " ".join(cell.line for cell in row[1:] if not cell.is_blank)
            self._issue(
                row[0],
                0,
                "warning",
                "row-not-placed",
                f"This row has {len(row) - 1} cells, fewer than its table has columns, and nothing tells which are "
                "empty: its numbers were not taken. Fill the empty cells in the report with a dash.",
                f"{row[0].line} {numbers}"[:200],
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

    def headed_by_words(self, passage: Passage, policy: Policy) -> None:
        """Say where a heading has no title of the catalogue, and its words told the policy."""
        self._issue(
            passage,
            0,
            "note",
            "title-not-exact",
            f"No policy has this title. By its words it was taken for “{policy.title_th}”. If it is another one, give "
            "the heading its official title.",
            passage.line[:HEADING],
        )

    def headed_twice(self, office: HeadedTwice) -> None:
        """Say where two answers that follow each other are of one office, by two of its names."""
        self._issue(
            office.passage,
            0,
            "note",
            "office-headed-twice",
            f"“{office.short}” and “{office.whole}” are one office, and each heads an answer here; both were kept as "
            "its own. If one is another office's, correct its heading.",
            f"{office.short} / {office.whole}",
        )

    # -- the whole report --------------------------------------------------------------------------

    def close(self, contents: Iterable[Table]) -> None:
        """Say the numbers that are left over; `contents` are lists of contents, whose numbers are pages."""
        for unsaid in self._account.close(contents):
            message = f"{unsaid.raws}: {UNCOUNTED[unsaid.code]}."
            self._issue(unsaid.passage, unsaid.offset, "note", unsaid.code, message, unsaid.raws)

    def finish(self) -> LoadedReport:
        self._say_what_is_missing()
        facts = [self._subjects.give(fact) for fact in self._themed(linked(self.facts, self._leads))]
        for index, province in self._named_by.items():
            if self._is_of_one(facts[index].agency, province) and not facts[index].province:
                facts[index] = replace(facts[index], province=province)
        return LoadedReport(
            self._report(),
            tuple(facts),
            self._answers.finish(),
            tuple(self.issues),
            self._account.fates,
            tuple(self._prompts),
        )

    def _themed(self, facts: list[Fact]) -> list[Fact]:
        """Return the facts, those under no policy with the theme that words tell; say where one was taken so.

        What is told together, in a group or a table, is of one theme, unless its words name several.
        """
        told = {index: self._themeless.theme(fact) for index, fact in enumerate(facts) if not fact.theme}
        together: dict[tuple[str, object], set[str]] = {}
        for index, theme in told.items():
            if theme:
                for key in _told_together(facts[index]):
                    together.setdefault(key, set()).add(theme)
        themed, said = [], ""
        for index, fact in enumerate(facts):
            themes = [together[key] for key in _told_together(fact) if index in told and key in together]
            theme = told.get(index) or next((one for (one, *more) in themes if not more), "")
            if theme and theme != said:
                name = next(row["name_th"] for row in self.codes.tables()["theme"] if row["theme"] == theme)
                message = f"No heading tells a policy here: by its words this was taken to be of “{name}”."
                self.issues.append(
                    Issue(fact.source, fact.line, fact.place, "note", "theme-by-words", message, fact.raw)
                )
            said = theme
            themed.append(replace(fact, theme=theme) if theme else fact)
        return themed

    def _is_of_one(self, agency: str, province: str) -> bool:
        """Whether an office that is called by one of its provinces speaks of that one alone: as the cover calls it so,
        or the report calls it by others, too.
        """
        own = self.cover.agency
        called = {name for index, name in self._named_by.items() if self.facts[index].agency == agency}
        return len(called) > 1 or bool(own and own.name == agency and own.named == (province,))

    def _report(self) -> Report:
        cover = self.cover
        return Report(
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

    def _say_what_is_missing(self) -> None:
        cover, source = self.cover, self.document.source
        for missing, code, what, cure in (
            (cover.agency is None, "no-agency", "names no reporting office", "Add the missing line to its cover."),
            (cover.fiscal_year is None, "no-fiscal-year", "tells no fiscal year", "Add the missing line to its cover."),
            (not self.framework, *self._no_framework()),
        ):
            if missing:
                message = f"The report {what}; its figures are kept without it. {cure}"
                self.issues.append(Issue(source, None, "cover", "warning", code, message, ""))
        if not self.facts:
            message = "No figure was found in this file. Check that it is the report and that its text is complete."
            self.issues.append(Issue(source, None, "", "warning", "no-figures", message, ""))

    def _no_framework(self) -> tuple[str, str, str]:
        """Return the code, what the report lacks and the cure of its issue."""
        year = self.cover.fiscal_year
        if year is None or any(plan.set_by == MINISTRY for plan in self.codes.plans(year)):
            cure = "Titles of other years gave the themes. Check that its headings carry the policies' titles."
            return "no-framework", "has no heading that its year's catalogue of policies knows", cure
        cure = (
            "Titles of other years gave the themes. Add the year's policies to data/codes/policies.csv, and their list "
            "to frameworks.csv: CONTRIBUTING, “A framework”."
        )
        return "no-catalogue", f"is of fiscal year {year}, whose policies no catalogue lists yet", cure


def _told_together(fact: Fact) -> Iterator[tuple[str, object]]:
    yield "group", fact.group
    if fact.table is not None:
        yield "table", fact.table


def _affiliation(speaker: Speaker) -> str:
    agency = speaker.agency
    return agency.affiliation if agency and agency.affiliation in AFFILIATION_ORDER else ""


def _rounded(value: Decimal | None) -> Decimal | None:
    """Return a value with as many decimals as a store holds: a cell may have a third of ten."""
    is_long = value is not None and -int(value.as_tuple().exponent) > DECIMALS
    return round(value, DECIMALS) if value is not None and is_long else value


def _year(year: int | None) -> int | None:
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None
