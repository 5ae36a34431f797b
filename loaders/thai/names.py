"""Names in running text: offices by a grammar (kind + provinces + area), provinces, schools."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from facts.codes import (
    AgencyKind,
    AreaOffice,
    Codes,
    arabic_digits,
    damage_key,
    default_codes,
)
from loaders.thai.folding import Folded, folded, key_pattern, pattern, pattern_of
from loaders.thai.key_text import KeyText
from loaders.thai.units import unit_at
from loaders.thai.vocabulary import Word, expression, word_list
from loaders.thai.words import any_of

# What may stand before an office's name that is alone.
_HEADS_OFFICE = pattern(
    r"^[\s\-•*\#=_~>\d๐-๙.)(\[]*(?:(?:(?:ส่วน|ลำดับ|หน่วย)ที่|หน้า(?:ที่)?)\s*[\d๐-๙]+\s*[:.]?\s*)?"
    r"(?:(?:ชื่อ)?(?:หน่วยงาน|หน่วยรับตรวจ)(?:ที่รายงาน|ผู้รายงาน)?[\s:：.]*"
    r"|(?:แบบ|ผล)?(?:รายงาน|การดำเนินงาน|ข้อมูล|ผลงาน|ส่วน)(?:ของ|จาก)\s*)?"
)
_ORNAMENT = " \t\n:*-()[]=_~#<>|•–—"
_ABBREVIATED = pattern(r"[ก-ฮ]\.?\Z")
_AREA = pattern(r"[.\s]*เขต(?:พื้นที่)?(?:ที่)?\s*([0-9๐-๙]{1,2})(?![0-9๐-๙]|[,.][0-9๐-๙])")
# Without the word: สพป.สุโขทัย 2; but สพป.สุโขทัย 2 แห่ง are two of them.
_BARE_AREA = pattern(r"\.?[ ]?([1-9๑-๙])(?![0-9๐-๙]|[,.:/-][0-9๐-๙])[ ]*")
_REGION_NUMBER = pattern(r"[\s.]*(?:ที่)?\s*([0-9๐-๙]{1,2})(?![0-9๐-๙])")
# Several areas of one province, "เขต 1 และ เขต 2", "เขต 1-3", are no one office.
_MORE_AREAS = pattern(
    r"\s*(?:(?:และ|กับ|,|/)\s*(?:เขต)\s*[0-9๐-๙]|(?:-|–|ถึง|และ|,)\s*(?:เขต\s*)?[1-9๑-๙]"
    r"(?![0-9๐-๙]|[,.][0-9๐-๙])(?!\s*(?:[ก-ฮ]{2}|%)))"
)
# An office's short name with letters lost, dots in their place, and its area.
_WORN_AREA = pattern(r"([ก-ฮ][ก-๎]*\.[ก-๎.]{2,20})\s*เขต\s*([0-9๐-๙]{1,2})(?![0-9๐-๙]|[,.][0-9๐-๙])")
_BEFORE_NUMBER = pattern(r"(?:มี|จานวน|ม|ทง)*$")
_LONGEST_KIND = 60
_LONGEST_HEADING = 120
_LINK = pattern(r"(?:และ|กับ|[,/–-])?")
_BEFORE_PROVINCE = pattern(r"\.?(?:ประจา)?(?:จงหวด|จ\.)?")

_AS_FOLLOWS = pattern(r"(?:มี|ได้)?(?:ผล|การ)*(?:รายงาน|ดำเนินการ|ดำเนินงาน)?(?:ข้อมูล)?\s*ดังนี้")
# What may stand behind an office's name in its heading: its abbreviation, its English name, its telephone number.
_BEHIND_HEADING = pattern(
    r"(?:\s*\(\s*(?:[ก-ฮ]{1,5}\.[ก-๎.\s]{0,25}(?:(?:เขต\s*)?[0-9๐-๙]{1,2})?|ต่อ|[A-Za-z][A-Za-z .,&'’:-]*[0-9]{0,2})"
    r"\s*\)?|\s*[-–:]?\s*[A-Z][A-Za-z .,&'’-]{3,}[0-9]{0,2}"
    r"|\s*(?:โทร|Tel)[ก-๎A-Za-z.\s]{0,15}[:.]?\s*[0-9๐-๙][0-9๐-๙\s,-]{6,}(?:ต่อ\s*[0-9๐-๙]+)?){1,3}"
)
# Offices of a shape that no list holds all of: a municipality, a subdistrict's council; a college, another's office.
_LOCAL_BODY = pattern(
    r"(?:เทศบาล(?:นคร|เมือง|ตำบล)|ท[นมต]\.|องค์กา?รบริหารส่วนตำบล|อบต\.)\s*(?!แห่ง|ต่าง|ทุก|ใน|และ|ที่)[ก-๎]{2,30}"
)
_OFFICE_OF_A_PLACE = pattern(
    r"(?:(?:สำนักงาน|ศูนย์|กอง)(?!เขตพื้นที่)[ก-๎]{3,60}?\s*(?:จังหวัด|อำเภอ)[ก-๎]{2,20}"
    rf"|(?:มหา)?วิทยาลัย(?:{expression(word_list('colleges'))}|ราชภัฏ|เทคโนโลยี|ชุมชน)[ก-๎]{{2,40}})"
)
# Bodies whose short name, in a report of one province, is their office there.
_NAMED_SHORT = frozenset({"learning-office", "private-education-office"})


@dataclass(frozen=True, slots=True)
class AgencyName:
    """An office found in a text: its official name, parent body and where in the text it stands."""

    name: str
    kind: str
    affiliation: str
    provinces: tuple[str, ...]
    start: int
    end: int
    named: tuple[str, ...] = ()  # by which it is named, where these are only some of its provinces

    @property
    def short(self) -> str:
        """Its name as it is called by some of its provinces; empty where it is called by all of them."""
        return self.name.removesuffix(" ".join(self.provinces)) + " ".join(self.named) if self.named else ""

    @property
    def is_local(self) -> bool:
        """Whether it is one office of a province or area, not a national body or a kind of office."""
        return bool(self.provinces) or self.kind == "secondary-area-office"


class Names:
    """The grammar of office names over one set of code lists."""

    def __init__(self, codes: Codes) -> None:
        self.codes = codes
        kinds: dict[str, list[AgencyKind]] = {}
        for kind in codes.agency_kinds:
            for spelling in (kind.full_prefix_th, kind.short_th, *kind.aliases):
                key = damage_key(spelling)
                if _is_usable(spelling) and kind not in kinds.setdefault(key, []):
                    kinds[key].append(kind)
        self._kinds = kinds
        self._any_kind = pattern_of(kinds)
        longest_first = sorted(kinds, key=len, reverse=True)
        self._spellings = {key: [shorter for shorter in longest_first if key.startswith(shorter)] for key in kinds}
        names = {damage_key(province.province_th): province.province_th for province in codes.provinces}
        self._in_province = pattern(rf"(?:จงหวด|จ\.)({any_of(names)})")
        self._provinces = names | {
            damage_key(abbreviation): province.province_th
            for province in codes.provinces
            for abbreviation in province.abbreviations
        }
        self._any_province = pattern_of(self._provinces)
        bare = (key.removesuffix(".") for key in self._provinces if key.endswith("."))
        self._abbreviated = key_pattern(rf"({any_of(bare)})(?=[0-9๐-๙]|เขต)")
        self._areas = {area.name_th for area in codes.area_offices}
        self._of_several = [area for area in codes.area_offices if len(area.provinces) > 1]

    def agencies(self, text: str) -> list[AgencyName]:
        """Return every office named in `text`, in order; names inside a longer name are not repeated."""
        keyed = KeyText(text)
        found: list[AgencyName] = []
        for match in self._kinds_in(keyed.key):
            if found and keyed.offsets[match.start()] < found[-1].end:
                continue
            agency = self._agency_at(keyed, match)
            if agency:
                found.append(agency)
        return found

    def only_agency(self, text: str) -> AgencyName | None:
        """Return the office if `text` is nothing but one office's name (a heading or a row label)."""
        stripped = _HEADS_OFFICE.sub("", text, count=1)
        stripped = stripped.lstrip(_ORNAMENT + ".").rstrip(_ORNAMENT)
        if not stripped or len(stripped) > 150:
            return None
        keyed = KeyText(stripped)
        match = self._any_kind.match(keyed.key)
        agency = self._agency_at(keyed, match) if match else None
        if agency is None or agency.start > 0:
            return None
        rest = _AS_FOLLOWS.sub("", stripped[agency.end :])
        return agency if not rest.strip(_ORNAMENT + ".") or _BEHIND_HEADING.fullmatch(rest.rstrip(_ORNAMENT)) else None

    def only_local_body(self, text: Folded) -> AgencyName | None:
        """Return the municipality or subdistrict council if `text` is nothing but its name; none is listed."""
        return _unlisted(_LOCAL_BODY, text)

    def only_unlisted(self, text: Folded) -> AgencyName | None:
        """Return the office if `text` is nothing but the name of one in the shape of an office's that is not listed."""
        return _unlisted(_LOCAL_BODY, text) or _unlisted(_OFFICE_OF_A_PLACE, text)

    def is_listed(self, agency: AgencyName) -> bool:
        """Whether an area office is one of the list; other offices have none."""
        return agency.kind != "primary-area-office" or not agency.provinces or agency.name in self._areas

    def only_kind(self, text: str, provinces: tuple[str, ...]) -> AgencyName | None:
        """Return a province's office if `text` is nothing but its kind's name, in a report of one province."""
        stripped = _HEADS_OFFICE.sub("", text, count=1).strip(" \t\n.:*-()")
        if len(provinces) != 1 or not 0 < len(stripped) <= _LONGEST_KIND:
            return None
        kinds = [kind for kind in self._kinds.get(damage_key(stripped), ()) if kind.geography == "province"]
        return self.only_agency(f"{kinds[0].short_th}{provinces[0]}") if len(kinds) == 1 else None

    def kind_ending(self, text: str) -> AgencyName | None:
        """Return all area offices of a kind if `text` ends in the kind's name and a number is to follow: "ใน สพป. "."""
        key = _BEFORE_NUMBER.sub("", damage_key(text[-_LONGEST_KIND:]))
        for kind in self.codes.agency_kinds:
            if kind.kind in ("primary-area-office", "secondary-area-office") and key.endswith(
                (damage_key(kind.full_prefix_th), damage_key(kind.short_th))
            ):
                return AgencyName(kind.full_prefix_th, kind.kind, kind.affiliation, (), len(text), len(text))
        return None

    def provinces(self, text: str) -> tuple[str, ...]:
        """Return the provinces that `text` names with the word จังหวัด, each once, in order."""
        matches = self._in_province.finditer(KeyText(text).key)
        return tuple(dict.fromkeys(self._provinces[match.group(1)] for match in matches))

    def localised(self, agency: AgencyName, provinces: tuple[str, ...]) -> AgencyName:
        """Return the province's office of a body that a report of one province names short: สกร. -> สกร.เลย."""
        if agency.is_local or len(provinces) != 1:
            return agency
        short = next((kind.short_th for kind in self.codes.agency_kinds if kind.kind == agency.kind), "")
        local = [k for k in self.codes.agency_kinds if k.short_th == short and k.kind in _NAMED_SHORT]
        if not local:
            return agency
        named = local[0].kind == "private-education-office"
        name = local[0].full_prefix_th + ("" if named else provinces[0])
        return AgencyName(name, local[0].kind, local[0].affiliation, provinces, agency.start, agency.end)

    def worn(self, text: str, provinces: tuple[str, ...]) -> list[AgencyName]:
        """Return a province's area offices named in `text` with letters lost: สพ.ต.ก เขต 1 in a report of ตาก."""
        kind = next(kind for kind in self.codes.agency_kinds if kind.kind == "primary-area-office")
        found = []
        for match in _WORN_AREA.finditer(text) if len(provinces) == 1 and "เขต" in text else ():
            letters = iter(whole := damage_key(kind.short_th + provinces[0]).replace(".", ""))
            kept = damage_key(match.group(1)).replace(".", "")
            ends_alike = kept[:1] == whole[:1] and kept[-1:] == whole[-1:]
            if (
                ends_alike
                and 3 * len(whole) <= 5 * len(kept) < 5 * len(whole)
                and all(letter in letters for letter in kept)
            ):
                name = f"{kind.full_prefix_th}{provinces[0]} เขต {int(arabic_digits(match.group(2)))}"
                found.append(AgencyName(name, kind.kind, kind.affiliation, provinces, match.start(), match.end()))
        return found

    def _kinds_in(self, key: str) -> Iterator[re.Match[str]]:
        """Yield the longest kind of office wherever one begins in a key, also inside another's name."""
        match = self._any_kind.search(key)
        while match:
            yield match
            match = self._any_kind.search(key, match.start() + 1)

    def _agency_at(self, keyed: KeyText, match: re.Match[str]) -> AgencyName | None:
        """Return the longest name at a match in the key, a local office before the national body of its name."""
        position, longest = match.start(), match.group()
        start = keyed.offsets[position]
        fallback: AgencyName | None = None
        for spelling in self._spellings[longest]:
            if "." in spelling and _ABBREVIATED.search(keyed.text[max(0, start - 2) : start]):
                continue
            for kind in self._kinds[spelling]:
                agency = self._complete(keyed, start, position + len(spelling), kind)
                if agency and (agency.is_local or kind.geography == "region"):
                    return agency
                fallback = fallback or agency
        return fallback

    def _complete(self, keyed: KeyText, start: int, key_end: int, kind: AgencyKind) -> AgencyName | None:
        def named(name: str, provinces: tuple[str, ...], end: int) -> AgencyName:
            return AgencyName(name, kind.kind, kind.affiliation, provinces, start, end)

        end = keyed.end(key_end)
        if kind.geography == "none":
            return named(kind.full_prefix_th, (), end)
        if kind.geography == "region":
            number = _REGION_NUMBER.match(keyed.text, end)
            return (
                named(f"{kind.full_prefix_th} {arabic_digits(number.group(1))}", (), number.end()) if number else None
            )
        provinces, after = self._province_list(keyed, key_end, kind.geography == "provinces")
        if (
            not provinces
            and kind.geography == "province_area"
            and (short := self._abbreviated.match(keyed.key, key_end))
        ):
            provinces, after = (self._provinces[f"{short[1]}."],), short.end()
        if not provinces:
            # Until 2564 secondary offices had numbers and no provinces in their names.
            area = _AREA.match(keyed.text, end) if kind.kind == "secondary-area-office" else None
            return named(f"{kind.full_prefix_th} เขต {int(arabic_digits(area[1]))}", (), area.end()) if area else None
        key_end = after
        end = keyed.end(key_end)
        if kind.kind == "private-education-office":
            return named(kind.full_prefix_th, provinces, end)
        name = kind.full_prefix_th + " ".join(provinces)
        area = _AREA.match(keyed.text, end)
        bare = _BARE_AREA.match(keyed.text, end) if area is None and kind.geography == "province_area" else None
        if bare and unit_at(keyed.text, bare.end())[0] in ("", "ปี"):
            whole_name = f"{name} เขต {int(arabic_digits(bare[1]))}"
            if whole_name in self._areas:
                return named(whole_name, provinces, bare.end(1))
        if area and _MORE_AREAS.match(keyed.text, area.end()):
            return None
        if area and kind.geography in ("province_area", "provinces"):
            whole_name = f"{name} เขต {int(arabic_digits(area.group(1)))}"
            is_the_only = name in self._areas and whole_name == f"{name} เขต 1"
            return named(name if is_the_only else whole_name, provinces, area.end())
        if kind.geography == "provinces" and (whole := self._whole(kind, provinces)):
            some = provinces if len(provinces) < len(whole.provinces) else ()
            return replace(named(whole.name_th, whole.provinces, end), named=some)
        return named(name, provinces, end)

    def _whole(self, kind: AgencyKind, provinces: tuple[str, ...]) -> AreaOffice | None:
        """Return the office of several provinces that is named by some of them, or in another order."""
        return next(
            (area for area in self._of_several if area.kind == kind.kind and set(provinces) <= set(area.provinces)),
            None,
        )

    def _province_list(self, keyed: KeyText, position: int, many: bool) -> tuple[tuple[str, ...], int]:
        names: list[str] = []
        end = position
        lead = _BEFORE_PROVINCE.match(keyed.key, position)
        position = lead.end() if lead else position
        while found := self._province_at(keyed.key, position):
            name, end = found
            names.append(name)
            if not many:
                break
            link = _LINK.match(keyed.key, end)
            position = link.end() if link else end
        return tuple(names), end

    def _province_at(self, key: str, position: int) -> tuple[str, int] | None:
        match = self._any_province.match(key, position)
        return (self._provinces[match.group()], match.end()) if match else None


