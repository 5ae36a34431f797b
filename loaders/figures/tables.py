"""Tables: whose row it is, and what each cell says: a figure, a text, or nothing."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from facts.fact import NarrativeKind, Role, Section
from loaders.document import Passage, Table
from loaders.figures.cell import TOTAL_LABEL, Asked, Cell, CellRead, Cells, FigureCell, NumberCell, TextCell, figures_in
from loaders.figures.columns import (
    UNIT_LINE,
    Nearby,
    asked_of_columns,
    asked_of_row,
    counts_nothing,
    is_of_other_things,
    outranks,
    scaled,
    unit_in_brackets,
    unit_of,
)
from loaders.figures.figure import Figure
from loaders.figures.headers import (
    ANSWERS,
    ColumnKind,
    ColumnName,
    column_kind,
    column_names,
    is_numeric,
    is_numeric_column,
    labels_no_count,
    parted,
    row_key,
)
from loaders.figures.things import RowsOfThings, names_others, rows_of_things
from loaders.figures.totals import Totals
from loaders.thai.dates import years_headed
from loaders.thai.folding import NOTHING, Folded, pattern
from loaders.thai.names import AgencyName, Names, schools
from loaders.thai.numbers import PERCENT, D
from loaders.thai.units import unit_at
from loaders.where.catalogue import Catalogue
from loaders.where.context import SUGGESTION, Context
from loaders.where.place import Places

COLUMN_SECTION: dict[ColumnKind, Section] = {
    "problem": "problems",
    "remedy": "problems",
    "expected_result": "problems",
    "suggestion": "suggestions",
    "results": "results",
}
LIST_NUMBER = re.compile(rf"^(?:\s|-|\(|<[^>]*>)*{D}{{1,2}}[.)]")
TAIL = 300  # characters of a cell's end that are looked at
TAGS_AT_END = re.compile(r"(?:\s*</?[a-zA-Z][^>]*>)*\s*$")
# A cell that a page break has cut before its number.
UNFINISHED = pattern(r"(?:จำนวน|ร้อยละ|ทั้งสิ้น|เป็นเงิน|เฉลี่ย|เท่ากับ)\s*$")
# Labels that tell the units of columns: a total row's, and one with two units.
TELLS_UNITS = pattern(rf"{TOTAL_LABEL.pattern}|\([ก-๎]+/[ก-๎]+\)")
COUNTED: frozenset[Role] = frozenset({"count", "numerator", "denominator", "part"})
UNIT_COLUMN = pattern(r"^หน่วย(?:นับ)?$")
AREA = pattern(rf"^เขต\s*(?:ที่\s*)?{D}")
TIME_COLUMN = pattern(r"^(?:ปี(?:การศึกษา|งบประมาณ)?(?:\s*พ\.?\s?ศ\.?)?|ภาคเรียน(?:ที่)?)$")
TIME = re.compile(rf"^(?:{D}\s?/\s?)?[2๒][5๕]{D}{{2}}$")
CAPTION = pattern(r"\s*(?:ตาราง|แผนภูมิ|จำนวน|ข้อมูล|สถิติ|ร้อยละ|ผลการ)")
NAMED = pattern(r"[ก-ฮA-Za-z]")
NAMED_IN_THAI = pattern("[ก-ฮ]")
FIGURE = pattern(rf"{D}\s*(?:[ก-ฮ]{{2}}|%)")
MAX_CAPTION = 150
MAX_LABEL = 60
# A longer row is not told whole with each of its figures.
MAX_WORDS = 500


@dataclass(slots=True)
class _Columns:
    """A table's header, kept for the tables that continue it on the next page."""

    header: frozenset[str]
    names: tuple[ColumnName, ...]
    kinds: tuple[ColumnKind, ...]
    row: Context
    last_group: str
    group_name: str

    def kind(self, column: int) -> ColumnKind:
        return self.kinds[column] if column < len(self.kinds) else ""

    @property
    def asks_for_answers(self) -> bool:
        return bool(ANSWERS.intersection(self.kinds)) and all(self.kinds)


