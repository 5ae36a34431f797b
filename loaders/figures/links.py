"""Which figures of a sentence belong together: a percent, its numerator and its base; a whole and its parts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from loaders.figures.figure import Figure
from loaders.thai.folding import pattern
from loaders.thai.numbers import PERCENT
from loaders.thai.vocabulary import Word, by_meaning, expression, word_list

NEAR = 6  # figures looked at before a percent
ROUNDING = Decimal("0.05")  # a whole told as more than so many may be that much larger
REACH = 60  # characters from a base to the words that tell what was found
FAR = 12  # those whose arithmetic alone may tell a base
# What stands between a count and the percent that tells it again, and the other way round.
TELLS_AGAIN = pattern(
    r"\s*\)?[\s(,/=]*(?:หรือ|(?:ซึ่ง|โดย|และ)?\s*(?:คิดเป็น|คิด|เป็น|เท่ากับ|อยู่ที่)|ทั้งหมด)?[\s(]*(?:กว่า|ประมาณ|เกือบ|ราว)?[\s.…:]*(?:ร้อยละ[\s.…:]*)?"
)
TOLD_AGAIN = pattern(
    r"\s*%?[\s.…),]*(?:[\s(.…]|หรือ|จำนวน|คิดเป็น|เป็น|คือ|ประมาณ|กว่า)*|[^\n]*(?:แล้ว|ได้)\s*(?:จำนวน)?[\s.…]*|[^\n]*(?:หรือ|คิดเป็น)[\s(]*(?:จำนวน)?\s*"
)
OF_ALL = pattern(r"[\s%)]*(?:\([^)]*\)\s*)?(?:ของ|จาก)[^\n]*(?:ทั้งหมด|ทั้งสิ้น|จำนวน|ตัวอย่าง)[\s.…(]*|[\s%)]*จาก[^\n]*")
FOUND = pattern(r"(?:พบว่า|ปรากฏว่า)")
OUT_OF = pattern(r"(?<!ประ)จาก(?:จำนวน)?(?:ทั้งหมด|ทั้งสิ้น)?[ก-๎\s.…]{0,25}$")
# A sentence or clause that opens with those of whom something is told: จากผู้เข้าร่วม 63 คน ขอยกเลิก 9 คน.
OPENS_WITH_ALL = pattern(r"(?:^|[\s(])จาก(?:จำนวน|บรรดา)?(?!เดิม|แผน|(?:ค่า)?เป้า|ปี)[^\d๐-๙\n]*$")
# 10 แห่ง ใน 93 แห่ง
AMONG = pattern(r"\s*[ก-๎]{0,12}\s+ใน(?:จำนวน)?(?:ทั้งหมด|ทั้งสิ้น)?\s*")
FALLEN_BY = pattern(r"ลดลง(?:ได้)?\s*(?:จำนวน|อีก)?\s*$")
CHANGED = pattern(r"(?<!ช่วย)เหลือ|เพิ่ม|ลดลง|รวม|อีก|จำแนก|แบ่ง|แยก|เป็น(?:\s|จำนวน|$)")
DONE = pattern(r"(?:แล้ว|ได้|สำเร็จ)(?:จริง)?\s*(?:เพียง|จำนวน)*[\s.…]*$")
ALL = pattern(r"(?:ทั้งหมด|ทั้งสิ้น)[\s.…]*(?:มี)?\s*(?:จำนวน)?[\s.…]*$")
PASSED = pattern(r"\s*[ก-๎]{0,12}\s+(?:และ|ที่|มี|สอบ|ซึ่ง)?ผ่าน(?:เกณฑ์|การ|\s|[0-9๐-๙])")
FROM = pattern(r"จาก(?:เดิม)?\s*(?:จำนวน)?[\s.…]*$")
MORE_THAN = pattern(r"กว่า\s*$")
NO_BASE = pattern(r"เดิม|จาก(?:ค่า)?เป้าหมาย|(?:ขึ้น|ลง)จาก")
OTHERS = pattern(r"(?:ส่วน|อีก|ที่เหลือ)[^0-9๐-๙]*$")
DIVIDED_AT_ONCE = pattern(r"\s*(?:\([^)]*\)\s*)?(?:โดย)?(?:(?:จำแนก|แบ่ง|แยก)(?:ออก)?(?:เป็น|ตาม)|ประกอบด้วย|ได้แก่)")
# Words that divide a count at the end of a line: a list of its parts follows.
LIST_FOLLOWS = pattern(r"(?:จำแนก|แบ่ง|แยก|ประกอบด้วย|ครอบคลุม)[^0-9๐-๙\n]{0,60}(?:\n|$)")
DIVIDED = pattern(r"(?:จำแนก|แบ่ง|แยก)[ก-๎]{0,20}(?:เป็น|ตาม|ดังนี้)|ประกอบด้วย|ได้แก่|โดยเป็น|ดังนี้")
MARKED = re.compile(r"\s*(\(?\d{1,2}(?:\.\d{1,2})*[.)])(?!\d)")
STILL_LEFT = pattern(r"(?:คงเหลือ|ยังเหลือ|เหลืออีก|ค้างอีก)[^0-9๐-๙\n]{0,30}$")
AMONG_THEM = pattern(r"ในจำนวน(?:นี้|ดังกล่าว)")
OPENING = pattern(r"[\s*]*[ก-๎.]{0,12}\s*\(")


class LinkWords:
    """Words near figures that tell, or deny, that they belong together: where each kind stands first in a text."""

    def __init__(self, words: Sequence[Word]) -> None:
        of = {meaning: pattern(expression(group)).search for meaning, group in by_meaning(words).items()}
        self.base = of["base"]  # a count is all of something
        self.asked = of["asked"]  # a count is of those of whom some were to get there,
        self.achieved = of["achieved"]  # and another of those who did
        self.more = of["more"]  # a count comes to another, and is none of it
        self.not_so = of["not_so"]  # a count is of those who did not get there
        self.some = of["some"]  # a list is not of all parts


_WORDS = LinkWords(word_list("links"))


@dataclass(slots=True)
class Divided:
    """A count whose parts a list tells, one or more to a sentence, and how much of it is still to be told."""

    whole: Figure
    left: Decimal
    mark: str  # that the sentence which told the whole began with: another of its kind ends the list


def link(text: str, figures: list[Figure], divided: Divided | None = None) -> Divided | None:
    """Give the figures of one folded sentence the roles that follow from each other, and their groups.

    `divided` is the count that the sentences before began to part; returned is the one the next may go on with.
    """
    _percents(text, figures)
    _scores(figures)
    _bases(text, figures)
    _sums_told_last(figures)
    _divisions(text, figures)
    _rests(text, figures)
    _sums_told_first(text, figures)
    _among_them(text, figures)
    _found(text, figures)
    _remainders(text, figures)
    if divided and divided.mark and _mark(text) == divided.mark:
        divided = None
    return _divided(text, figures) or _next_parts(figures, divided)


def _join(figures: list[Figure], members: Iterable[Figure]) -> None:
    members = list(members)
    known = [member.link for member in members if member.link >= 0]
    group = known[0] if known else max(figure.link for figure in figures) + 1
    for member in members:
        member.link = group


# -- a percent, its numerator and its base -------------------------------------------------------------


def _percents(text: str, figures: list[Figure]) -> None:
    """Join each percent with its numerator and base: by arithmetic where it fits, else by the words between."""
    taken: set[int] = set()
    for index, percent in enumerate(figures):
        if percent.role != "percent":
            continue
        behind = _behind(figures, index)
        pair = _fitting_pair(text, figures, index, behind, taken) or _told_pair(text, figures, index, behind, taken)
        numerator, base = pair
        if base is not None and base not in taken:
            figures[base].role = "denominator"
        if numerator is not None:
            figures[numerator].role = "numerator"
            taken.add(numerator)
        members = [figures[i] for i in (base, numerator, index) if i is not None]
        _join(figures, members)
    _shared_bases(figures)


def _shared_bases(figures: list[Figure]) -> None:
    """Join a percent and its numerator to the base of another percent where it is theirs too."""
    bases = [c for c in figures if c.role == "denominator" and c.size > 0]
    for percent in (c for c in figures if c.role == "percent"):
        members = [c for c in figures if c.link == percent.link]
        share = next((c for c in members if c.role == "numerator"), None)
        if share is None or any(c.role == "denominator" for c in members):
            continue
        for base in bases:
            if share.counts_like(base) and abs(share.size * 100 / base.size - percent.value) <= _tolerance(
                percent.value
            ):
                _join(figures, (base, share, percent))
                break


def _tolerance(percent: Decimal) -> Decimal:
    """Return how far a rounded percent may be from what its figures give."""
    places = -min(int(percent.as_tuple().exponent), 0)
    return max(Decimal("0.02"), Decimal("0.6").scaleb(-places))


def _behind(figures: list[Figure], index: int) -> list[int]:
    """Return up to two figures behind a percent that may be its numerator and base, not past the next percent."""
    found: list[int] = []
    for i in range(index + 1, min(len(figures), index + 4)):
        if figures[i].role == "percent" or figures[i].start - figures[index].end > 90:
            break
        if figures[i].is_linkable:
            found.append(i)
    return found[:2]


def _fitting_pair(
    text: str, figures: list[Figure], index: int, behind: list[int], taken: set[int]
) -> tuple[int, int] | None:
    percent = figures[index].value
    is_exact = percent != percent.to_integral_value()
    window = [
        i
        for i in range(max(0, index - FAR), index)
        if (figures[i].is_linkable or figures[i].role == "difference")
        and (i >= index - NEAR or (is_exact and _WORDS.base(figures[i].before[-25:])))
    ]
    window = behind + window
    for numerator in reversed(window):
        part = figures[numerator]
        if numerator in taken or (numerator < index - NEAR):
            continue
        for base in reversed(window):
            whole = figures[base]
            if base == numerator or whole.size <= 0 or whole.role == "difference" or not part.counts_like(whole):
                continue
            if base in taken and part.size != whole.size and numerator < base:
                continue
            if whole.size == part.size and (base > numerator) != (
                OUT_OF.search(text[part.unit_end : whole.start]) is not None and base > numerator
            ):
                continue
            if abs(part.size * 100 / whole.size - percent) <= _tolerance(percent):
                return numerator, base
    return None


def _told_pair(
    text: str, figures: list[Figure], index: int, behind: list[int], taken: set[int]
) -> tuple[int | None, int | None]:
    percent = figures[index]
    numerator = base = None
    earlier = [i for i in range(max(0, index - NEAR), index) if figures[i].is_linkable]
    if earlier and earlier[-1] not in taken:
        between = text[figures[earlier[-1]].unit_end : percent.start]
        if FOUND.search(between) and len(between) < 80 and "\n" not in between:
            return None, earlier[-1]
        if "ทุก" in between and percent.value == 100:
            return None, earlier[-1]
        is_of_money = any(c.role == "amount" for c in figures[earlier[-1] + 1 : index])
        if len(between) < 60 and not is_of_money and (TELLS_AGAIN.fullmatch(between) or "คิดเป็น" in between):
            numerator = earlier[-1]
    if behind:
        between = text[percent.end : figures[behind[0]].start]
        if OF_ALL.fullmatch(between):
            base = behind[0]
        elif numerator is None and TOLD_AGAIN.fullmatch(between):
            numerator = behind[0]
            if len(behind) > 1 and OUT_OF.search(text[figures[numerator].end : figures[behind[1]].start]):
                base = behind[1]
    if numerator is not None and base is None:
        base = _stated_base(text, figures, numerator, taken)
    if numerator is not None and base is not None and figures[base].size < figures[numerator].size:
        base = None
    return numerator, base


def _stated_base(text: str, figures: list[Figure], numerator: int, taken: set[int]) -> int | None:
    """Return the count before a numerator that is its base: said to be all, or the one next to it."""
    part = figures[numerator]
    for i in range(numerator - 1, max(-1, numerator - NEAR), -1):
        whole = figures[i]
        if not whole.is_linkable or i in taken or not part.counts_like(whole) or whole.size < part.size:
            continue
        is_next = i == numerator - 1 and "\n" not in text[whole.end : part.start]
        if is_next or _WORDS.base(whole.before[-25:]):
            return i
    return None


def _scores(figures: list[Figure]) -> None:
    """A percent without a numerator that follows a mean score given in percent is one as well."""
    follows_score = False
    for figure in figures:
        if figure.role == "score" and figure.unit == PERCENT:
            follows_score = True
        elif figure.role == "percent":
            linked = any(c.link == figure.link and c.role == "numerator" for c in figures)
            if follows_score and not linked:
                figure.role = "score"
        elif figure.kind != "rule":
            follows_score = False


def _bases(text: str, figures: list[Figure]) -> None:
    """`N จาก M คน` and `ทั้งหมด M คน ... แล้ว N คน` are a numerator and its base, percent or not."""
    for first, second in itertools.pairwise(figures):
        between = text[first.end : second.start]
        is_from = OPENS_WITH_ALL.search(first.before) is not None and not CHANGED.search(between)
        if len(between) > (150 if is_from else 110) or (not first.counts_like(second) and first.unit):
            continue
        if not (first.is_count and second.is_count):
            continue
        is_among = AMONG.fullmatch(between) is not None and first.counts_like(second)
        is_of = (
            is_among or between.strip() == "/" or (OUT_OF.search(between) is not None and not NO_BASE.search(between))
        )
        if is_of and len(between) <= 60 and second.size >= first.size and not FALLEN_BY.search(first.before):
            first.role, second.role = "numerator", "denominator"
        elif (
            second.size <= first.size
            and "\n" not in between.strip()
            and ((is_from and first.counts_like(second)) or _is_of_these(first, between))
        ):
            first.role, second.role = "denominator", "numerator"
        else:
            continue
        _join(figures, (first, second))


def _is_of_these(whole: Figure, between: str) -> bool:
    if _WORDS.more(between):
        return False
    if DONE.search(between) or PASSED.match(between):
        return True
    asked = ALL.search(whole.before) or _WORDS.asked(whole.before[-40:])
    return asked is not None and _WORDS.achieved(between) is not None


# -- a whole and its parts -----------------------------------------------------------------------------


def _sums_told_last(figures: list[Figure]) -> None:
    """Counts that add up to the total behind them are its parts."""
    for index, total in enumerate(figures):
        for first in range(index - 2, max(index - 9, -1), -1):
            parts = figures[first:index]
            if not total.is_count or not all(_may_be_part(part, total) for part in parts):
                break
            if (total.role == "total" or len(parts) >= 3) and sum(part.size for part in parts) == total.size:
                total.role = "total"
                for part in parts:
                    part.role = "part"
                _join(figures, (total, *parts))
                break


def _sums_told_first(text: str, figures: list[Figure]) -> None:
    """Counts that follow a count in its paragraph and add up to it are its parts: 318 คน เป็นชาย 162 คน หญิง 156 คน."""
    for index, whole in enumerate(figures):
        if not whole.is_count:
            continue
        following = figures[index + 1 :]
        others = (at for at, figure in enumerate(following) if not _may_be_part(figure, whole))
        parts = _adding_up(whole, following[: next(others, None)])
        if parts and "\n" not in text[whole.end : parts[0].start]:
            for part in parts:
                part.role = "part"
            _join(figures, (whole, *parts))


def _may_be_part(part: Figure, whole: Figure) -> bool:
    return part.role == "count" and part.kind != "rule" and part.size <= whole.size and part.counts_like(whole)


def _divisions(text: str, figures: list[Figure]) -> None:
    """Counts in brackets behind a count, or behind words that divide it, are its parts."""
    for index, whole in enumerate(figures):
        if not whole.is_linkable or (whole.role == "numerator" and not OPENING.match(text, whole.unit_end)):
            continue
        following = figures[index + 1 :]
        upcoming = next((c.start for c in following if c.is_count), len(text))
        opening = OPENING.match(text, whole.unit_end)
        divided = DIVIDED.search(text, whole.unit_end, upcoming)
        if opening and not (divided and divided.start() < opening.end()):
            closing = text.find(")", opening.end())
            limit = closing if closing >= 0 else len(text)
        elif divided and not _WORDS.some(text, whole.unit_end, divided.end()):
            limit = len(text)
        else:
            continue
        within = [c for c in following if c.start < limit]
        if divided and not opening:
            whole = _divided_whole(figures[max(0, index - 2) : index + 1], within)
        parts = [c for c in within if _may_be_part(c, whole)]
        parts = _adding_up(whole, parts) or parts
        if len(parts) < 2:
            continue
        is_whole = sum(part.size for part in parts) == whole.size
        if not opening and is_whole and whole.role == "count" and DIVIDED_AT_ONCE.match(text, whole.unit_end):
            whole.role = "total"
        for part in parts:
            part.role = "part"
        _join(figures, (whole, *parts))


def _divided_whole(before: list[Figure], following: list[Figure]) -> Figure:
    """Return which of the counts before words that divide is divided: that whose parts add up, else the nearest."""
    for whole in reversed(before):
        if whole.is_linkable and _adding_up(whole, [c for c in following if _may_be_part(c, whole)]):
            return whole
    return before[-1]


def _adding_up(whole: Figure, following: list[Figure]) -> list[Figure]:
    """Return the first counts that add up to a whole, if some do."""
    for end, size in enumerate(itertools.accumulate(part.size for part in following), start=1):
        if size == whole.size and end >= 2:
            return following[:end]
    return []


def _rests(text: str, figures: list[Figure]) -> None:
    """Find two counts that make up a base before them: what is so, and the rest (ไม่ผ่าน, ขาด, คงเหลือ)."""
    for index, whole in enumerate(figures):
        if not whole.is_linkable:
            continue
        near = [c for c in figures[index + 1 : index + 9] if _is_share(c, whole)]
        for first, second in itertools.combinations(near, 2):
            between = text[whole.unit_end : first.start]
            if first.size + second.size != whole.size or between.count("(") > between.count(")"):
                continue
            if FROM.search(whole.before):
                continue  # จากเดิม 68 เรื่อง เหลือ 25 เรื่อง: what was and what is, no shares
            rest = next((c for c in (second, first) if _WORDS.not_so(_words_of(text, figures, c))), None)
            if rest and whole.role == "numerator" and _are_opposite(text, figures, first, second):
                first.role = second.role = "part"
            elif rest:
                share = first if rest is second else second
                share.role, rest.role = "numerator", "difference"
            elif FOUND.search(between) or OTHERS.search(_words_of(text, figures, second)):
                first.role = second.role = "part"
            else:
                continue
            if whole.role in ("count", "total") and (rest or FOUND.search(between)):
                whole.role = "denominator"
            _join(figures, (whole, first, second))
            break
        shares = [c for c in figures if c.role == "numerator" and c.link == whole.link >= 0]
        is_base = whole.role == "denominator" and not FROM.search(whole.before)
        for rest in near if shares and is_base else ():
            is_rest = rest.is_count and shares[0].size + rest.size == whole.size
            words = _words_of(text, figures, rest)
            if is_rest and (_WORDS.not_so(words) or OTHERS.search(words)):
                rest.role, rest.link = "difference", whole.link


def _are_opposite(text: str, figures: list[Figure], first: Figure, second: Figure) -> bool:
    """Whether two counts are told by the same words, the second time with a not: พบตัว, ไม่พบตัว."""
    words, opposite = (_words_of(text, figures, c).strip() for c in (first, second))
    return bool(words) and opposite == f"ไม{words}"


def _remainders(text: str, figures: list[Figure]) -> None:
    """`โอนแล้ว N คน คิดเป็นร้อยละ P คงเหลือ M คน`: M is what is left of a base that is not told."""
    for index, percent in enumerate(figures[:-1]):
        rest = figures[index + 1]
        members = [c for c in figures if c.link == percent.link >= 0]
        share = next((c for c in members if c.role == "numerator"), None)
        if percent.role != "percent" or share is None or any(c.role == "denominator" for c in members):
            continue
        if not (rest.is_count and rest.counts_like(share) and STILL_LEFT.search(text[percent.end : rest.start])):
            continue
        if abs(share.size * 100 / (share.size + rest.size) - percent.value) <= _tolerance(percent.value):
            rest.role, rest.link = "difference", percent.link


def _is_share(figure: Figure, whole: Figure) -> bool:
    return figure.is_linkable and figure.size < whole.size and figure.counts_like(whole)


def _words_of(text: str, figures: list[Figure], figure: Figure) -> str:
    """Return the words between a figure and the one before it."""
    start = max((c.unit_end for c in figures if c.start < figure.start), default=0)
    return text[max(start, figure.start - 60) : figure.start]


def _among_them(text: str, figures: list[Figure]) -> None:
    """Behind `ในจำนวนนี้` stand parts of the count before it, as long as they stay within it."""
    for match in AMONG_THEM.finditer(text):
        wholes = [c for c in figures if c.end <= match.start() and c.is_linkable]
        following = [c for c in figures if c.start >= match.end()]
        if not wholes:
            continue
        whole, size = wholes[-1], Decimal(0)
        for part in following:
            size += part.size
            if not _may_be_part(part, whole) or size > whole.size:
                break
            part.role = "part"
            _join(figures, (whole, part))


def _found(text: str, figures: list[Figure]) -> None:
    """Behind `สำรวจ M แห่ง พบว่า` the counts that no other rule took are shares of M: its numerator, or parts of it."""
    for match in FOUND.finditer(text):
        before = [c for c in figures if c.end <= match.start()]
        line = text.find("\n", match.end())
        following = [c for c in figures if match.end() <= c.start < (line if line >= 0 else len(text))]
        if not before or not before[-1].is_linkable or "\n" in text[before[-1].end : match.start()]:
            continue
        whole = before[-1]
        shares = [c for c in following if _may_be_part(c, whole)]
        if not shares or match.start() - whole.end > REACH:
            continue
        is_one = len([c for c in following if c.counts_like(whole)]) == 1
        for share in shares:
            share.role = "numerator" if is_one else "part"
        if whole.role != "numerator":
            whole.role = "denominator"
        _join(figures, (whole, *shares))


def _divided(text: str, figures: list[Figure]) -> Divided | None:
    """Return the count behind which a list of its parts begins, if the sentence does not tell all of them."""
    match = LIST_FOLLOWS.search(text)
    before = [c for c in figures if match and c.end <= match.start() and (c.is_linkable or c.role == "part")]
    if match is None or not before:
        return None
    whole = before[-1]
    if whole.role == "part":
        whole = next((c for c in figures if c.link == whole.link and c.role != "part"), whole)
    is_more = MORE_THAN.search(whole.before)
    divided = Divided(whole, whole.size * (1 + ROUNDING if is_more else 1), _mark(text))
    if whole.role == "count" and DIVIDED_AT_ONCE.match(text, whole.unit_end):
        whole.role = "total"
    return _next_parts([c for c in figures if c.start >= match.end()], divided)


def _mark(text: str) -> str:
    """Return the kind of list mark a sentence begins with: `0.` for 2. and `(0)` for (2); empty without one."""
    match = MARKED.match(text)
    return re.sub(r"\d+", "0", match.group(1)) if match else ""


def _next_parts(figures: list[Figure], divided: Divided | None) -> Divided | None:
    """Take the counts that still fit into a divided count for its parts; where none fits, the list has ended."""
    if divided is None or not any(c.is_linkable for c in figures):
        return divided
    is_going_on = False
    for figure in figures:
        if figure.role == "count" and figure.size <= divided.left and figure.counts_like(divided.whole):
            figure.role = "part"
            divided.left -= figure.size
            is_going_on = divided.left > 0
    return divided if is_going_on else None