def _unlisted(shape: re.Pattern[str], text: Folded) -> AgencyName | None:
    if len(text) > _LONGEST_HEADING:
        return None
    lead = _HEADS_OFFICE.match(text.text)
    words = text.text[lead.end() if lead else 0 :]
    start = len(text) - len(words.lstrip(_ORNAMENT + "."))
    named = shape.match(text.text, start)
    rest = text.text[named.end() :].rstrip(_ORNAMENT) if named else ""
    if named is None or (rest and not _BEHIND_HEADING.fullmatch(rest)):
        return None
    return AgencyName(" ".join(text.cut(*named.span()).split()), "unlisted", "อื่น", (), *named.span())


@lru_cache(maxsize=1)
def default_names() -> Names:
    """Return the grammar over the lists that ship in data/codes."""
    return Names(default_codes())


def _is_usable(spelling: str) -> bool:
    """Short spellings without a dot (สป, สช) are parts of ordinary words; only dotted ones are names."""
    return "." in spelling or len(damage_key(spelling)) >= 6


# One of them begins each name, and most sentences have none.
_SCHOOL_WORDS = tuple(map(folded, ("โรงเรียน", "รร.", "วิทยาลัย", "สกร.")))
_LONGEST_SCHOOL = 60  # what is longer is a sentence without blanks


