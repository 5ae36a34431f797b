"""The closed lists of data/codes: names to codes, by a key that survives damaged Thai."""

from __future__ import annotations

import csv
import re
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from itertools import compress
from pathlib import Path

from facts.windows_874 import to_bytes, to_text

CODES_DIR = Path(__file__).parent.parent / "data" / "codes"
AFFILIATION_ORDER = ("สพฐ.", "สอศ.", "สกร.", "สช.", "สป.", "กคศ.", "อื่น")

# What damage touches: spaces, tone marks, upper and lower vowels, and the ways sara am falls apart.
_DROPPED = [code for code in range(0x3001) if chr(code).isspace()]
_DROPPED += [0x200B, 0x200C, 0x200D, 0xFEFF, 0x0E31, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F)]
KEY_CHARACTERS: dict[int, str | None] = {code: chr(code - 0x80) for code in range(0x0E81, 0x0EDA)}  # Lao for Thai
KEY_CHARACTERS |= {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
KEY_CHARACTERS |= dict.fromkeys(_DROPPED) | {ord("ำ"): "า"}
KEY_CHARACTERS |= {code + 0x80: None for code in _DROPPED if 0x0E31 <= code < 0x0E4F}
DROPPED = frozenset(chr(code) for code, letter in KEY_CHARACTERS.items() if letter is None)
REPEATED = re.compile("า{2,}|เเ")
# The same in Windows-874, where Thai has a byte a character: five times as fast.
_BYTES = bytes(range(256)).decode("cp874", "replace")
_KEY_BYTES = bytes(
    ord((KEY_CHARACTERS.get(ord(character)) or character).encode("cp874", "replace")) for character in _BYTES
)
_SEARCH_KEY_BYTES = _KEY_BYTES.translate(bytes.maketrans("๐๑๒๓๔๕๖๗๘๙".encode("cp874"), b"0123456789"))
_DROPPED_BYTES = bytes(byte for byte, character in enumerate(_BYTES) if character in DROPPED)
_KEPT_BYTES = bytes(character not in DROPPED for character in _BYTES)
_AA, _A, _EE, _AE = (letters.encode("cp874") for letters in ("าา", "า", "เเ", "แ"))
_THAI_DIGIT = re.compile("[๐-๙]")
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def damage_key(text: str) -> str:
    """Return a key equal for two spellings that differ only in what damage touches in Thai text.

    Sara am is folded to sara aa, two sara e to sara ae; spaces, tone marks and upper or lower vowels
    are dropped. No two provinces share a key.
    """
    return _key(text, _KEY_BYTES) or _key_of_any(text)


def _key(text: str, table: bytes) -> str:
    """Return a key by a table of Windows-874's characters; empty where it has not all of the text's."""
    try:
        key = to_bytes(text).translate(table, _DROPPED_BYTES)
    except UnicodeEncodeError:
        return ""
    while _AA in key:
        key = key.replace(_AA, _A)
    return to_text(key.replace(_EE, _AE))


def _key_of_any(text: str) -> str:
    key = text.translate(KEY_CHARACTERS)
    return REPEATED.sub(lambda match: "แ" if match.group() == "เเ" else "า", key)


def kept_offsets(text: str) -> list[int]:
    """Return where in `text` the characters stand that its key does not drop, folded ones among them."""
    try:
        return list(compress(range(len(text)), to_bytes(text).translate(_KEPT_BYTES)))
    except UnicodeEncodeError:
        return [offset for offset, character in enumerate(text) if character not in DROPPED]


def arabic_digits(text: str) -> str:
    """Return `text` with Thai digits as Arabic ones; every character keeps its offset."""
    return text.translate(_THAI_DIGITS) if _THAI_DIGIT.search(text) else text


def search_key(text: str) -> str:
    """Return a key in which a search finds a text whatever its spaces, damage, digits and capitals."""
    return _key(text, _SEARCH_KEY_BYTES) or arabic_digits(_key_of_any(text))


@dataclass(frozen=True, slots=True)
class Province:
    province_th: str
    province_code: str
    province_en: str
    region_number: int
    abbreviations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Affiliation:
    affiliation: str
    affiliation_en: str
    name_th: str
    name_en: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgencyKind:
    kind: str
    short_th: str
    full_prefix_th: str
    name_en: str
    affiliation: str
    geography: str  # province, provinces, province_area, region or none
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaOffice:
    kind: str
    name_th: str
    provinces: tuple[str, ...]  # its seat first


@dataclass(frozen=True, slots=True)
class Framework:
    framework: str
    numbered_by: str  # catalogue, or office: each office numbers the policies itself
    known: str  # whole, part (some of its policies), or alias (no plan: titles that name a theme)
    set_by: str  # the ministry, a body, or a province
    fiscal_years: tuple[int, ...]
    name_th: str
    name_en: str
    certainty: str
    source: str


@dataclass(frozen=True, slots=True)
class Policy:
    policy_id: str
    framework: str
    printed_code: str
    parent: str
    policy_group: str
    title_th: str
    title_en: str
    theme: str
    bodies: tuple[str, ...]
    title_aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PolicyGroup:
    policy_group: str
    heading_th: str  # the words by which a heading of the group is known


@dataclass(frozen=True, slots=True)
class Unit:
    unit_th: str
    dimension: str  # people, places, money, share, score, events or things
    singular_en: str
    plural_en: str
    aliases: tuple[str, ...]


class Codes:
    """All closed lists, read once from a folder of CSV files."""

    def __init__(self, folder: Path = CODES_DIR) -> None:
        self.folder = folder

    @cached_property
    def provinces(self) -> tuple[Province, ...]:
        return tuple(
            Province(
                row["name_th"],
                row["province_code"],
                row["name_en"],
                int(row["region_number"]),
                _split(row["abbreviations"]),
            )
            for row in self._rows("provinces")
        )

    @cached_property
    def affiliations(self) -> tuple[Affiliation, ...]:
        return tuple(
            Affiliation(
                row["short_th"], row["affiliation_code"], row["name_th"], row["name_en"], _split(row["aliases"])
            )
            for row in self._rows("affiliations")
        )

    @cached_property
    def agency_kinds(self) -> tuple[AgencyKind, ...]:
        return tuple(
            AgencyKind(
                row["kind"],
                row["short_th"],
                row["full_prefix_th"],
                row["name_en"],
                row["affiliation"],
                row["geography"],
                _split(row["aliases"]),
            )
            for row in self._rows("agency_kinds")
        )

    @cached_property
    def area_offices(self) -> tuple[AreaOffice, ...]:
        return tuple(
            AreaOffice(row["kind"], row["name_th"], _split(row["provinces"])) for row in self._rows("area_offices")
        )

    @cached_property
    def policies(self) -> tuple[Policy, ...]:
        return tuple(
            Policy(
                row["policy_id"],
                row["framework"],
                row["printed_code"],
                row["parent"],
                row["group"],
                row["title_th"],
                row["title_en"],
                row["theme"],
                _split(row["bodies"]),
                _split(row["title_aliases"], "|"),
            )
            for row in self._rows("policies")
        )

    @cached_property
    def policy_groups(self) -> tuple[PolicyGroup, ...]:
        return tuple(PolicyGroup(row["group"], row["heading_th"]) for row in self._rows("policy_groups"))

    @cached_property
    def frameworks(self) -> tuple[Framework, ...]:
        return tuple(
            Framework(
                row["framework"],
                row["numbered_by"],
                row["known"],
                row["set_by"],
                tuple(map(int, _split(row["fiscal_years"]))),
                row["name_th"],
                row["name_en"],
                row["certainty"],
                row["source"],
            )
            for row in self._rows("frameworks")
        )

    def plans(self, fiscal_year: int | None) -> tuple[Framework, ...]:
        """Return the frameworks of a year whose policies are all known; of every year without one."""
        return tuple(
            item for item in self.frameworks if item.known == "whole" and fiscal_year in (None, *item.fiscal_years)
        )

    @cached_property
    def self_numbered(self) -> frozenset[str]:
        """The frameworks whose policies each office numbers itself, so that a policy's code is what is printed."""
        return frozenset(item.framework for item in self.frameworks if item.numbered_by == "office")

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        return tuple(
            Unit(
                row["unit_th"],
                row["dimension"],
                row["unit_en_singular"],
                row["unit_en_plural"],
                _split(row["aliases"]),
            )
            for row in self._rows("units")
        )

    def tables(self) -> dict[str, list[dict[str, object]]]:
        """Return the rows of the store's code tables by table name."""
        provinces = [
            {key: value for key, value in asdict(item).items() if key != "abbreviations"} for item in self.provinces
        ]
        affiliations = [
            {
                "affiliation": item.affiliation,
                "affiliation_en": item.affiliation_en,
                "name_th": item.name_th,
                "name_en": item.name_en,
                "sort_order": AFFILIATION_ORDER.index(item.affiliation),
            }
            for item in self.affiliations
        ]
        policies = [
            {key: value for key, value in asdict(item).items() if key != "title_aliases"} | {"sort_order": order}
            for order, item in enumerate(self.policies)
        ]
        return {
            "framework": [asdict(item) for item in self.frameworks],
            "province": provinces,
            "affiliation": affiliations,
            "theme": [
                {**row, "search_key": f"{search_key(row['name_th'])}|{search_key(row['name_en'])}"}
                for row in self._rows("themes")
            ],
            "policy": policies,
        }

    def _rows(self, name: str) -> list[dict[str, str]]:
        with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def default_codes() -> Codes:
    """Return the lists that ship in data/codes."""
    return Codes()


def _split(text: str, separator: str = ";") -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(separator) if part.strip())
