"""Whose figure it is: the office that its sentence names before it, else the heading's, else the report's own."""

from __future__ import annotations

from typing import NamedTuple

from facts.fact import Role
from loaders.thai.folding import pattern
from loaders.thai.names import AgencyName, Names
from loaders.thai.numbers import D
from loaders.where.context import Context
from loaders.where.cover import Cover

# Behind these words a sentence speaks for all offices again; behind a sum, for those it names, if it names several.
WHOLE = pattern(r"(?:ภาพรวม|รวมทุก|ทั้งจังหวัด)")
SUM = pattern(r"รวมทั้งสิ้น")
WHOLE_PROVINCE = pattern(r"(?:ภาพรวม|รวม)(?:ของ|ทั้ง|ใน|ระดับ)*จังหวัด|ทั้งจังหวัด")
# Between a body's name and its number.
NEXT_TO = pattern(r"[\s)]*(?:จำนวน|มี)?\s*")
NUMBER_NEXT = pattern(rf"{NEXT_TO.pattern}{D}")
LIST_LEAD = 5
ITEM_OF_BODY = pattern(rf"[\s\-•]*\(?{D}{{1,2}}[.)]\s*")
# Offices right behind these words receive or take part: another one tells the figures.
PARTNER = pattern(r"(?:สังกัด|ส่งต่อ(?:ให้)?|(?:ร่วม|รวม)กั?บ|ประสาน(?:งาน)?(?:กั?บ)?|ไปยั?ง)\s*$")
LONGEST_VERB = 20
ANOTHER = pattern(r"\s*(?:และ|กั?บ|,)?\s*")
# The nation's mean that an office's own is held against.
OF_THE_NATION = pattern(r"กว่า[ก-๎\s]{0,20}ประเทศ\s*(?:\(|ซึ่งอยู่ที่|ที่ได้)\s*$")
NEAR = 60
# A sentence, or an item of a list, that begins with an office's name.
OFFICE_FIRST = pattern(rf"[\s\-•*]*(?:\(?{D}{{1,2}}(?:\.{D}{{1,2}})*[.)]?\s*)?(?=สำนั?กงาน|ศูนย์|[ก-ฮ]{{2,4}}\.)")
LONGEST_NAME = 150


class Speaker(NamedTuple):
    """An office and the provinces that its figure is of; no office where all of them speak."""

    agency: AgencyName | None
    provinces: tuple[str, ...]


class Speakers:
    """Tells who speaks in one report."""

    def __init__(self, cover: Cover, names: Names) -> None:
        self.cover = cover
        self.names = names

    def of(self, context: Context) -> Speaker:
        """Return who speaks under a heading."""
        return self._named(context, None)

    def in_province(self, speaker: Speaker, province: str) -> Speaker:
        """Return who speaks where words beside a figure name its province: no office of another one."""
        if not province or province in speaker.provinces:
            return speaker
        agency = speaker.agency if speaker.agency and not speaker.agency.provinces else None
        return Speaker(agency, (province,))

    def mentions(self, text: str) -> list[AgencyName]:
        """Return the offices that a sentence names, in order, in a report of one province also worn names."""
        found = self.names.agencies(text)
        worn = [agency for agency in self.names.worn(text, self.cover.provinces) if agency not in found]
        return sorted(found + worn, key=lambda agency: agency.start) if worn else found

    def of_answer(self, context: Context, text: str) -> Speaker:
        """Return who gives an answer in words: the one office that its sentence begins with, else who speaks there."""
        head = OFFICE_FIRST.match(text)
        if head is None:
            return self.of(context)
        first, *others = [*self.names.agencies(text[head.end() : head.end() + LONGEST_NAME]), None]
        if first is None or first.start > 0 or not self._tells_its_own(first):
            return self.of(context)
        is_joint = others[0] is not None and ANOTHER.fullmatch(
            text, head.end() + first.end, head.end() + others[0].start
        )
        return self.of(context) if is_joint else self._named(context, self._localised(first))

    def of_figure(self, context: Context, text: str, mentions: list[AgencyName], offset: int, role: Role) -> Speaker:
        """Return whose the figure at an offset of a sentence is; `mentions` are the offices that the sentence names."""
        if role == "score" and OF_THE_NATION.search(text, max(0, offset - NEAR), offset):
            return Speaker(None, ())
        mentioned = self._last_mentioned(text, mentions, offset)
        begin = mentioned.end if mentioned else 0
        if self.cover.speaks_for_all and WHOLE_PROVINCE.search(text, begin, offset):
            return Speaker(None, self.cover.provinces)
        return self._named(context, mentioned)

    def _named(self, context: Context, mentioned: AgencyName | None) -> Speaker:
        if context.is_of_several:
            return Speaker(None, self.cover.provinces)
        own = None if self.cover.speaks_for_all else self.cover.agency
        agency = mentioned or (self._localised(context.agency) if context.agency else own)
        return Speaker(agency, agency.provinces if agency and agency.provinces else self.cover.provinces)

    def _last_mentioned(self, text: str, mentions: list[AgencyName], offset: int) -> AgencyName | None:
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
            return mentioned if self._tells_its_own(mentioned) else None
        # A national body's is the number right behind its name; or all it begins to tell, in a paper without a cover
        # and in a list of bodies, each with its number: "1) สพฐ. 27 แห่ง ... 2) อปท. 20 แห่ง ...".
        starts = mentioned.start <= LIST_LEAD
        is_listed = starts and NUMBER_NEXT.match(text, mentioned.end)
        is_body = mentioned.kind.endswith("-national") or (
            is_listed and ITEM_OF_BODY.fullmatch(text, 0, mentioned.start)
        )
        begins = is_listed or (starts and self.cover.agency is None)
        return mentioned if is_body and (begins or NEXT_TO.fullmatch(text, mentioned.end, offset)) else None

    def _tells_its_own(self, agency: AgencyName) -> bool:
        """Whether a local office that is named tells its own, not what all of its province or its kind do."""
        return agency.is_local and agency.kind not in ("provincial-office", "area-office")

    def _localised(self, agency: AgencyName) -> AgencyName:
        return self.names.localised(agency, self.cover.provinces)


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
