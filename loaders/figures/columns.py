"""What a table's columns measure: each one's unit, scale and role, by its header, its cells and what stands near."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest

from facts.codes import default_codes
from facts.fact import Kind, Role
from loaders.figures.cell import RATIO, SIGNED, TOTAL_LABEL, Asked, Cell, Cells
from loaders.figures.headers import COUNTS_NOTHING, ColumnName, is_bare
from loaders.thai.folding import folded, pattern
from loaders.thai.numbers import PERCENT, SCALE, SCALES, D
from loaders.thai.things import THINGS
from loaders.thai.units import unit_at

UNIT_LINE = pattern(r"\(?\s*หน่วย(?:นับ)?\s*[:：]\s*([^)\n]{1,30})")
_BRACKETS = pattern(r"\(\s*(?:หน่วย(?:นับ)?\s*[:：]?\s*)?([^()]{1,30})\)")
_SHARE = pattern(rf"{PERCENT}|%|เปอร์เซ็น")
# "คน (ร้อยละ)", "(คน/ร้อยละ)": a count, its share in brackets behind it.
_COUNT_AND_SHARE = pattern(rf"([ก-๎]+)\s*(?:\(\s*(?:{PERCENT}|%)\s*\)|/\s*(?:{PERCENT}|%))")
# ของบุคลากร holds no budget.
_MONEY = pattern(r"(?<!ปี)(?:(?<!ขอ)งบ|งบ(?:ประมาณ|ลงทุน|อุดหนุน))|(?<!การ)เงิน|บาท|มูลค่า")
_THOUSANDS = pattern(rf"{SCALE.pattern}(?=บาท)|\s*(ล้าน)(?=\s|$|\))")
# What stands behind a bracket that is the whole caption's unit: จำนวนครู (คน) จำแนกตามอำเภอ.
_AT_CAPTIONS_END = pattern(r"[\s.:：]*(?:$|จำแนก|แยก|แบ่ง|ประจำปี|ปี|ราย)")
SCORES = pattern(
    r"เฉลี่ย|คะแนน|[xX]\u0305|Mean|S\.?D\.?(?![A-Za-z])|[OVNI]-?NET|(?<![A-Z])(?:NT|RT)(?![A-Z])|PISA|ผลการทดสอบ|การประเมินความสามารถ|ผลสอบ|ผลสัมฤทธิ์"
)
_SUBJECTS = pattern(r"(?:ราย)?วิชา|กลุ่มสาระ|สาระการเรียนรู้|สมรรถนะ")
_SEX = pattern(r"(?:เพศ)?(?:ชาย|หญิง)$")
_MEAN = pattern(r"เฉลี่ย|คะแนน|[xX]\u0305|Mean|S\.?D\.?(?![A-Za-z])")
_DIFFERENCE = pattern(rf"เพิ่มขึ้น|ลดลง|ผลต่าง|ส่วนต่าง|เพิ่ม\s*/\s*ลด|เปลี่ยนแปลง|=\s*\({D}\)(?:\s*-\s*\({D}\))+")
_TARGET = pattern(r"(?:^|\s)(?:ค่า)?เป้าหมาย|^เกณฑ์")
# What is paid by a rule for each head and day.
_RATE = pattern(r"^อัตรา(?:ต่อ|ค่า|เงิน|ละ|ที่\s*(?:ขอ|กำหนด|ปรับ))")
# A column of those who have not, or not yet, got there is a part of the base, not its numerator.
_NOT_YET = pattern(r"(?:ไม่|(?<![พบ])รอ(?![บยง])|ยัง|อยู่ระหว่าง|ขาด|คงเหลือ|ตก(?!หล่น))")
# Units of people's posts, and of places that are not what a column is of.
_COUNTED_BY_POST = frozenset({"อัตรา", "ตำแหน่ง"})
_PLANNED = pattern(r"แผน$")  # beside ผล, and no unit of what is counted
_RATIO_HEAD = pattern(r"อัตราส่วน")
# "ตารางที่ 4 จำนวนนักเรียน จำแนกตาม...": what all columns count, up to what parts it.
_CAPTION_OF = pattern(
    rf"\s*(?:ตาราง(?:ที่)?\s*{D}+(?:[.\-]{D}+)*\s*[:.]?\s*)?(?:(?P<share>ร้อยละของ)"
    rf"|จำนวน\s*(?P<counted>[ก-๎A-Za-z ]{{2,60}}?)(?=จำแนก|แยก|ตาม|\(|ปี|ระดับ|$|{D}))"
)
_COUNTED_PLACES = frozenset({"แห่ง", "โรง", "โรงเรียน", "สถานศึกษา", "เขต", "อำเภอ", "ศูนย์"})
_COUNTED_HEAD = pattern(r"^(?:จำนวน)?\s*(?:นร\.|นักเรียน|ครู|ผู้|บุคลากร|รร\.|โรงเรียน|สถานศึกษา)")
# A head that begins with what was done names no thing that is counted: ยกเลิกเวรครูแล้ว counts schools.
_DONE_TO = pattern(r"(?:ยกเลิก|งด|มี|ได้|ใช้|ลด|จ้าง|ติดตั้ง|ดำเนินการ|จัดหา|จัดทำ)(?!ครู|นักเรียน|ผู้)")
_SIDE_BY_SIDE = tuple(
    map(
        pattern,
        (
            r"ชาย|หญิง",
            rf"25\d\d|๒๕{D}{{2}}",
            rf"(?:รอบ|ครั้ง|ภาคเรียน|เข็ม)(?:ที่)?\s*{D}",
            rf"(?:ป|ม|อ)\.{D}|อนุบาล|ประถม|มัธยม",
        ),
    )
)
_WHOLE = pattern(r"ทั้งหมด|ทั้งสิ้น")
_NUMBER_OF = pattern(r"จำนวน\s*([ก-๎]+)")
_JUST_NUMBER = folded("จำนวน")
_LONG_CODE = 8
_THAI = pattern("[ก-๎]")
_PARTED = pattern(r"[ก-๎]+\s*/")


@dataclass(frozen=True, slots=True)
class Nearby:
    """What stands near a table and may tell the unit of columns that tell none."""

    unit_line: str  # "หน่วย : ล้านบาท"
    caption: str  # the short paragraph above it
    rows: str = ""  # what its rows are called
    are_things: bool = False  # whether its rows are each a thing of its own, and no offices, schools or places
    labels: tuple[str, ...] = ()  # of its total rows, and those with two units: "จำนวน (แห่ง/คน)"


is_of_other_things = THINGS.is_other


def counts_nothing(name: ColumnName, body: list[Cells], column: int) -> bool:
    """Whether a column of numbers only numbers its rows, or holds codes, years or ranks."""
    if COUNTS_NOTHING.match(name.own):
        return True
    cells = [row[column] for row in body if column < len(row) and not row[column].is_blank]
    digits = [text for cell in cells if re.fullmatch(rf"{D}+", text := cell.text.strip())]
    are_codes = len(digits) == len(cells) >= 2 and len({len(text) for text in digits}) == 1
    return are_codes and (
        (len(digits[0]) >= _LONG_CODE and unit_of(name.whole) is None)
        or (not name.own and all(cell.is_year for cell in cells))
    )


def asked_of_columns(
    names: tuple[ColumnName, ...], numeric: list[int], body: list[Cells], nearby: Nearby
) -> dict[int, Asked]:
    """Return what each column of numbers is asked for."""
    asked = {}
    for column in numeric:
        name = names[column]
        unit, scale = _column_unit(name, body, column, nearby)
        cells = _cells(body, column)
        role, kind = _role(name, unit, cells, nearby.caption)
        if role == "count" and not unit and _SUBJECTS.match(nearby.rows) and _has_decimals(cells):
            role = "score"
        in_brackets = [cell.is_in_brackets for cell in cells if cell.is_number]
        due = Asked(name.printed, unit, scale, role, kind, has_brackets=all(in_brackets))
        asked[column] = _guessed(name, due, cells)
    asked = _with_one_scale(names, _with_shared_unit(names, numeric, asked, body))
    of_sexes = {names[column].above for column in numeric if _SEX.match(names[column].own)}
    are_groups = any(_SEX.match(group) for column in numeric for group in names[column].above)
    for column in numeric:
        name, due = names[column], asked[column]
        is_of_sexes = (name.above in of_sexes and _is_sex_or_total(name.own)) or (
            are_groups and any(map(_is_sex_or_total, name.above))
        )
        if is_of_sexes and not due.unit and due.role == "count":
            asked[column] = replace(due, unit="คน", is_guess=True)
    return _linked(names, numeric, asked, body)


def _is_sex_or_total(name: str) -> bool:
    return bool(_SEX.match(name) or TOTAL_LABEL.match(name))


def asked_of_row(label: str, of_column: Asked, nearby: Nearby) -> Asked:
    """Return what a row's own label asks for, where the columns are offices or tell no unit."""
    unit, scale = unit_of(label) or ("", 1)
    if not unit and (thing := THINGS.named(label)) and not _MEAN.search(label):
        unit = _thing_unit(thing)
    role, kind = _role(ColumnName(label), unit, [], nearby.caption if not unit else "")
    return replace(of_column, unit=unit, scale=scale, role=role, kind=kind)