class TableReader:
    """Reads the tables of one report in order; a table that goes on over a page break is one table."""

    def __init__(self, catalogue: Catalogue, names: Names) -> None:
        self.catalogue = catalogue
        self.names = names
        self.places = Places(names.codes)
        self._open: _Columns | None = None
        self._kept: list[TextCell | None] = []  # the last row, by column
        self._unit_line = ""  # "หน่วย : ล้านบาท" right above a table
        self._caption = ""  # the short paragraph right above it
        self._header: list[Cells] = []  # of the table of figures right above
        self._count = 0

    def read(self, table: Table, context: Context) -> list[CellRead]:
        read: list[CellRead] = []
        for header, body in parted([[Cell(passage) for passage in row] for row in table.rows]):
            columns = self._columns(header, body, context)
            header = header or self._goes_on(body)
            if is_numeric(body) and not columns.asks_for_answers:
                read += [*self.flush(), *self._figures(header, body, context)]
                self._header = header
            else:
                read += self._texts(columns, body)
        return read

    def _goes_on(self, body: list[Cells]) -> list[Cells]:
        """Return the header of the figures right above, if these rows without one can be their next page."""
        width = max((len(row) for row in body), default=0)
        return self._header if max((len(row) for row in self._header), default=0) == width else []

    def paragraph(self, text: str) -> list[TextCell]:
        """Take note of a paragraph between tables; return what was kept back of the table before it."""
        last = " ".join(text.rsplit("\n", 1)[-1].split())
        self._unit_line = last if len(last) < MAX_LABEL and UNIT_LINE.search(last) else ""
        self._header = []
        if not UNIT_LINE.match(text):
            self._caption = next((words for words in (text, last) if len(words) < MAX_CAPTION), "")
        return self.flush()

    def flush(self) -> list[TextCell]:
        """Return the last row, which was kept back in case the next page goes on with it."""
        kept, self._kept = self._kept, []
        return [cell for cell in kept if cell]

    def _columns(self, header: list[Cells], body: list[Cells], context: Context) -> _Columns:
        width = max((len(row) for row in (*header, *body)), default=0)
        keys = frozenset(row_key(row) for row in header)
        before = self._open
        if before and ((keys and keys == before.header) or (not header and width == len(before.names))):
            if before.row.policy is None or context.policy is not None:
                before.row = replace(before.row, section=context.section or before.row.section)
                if context.policy is not before.row.policy and context.policy is not None:
                    before.row = context
            return before
        names = column_names(header, width)
        kinds = tuple(column_kind(name.whole) for name in names)
        self._open = _Columns(keys, names, kinds, context, "", "")
        return self._open

    # -- tables of words ---------------------------------------------------------------------------

    def _texts(self, columns: _Columns, body: list[Cells]) -> list[CellRead]:
        read: list[CellRead] = []
        is_new_page = True
        for row in body:
            filled = [cell for cell in row if not cell.is_blank]
            if not filled:
                continue
            if row_key(row) in columns.header:
                is_new_page = True
                continue
            if len(filled) == 1 and self._takes_heading(columns, filled[0]):
                is_new_page = False
                continue
            titled = columns.kinds[:1] == ("title",)
            matched = self.catalogue.match(row[0].passage, columns.group_name) if titled else None
            if matched:
                columns.row = replace(columns.row, policy=matched[0], printed_code="")
            is_tail = (
                row[0].is_blank
                or (len(filled) == 1 and not LIST_NUMBER.match(filled[0].text))
                or any(_is_cut(earlier, cell) for earlier, cell in zip(self._kept, row, strict=False))
            )
            cut = is_new_page and is_tail and not matched and any(self._kept) and len(self._kept) == len(row)
            if not cut and not (row[0].is_blank and columns.last_group):
                self._count += 1
                columns.last_group = f"t{self._count}"
            before = self._kept if cut else []
            read += [] if cut else self.flush()
            self._kept = [
                None
                if cell.is_blank or (column == 0 and matched)
                else _text_cell(cell.passage, columns.row, columns.kind(column), columns.last_group)
                for column, cell in enumerate(row)
            ]
            for column, earlier in enumerate(before):
                later = self._kept[column]
                if earlier and later:
                    self._kept[column] = replace(earlier, passage=_joined(earlier.passage, later.passage))
                elif earlier:
                    read.append(earlier)
            is_new_page = False
        return read

    def _takes_heading(self, columns: _Columns, cell: Cell) -> bool:
        """Whether a row with one cell names the office or the group of the rows below it."""
        agency = self.names.only_agency(cell.text)
        if agency:
            columns.row = replace(columns.row, agency=agency)
            columns.last_group = ""
            return True
        group = self.catalogue.group_headed(cell.text)
        if group:
            columns.group_name = group
            columns.last_group = ""
        return bool(group)

    # -- tables of numbers -------------------------------------------------------------------------

    def _figures(self, header: list[Cells], body: list[Cells], context: Context) -> list[CellRead]:
        width = max(len(row) for row in body)
        names = column_names(header, width)
        if half := _half(names, body):
            left, right = (
                [[row[start : start + half] for row in rows] for rows in (header, body)] for start in (0, half)
            )
            return self._figures(left[0], left[1], context) + self._figures(right[0], right[1], context)
        rows = _Rows(names, body)
        of_units = tuple(label for label in rows.labels(body) if TELLS_UNITS.search(label))
        labels = [Folded.join(filter(None, rows.label_cells(row))) for row in body]
        heads = [
            index
            for index, (label, row) in enumerate(zip(labels, body, strict=True))
            if sum(not cell.is_blank for cell in row) == 1 and self._office_of([label], rows.label_header)
        ]
        told = [label for index, label in enumerate(labels) if index not in heads]
        are_things = not names_others(rows.label_header, told) and not any(
            self._office_of([label], rows.label_header) for label in told
        )
        nearby = Nearby(self._unit_line, self._caption, rows.label_header, are_things, of_units)
        asked = asked_of_columns(names, rows.numeric, body, nearby)
        offices = {column: office for column in rows.numeric if (office := self._office_over(names[column]))}
        if len({office.name for office in offices.values()}) < 2:
            offices = {}
        provinces = self.places.of_columns((column, names[column].own) for column in rows.numeric)
        caption_years = years_headed(self._caption) if CAPTION.match(self._caption) else (None, None)
        province = ""  # that a row of its own names above the others
        things = self._things(rows, labels, heads, body, asked, offices) if are_things else {}
        bases = _bases_of(asked)
        totals = Totals(rows.numeric)
        repeated = {row_key(row) for row in header}
        read: list[CellRead] = [cell for row in header for cell in _bare_numbers(row)]
        agency, kept = self._office_of([], rows.label_header) or context.agency, [NOTHING] * len(rows.label_columns)
        for index, row in enumerate(body):
            if row_key(row) in repeated:
                read += _bare_numbers(row)
                continue
            read += _bare_numbers([row[column] for column in rows.numbering if column < len(row)])
            self._count += 1
            group = f"t{self._count}"
            given = rows.label_cells(row)
            kept = _filled_down(kept, given)
            label = Folded.join(filter(None, kept))
            if TIME.match(label.text) and TIME_COLUMN.match(rows.label_header):
                label = Folded.join((*rows.names[rows.label_columns[0]].parts[-1:], label))
            row_agency = self._office_of(kept, rows.label_header)
            row_province = next(filter(None, (self.places.of_label(part.text) for part in kept)), "")
            if (row_agency or row_province) and sum(not cell.is_blank for cell in row) == 1:
                agency, province = row_agency or agency, row_province
                continue
            is_total = any(TOTAL_LABEL.match(part.text) for part in kept)
            words, starts = _row_words(row, width)
            row_context = replace(context, agency=row_agency or (context.agency if is_total else agency))
            if not is_total:
                totals.note(row_agency or agency, row)
            elif not self._office_of([part for part in given if part], ""):
                if of_one := totals.office(row):
                    row_agency = of_one
                    row_context = replace(context, agency=of_one)
                elif totals.are_several or (index == 0 and self._are_of_several(rows, body)):
                    row_agency = None
                    row_context = replace(context, agency=None, is_of_several=True)
                    label = Folded.join(filter(None, given))
            for column in range(rows.first_column, width):
                cell = row[column] if column < len(row) else _missing(row, column)
                is_no_count = are_things and (cell.is_of_another_kind or labels_no_count(label.text))
                if column in rows.silent or (is_no_count and column in rows.numeric):
                    read.append(NumberCell(cell.passage))
                    continue
                if column not in rows.numeric:
                    if not cell.is_blank:
                        read.append(TextCell(cell.passage, row_context, None, group))
                    continue
                due, cell_context, row_label, told_with = asked[column], row_context, label, group
                told_of, office = things.get(column), offices.get(column)
                if offices:  # offices side by side, a measure a row
                    if office is None or self.names.only_agency(names[column].own):
                        due = asked_of_row(label.text, due, nearby)
                    else:
                        due = rows.told_by_row(row, label, due, nearby)
                    due = replace(due, measure=label)
                    if TOTAL_LABEL.match(names[column].own):
                        due = replace(due, role="total")
                    is_sum = office is None and TOTAL_LABEL.match(names[column].own) is not None
                    cell_context = replace(
                        context, agency=None if is_sum else office or context.agency, is_of_several=is_sum
                    )
                    row_label, told_with = names[column].printed, f"{group}.{office.name if office else column}"
                else:
                    due = rows.told_by_row(row, NOTHING if row_agency or is_total else label, due, nearby)
                    if is_total and due.kind == "result":
                        due = replace(due, role="total")
                    if told_of:
                        due = replace(due, measure=told_of.measure(label, names[column]))
                if told_of and index in told_of.roles:
                    told_with = told_of.groups[index]
                    due = replace(due, role=told_of.roles[index] or due.role) if column == told_of.column else due
                figures = figures_in(cell, due, row_label, told_with)
                base = None if offices else bases.get(column)
                fiscal_year, school_year = rows.years(row) or caption_years
                for figure in figures:
                    if figure.fiscal_year is None and figure.school_year is None:
                        figure.fiscal_year, figure.school_year = fiscal_year, school_year
                    figure.province = provinces.get(column) or row_province or (province if not is_total else "")
                    figure.told_under = (
                        told_of.told_under if told_of else names[base].printed if base is not None else NOTHING
                    )
                _show(figures, words, starts[column])
                read.append(FigureCell(cell.passage, cell_context, figures))
        return read

    def _things(
        self,
        rows: _Rows,
        labels: list[Folded],
        heads: list[int],
        body: list[Cells],
        asked: dict[int, Asked],
        offices: dict[int, AgencyName],
    ) -> dict[int, RowsOfThings]:
        """Return by column what is told of a table whose rows are the things that are counted.

        They are counted of one office, of offices side by side, or of those that head some of the rows each.
        """
        blocks = [
            [index for index in range(start, end) if index not in heads and not labels_no_count(labels[index].text)]
            for start, end in itertools.pairwise([0, *heads, len(body)])
        ]
        own: dict[str, list[int]] = {}
        for column in rows.numeric:
            own.setdefault(offices[column].name if column in offices else "", []).append(column)
        found: dict[int, RowsOfThings] = {}
        for office, columns in own.items():
            if offices and not office:
                continue
            things = rows_of_things(
                rows.names, rows.label_columns[0], labels, body, asked, columns, blocks, bool(offices)
            )
            if things:
                things = replace(
                    things, groups={i: f"t{self._count + 1}.{group}.{office}" for i, group in things.groups.items()}
                )
                found |= dict.fromkeys(columns, things)
        return found

    def _are_of_several(self, rows: _Rows, body: list[Cells]) -> bool:
        """Whether a table's rows are those of several offices."""
        named = (self._office_of(rows.label_cells(row), rows.label_header) for row in body)
        return len({office.name for office in named if office and office.is_local}) > 1

    def _office_over(self, name: ColumnName) -> AgencyName | None:
        """Return the office that a column's head names, or the head above it."""
        heads = (name.own, *reversed(name.above))
        return next((office for head in heads if (office := self.names.only_agency(head))), None)

    def _office_of(self, labels: list[Folded], header: str) -> AgencyName | None:
        """Return the office that a row's labels name, one alone or together: "สพป.นครปฐม", and below it "เขต 1"."""
        whole = " ".join(label.text for label in labels if label) or header
        if labels and AREA.match(whole):
            whole = f"{header} {whole}"
        texts = dict.fromkeys((whole, *(label.text for label in labels)))
        known = next((found for text in texts if (found := self.names.only_agency(text))), None)
        return known or next((found for label in labels if (found := self.names.only_local_body(label))), None)


