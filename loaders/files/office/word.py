"""Word's .docx: paragraphs and tables in document order, as they stand once changes are accepted.

Places: "paragraph 12" counts the body's paragraphs, "table 3 row 4 col 1" its tables; what hangs on them goes on
from there: "paragraph 12 footnote 1", "table 3 row 4 col 1 table 1 row 2 col 1". A number that Word computes for a
list is put before the text with the place "paragraph 12 list number". Headers, footers, comments and tables of
contents are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from facts.fact import Issue, Severity
from loaders.document import Block, Document, Paragraph, Passage, Place, Row, Table
from loaders.files import limits
from loaders.files.limits import Refused
from loaders.files.office import word_xml as xml
from loaders.files.office.numbering import Numbering
from loaders.files.office.package import Package
from loaders.files.office.typed import with_typed_tables
from loaders.files.raised import moved, set_down
from loaders.files.signature import WORD

Piece = tuple[str, Place]
CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
UNREAD = {
    "oMath": "An equation",
    "oMathPara": "An equation",
    "OLEObject": "An embedded object, such as a worksheet,",
    "chart": "A chart",
    "altChunk": "A file pasted in whole",
    "relIds": "A diagram (SmartArt)",
    "subDoc": "A linked file",
}
MAX_LISTED = 30  # places named in one issue
NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


def read(content: bytes, source: str, content_id: str) -> Document:
    """Read a .docx. Raises Refused for a file of which nothing can be read."""
    package = Package(content, WORD)
    body = xml.find(package.xml(package.main_part), "body")
    if body is None:
        raise package.damaged(package.main_part)
    count = sum(1 for _ in body.iter("{*}p"))
    for table in body.iter("{*}tbl"):
        if len(table) > limits.MAX_TABLE_ROWS:  # left out, and said
            count -= sum(1 for _ in table.iter("{*}p"))
    if count > limits.MAX_PARAGRAPHS:
        raise Refused(
            "too-large",
            f"The document has {count:,} paragraphs; at most {limits.MAX_PARAGRAPHS:,} are read. "
            "Split it into several files.",
        )
    reader = _Reader(package, source)
    try:
        blocks = tuple(reader.story(body, ""))
    except RecursionError as error:
        raise package.damaged("nested too deep") from error
    if not blocks:
        raise Refused(
            "no-text",
            "The document holds no text; its pages may be pictures. Save it again from the file that has its text.",
        )
    return Document(source, content_id, blocks, reader.paragraph_count, tuple(reader.finish()))


@dataclass(slots=True)
class _Story:
    """One run of paragraphs and tables: the body, a cell, a note, a text box."""

    prefix: str
    paragraphs: int = 0
    tables: int = 0


@dataclass(slots=True)
class _Text:
    """What stands in one paragraph: its text, and what hangs on it, to be read after it."""

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)  # kind and id
    boxes: list[etree._Element] = field(default_factory=list)

    def __add__(self, other: _Text) -> _Text:
        return _Text(self.text + other.text, self.notes + other.notes, self.boxes + other.boxes)


class _Reader:
    def __init__(self, package: Package, source: str) -> None:
        self.source = source
        self.paragraph_count = 0
        self.issues: list[Issue] = []
        roots = self._roots(package)
        self._numbering = Numbering(roots.get("numbering"), roots.get("styles"))
        self._notes: dict[tuple[str, str], etree._Element] = {
            (kind, xml.attribute(note, "id")): note
            for kind in NOTES.values()
            for note in roots.get(f"{kind}s", ())
            if xml.tag_of(note) == kind and xml.attribute(note, "type") in ("", "normal")
        }
        styles = [*roots.get("styles", ())]
        self._contents = {xml.attribute(style, "styleId") for style in styles if xml.is_contents(style)}
        self._looks = xml.looks_of(styles)
        self._fields: list[bool] = []  # the open fields: whether their result has begun
        self._hidden: list[str] = []
        self._struck: list[str] = []
        self._pictures: list[str] = []

    def _roots(self, package: Package) -> dict[str, etree._Element]:
        """Return what stands beside the text, by its kind; a part that is damaged is left out, and the text is read."""
        roots = {}
        for kind in ("numbering", "styles", "footnotes", "endnotes"):
            name = package.related(package.main_part, kind)
            root = package.intact_xml(name) if name else None
            if root is not None:
                roots[kind] = root
            elif name:
                message = (
                    f"The file's {kind} are damaged and were left out. Open the file in Word, save it anew, and "
                    "compare list numbers and notes with it."
                )
                self._issue("warning", "part-not-read", name, message)
        return roots

    def finish(self) -> Iterator[Issue]:
        yield from self.issues
        typed = "What counts in them must be typed as text or as a table of Word."
        for found, code, what, cure in (
            (self._hidden, "hidden-text", "Hidden text was left out", typed),
            (self._struck, "struck-text", "Struck-through text was left out", "If it counts, take the stroke off."),
            (self._pictures, "picture", "Pictures were not read", typed),
        ):
            places = list(dict.fromkeys(found))
            if places:
                listed = ", ".join(places[:MAX_LISTED]) + ", ..." * (len(places) > MAX_LISTED)
                yield Issue(self.source, None, places[0], "note", code, f"{what}: {listed}. {cure}", "")

    # -- blocks ------------------------------------------------------------------------------------

    def story(self, container: etree._Element, prefix: str) -> Iterator[Block]:
        """Return the blocks of a container; tables that are typed into its paragraphs are tables too."""
        passages: list[Passage] = []
        for block in self._blocks(container, _Story(prefix)):
            if isinstance(block, Paragraph):
                passages.append(block.passage)
            else:
                yield from with_typed_tables(passages)
                passages.clear()
                yield block
        yield from with_typed_tables(passages)

    def _blocks(self, container: etree._Element, story: _Story) -> Iterator[Block]:
        carried = _Text()  # what stands before a paragraph mark that is deleted runs on in the next paragraph
        for element in xml.unwrapped(container):
            name = xml.tag_of(element)
            if name == "p":
                place = f"{story.prefix}paragraph {story.paragraphs + 1}"
                properties = xml.properties_of(element)
                carried += self._text(element, properties.style, place)
                if properties.runs_on:
                    continue
                story.paragraphs += 1
                yield from self._paragraph(properties, place, carried)
                carried = _Text()
            elif name == "tbl":
                story.tables += 1
                yield from self._table(element, f"{story.prefix}table {story.tables}")
            elif name in UNREAD:
                self._unread(name, f"{story.prefix}after paragraph {story.paragraphs}")
        if carried.text.strip():
            yield Paragraph(Passage.of([(carried.text, Place(f"{story.prefix}paragraph {story.paragraphs + 1}"))]))

    def _paragraph(self, properties: xml.Properties, place: str, read: _Text) -> Iterator[Block]:
        """Return a paragraph with its list number, then the text boxes and notes that hang on it."""
        number = self._list_number(properties, place)
        if properties.style not in self._contents:
            number = number if read.text.strip() else []
            yield Paragraph(Passage.of([*number, (read.text, Place(place))], joiner=""))
        for index, box in enumerate(read.boxes, 1):
            yield from self.story(box, f"{place} text box {index} ")
        for index, (kind, note_id) in enumerate(read.notes, 1):
            note = self._notes.get((kind, note_id))
            if note is not None:
                yield from self.story(note, f"{place} {kind} {index} ")

    def _list_number(self, properties: xml.Properties, place: str) -> list[Piece]:
        """Count the paragraph; return the number that Word shows before it, or nothing."""
        self.paragraph_count += 1
        level = properties.list_level
        number = self._numbering.next(
            properties.style, properties.list_id or None, int(level[:4]) if level.isdecimal() else None
        )
        return [(f"{number} ", Place(f"{place} list number"))] if number else []

    # -- tables ------------------------------------------------------------------------------------

    def _table(self, element: etree._Element, place: str) -> Iterator[Block]:
        rows = [tr for tr in xml.unwrapped(element) if xml.tag_of(tr) == "tr"]
        if len(rows) > limits.MAX_TABLE_ROWS:
            self._table_too_large(place, f"{len(rows):,} rows")
            return
        kept = [tr for tr in rows if xml.find(tr, "trPr", "del") is None]
        trs = [tr for tr in kept if not xml.is_on(tr, "trPr", "hidden")]
        if len(trs) < len(kept):
            self._hidden.append(place)
        grids = [xml.cells_of(tr) for tr in trs]
        widths = [sum(span for _, span in grid) for grid in grids]
        if max(widths, default=0) > limits.MAX_TABLE_COLUMNS or sum(widths) > limits.MAX_CELLS:
            self._table_too_large(place, f"{max(widths):,} columns and {sum(widths):,} cells")
            return
        if all(len(grid) == 1 for grid in grids):  # a frame around text, not a table
            for row, grid in enumerate(grids, 1):
                for tc, _ in grid:
                    if tc is not None and not xml.goes_on(tc):
                        yield from self.story(tc, f"{place} row {row} col 1 ")
            return
        after: list[Block] = []
        rows = [self._row(grid, f"{place} row {row}", after) for row, grid in enumerate(grids, 1)]
        if any(not cell.is_blank for row in rows for cell in row):
            yield Table(tuple(rows))
        yield from after

    def _row(self, grid: list[tuple[etree._Element | None, int]], place: str, after: list[Block]) -> Row:
        """Return a cell a column; of a merged region only the first cell has the text."""
        cells: list[Passage] = []
        for tc, span in grid:
            first = f"{place} col {len(cells) + 1}"
            if tc is None or xml.goes_on(tc):
                cells.append(Passage.of([("", Place(first))]))
            else:
                cells.append(self._cell(tc, first, after))
            for _ in range(span - 1):
                cells.append(Passage.of([("", Place(f"{place} col {len(cells) + 1}"))]))
        return tuple(cells)

    def _cell(self, tc: etree._Element, place: str, after: list[Block]) -> Passage:
        """Return a cell's paragraphs as one passage; tables inside it come after its table."""
        lines: list[list[Piece]] = []
        story = _Story(f"{place} ")
        for element in xml.unwrapped(tc):
            if xml.tag_of(element) == "tbl":
                story.tables += 1
                after += self._table(element, f"{place} table {story.tables}")
            elif xml.tag_of(element) == "p":
                self._cell_paragraph(element, place, lines, after)
            elif xml.tag_of(element) in UNREAD:
                self._unread(xml.tag_of(element), place)
        while lines and not any(text.strip() for text, _ in lines[-1]):
            lines.pop()
        pieces: list[Piece] = []
        for index, line in enumerate(lines):
            line[0] = ("\n" * bool(index) + line[0][0], line[0][1])
            pieces += line
        return Passage.of(pieces or [("", Place(place))], joiner="")

    def _cell_paragraph(
        self, element: etree._Element, place: str, lines: list[list[Piece]], after: list[Block]
    ) -> None:
        """Read a cell's paragraph; the notes of a value stay in its cell, behind a mark, as they are printed."""
        properties = xml.properties_of(element)
        read = self._text(element, properties.style, place)
        mark = "*" * bool(read.notes)
        lines.append([*self._list_number(properties, place), (read.text + mark, Place(place))])
        for index, box in enumerate(read.boxes, 1):
            self._into_cell(self.story(box, f"{place} text box {index} "), "", lines, after)
        for index, (kind, note_id) in enumerate(read.notes, 1):
            note = self._notes.get((kind, note_id))
            if note is not None:
                self._into_cell(self.story(note, f"{place} {kind} {index} "), "* ", lines, after)

    def _into_cell(self, blocks: Iterator[Block], mark: str, lines: list[list[Piece]], after: list[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                pieces = block.passage.pieces
                lines.append([(mark, pieces[0][1]), *pieces] if mark else pieces)
            else:
                after.append(block)

    # -- text --------------------------------------------------------------------------------------

    def _text(self, paragraph: etree._Element, style: str, place: str) -> _Text:
        read = _Text()
        parts: list[str] = []
        look = self._looks.get(style, xml.PLAIN)
        for element in xml.unwrapped(paragraph):
            name = xml.tag_of(element)
            if name == "r":
                self._run(element, place, parts, read, look)
            elif name in UNREAD:
                self._unread(name, place)
                parts.append(" ")  # digits on its two sides are two numbers
        self._fields = [True] * len(self._fields)  # a field's code does not go on over paragraphs
        read.text = set_down("".join(parts))
        return read

    def _run(self, run: etree._Element, place: str, parts: list[str], read: _Text, look: xml.Look) -> None:
        given = xml.find(run, "rPr")
        if given is not None:
            styled = self._looks.get(xml.attribute(xml.find(given, "rStyle"), "val"), xml.PLAIN)
            look = xml.look_of(given).over(styled).over(look)
        is_out = look.is_hidden or look.is_struck
        if is_out and any(xml.tag_of(child) == "t" and (child.text or "").strip() for child in run):
            (self._hidden if look.is_hidden else self._struck).append(place)
        for element in xml.unwrapped(run):
            name = xml.tag_of(element)
            if name == "fldChar":
                self._field(xml.attribute(element, "fldCharType"))
            elif not all(self._fields) or is_out:
                continue
            elif name == "t":
                parts.append(moved(element.text or "", look.height) if look.height else element.text or "")
            elif name in CHARACTERS:
                parts.append(CHARACTERS[name])
            elif name == "sym":
                parts.append(xml.symbol(element))
            elif name in NOTES:
                read.notes.append((NOTES[name], xml.attribute(element, "id")))
            elif name == "ruby":
                for inner in element.iterfind("{*}rubyBase/{*}r"):
                    self._run(inner, place, parts, read, look)
            elif name in ("drawing", "pict", "object"):
                self._drawing(element, place, read)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawing(self, drawing: etree._Element, place: str, read: _Text) -> None:
        boxes = [box for box in drawing.iter("{*}txbxContent") if not xml.is_fallback(box, drawing)]
        read.boxes += [box for box in boxes if not xml.is_inside(box, boxes, drawing)]
        for name in ("OLEObject", "chart", "relIds"):
            if next(drawing.iter(f"{{*}}{name}"), None) is not None:
                self._unread(name, place)
                return
        if next(drawing.iter("{*}blip", "{*}imagedata"), None) is not None:
            self._pictures.append(place)

    # -- issues ------------------------------------------------------------------------------------

    def _unread(self, name: str, place: str) -> None:
        message = f"{UNREAD[name]} is not read. If it holds figures, type them as text or as a table."
        self._issue("warning", "not-read-object", place, message)

    def _table_too_large(self, place: str, size: str) -> None:
        self._issue(
            "error",
            "table-too-large",
            place,
            f"The table has {size} and was left out; at most {limits.MAX_TABLE_ROWS:,} rows, "
            f"{limits.MAX_TABLE_COLUMNS:,} columns and {limits.MAX_CELLS:,} cells are read. "
            "Split it, or leave out what is no result.",
        )

    def _issue(self, severity: Severity, code: str, place: str, message: str) -> None:
        self.issues.append(Issue(self.source, None, place, severity, code, message, ""))