def unit_of(text: str, nearby_scale: str = "") -> tuple[str, int] | None:
    """Return the unit and scale that a header or label tells of itself."""
    both = _COUNT_AND_SHARE.search(text)
    counted = unit_at(both[1], 0) if both else ("", 0)
    if both and (both[1] == _JUST_NUMBER or (counted[0] and counted[1] == len(both[1]))):
        return (counted[0], 1) if counted[0] else None
    if _SHARE.search(text):
        return PERCENT, 1
    for match in [*_BRACKETS.finditer(text), *UNIT_LINE.finditer(text)]:
        unit, scale = scaled(match.group(1))
        if unit:
            return unit, scale
    if _MONEY.search(text) and not _COUNTED_HEAD.match(text):
        told = None if _RATE.match(text) else _THOUSANDS.search(text) or _THOUSANDS.search(nearby_scale)
        return "บาท", SCALES[told[1] or told[2]] if told else 1
    return None


def unit_in_brackets(label: str) -> tuple[str, int]:
    """Return the unit that stands alone in a label's brackets, and its scale; else empty."""
    for bracket in _BRACKETS.finditer(label):
        scale = SCALE.match(bracket[1])
        unit, end = unit_at(bracket[1], scale.end() if scale else 0)
        if unit and end == len(bracket[1].rstrip()):
            return scaled(bracket[1])
    return "", 1