class _Rows:
    """Which columns of a table name its rows, which hold numbers, and which count nothing."""

    def __init__(self, names: tuple[ColumnName, ...], body: list[Cells]) -> None:
        width = len(names)
        self.names = names
        first = _label_column(body, width)
        self.silent = frozenset(c for c in range(first + 1, width) if counts_nothing(names[c], body, c))
        self.unit_column = next((c for c in range(first + 1, width) if _tells_units(names[c], body, c)), None)
        self.numeric = [c for c in range(first + 1, width) if c not in self.silent and is_numeric_column(body, c)]
        last = self.numeric[0] if self.numeric else first + 1
        more = [c for c in range(first + 1, last) if c not in self.silent and _names_rows(names[c], body, c)]
        self.label_columns = [first, *more]
        self.label_header = names[first].own
        self.times = [
            c for c in range(width) if TIME_COLUMN.match(names[c].own) or (c in self.silent and not names[c].own)
        ]
        self.silent |= {*more, *([] if self.unit_column is None else [self.unit_column])}
        self.first_column = first + 1
        self.numbering = [c for c in range(first + 1) if counts_nothing(names[c], body, c) or _is_running(body, c)]

    def years(self, row: Cells) -> tuple[int | None, int | None] | None:
        """Return the fiscal and the school year that a column of years gives a row; None where none does."""
        for column in self.times:
            cell = row[column].text.strip() if column < len(row) else ""
            if TIME.match(cell):
                return years_headed(f"{self.names[column].own} {cell}")
        return None

    def label_cells(self, row: Cells) -> list[Folded]:
        """Return a row's labels; in a column of row numbers a total may be named."""
        labels = [row[column].passage.flat() if column < len(row) else NOTHING for column in self.label_columns]
        if not labels[0] and self.label_columns[0] > 0:
            named = (cell for cell in row[: self.label_columns[0]] if NAMED_IN_THAI.search(cell.text))
            labels[0] = next((cell.passage.flat() for cell in named), NOTHING)
        return labels

    def labels(self, body: list[Cells]) -> list[str]:
        return [label.text for row in body for label in self.label_cells(row) if label]

    def told_by_row(self, row: Cells, printed: Folded, due: Asked, nearby: Nearby) -> Asked:
        """Return what a cell is asked for by its row, where its column tells no unit or the row has its own."""
        label = printed.text
        is_told = self.unit_column is not None and self.unit_column < len(row)
        in_column = scaled(row[self.unit_column or 0].passage.flat().text) if is_told else ("", 1)
        unit, scale = in_column if in_column[0] else unit_in_brackets(label)
        if unit and (in_column[0] or not due.unit or outranks(unit, due)):
            if due.unit == PERCENT and not (in_column[0] and unit_of(due.measure.text) != (PERCENT, 1)):
                return due
            if due.role not in COUNTED and due.role not in ("amount", "percent"):
                return replace(due, unit=unit, scale=scale)
            told = replace(asked_of_row(f"({unit})", due, nearby), scale=scale)
            return replace(told, role=due.role) if told.role == "count" and due.role in COUNTED else told
        if due.unit and not due.is_guess:
            return due
        # Others' names may hold a unit's letters: บ้านดอยเงิน.
        if due.role == "count" and not schools(printed) and not names_others(self.label_header, []):
            if due.is_guess and not unit_of(label):
                return due
            told = asked_of_row(label, due, nearby)
            is_of_row = unit_of(label) or not is_of_other_things(due.measure.text)
            return told if (told.unit and is_of_row) or told.role == "score" else due
        return due