class Schools:
    """Finds the single schools and colleges that a text names."""

    def __init__(
        self,
        colleges: Sequence[Word],
        school_ends: Sequence[Word],
        generic_schools: Sequence[Word],
        generic_schools_as_written: Sequence[Word],
    ) -> None:
        # Behind a letter the word is part of a longer one, but not behind ให้, แก่, ได้, ใช้, แต่.
        self._named = pattern(
            r"(?:โรงเรียน(?:(?<![ก-ฮ].{8})|(?<=[ใไแ][หกดชต].{8}))|รร\.(?:(?<![ก-ฮ].{3})|(?<=[ใไแ][หกดชต].{3}))"
            rf"|วิทยาลัย(?:{expression(colleges)})|สกร\.(?:ระดับ)?อำเภอ)"
            r"([ก-๎A-Za-z]+?(?:[\s]?[“\"”][^“”\"]{2,30}[“\"”]|(?<=ราชประชานุเคราะห์)\s?[0-9๐-๙]{1,2})?)"
            rf"(?={expression(school_ends)}|[^ก-๎A-Za-z]|$)"
        )
        self._kind = pattern(expression(generic_schools))
        # A tone mark may be all that tells a kind from a name: โรงเรียนด้านกีฬา, but โรงเรียนด่านสุขวิทยา.
        self._as_written = {word.word: word.meaning == "kind" for word in generic_schools_as_written}
        self._any_as_written = tuple(self._as_written)

    def find(self, text: Folded) -> list[tuple[str, int]]:
        """Return the schools named in a text, as written, with the offset of each."""
        found = []
        for match in self._named.finditer(text.text) if any(word in text.text for word in _SCHOOL_WORDS) else ():
            name = match.group(1)
            is_one = len(damage_key(name)) >= 3 and len(name) <= _LONGEST_SCHOOL
            if is_one and not self._is_kind(name, text.cut(*match.span(1))):
                found.append((" ".join(text.cut(*match.span()).split()), match.start()))
        return found

    def _is_kind(self, name: str, written: str) -> bool:
        """Whether what follows โรงเรียน makes it a kind of school, not a name."""
        if written.startswith(self._any_as_written):
            return next(is_kind for word, is_kind in self._as_written.items() if written.startswith(word))
        return self._kind.match(name) is not None


_SCHOOLS = Schools(
    word_list("colleges"),
    word_list("school_ends"),
    word_list("generic_schools"),
    word_list("generic_schools_as_written"),
)


def schools(text: Folded) -> list[tuple[str, int]]:
    """Return the single schools and colleges named in a text, as written, with the offset of each."""
    return _SCHOOLS.find(text)