def scaled(text: str) -> tuple[str, int]:
    """Return the unit that a text begins with, and its scale: ล้านบาท is บาท times a million."""
    if _SHARE.search(text) and not _PARTED.match(text):
        return PERCENT, 1
    scale = SCALE.match(text)
    unit, end = unit_at(text, scale.end() if scale else 0)
    is_half_a_word = _THAI.match(text, end)  # ข้อ of ข้อมูล
    return "" if is_half_a_word else unit, SCALES[scale[1]] if scale else 1


def outranks(unit: str, due: Asked) -> bool:
    """Whether a unit in a row's label stands before its column's: it does, unless the head has another thing's."""
    own = unit_in_brackets(due.measure.text)[0]
    return not own or _dimension(own) == _dimension(unit)


def _caption_unit(caption: str) -> tuple[str, int] | None:
    """Return the unit in the brackets that a caption ends in; those of what it tells before are not the table's."""
    for bracket in _BRACKETS.finditer(caption):
        if _AT_CAPTIONS_END.match(caption, bracket.end()) and not re.search(D, bracket[1]):
            unit, scale = scaled(bracket[1])
            if unit:
                return unit, scale
    return None


def _column_unit(name: ColumnName, body: list[Cells], column: int, nearby: Nearby) -> tuple[str, int]:
    """Return a column's unit and scale: from its own header or cells, else from what stands nearby."""
    cells = [cell for cell in _cells(body, column) if cell.is_number]
    shares = sum(cell.unit == PERCENT for cell in cells)
    if shares and 2 * shares > len(cells) and (shares == len(cells) or not unit_in_brackets(name.whole)[0]):
        return PERCENT, 1
    if _RATE.match(name.own):
        return unit_of(name.own) or ("บาท", 1)
    for words in (name.own, *reversed(name.above)):
        if found := unit_of(words, nearby.unit_line or nearby.caption):
            return found
        if words == name.own and not _has_decimals(cells) and (unit := _counted_by(words)):
            return unit, 1
    thing = THINGS.named(name.whole)
    is_mean = bool(_MEAN.search(name.whole))
    if nearby.unit_line and (found := unit_of(nearby.unit_line)):
        return found
    for label in nearby.labels:
        bracket = _BRACKETS.search(label)
        if bracket and "/" in bracket.group(1):
            if unit := _fitting(bracket.group(1).split("/"), name.whole):
                return unit, 1
        elif (found := unit_of(label)) and not is_mean:
            stated = thing or THINGS.named(nearby.caption)
            if stated and _dimension(found[0]) in ("people", "places") and stated.lastgroup != _dimension(found[0]):
                return _thing_unit(stated), 1
            return found
    if (found := _caption_unit(nearby.caption)) and (not is_mean or found[0] == PERCENT):
        return found
    if is_mean:
        return "", 1
    in_cells = [cell.unit for cell in cells if cell.unit]
    if in_cells:  # of a key and its value each row has its own; a percent or money among counts is its cell's alone
        is_of_key = nearby.are_things and is_bare(name.whole) and len(in_cells) < len(cells)
        is_of_few = in_cells[0].startswith((PERCENT, "บาท")) and 2 * len(in_cells) <= len(cells)
        return (in_cells[0], 1) if len(set(in_cells)) == 1 and not is_of_key and not is_of_few else ("", 1)
    counted = _NUMBER_OF.search(name.own)
    if counted and (unit := unit_at(counted.group(1), 0)[0]):
        return unit, 1
    return _counted_in(nearby.caption, name, cells), 1