def _half(names: tuple[ColumnName, ...], body: list[Cells]) -> int:
    """Return the width of a table that stands twice side by side under the same headers; 0 if it does not."""
    half, rest = divmod(len(names), 2)
    owns = [name.whole for name in names]
    twice = not rest and half >= 2 and owns[1:half] == owns[half + 1 :] and all(owns[1:half])
    return half if twice and not is_numeric_column(body, half) and _names_rows(names[half], body, half) else 0


def _label_column(body: list[Cells], width: int) -> int:
    """Return the column that names the rows: the first of words, behind a column of running numbers."""
    for column in range(min(3, width - 1)):
        filled = [row[column] for row in body if column < len(row) and not row[column].is_blank]
        named = sum(bool(NAMED.search(cell.text)) and not cell.is_number for cell in filled)
        if named and 2 * named >= len(filled) and (column == 0 or 2 * named >= len(body)):
            return column
    return 0


def _names_rows(name: ColumnName, body: list[Cells], column: int) -> bool:
    """Whether a column's short words name the rows, and answer nothing."""
    texts = [row[column].text for row in body if column < len(row) and not row[column].is_blank]
    return (
        bool(texts)
        and column_kind(name.own) in ("", "title")
        and not UNIT_COLUMN.match(name.own)
        and all(len(text) <= MAX_LABEL for text in texts)
        and 2 * sum(bool(NAMED.search(text)) for text in texts) > len(texts)
        and not any(FIGURE.search(text) for text in texts)
    )


