"""Where each text of a report stands: policy, section, agency. Headings are known by their titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from facts.codes import Codes, Policy, arabic_digits, damage_key, search_key
from facts.fact import Section
from loaders.document import Block, Document, Paragraph, Passage, Table
from loaders.figures import sentences
from loaders.thai.folding import Folded, pattern
from loaders.thai.names import AgencyName, KeyText, Names
from loaders.thai.numbers import D
from loaders.where.cover import Cover

# The parts of the ministry's forms, by the words their headings begin with.
SECTION_WORDS: tuple[tuple[Section, tuple[str, ...]], ...] = (
    ("situation", ("การวิเคราะห์สถานการณ์", "สถานการณ์ในพื้นที่", "สภาพปัจจุบัน", "ข้อมูลพื้นฐาน", "บริบท")),
    ("results", ("ผลการดำเนินงาน", "ความก้าวหน้า", "การดำเนินงานตามนโยบาย", "ผลการดำเนินการ", "ผลการขับเคลื่อน", "ผลสัมฤทธิ์ของ")),
    ("problems", ("ปัญหาอุปสรรค", "ปัญหา/อุปสรรค", "ปัญหาและอุปสรรค", "ปัญหา อุปสรรค", "ปัญหา")),
    ("factors", ("ปัจจัยแห่งความสำเร็จ", "ปัจจัยขับเคลื่อน", "ปัจจัยความสำเร็จ", "ปัจจัยที่", "ปัจจัยสู่")),
    ("suggestions", ("ข้อเสนอแนะ",)),
    ("practice", ("รูปแบบ แนวทาง", "นวัตกรรม", "แนวปฏิบัติที่ดี", "วิธีปฏิบัติที่เป็นเลิศ", "วิธีปฏิบัติที่ดี", "Best Practice", "ต้นแบบ")),
)
# Words that begin many a sentence; alone they head a section, with more behind them they do not.
_BARE_WORDS = frozenset(map(damage_key, ("ปัญหา", "บริบท", "ข้อมูลพื้นฐาน", "ต้นแบบ", "สภาพปัจจุบัน", "ปัจจัยที่")))
_SECTION_KEYS = tuple((section, damage_key(words)) for section, listed in SECTION_WORDS for words in listed)
_ANY_SECTION = tuple(words for _, words in _SECTION_KEYS)
NUMBERING = pattern(
    rf"[\s\-*•]*(?P<label>นโยบายการตรวจ\S*\s*[:：]?|นโยบายที่|จุดเน้นที่|ประเด็นที่|ตัวชี้วัดที่)?\s*"
    rf"(?P<number>{D}{{1,2}}(?:\s?\.\s?{D}{{1,2}})*)?\s*(?P<close>[.)]?)[\s*]*"
)
LINE_NUMBER = re.compile(rf"^[^\w\n]*({D}{{1,2}}(?:\s?\.\s?{D}{{1,2}})+)", re.MULTILINE)
BULLET = re.compile(r"\s*[-•*]")
TAGS = re.compile(r"(?:\s*<[^>]*>)+")
MARKUP = re.compile(r"<[^<>]*>")
GROUP_HEADING = pattern(r"^\s*นโยบายการตรวจ")
ITEM = re.compile(rf"^[\s\-]*\(?({D}{{1,2}})\)")
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
GROUPS = (("ครู", damage_key("ลดภาระครูและบุคลากร")), ("นักเรียน", damage_key("ลดภาระนักเรียน")))
# What the form prints behind the title in a heading: "... that is held to be an example (if any) ** describe".
FORM_TAIL = pattern(r"\s*(?:ที่คิดว่า|ที่เป็นต้นแบบ|หรือแบบอย่าง|เป็นต้นแบบ|\(|\*|ระบุ|สังเขป|และแนบ)[^\n]*")
BLANK = re.compile(r"\s+")
OFFICE_LINE = pattern(r"หน่วยงาน|สำนักงาน|[ก-ฮ]{2,4}\.|ศูนย์|องค์การ")
# Behind these words a line goes on with the sentence.
GOES_ON = pattern(r"(?:ร่วมกับ|และ|กับ|ของ|โดย|จาก|ให้|ใน|สังกัด|(?<!นา)ที่|ณ|,|ได้แก่|คือ|ต่อ|หรือ|ไปยัง|ถึง)\s*$")
FORM_ITEM = pattern(r"\s*หน่วยงาน/สถานศึกษา")
PAGE_NOTE = pattern(r"^\s*หมายเหตุ[\s:]*สรุป")
LETTER = pattern("[ก-ฮ]")
SAYS = pattern(r"[ก-ฮA-Za-z0-9๐-๙]")
SUBJECT = pattern(r"^เรื่อง\s*[:：]?\s*")
MAX_PRINTED = 150
COUNTED = pattern(rf"(?:จำนวน|ร้อยละ)\s*{D}|{D}\s*(?:คน|ราย|แห่ง|โรง|บาท|%)")
# The form's own items are short; a longer text with a number is an answer.
ITEM_HEADING = 150
# Whatever heading a text begins with has ended by here.
HEAD = 500
# A heading may be cut short by a line break, and damaged; below this it is another title.
MIN_TITLE = 10
FUZZY = 88


@dataclass(frozen=True, slots=True)
class Context:
    """Where a text stands."""

    policy: Policy | None = None
    printed_code: str = ""
    printed_title: str = ""
    section: Section = ""
    agency: AgencyName | None = None
    is_policy_level: bool = False  # under a heading of suggestions to the ministry
    is_form: bool = False  # the form's own words, to which the answers follow


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph or table of the report's body with its context."""

    block: Block
    context: Context