def _counted_in(caption: str, name: ColumnName, cells: list[Cell]) -> str:
    """Return the unit of what a caption says is counted in the whole table: shares, or one kind of people or places."""
    told = _CAPTION_OF.match(caption)
    values = [cell.value for cell in cells]
    if told is None or not values or is_of_other_things(name.own) or THINGS.named(name.own):
        return ""
    if told["share"]:
        return (
            PERCENT if _has_decimals(cells) and all(0 <= value <= 100 for value in values if value is not None) else ""
        )
    thing = THINGS.named(told["counted"])
    others = THINGS.named(told["counted"], thing.end()) if thing else None
    if thing is None or _has_decimals(cells) or (others and others.lastgroup != thing.lastgroup):
        return ""
    return _thing_unit(thing)


def _counted_by(header: str) -> str:
    """Return the unit that is all a header says: คน, ราย, แห่ง. A place may be what the column is of: จังหวัด, ประเทศ."""
    if _PLANNED.match(header):
        return ""
    unit, end = unit_at(header, 0)
    is_counted = unit in _COUNTED_PLACES or _dimension(unit) in ("", "people", "events", "things")
    return unit if end == len(header) and is_counted else ""


def _with_shared_unit(
    names: tuple[ColumnName, ...], numeric: list[int], asked: dict[int, Asked], body: list[Cells]
) -> dict[int, Asked]:
    """Return what is asked for where one unit of people or places stands for the counts behind it that tell none."""
    counts = [column for column in numeric if asked[column].role in ("count", "threshold")]
    told = [column for column in counts if asked[column].unit]
    unit = asked[told[0]].unit if len({asked[column].unit for column in told}) == 1 else ""
    if not unit or not (unit in _COUNTED_BY_POST or _dimension(unit) in ("", "people", "places")):
        return asked
    sharing = {
        column: replace(asked[column], unit=unit, is_guess=True)
        for column in counts
        if column > told[0]
        and not asked[column].unit
        and not is_of_other_things(names[column].own)
        and (THINGS.is_class(names[column].own) or not unit_at(names[column].own, 0)[0])
        and not _has_decimals(_cells(body, column))
    }
    return asked | sharing


