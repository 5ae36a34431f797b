"""Where each text of a report stands: policy, section, agency. Headings are known by their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal

from facts.codes import Policy, arabic_digits
from facts.fact import Section
from loaders.document import Block, Document, Paragraph, Passage, Table
from loaders.thai.counted import tells_a_count
from loaders.thai.folding import Folded, folded, pattern
from loaders.thai.key_text import KeyText
from loaders.thai.names import AgencyName, Names
from loaders.thai.numbers import D
from loaders.where.catalogue import Catalogue
from loaders.where.context import Context, Level, Placed
from loaders.where.cover import Cover
from loaders.where.headings import HEAD, ITEM, MARKUP, NUMBERING, as_printed, head_key, numbering_of
from loaders.where.labels import labels_in
from loaders.where.plan import Items, Marked, Plan, marked, plan_of
from loaders.where.sections import is_head, section_head, section_of
from loaders.where.theme import theme_of

LINE_NUMBER = re.compile(rf"\n[^\w\n]*({D}{{1,2}}(?:\s?\.\s?{D}{{1,2}})+)")
BULLET = re.compile(r"\s*[-•*]")
GROUP_HEADING = pattern(r"^\s*นโยบายการตรวจ")
_NUMBERED = rf"^\W*(?:{D}+(?:\.{D}+)*[.)]?\s*)?"
_MINISTRY = r"ต่อ\s*(?:ศธ\.|กระทรวงศึ?กษา)"
POLICY_LEVEL = pattern(
    rf"{_NUMBERED}(?:(?:ข้อเสนอแนะ)?\s*(?:เชิ?ง|ระดั?บ)นโยบาย|ข้อเสนอแนะ\s*{_MINISTRY}(?:ธิ?การ)?)[\s:：]*"
)
_AREA = r"(?:พื้นที่|หน่วยงาน|จั?งหวั?ด|สถานศึ?กษา|เขต(?:พื้นที่การศึ?กษา)?)"
AREA_LEVEL = pattern(
    rf"{_NUMBERED}(?:ข้อเสนอแนะ)?\s*ระดั?บ{_AREA}(?:\s*(?:/|และ|,)\s*(?:ระดั?บ)?{_AREA})*\s*(?:\([^()]*\))?[\s:：]*"
)
OF_POLICY = pattern(rf"(?:ระดั?บ|เชิ?ง)นโยบาย|{_MINISTRY}")
OF_AREA = pattern(rf"ระดั?บ{_AREA}")
# What the form prints behind the title in a heading: "... that is held to be an example (if any) ** describe".
FORM_TAIL = pattern(r"\s*(?:ที่คิดว่า|ที่เป็นต้นแบบ|หรือแบบอย่าง|เป็นต้นแบบ|\(|\*|ระบุ|สังเขป|และแนบ)[^\n]*")
BLANK = re.compile(r"\s+")
OFFICE_LINE = pattern(r"หน่วยงาน|สำนักงาน|[ก-ฮ]{2,4}\.|ศูนย์|องค์การ")
# Behind these words a line goes on with the sentence.
GOES_ON = pattern(r"(?:ร่วมกับ|และ|กับ|ของ|โดย|จาก|ให้|ใน|สังกัด|(?<!นา)ที่|ณ|,|ได้แก่|คือ|ต่อ|หรือ|ไปยัง|ถึง)\s*$")
# A sentence whose line breaks off before the title of the policy that it names.
LEADS_TO_TITLE = pattern(r"(?<![0-9๐-๙])(?<![0-9๐-๙]\s)(?:นโยบาย|จุดเน้น|ประเด็น|เรื่อง|โครงการ|หัวข้อ|ด้าน|การ)\s*$")
FORM_ITEM = pattern(r"\s*หน่วยงาน/สถานศึกษา")
PAGE_NOTE = pattern(r"^\s*หมายเหตุ[\s:]*สรุป")
LETTER = pattern("[ก-ฮ]")
SAYS = pattern(r"[ก-ฮA-Za-z0-9๐-๙]")
SUBJECT_WORD = folded("เรื่อง")
SUBJECT = pattern(r"^เรื่อง\s*[:：]?\s*")
MAX_PRINTED = 150
# Where all offices of the province speak again: หน่วยงาน : ภาพรวมจังหวัด (ทุกสังกัด).
WHOLE_HEADING = pattern(
    r"[\s\-•*\[(]*(?:หน่วยงาน\s*[:：]\s*)?(?:ภาพรวม(?:ของ|ทั้ง|ระดับ)*จังหวัด|ทุก(?:หน่วยงาน|สังกัด)|รวมทั้งจังหวัด)[^\d๐-๙]{0,40}$"
)
NUMBERED_LINE = re.compile(rf"\s*\(?[A-Z]?\s?[.\-]?\s?{D}")
COUNTED = pattern(rf"(?:จำนวน|ร้อยละ)\s*{D}|{D}\s*(?:คน|ราย|แห่ง|โรง|บาท|%)")
# The form's own items are short; a longer text with a number is an answer.
ITEM_HEADING = 150
COLON = pattern(r"[ก-๎/]{0,25}\s*[:：]\s*")
# Labels that head policies wherever they stand; ข้อ and ประเด็นที่ number the items of a list, too.
POLICY_LABEL = pattern(r"[\s\-*•]*(?:นโยบาย|จุดเน้น|ตัวชี้วัด)")


@dataclass(frozen=True, slots=True)
class Misnumbered:
    """A heading, of a section or a form's item, whose number is not its policy's, stands there twice, or skips one."""

    passage: Passage
    number: str
    parent: str  # the number printed at the policy's heading
    fault: Literal["misnumbered", "repeated", "skipped"]


@dataclass(frozen=True, slots=True)
class HeadedTwice:
    """A heading that names an office shorter than the one beside it does, with an answer of its own."""

    passage: Passage
    short: str
    whole: str


def level_of(text: str) -> tuple[Level, int]:
    """Return whom suggestions are made to, where a text begins with a heading of theirs, and where that ends."""
    if heading := POLICY_LEVEL.match(text):
        return "policy", heading.end()
    heading = AREA_LEVEL.match(text)
    return ("area", heading.end()) if heading else ("", 0)


def _level_in(heading: str) -> Level:
    return "policy" if OF_POLICY.search(heading) else "area" if OF_AREA.search(heading) else ""


def _dotted(block: Block) -> Iterator[str]:
    """Yield the numbers with a point that the lines and cells of a block begin with."""
    texts = [block.passage.text] if isinstance(block, Paragraph) else [cell.text for row in block.rows for cell in row]
    for text in texts:
        for match in LINE_NUMBER.finditer(f"\n{text}") if "." in text else ():
            yield re.sub(r"\s", "", arabic_digits(match[1]))


class Outline:
    """Walks through a document and tells for each block where it stands."""

    def __init__(self, document: Document, cover: Cover, catalogue: Catalogue, names: Names) -> None:
        self.document = document
        self.cover = cover
        self.catalogue = catalogue
        self.names = names
        self.context = Context()
        self.group = ""
        self._next_item = 1  # the form's own numbered item that would come next
        self._inner_item = 0  # the last number of a list inside an answer
        self._items: list[int] = []  # the numbers of the form's items above offices' headings
        self._item = ""  # the last of these items
        self._heading: tuple[int, str | None, str] | None = None  # its number, label and mark, if it has a number
        self._listed = 0  # the last number of a list below that heading
        self._cover: set[str] = set()
        self._seen_policy = False
        self._visited: set[str] = set()  # policies that had a heading
        self._after: Literal["office", "section", "policy", ""] = ""  # what the line before heads
        self._plan = Plan(frozenset(), is_by_office=False)
        self._list = Items()
        self._offices_head_sections = False  # an office's answer is parted into sections, not these into offices
        self.misnumbered: list[Misnumbered] = []
        self.headed_twice: list[HeadedTwice] = []
        self.by_words: list[tuple[Passage, Policy]] = []  # headings whose policy their words tell, and no title
        self._office: Passage | None = None  # the last heading of an office
        self._answered: AgencyName | None = None  # the office of the last answer
        self._with_labels = 0  # paragraphs
        self.contents: list[Table] = []  # lists of contents, which are left out
        self._numbers: set[str] = set()  # of the sections under the policy
        self._printed: set[str] = set()  # with a point, that lines under the policy begin with, of headings or not
        self._skipping: set[str] = set()  # of the sections whose number skips one

    def walk(self) -> Iterator[Placed]:
        blocks = [piece for block in self.document.blocks for piece in self._headings_apart(block)]
        self._plan = plan_of(blocks, self.catalogue, self.heading_agency)
        for index, block in enumerate(blocks):
            if isinstance(block, Table):
                rest: Block | None = self._table(block)
            else:
                following = blocks[index + 1] if index + 1 < len(blocks) else None
                rest = self._paragraph(block, following)
            self._printed.update(_dotted(block))
            if rest is not None:
                self._answered = self.context.agency
                yield from self._labelled(rest)
            if self.context.is_form:
                self.context = replace(self.context, is_form=False)

    def _labelled(self, block: Block) -> Iterator[Placed]:
        """Part a paragraph at the labels within it: each opens a section for the words up to the next."""
        labels = labels_in(block.passage.text) if isinstance(block, Paragraph) else []
        if not labels or isinstance(block, Table):
            yield Placed(block, self.context)
            return
        passage = block.passage
        self._with_labels += 1
        if SAYS.search(passage.text, 0, labels[0].start):
            yield Placed(Paragraph(passage.slice(0, labels[0].start)), self.context)
        for label, following in zip_longest(labels, labels[1:]):
            told = _rest(passage.slice(0, following.start if following else None), label.end)
            if told:
                level = _level_in(passage.text[label.start : label.end])
                context = replace(self.context, section=label.section, level=level)
                yield Placed(told, context, label.kind, f"l{self._with_labels}")

    def _headings_apart(self, block: Block) -> list[Block]:
        """Part a paragraph at lines that are nothing but an office's name, a policy's title or the head of a section:
        the length of the line before or their own made them one.
        """
        if isinstance(block, Table) or "\n" not in block.passage.text:
            return [block]
        passage = block.passage
        text = passage.text
        ends = [match.start() for match in re.finditer(r"\n|\Z", text)]
        pieces, start = [], 0
        for line_start, end in zip([0, *(offset + 1 for offset in ends)], ends, strict=False):
            line = text[line_start:end]
            before = text[start:line_start]
            is_office = OFFICE_LINE.search(line[:60]) and not GOES_ON.search(before) and self.names.only_agency(line)
            is_title = self.catalogue.is_title(line) and not LEADS_TO_TITLE.search(before)
            if is_office or is_title or WHOLE_HEADING.match(line) or is_head(line):
                pieces += [(start, line_start - 1)] if before.strip() else []
                pieces.append((line_start, end))
                start = end + 1
        pieces += [(start, len(text))] if text[start:].strip() else []
        return [Paragraph(passage.slice(*piece)) for piece in pieces] if len(pieces) > 1 else [block]

    def _table(self, table: Table) -> Table | None:
        """Leave contents lists out; take a section heading that TABs have made a row out of the table."""
        if self._is_contents(table):
            self.contents.append(table)
            return None
        first = next((cell for cell in table.rows[0] if not cell.is_blank), None)
        if first is None or not re.match(rf"\s*{D}{{1,2}}\.{D}", first.text) or not section_of(first.text):
            return table
        self._enter_section(section_of(first.text), first)
        rest = tuple(cell for cell in table.rows[0] if cell is not first and not cell.is_blank)
        rows = ((rest,) if rest else ()) + table.rows[1:]
        return replace(table, rows=rows) if rows else None

    def _is_contents(self, table: Table) -> bool:
        titled = [row for row in table.rows if row and self.catalogue.match(row[0])]
        paged = [row for row in titled if len(row) > 1 and re.fullmatch(rf"[\s{D[1:-1]}\-–]*", row[-1].text)]
        return len(paged) >= 1 and len(paged) >= len(titled) / 2 and all(len(row) <= 2 for row in table.rows)

    def _paragraph(self, block: Paragraph, following: Block | None) -> Paragraph | None:
        passage = block.passage
        text = passage.text
        if self._is_page_head(passage):
            return None
        if GROUP_HEADING.match(text):
            self._enter(Context())
            self._find_group(text)
            return None
        if self._find_group(text):
            return None
        matched = self.catalogue.match(passage, self.group)
        if matched and not self._mentions_only(text, matched[1]):
            policy, end = matched
            numbering, start = numbering_of(text)
            printed = arabic_digits(numbering["number"] or "").replace(" ", "") if numbering else ""
            title = as_printed(passage.cut(start, end))
            above = Context(agency=self._office_above(), page=self.context.page)
            self._enter(replace(above, policy=policy, printed_code=printed, printed_title=title))
            if line := marked(passage):
                self._list.head(line)
            self._keep_number(numbering)
            return _rest(passage, end)
        line = marked(passage)
        is_item = line is not None and self._list.takes(line) and not POLICY_LABEL.match(text)
        if line and not is_item and self._is_planned(passage, line):  # it ends the policy before it, whatever it tells
            self._list.head(line)
            self._enter_titled(passage, line.words, numbering_of(text)[0])
            return _rest(passage, line.end)
        if not is_item and self._enters_printed(passage, following):
            if line:
                self._list.head(line)
            return None
        if self.context.section == "suggestions" and not re.match(rf"\W*{D}+\.{D}", text):
            level, end = level_of(text)
            if level:
                self.context = replace(self.context, level=level, agency=None)
                return _rest(passage, end)
        section = section_of(text) if len(labels_in(text)) < 2 else ""
        after, self._after = self._after, ""
        is_numbered = re.match(rf"\W*{D}", text) is not None
        if section and (section != self.context.section or is_numbered):
            self._offices_head_sections = not is_numbered and (after == "office" or self._offices_head_sections)
            self._after = "section"
            return self._enter_section(section, passage)
        if WHOLE_HEADING.match(text):
            self._enter_office(None)
            return None
        agency = self.heading_agency(passage)
        if agency:
            self._offices_head_sections &= after != "section"
            self._after = "office"
            self._check_office(passage, agency)
            self._inner_item = 0
            is_own = self.cover.speaks_for_all and agency.name == getattr(self.cover.agency, "name", "")
            self._enter_office(None if is_own or agency.kind == "ministry" else agency)
            return None
        self._drop_ended_agency(passage, following)
        return block

    def _is_planned(self, passage: Passage, line: Marked) -> bool:
        """Whether a line has the mark of those headings of the report which tell policies, and is no section's."""
        if line.look not in self._plan.looks or line.end > MAX_PRINTED or section_of(passage.text):
            return False
        return line.is_title or self.catalogue.closest(line.words.text) is not None

    def _enter_titled(self, heading: Passage, title: Passage, numbering: re.Match[str] | None) -> None:
        """Enter the policy of the theme that a title's words tell, or whose title it is nearest to, if any."""
        policy = self.catalogue.of_theme(theme_of(title.text)) or self.catalogue.closest(title.text)
        if policy:
            self.by_words.append((heading, policy))
        number = re.sub(r"\s", "", arabic_digits(numbering["number"] or "")) if numbering else ""
        self._enter(
            Context(
                policy=policy,
                printed_code=number if policy else "",
                printed_title=as_printed(title.written),
                agency=self._office_above(),
                page=self.context.page,
            )
        )
        self._keep_number(numbering)

    def _enters_printed(self, heading: Passage, following: Block | None) -> bool:
        """Take a heading as printed whose title no catalogue knows: one with a label, above a section's, or that goes
        on with the numbers of the headings, unless it goes on with a list.

        It ends the policy before it. Its own is the one of the theme that its words tell.
        """
        text = heading.text
        numbering = NUMBERING.match(text)
        number = re.sub(r"\s", "", arabic_digits(numbering["number"] or "")) if numbering else ""
        if not numbering or not number:
            return False
        mark = [numbering["letter"] or numbering["label"], numbering["close"]]
        is_listed = number.isdigit() and int(number) in (1, self._listed + 1)
        last, *like = self._heading or (0, None)
        goes_on = number.isdigit() and like == mark and (not is_listed or (number == "1" and last > 1))
        is_labelled = bool(numbering["label"] or text.startswith(SUBJECT_WORD, numbering.end()))
        title = heading.slice(numbering.end())
        if (
            (self.catalogue.is_own and not goes_on and not is_labelled)
            or len(text) > MAX_PRINTED
            or (tells_a_count(title.text) if any(mark) else COUNTED.search(text))
            or not LETTER.search(title.text)
            or section_of(text)
            or not self._heads(title.text, number, last, following, goes_on=goes_on, is_labelled=is_labelled)
        ):
            self._listed = int(number) if is_listed else self._listed
            return False
        subject = SUBJECT.match(title.text)
        self._enter_titled(heading, title.slice(subject.end()) if subject else title, numbering)
        return True

    def _heads(
        self, title: str, number: str, last: int, following: Block | None, *, goes_on: bool, is_labelled: bool
    ) -> bool:
        """Whether a numbered line heads what follows; `goes_on`: it has the mark of the heading numbered `last`."""
        if is_labelled:
            return True
        if goes_on and number == "1":  # the next group of policies, numbered from 1 again
            restarted = self.catalogue.closest(title)
            return restarted is not None and restarted.policy_id not in self._visited
        if goes_on and (int(number) == last + 1 or (int(number) > last and theme_of(title) != "")):
            return True
        if self.catalogue.is_own or not isinstance(following, Paragraph):
            return False
        is_first = number == "1" and self.context == Context() and not NUMBERED_LINE.match(following.passage.text)
        return is_first or section_of(following.passage.text) != ""

    def _office_above(self) -> AgencyName | None:
        """Return the office whose page goes on with another policy, where the report is told office by office."""
        self._after = "policy"
        return self.context.agency if self._plan.is_by_office else None

    def _enter_office(self, agency: AgencyName | None) -> None:
        """Go on with an office's answer, or that of the whole province; its page, if it has one, begins anew."""
        if self._plan.is_by_office and agency is not self.context.agency:
            self._list.close()
            self._enter(Context(agency=agency, page=self.context.page + 1))
        self.context = replace(self.context, agency=agency)

    def _keep_number(self, numbering: re.Match[str] | None) -> None:
        """Keep the number of a heading in mind, which the next heading of its rank goes on with."""
        number = arabic_digits(numbering["number"] or "").strip() if numbering else ""
        self._heading = (
            (int(number), numbering["letter"] or numbering["label"], numbering["close"])
            if numbering and number.isdigit()
            else None
        )
        self._listed = 0

    def _is_page_head(self, line: Folded) -> bool:
        """Whether a line of the cover comes again, as at the head of each policy's page; notes on all are one too."""
        key = head_key(line.text[:HEAD])
        if not self._seen_policy and self.context == Context():
            self._cover.add(key)
            return False
        return (key in self._cover and not self._heads_answer(line)) or bool(PAGE_NOTE.match(line.text))

    def _heads_answer(self, line: Folded) -> bool:
        """Whether a line is the heading of an office other than the reporting one: it may come again and again."""
        agency = self.heading_agency(line)
        return agency is not None and agency.name != getattr(self.cover.agency, "name", "")

    def heading_agency(self, heading: Folded) -> AgencyName | None:
        """Return the office if a paragraph or cell is its heading: the word หน่วยงาน before it, or nothing else."""
        text = heading.text
        if len(text) > 120 and not OFFICE_LINE.search(text[:60]):
            return None
        known = self.names.only_agency(text) or self.names.only_kind(text, self.cover.provinces)
        return known or self.names.only_unlisted(heading)

    def _enter(self, context: Context) -> None:
        if context.policy:
            self._visited.add(context.policy.policy_id)
        if context.policy is not self.context.policy or context.printed_title != self.context.printed_title:
            self._numbers.clear()
            self._printed.clear()
            self._skipping.clear()
        self.context = context
        self._next_item = 1
        self._inner_item = 0
        self._items.clear()
        self._seen_policy = True

    def _enter_section(self, section: Section, passage: Passage) -> Paragraph | None:
        self._check_number(passage)
        self._list.open(section)
        self._enter(
            replace(
                self.context,
                section=section,
                agency=self.context.agency if self._offices_head_sections or self._plan.is_by_office else None,
                level=_level_in(passage.text[:80]),
            )
        )
        return _rest(passage, self._heading_end(passage))

    def _check_number(self, passage: Passage) -> None:
        """Keep a section's heading in mind whose number is not one of its policy's, comes again, or skips one.

        A misnumbered one stands for the number that it should have; where a number comes again whose first heading
        skipped one, the first is wrong, and has been told.
        """
        numbering = NUMBERING.match(passage.text)
        number = re.sub(r"\s", "", arabic_digits(numbering["number"] or "")).strip(".") if numbering else ""
        parent = self.context.printed_code
        if not parent or number.count(".") != parent.count(".") + 1 or BULLET.match(passage.text):
            return
        above, _, last = number.rpartition(".")
        if number in self._skipping:
            self._skipping.remove(number)
        elif number in self._numbers:
            self.misnumbered.append(Misnumbered(passage, number, parent, "repeated"))
        elif above != parent:
            self.misnumbered.append(Misnumbered(passage, number, parent, "misnumbered"))
            self._printed.add(f"{parent}.{last}")
        elif int(last) > 1 and f"{parent}.{int(last) - 1}" not in self._printed:
            self.misnumbered.append(Misnumbered(passage, number, parent, "skipped"))
            self._skipping.add(number)
        self._numbers.add(number)

    def _check_item(self, passage: Passage, number: int) -> None:
        """Keep an item above an office's heading in mind that has the number of the one before it and another title.

        Those before it run from 1 without a gap; one that comes again word by word heads the next page.
        """
        item = head_key(passage.text)
        is_next_page = item == self._item
        self._item = item
        if is_next_page:
            return
        if number > 1 and self._items == list(range(1, number + 1)) and self.context.printed_code:
            self.misnumbered.append(Misnumbered(passage, f"{number})", self.context.printed_code, "repeated"))
        self._items.append(number)

    def _check_office(self, passage: Passage, agency: AgencyName) -> None:
        """Keep a heading in mind that goes on with the office of the answer before it, under another of its names."""
        before, first = self.context.agency, self._office
        self._office = passage
        if before is None or first is None or before is not self._answered or before.name != agency.name:
            return
        if before.short and not agency.short:
            self.headed_twice.append(HeadedTwice(first, before.short, agency.name))
        elif agency.short and not before.short:
            self.headed_twice.append(HeadedTwice(passage, agency.short, before.name))

    def _heading_end(self, passage: Passage) -> int:
        """Return where a section's heading ends: behind the policy's title in it, else at its line's end or answer."""
        text = passage.text
        end = text.find("\n") if "\n" in text else len(text)
        keyed = KeyText(arabic_digits(text))
        for title in self.catalogue.titles(self.context.policy):
            position = keyed.key.find(title)
            if 0 <= position < 120:
                end = keyed.end(position + len(title))
                break
        else:
            section, known = section_head(text)
            blank = BLANK.search(text, known, end)
            colon = COLON.match(text, known) if section in ("problems", "suggestions") else None
            if colon:
                return colon.end()
            if blank and tells_a_count(text[blank.end() : end]):  # an answer on the heading's line
                end = blank.start()
        while tail := FORM_TAIL.match(text, end):
            end = tail.end()
        return end

    def _find_group(self, text: str) -> bool:
        group = self.catalogue.group_headed(text)
        self.group = group or self.group
        return bool(group)

    def _mentions_only(self, text: str, end: int) -> bool:
        """Whether a match is a sentence that happens to begin like a title: an ordinary list item, and longer."""
        numbering = NUMBERING.match(text)
        return bool(numbering and numbering["close"] == ")" and len(text) > end + 40)

    def _drop_ended_agency(self, passage: Passage, following: Block | None) -> None:
        """An agency's answer ends at the next item of the form, not at the lists inside the answer."""
        text = passage.text
        item = ITEM.match(text)
        if not item or self._plan.is_by_office:
            return
        if FORM_ITEM.match(text, item.end()):
            self.context = replace(self.context, is_form=True)
        number = int(arabic_digits(item.group(1)))
        heads_agency = isinstance(following, Paragraph) and self.heading_agency(following.passage) is not None
        heads_answer = heads_agency or self.context.agency is None
        continues_inner = self._inner_item > 0 and number == self._inner_item + 1 and self.context.agency is not None
        is_heading = len(passage.written) < ITEM_HEADING and not continues_inner
        if is_heading and heads_agency:
            self._check_item(passage, number)
        if is_heading and (heads_answer or (number == self._next_item and number > 1)):
            self.context = replace(self.context, agency=None, is_form=heads_agency)
            self._next_item = number + 1
            self._inner_item = 0
        else:
            self._inner_item = number


def _rest(passage: Passage, end: int) -> Paragraph | None:
    rest = passage.slice(end)
    return Paragraph(rest) if SAYS.search(MARKUP.sub("", rest.text)) else None