def framework_of(document: Document, cover: Cover, codes: Codes) -> str:
    """Return the framework whose titles the document's headings name most often; empty if none does."""
    hits: Counter[str] = Counter()
    year = str(cover.fiscal_year or "")
    titles: dict[str, tuple[str, ...]] = {}
    for policy in codes.policies:
        title = damage_key(policy.title_th)
        if year in policy.framework and len(title) >= MIN_TITLE:
            titles[policy.framework] = (*titles.get(policy.framework, ()), title)
    for text in _headings(document):
        start = _numbering(text)[1]
        key = _head_key(text[start : start + HEAD])
        hits.update(framework for framework, keys in titles.items() if key.startswith(keys))
    return hits.most_common(1)[0][0] if hits else ""


@lru_cache(maxsize=1024)
def _head_key(text: str) -> str:
    """The key of a text's head, which one test for a heading after the other asks for."""
    return search_key(text)


def _headings(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.passage.text
        else:
            yield from (row[0].text for row in block.rows if row)


def _numbering(text: str) -> tuple[re.Match[str] | None, int]:
    """Return the number that a heading begins with, tags before it left out, and where its words begin."""
    tags = TAGS.match(text) if "<" in text else None
    start = tags.end() if tags else 0
    numbering = NUMBERING.match(text, start)
    return numbering, numbering.end() if numbering else start


class Catalogue:
    """The titles of one framework, found in headings by a key that damage does not touch.

    Without a framework the titles of all years are known, but only by their themes: its policies have the title that
    the report prints, and neither id nor code.
    """

    def __init__(self, codes: Codes, framework: str) -> None:
        self.is_own = bool(framework)
        self.policies = [policy for policy in codes.policies if policy.framework == framework or not framework]
        self._as_printed: dict[str, Policy] = {}
        self._titles = sorted(
            (
                (damage_key(title), policy)
                for policy in self.policies
                for title in (policy.title_th, *policy.title_aliases)
            ),
            key=lambda item: -len(item[0]),
        )
        self._keys = [title for title, _ in self._titles]
        self._by_head: dict[str, list[tuple[str, Policy]]] = {}
        for title, policy in self._titles:
            self._by_head.setdefault(title[:MIN_TITLE], []).append((title, policy))
        self._long_titles = tuple(title for title in self._keys if len(title) >= MIN_TITLE)
        self._longest = 1.15 * max(map(len, self._keys), default=0) + 3

    def titles(self, policy: Policy | None) -> list[str]:
        """Return the keys of a policy's titles, the longest first."""
        if policy and not policy.policy_id:
            return [title for title, of in self._titles if of.theme == policy.theme]
        return [title for title, of in self._titles if of is policy]

    def match(self, heading: Folded, group: str = "") -> tuple[Policy, int] | None:
        """Return the policy whose title a text begins with, after its number, and where the title ends."""
        text = heading.text
        numbering, offset = _numbering(text)
        numbered = bool(numbering and (numbering["number"] or numbering["label"]))
        head = text[offset : offset + HEAD]
        key = _head_key(head)
        if len(key) < MIN_TITLE or not (numbered or key.startswith(self._long_titles)):
            return None
        found: list[tuple[float, Policy, int]] = [
            (100 + len(title), policy, offset + KeyText(head).end(len(title)))
            for title, policy in (self._titles if key.startswith(self._long_titles) else ())
            if len(title) >= MIN_TITLE and key.startswith(title) and (numbered or len(key) <= len(title) + 12)
        ]
        if not found and numbered and len(key) <= self._longest:
            found = [(score, policy, len(text)) for score, policy in self._near(key)]
        if not found:
            return None
        best = max(score for score, _, _ in found)
        equals = [item for item in found if item[0] == best]
        _, policy, end = next((item for item in equals if item[1].policy_group == group), equals[0])
        return (policy if self.is_own else self._borrowed(policy, heading.cut(offset, end))), end

    def _borrowed(self, policy: Policy, title: str) -> Policy:
        """Return a policy of another year as the report prints it, each time the same."""
        printed = Policy("", "", "", "", policy.policy_group, _printed(title), "", policy.theme, (), ())
        return self._as_printed.setdefault(damage_key(title), printed)

    def _near(self, key: str) -> Iterator[tuple[float, Policy]]:
        """Return the policies whose title `key` is cut short or damaged, each with how well it fits."""
        for title, policy in self._by_head.get(key[:MIN_TITLE], ()):
            if title.startswith(key) and len(key) >= 0.5 * len(title):
                yield 90, policy
        for title, score, index in process.extract(key, self._keys, scorer=fuzz.ratio, score_cutoff=FUZZY, limit=None):
            if abs(len(title) - len(key)) <= 0.15 * len(title) + 3 and not title.startswith(key):
                yield score, self._titles[index][1]


def section_of(text: str) -> Section:
    """Return the form's section that a heading opens; empty if the text is no such heading."""
    return _section_head(text)[0]


def _section_head(text: str) -> tuple[Section, int]:
    """Return the section that a heading opens, and where in the text the heading's known words end."""
    numbering = NUMBERING.match(text)
    number = numbering["number"] if numbering else None
    levels = len(re.findall(D + "+", number)) if number else 0
    start = numbering.end() if numbering else 0
    key = _head_key(text[start : start + HEAD])
    for section, words in _SECTION_KEYS if key.startswith(_ANY_SECTION) else ():
        is_short = len(key) <= len(words) + 22
        if key.startswith(words) and (is_short or (levels >= 2 and words not in _BARE_WORDS)):
            return section, start + KeyText(text[start : start + HEAD]).end(len(words))
    return "", 0


@dataclass(frozen=True, slots=True)
class Misnumbered:
    """A section's heading whose number is not its policy's, stands there a second time, or skips one."""

    passage: Passage
    number: str
    parent: str  # the number printed at the policy's heading
    fault: Literal["misnumbered", "repeated", "skipped"]


def _dotted(block: Block) -> Iterator[str]:
    """Yield the numbers with a point that the lines and cells of a block begin with."""
    texts = [block.passage.text] if isinstance(block, Paragraph) else [cell.text for row in block.rows for cell in row]
    for text in texts:
        for match in LINE_NUMBER.finditer(text):
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
        self._heading: tuple[int, str | None, str] | None = None  # its number, label and mark, if it has a number
        self._listed = 0  # the last number of a list below that heading
        self._cover: set[str] = set()
        self._seen_policy = False
        self.misnumbered: list[Misnumbered] = []
        self.contents: list[Table] = []  # lists of contents, which are left out
        self._numbers: set[str] = set()  # of the sections under the policy
        self._printed: set[str] = set()  # with a point, that lines under the policy begin with, of headings or not
        self._skipping: set[str] = set()  # of the sections whose number skips one

    def walk(self) -> Iterator[Placed]:
        blocks = [piece for block in self.document.blocks for piece in self._headings_apart(block)]
        for index, block in enumerate(blocks):
            if isinstance(block, Table):
                rest: Block | None = self._table(block)
            else:
                following = blocks[index + 1] if index + 1 < len(blocks) else None
                rest = self._paragraph(block, following)
            self._printed.update(_dotted(block))
            if rest is not None:
                yield Placed(rest, self.context)
            if self.context.is_form:
                self.context = replace(self.context, is_form=False)

    def _headings_apart(self, block: Block) -> list[Block]:
        """Part a paragraph at its lines that are nothing but an office's name: the name's length made them one."""
        if isinstance(block, Table) or "\n" not in block.passage.text:
            return [block]
        passage = block.passage
        text = passage.text
        ends = [match.start() for match in re.finditer(r"\n|\Z", text)]
        pieces, start = [], 0
        for line_start, end in zip([0, *(offset + 1 for offset in ends)], ends, strict=False):
            line = text[line_start:end]
            before = text[start:line_start]
            if OFFICE_LINE.search(line[:60]) and not GOES_ON.search(before) and self.names.only_agency(line):
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
        return Table(rows) if rows else None

    def _is_contents(self, table: Table) -> bool:
        titled = [row for row in table.rows if row and self.catalogue.match(row[0])]
        paged = [row for row in titled if len(row) > 1 and re.fullmatch(rf"[\s{D[1:-1]}\-–]*", row[-1].text)]
        return len(paged) >= 1 and len(paged) >= len(titled) / 2 and all(len(row) <= 2 for row in table.rows)

    def _paragraph(self, block: Paragraph, following: Block | None) -> Paragraph | None:
        passage = block.passage
        text = passage.text
        if self._is_page_head(text):
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
            numbering, start = _numbering(text)
            printed = arabic_digits(numbering["number"] or "").replace(" ", "") if numbering else ""
            title = _printed(passage.cut(start, end))
            self._enter(Context(policy=policy, printed_code=printed, printed_title=title))
            self._keep_number(numbering)
            return _rest(passage, end)
        if self._enters_printed(passage, following):
            return None
        if self.context.section == "suggestions" and not re.match(rf"\W*{D}+\.{D}", text):
            for level in (POLICY_LEVEL, AREA_LEVEL):
                if heading := level.match(text):
                    self.context = replace(self.context, is_policy_level=level is POLICY_LEVEL, agency=None)
                    return _rest(passage, heading.end())
        section = section_of(text)
        if section and (section != self.context.section or re.match(rf"\W*{D}", text)):
            return self._enter_section(section, passage)
        agency = self.heading_agency(text)
        if agency:
            self._inner_item = 0
            is_own = self.cover.speaks_for_all and agency.name == getattr(self.cover.agency, "name", "")
            self.context = replace(self.context, agency=None if is_own or agency.kind == "ministry" else agency)
            return None
        self._drop_ended_agency(passage, following)
        return block

    def _enters_printed(self, heading: Folded, following: Block | None) -> bool:
        """Take a heading as printed where no catalogue knows the report's: one with a label, or above a section's.

        One that goes on with the numbers of the headings ends the policy before it, unless it goes on with a list.
        """
        text = heading.text
        numbering = None if self.catalogue.is_own else NUMBERING.match(text)
        number = re.sub(r"\s", "", arabic_digits(numbering["number"] or "")) if numbering else ""
        if not numbering or not number:
            return False
        mark = (numbering["label"], numbering["close"])
        is_listed = number.isdigit() and int(number) == self._listed + 1
        is_next = number.isdigit() and not is_listed and self._heading == (int(number) - 1, *mark)
        title = heading.slice(numbering.end())
        subject = SUBJECT.match(title.text)
        is_labelled = bool(numbering["label"] or subject)
        heads_section = isinstance(following, Paragraph) and section_of(following.passage.text) != ""
        is_heading = len(text) <= MAX_PRINTED and not COUNTED.search(text) and LETTER.search(title.text)
        if not is_heading or section_of(text) or not (is_labelled or heads_section or is_next):
            self._listed = int(number) if is_listed else self._listed
            return False
        self._enter(Context(printed_title=_printed(title.slice(subject.end() if subject else 0).written)))
        self._keep_number(numbering)
        return True

    def _keep_number(self, numbering: re.Match[str] | None) -> None:
        """Keep the number of a heading in mind, which the next heading of its rank goes on with."""
        number = arabic_digits(numbering["number"] or "").strip() if numbering else ""
        self._heading = (
            (int(number), numbering["label"], numbering["close"]) if numbering and number.isdigit() else None
        )
        self._listed = 0

    def _is_page_head(self, text: str) -> bool:
        """Whether a line of the cover comes again, as at the head of each policy's page; notes on all are one too."""
        key = _head_key(text[:HEAD])
        if self.context == Context() and not self._seen_policy:
            self._cover.add(key)
            return False
        return key in self._cover or bool(PAGE_NOTE.match(text))

    def heading_agency(self, text: str) -> AgencyName | None:
        """Return the office if a paragraph or cell is its heading: the word หน่วยงาน before it, or nothing else."""
        if not OFFICE_LINE.search(text[:60]) and len(text) > 120:
            return None
        return self.names.only_agency(text)

    def _enter(self, context: Context) -> None:
        if context.policy is not self.context.policy or context.printed_title != self.context.printed_title:
            self._numbers.clear()
            self._printed.clear()
            self._skipping.clear()
        self.context = context
        self._next_item = 1
        self._inner_item = 0
        self._seen_policy = True

    def _enter_section(self, section: Section, passage: Passage) -> Paragraph | None:
        self._check_number(passage)
        self._enter(
            replace(
                self.context,
                section=section,
                agency=None,
                is_policy_level=bool(OF_POLICY.search(passage.text[:80])),
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
            blank = BLANK.search(text, _section_head(text)[1], end)
            if blank and sentences.figures(passage.slice(blank.end(), end))[0]:  # an answer on the heading's line
                end = blank.start()
        while tail := FORM_TAIL.match(text, end):
            end = tail.end()
        return end

    def _find_group(self, text: str) -> bool:
        key = _head_key(text[:HEAD])
        for group, words in GROUPS:
            if words in key and len(key) <= len(words) + 45 and not re.match(rf"\s*{D}", text):
                self.group = group
                return True
        return False

    def _mentions_only(self, text: str, end: int) -> bool:
        """Whether a match is a sentence that happens to begin like a title: an ordinary list item, and longer."""
        numbering = NUMBERING.match(text)
        return bool(numbering and numbering["close"] == ")" and len(text) > end + 40)

    def _drop_ended_agency(self, passage: Passage, following: Block | None) -> None:
        """An agency's answer ends at the next item of the form, not at the lists inside the answer."""
        text = passage.text
        item = ITEM.match(text)
        if not item:
            return
        if FORM_ITEM.match(text, item.end()):
            self.context = replace(self.context, is_form=True)
        number = int(arabic_digits(item.group(1)))
        heads_agency = isinstance(following, Paragraph) and self.heading_agency(following.passage.text) is not None
        heads_answer = heads_agency or self.context.agency is None
        continues_inner = self._inner_item > 0 and number == self._inner_item + 1 and self.context.agency is not None
        is_heading = len(passage.written) < ITEM_HEADING and not continues_inner
        if is_heading and (heads_answer or (number == self._next_item and number > 1)):
            self.context = replace(self.context, agency=None, is_form=heads_agency)
            self._next_item = number + 1
            self._inner_item = 0
        else:
            self._inner_item = number


def _printed(title: str) -> str:
    return " ".join(MARKUP.sub(" ", title).split())


def _rest(passage: Passage, end: int) -> Paragraph | None:
    rest = passage.slice(end)
    return Paragraph(rest) if SAYS.search(MARKUP.sub("", rest.text)) else None