def _with_one_scale(names: tuple[ColumnName, ...], asked: dict[int, Asked]) -> dict[int, Asked]:
    """Return what is asked for with money counted alike: where heads say that it is millions, all of it is."""
    money = {column: due for column, due in asked.items() if due.unit == "บาท"}
    said = {due.scale for column, due in money.items() if unit_in_brackets(names[column].whole)[0]}
    if len(said) != 1:
        return asked
    scale = said.pop()
    unsaid = {column for column in money if not unit_in_brackets(names[column].whole)[0]}
    return asked | {column: replace(asked[column], scale=scale) for column in unsaid}


def _cells(body: list[Cells], column: int) -> list[Cell]:
    return [row[column] for row in body if column < len(row)]


def _has_decimals(cells: list[Cell]) -> bool:
    return any("." in cell.text for cell in cells)


def _guessed(name: ColumnName, asked: Asked, cells: list[Cell]) -> Asked:
    """Return what is asked for with the unit of the thing a header names, where nothing tells a unit."""
    if asked.unit or asked.role not in ("count", "threshold") or _has_decimals(cells):
        return asked
    thing = THINGS.named(name.whole)
    is_done = thing is not None and _DONE_TO.match(name.own) and THINGS.named(name.own) is not None
    return replace(asked, unit=_thing_unit(thing), is_guess=True) if thing and not is_done else asked


def _fitting(parts: list[str], name: str) -> str:
    """Return the one of two units (แห่ง/คน) that fits what a column counts."""
    thing = THINGS.named(name)
    units = [unit_at(part.strip(), 0)[0] for part in parts]
    return next((unit for unit in units if thing and unit and _dimension(unit) == thing.lastgroup), "")


def _thing_unit(thing: re.Match[str]) -> str:
    return "คน" if thing.lastgroup == "people" else unit_at(thing.group(), 0)[0]


@lru_cache(maxsize=256)
def _dimension(unit: str) -> str:
    if unit == "ราย":  # whatever is counted
        return ""
    return next((known.dimension for known in default_codes().units if unit in (known.unit_th, *known.aliases)), "")


def _role(name: ColumnName, unit: str, cells: list[Cell], caption: str) -> tuple[Role, Kind]:
    if _TARGET.search(name.own):
        return "threshold", "rule"
    if cells and 2 * sum(bool(RATIO.match(cell.text)) for cell in cells) > len(cells):
        return "ratio", "result"
    if not unit and _RATIO_HEAD.match(name.own):
        return "ratio", "result"
    signed = sum(bool(SIGNED.match(cell.text)) for cell in cells)
    if (_DIFFERENCE.search(name.own) and unit != PERCENT) or 2 * signed > len(cells):
        return "difference", "result"
    if SCORES.search(name.whole) or (SCORES.search(caption) and unit in ("", PERCENT, "คะแนน")):
        return "score", "result"
    if unit == PERCENT:
        return "percent", "result"
    if unit.startswith("บาท"):
        return "amount", "rule" if _RATE.match(name.own) else "result"
    return "count", "result"