def _is_running(body: list[Cells], column: int) -> bool:
    """Whether a column holds the running numbers of rows, which may begin anew under each office."""
    values = [row[column].value for row in body if column < len(row) and row[column].is_bare_number]
    steps = [after == before + 1 or after == 1 for before, after in itertools.pairwise(filter(None, values))]
    return all(steps) and values[:1] != [None]


def _tells_units(name: ColumnName, body: list[Cells], column: int) -> bool:
    """Whether a column holds the units of the numbers beside it."""
    if UNIT_COLUMN.match(name.own):
        return True
    texts = [row[column].text.strip() for row in body if column < len(row) and not row[column].is_blank]
    return (
        not name.own and bool(texts) and all(unit_at(text, 0)[0] and unit_at(text, 0)[1] == len(text) for text in texts)
    )


def _row_words(row: Cells, width: int) -> tuple[str, list[int]]:
    """Return a row's words, its cells parted by TABs, and where in them each cell begins; none of a long row."""
    texts = [cell.passage.written for cell in row] + [""] * (width - len(row))
    starts = [*itertools.accumulate((len(text) + 1 for text in texts), initial=0)]
    return ("\t".join(texts) if starts[-1] <= MAX_WORDS else "", starts)


def _show(figures: list[Figure], row_words: str, cell_start: int) -> None:
    """Set the words that show a cell's figures: its row's, or where the row is long its own; a footnote has its own."""
    for figure in figures:
        if figure.words:
            continue
        written = figure.passage.written
        at = figure.passage.at(figure.start) if figure.number else max(written.find(figure.raw), 0)
        figure.words, figure.at = (row_words, cell_start + at) if row_words else (written, at)