def _linked(
    names: tuple[ColumnName, ...], numeric: list[int], asked: dict[int, Asked], body: list[Cells]
) -> dict[int, Asked]:
    """Tell bases from what is counted within them, group by group where groups repeat the same columns.

    A base is the first count of its unit; of a count with its percent beside it, the one that gives this percent. A
    count within a target is no base of the counts beside it, nor one without a unit where others have one.
    """
    own = [names[column].own for column in numeric]
    groups_repeat = len(set(own)) < len(own)
    bases: dict[tuple[str, ...], int] = {}
    targets: dict[tuple[str, ...], int] = {}
    before: dict[tuple[str, ...], list[int]] = {}
    linked = dict(asked)
    with_share: set[int] = set()
    tells_units = any(asked[column].unit and asked[column].role in ("count", "threshold") for column in numeric)
    for column, share in zip_longest(numeric, numeric[1:]):
        scope = (asked[column].unit, *(names[column].above[:1] if groups_repeat else ()))
        if asked[column].role == "threshold":
            targets.setdefault(scope, column)
        if asked[column].role != "count" or asked[column].kind == "rule":
            continue
        target = targets.get(scope)
        if share is not None and target is not None and _is_share(body, column, target, share):
            linked[column] = replace(linked[column], role="numerator")
            continue
        earlier = before.setdefault(scope, [])
        parts = [part for part in earlier if linked[part].role != "total"]
        of_groups = [
            part
            for scope_before, columns in before.items()
            for part in columns
            if scope_before != scope and asked[part].unit == asked[column].unit and linked[part].role != "total"
        ]
        wholes = [bases[scope], *reversed(earlier)] if scope in bases else earlier[::-1]
        earlier.append(column)
        is_total = any(map(TOTAL_LABEL.match, (names[column].own, *names[column].above[:1])))
        if is_total and (_is_sum(body, column, parts) or _is_sum(body, column, of_groups)):
            linked[column] = replace(linked[column], role="total")
            continue
        base = None
        if share is not None and asked[share].role == "percent":
            base = next((c for c in wholes if c not in with_share and _is_share(body, column, c, share)), None)
        if base is not None:
            with_share.add(column)
            if scope not in bases or linked[bases[scope]].role != "denominator":
                bases[scope] = base
        elif (tells_units and not asked[column].unit) or (
            target is not None and scope not in bases and _is_within(body, column, target, 2)
        ):
            continue
        else:
            base = bases.setdefault(scope, column)
        least_rows = 1 if column in with_share or _WHOLE.search(names[base].whole) else 2
        if base == column or not _is_within(body, column, base, least_rows) or _unlike(names[column], names[base]):
            continue
        told = " ".join(part for part in (*names[column].above, names[column].own) if part not in names[base].above)
        linked[base] = replace(linked[base], role="denominator")
        role: Role = "part" if _NOT_YET.search(told) and column not in with_share else "numerator"
        linked[column] = replace(linked[column], role=role)
    return linked


def _is_sum(body: list[Cells], column: int, parts: list[int]) -> bool:
    """Whether a column is the sum of two or more before it, in most rows."""
    sums = [(_value(row, column), [_value(row, part) for part in parts]) for row in body]
    told = [(whole, sum(value or 0 for value in values)) for whole, values in sums if whole is not None]
    return len(parts) >= 2 and bool(told) and 5 * sum(whole == added for whole, added in told) >= 4 * len(told)


def _unlike(name: ColumnName, base: ColumnName) -> bool:
    """Whether two columns count different things, or the same of two sexes, years or rounds."""
    first = None if _DONE_TO.match(name.own) else THINGS.named(name.whole)
    second = THINGS.named(base.whole)
    if first and second and first.group() != second.group():
        return not _WHOLE.search(base.whole)
    for sides in _SIDE_BY_SIDE:
        one, other = sides.search(name.whole), sides.search(base.whole)
        if one and other and one.group() != other.group():
            return True
    return False


def _is_within(body: list[Cells], column: int, base: int, least_rows: int) -> bool:
    """Whether a column counts some of what the base column counts: it is never larger, but for a slip."""
    pairs = [(_value(row, column), _value(row, base)) for row in body]
    known = [(part, whole) for part, whole in pairs if part is not None and whole is not None]
    return len(known) >= least_rows and sum(part <= whole for part, whole in known) >= 0.8 * len(known)


def _is_share(body: list[Cells], column: int, base: int, share: int) -> bool:
    """Whether a column of percents is what one column is of the other, in most rows."""
    triples = [(_value(row, column), _value(row, base), _value(row, share)) for row in body]
    known = [(part, whole, told) for part, whole, told in triples if part is not None and whole and told is not None]
    return 2 * sum(abs(part * 100 / whole - told) < Decimal("0.6") for part, whole, told in known) > len(known)


def _value(row: Cells, column: int) -> Decimal | None:
    return row[column].value if column < len(row) else None