def _filled_down(kept: list[Folded], given: list[Folded]) -> list[Folded]:
    """Return a row's labels; a blank one means the same as above, until a label to its left changes."""
    if not any(given):
        return kept
    first = next(index for index, text in enumerate(given) if text)
    return [kept[index] if index < first else text for index, text in enumerate(given)]


def _bases_of(asked: dict[int, Asked]) -> dict[int, int]:
    """Return of each column that counts a share of another the column that it is a share of, the last before it."""
    found: dict[int, int] = {}
    for column, due in asked.items():
        if due.role in ("numerator", "part"):
            wholes = [c for c in asked if c < column and asked[c].role == "denominator" and asked[c].unit == due.unit]
            found |= {column: wholes[-1]} if wholes else {}
    return found


def _is_cut(before: TextCell | None, cell: Cell) -> bool:
    """Whether a cell goes on with the number that the cell above it breaks off before."""
    return bool(before and UNFINISHED.search(before.passage.text.rstrip()[-TAIL:]) and re.match(rf"\s*{D}", cell.text))


def _bare_numbers(row: Cells) -> list[NumberCell]:
    """Return the cells of a head or of labels that are a number alone."""
    return [NumberCell(cell.passage) for cell in row if cell.is_bare_number]


def _missing(row: Cells, column: int) -> Cell:
    """Return the cell that a row is too short to have."""
    return Cell(Passage.of([("", replace(row[-1].passage.places[-1], column=column + 1))]))


def _joined(before: Passage, cell: Passage) -> Passage:
    """Put the second half of a cell that a page break has cut behind the first, without the tags between."""
    tail = TAGS_AT_END.search(before.text, max(0, len(before.text) - TAIL))
    lead = re.match(r"(?:\s*</?[a-zA-Z][^>]*>)*\s*", cell.text)
    return before.slice(0, tail.start() if tail else None) + cell.slice(lead.end() if lead else 0)


def _text_cell(cell: Passage, row: Context, kind: ColumnKind, group: str) -> TextCell:
    section = COLUMN_SECTION.get(kind, row.section)
    narrative: NarrativeKind | None = None
    if kind in ("problem", "remedy", "expected_result"):
        narrative = kind
    elif kind == "suggestion":
        narrative = SUGGESTION[row.level]
    elif kind == "results":
        narrative = "progress"
    return TextCell(cell, replace(row, section=section), narrative, group)
