"""What a figure is by the words around it: its first role, and whether it is a result, an activity or a rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Literal

from facts.fact import Kind, Role
from loaders.figures.figure import Figure
from loaders.thai.folding import pattern
from loaders.thai.no_figure import is_mean, is_rate
from loaders.thai.numbers import PERCENT, D, out_of
from loaders.thai.vocabulary import Word, by_meaning, expression, word_list

THRESHOLD_AFTER = pattern(r"\s*(?:คะแนน)?\s*(?:ขึ้นไป|ลงมา|เป็นอย่างน้อย)")
OF_A_RULE = pattern(r"(?:เกณฑ์|ตั้งแต่)\s*(?:ที่)?\s*$")
SIZE_CLASS = pattern(
    r"(?:ที่มี[ก-๎]{0,20}|ขนาด(?:เล็ก|กลาง|ใหญ่)[ก-๎]{0,12}\s*\(?\s*(?:คือ|มี|ตั้งแต่|หมายถึง)?\s*(?:จำนวน)?(?:นักเรียน|ผู้เรียน)?)\s*(?:ตั้งแต่|จำนวน)?\s*$"
)
SCALE_STEP = pattern(r"\s*[ก-๎]{0,15}(?:หมายถึง|ระดับ)")
MORE_THAN = pattern(r"มากกว่า\s*(?:จำนวน)?\s*$")
RATE = pattern(
    r"(?<!ร้อย)(?<!และ)(?:โรงเรียน|คน|วัน|แห่ง|ห้อง|ห้องเรียน|รุ่น|ชั้น|ครั้ง|เดือน|ปี|สัปดาห์|เขต|อำเภอ|ตำบล|กลุ่ม|เวร|เวน|ภาคเรียน|ศูนย์)ละ\s*(?:จำนวน)?\s*$"
)
SHARED_OUT = pattern(r"(?:โรงเรียน|คน|แห่ง|ห้อง|เขต|อำเภอ|ตำบล|กลุ่ม|ศูนย์)ละ\s*(?:จำนวน)?\s*$")
ON_AVERAGE = pattern(r"เฉลี่ย[ก-๎\s]{0,20}$")
PAY_RATE = pattern(r"(?:อัตรา(?:ละ)?|ละ)\s*$")
# Before รวม that makes no sum: ภาพรวม, ควบรวม, ยุบรวม, เรียนรวม; but นักเรียนรวม, ผู้เรียนรวม and โรงเรียนรวม do.
NO_SUM = r"(?<!ภาพ)(?<!ควบ)(?<!ยุบ)(?<!(?<!นัก)(?<!ผู้)(?<!โรง)เรียน)"
TOTAL = pattern(
    rf"(?<!ภาพ)(?<!เฉลี่ย)(?:ทั้งสิ้น|{NO_SUM}(?:รวมทั้งสิ้น|รวมทั้งหมด|รวมจำนวนทั้งหมด|รวมจำนวน|รวมเป็น|รวม))(?:\s*เป็น)?\s*(?:จำนวน)?(?:ทั้งหมด|ทั้งสิ้น)?(?:กว่า)?[\s.]*$"
)
BASE_ABOVE = pattern(r"(?:^|\n)\s*จาก(?:จำนวน)?(?:ทั้งหมด|ทั้งสิ้น)\s*\n\s*$")
DIFFERENCE = pattern(
    r"(?:เพิ่มขึ้น|ลดลง|เพิ่มจากเดิม|ลดลงจากเดิม|มากขึ้น|น้อยลง|สูงขึ้น|ต่ำลง)(?:จาก(?:เดิม|(?:ปี|ภาคเรียน|เดือน|รอบ|ช่วง)(?:(?!อยู่|มี|ร้อยละ)[ก-๎]){0,20}\s*(?:พ\.ศ\.\s*)?(?:[0-9๐-๙]{4})?\s*))?\s*(?:\([^()\n]{1,30}\)\s*)?(?:ถึง|อยู่|จำนวน|เป็นจำนวน|อีก)?\s*(?:กว่า|ประมาณ|เกือบ|ราว)?\s*(?:ร้อยละ|คิดเป็นร้อยละ)?\s*$"
)
_LEVEL = (
    r"(?:(?:ค่า|คะแนน)เฉลี่ย)?(?:ของ)?(?:ระดับ)?(?:ประเทศ|สังกัด|จังหวัด|เขตพื้นที่[ก-๎]{0,10}|ปี(?:การศึกษา)?(?:ที่แล้ว|ก่อน|ที่ผ่านมา)|เดิม)"
)
APART = pattern(rf"(?:สูง|ต่ำ|มาก|น้อย)กว่า{_LEVEL}\s*(?:\([^()\n]{{1,30}}\)\s*)?(?:อยู่|ถึง)?\s*(?:ร้อยละ)?\s*$")
BEYOND = pattern(rf"(?:สูง|ต่ำ|มาก|น้อย|เกิน)กว่า(?:(?:ค่า)?เป้าหมาย[ก-๎]{{0,12}}|{_LEVEL})\s*(?:อยู่|ถึง)\s*(?:จำนวน)?\s*$")
CHANGED_TO = pattern(r"\s*(?:เป็น|เหลือ)\s*(?:จำนวน)?\s*[0-9๐-๙]")
SCORE = pattern(
    r"(?:เฉลี่ย[ก-๎]{0,12}|เบี่ยงเบนมาตรฐาน|S\.?D\.?|คะแนน[ก-๎]{0,20}|[xX]̅?)\s*(?:\(?S\.?D\.?\)?)?[ก-๎\s]{0,40}?(?:เท่ากับ|เป็น|=|ร้อยละ|อยู่ที่)?\s*$"
)
MEAN_NEAR = pattern(r"(?:ค่าเฉลี่ย|คะแนนเฉลี่ย|เบี่ยงเบนมาตรฐาน|ผลคะแนน|(?:NET|NT|RT|ผลการทดสอบ)[^\d๐-๙]{0,40}เฉลี่ย)")
TESTED = pattern(r"(?:ผลสอบ|ผลการทดสอบ|ผลสัมฤทธิ์)[^\n]*$")
# Behind so many of something a percent is of those.
COUNTED = pattern(r"(?:ผ่าน|เข้าสอบ|จำนวน|[0-9๐-๙]\s*(?:คน|ราย(?!วิชา|การ)|แห่ง|โรง))")
SHARE_OF = pattern(r"(?:นักเรียน|ผู้เรียน|เด็ก|ครู|โรงเรียน|สถานศึกษา)[ก-๎]{0,8}\s*ร้อยละ")
# What is said right behind a figure, and events that begin a clause there, which may have a figure of its own.
BEHIND = pattern(r"[ )]*(?:(?!และ|ซึ่ง|เพื่อ|ทั้งนี้)\S)*")
OWN_EVENT = pattern(
    r"[ )]*(?:มีการ|จัดการ|จัด|ดำเนินการ)?(?:อบรม|ประชุม|สัมมนา|แข่งขัน|ประกวด|นิทรรศการ|ศึกษาดูงาน|เยี่ยมบ้าน)"
    r"[^0-9๐-๙\n]{0,60}[0-9๐-๙]"
)
HELD = pattern(r"จัด(?:โครงการ|ประชุม|ฝึก|การ)*(?:อบรม|สัมมนา)[^0-9๐-๙]*$")
LONGEST_CLAUSE = 180
CLOSE = 25
# What is told behind these words came of the event, or was said at it.
TOLD_THEN = pattern(r"(?:(?:พบ|ปรากฏ|กล่าว|เผย|ระบุ|แจ้ง|สรุป|รายงาน|ย้ำ|\s)ว่า(?![ก-ฮ])|ทำให้|ส่งผล|อนุมัติ|เห็นชอบ|มีมติ)")
EARLIER_FIGURE = re.compile(rf"(?:.*{D})?", re.DOTALL)
VISIT = pattern(r"ลงพื้นที่")
HEADS = frozenset({"คน", "ราย", "ท่าน", "รูป"})
ACTIVITY_UNITS = frozenset({"ครั้ง", "รุ่น", "ตอน", "คลิป", "ชั่วโมง", "หลักสูตร", "ชิ้น"})
MARKING = pattern(r"เกณฑ์การให้คะแนน")
# After these words a sentence tells what came of a target.
ACHIEVED = pattern(rf"(?:ทำได้|ปรากฏ|แล้ว|พบว่า|ได้รับ|ดำเนินการ|คิดเป็น|สามารถ|ผ่าน|ผลงาน|{D})")
# A percent that is still to be reached: the purpose of what is done.
PURPOSE = pattern(r"(?:เพื่อ|ส่งเสริม|มุ่ง|ต้องการ|กระตุ้น)ให้[^0-9๐-๙\n]{0,80}$")
SIGNS = "+-−–"
PER = pattern(r"\s*ต่อ")


class Activities:
    """Tells what makes a figure one of an activity: its event, the training of people, or what was made or sent."""

    def __init__(self, words: Sequence[Word]) -> None:
        of = {meaning: pattern(expression(group)) for meaning, group in by_meaning(words).items()}
        self._event, self._training, self._output = of["event"], of["training"], of["output"]
        self._audience = of["audience"]

    def is_told(self, text: str, figure: Figure) -> bool:
        return self.of(text, figure) not in ("", "audience")

    def of(self, text: str, figure: Figure) -> Literal["event", "training", "output", "audience", ""]:
        """Return what a figure is told of; an audience is what came of an output. All but events have plain counts."""
        if figure.unit == PERCENT:
            return ""
        before, after = figure.before, _behind(text, figure)
        if figure.unit.startswith("บาท"):
            before = before.rpartition("\n")[2]
        events = list(self._event.finditer(before))
        if (events or self._event.search(after)) and not (events and TOLD_THEN.search(before, events[-1].end())):
            return "event"
        if figure.role not in ("count", "part", "total"):
            return ""
        trained = self._training.search(text, 0, figure.unit_end + len(after)) if figure.unit in HEADS else None
        if trained and not TOLD_THEN.search(text, trained.end(), max(figure.start, trained.end())):
            return "training"
        held = HELD.search(text, max(0, figure.start - LONGEST_CLAUSE), figure.start)
        if held and not TOLD_THEN.search(text, held.start(), figure.start):
            return "training"
        own = before[EARLIER_FIGURE.match(before).end() :]  # type: ignore[union-attr]
        if figure.unit == "จุด" and VISIT.search(own):
            return "event"
        if self._audience.search(own):
            return "audience"
        return "output" if figure.unit in ACTIVITY_UNITS or self._output.search(before + after) else ""


_ACTIVITIES = Activities(word_list("events"))


class Rules:
    """Tells by words what sets a rule: a threshold, a target, a plan, or the rate that a decision sets."""

    def __init__(self, words: Sequence[Word]) -> None:
        of = {meaning: expression(group) for meaning, group in by_meaning(words).items()}
        self._threshold = pattern(
            rf"(?:{of['threshold']})"
            r"[\s.]*(?:อัตรา)?(?:ร้อยละ|จำนวน|คะแนน)?(?:โรงเรียนละ|[ก-๎]{2,8}(?<!ร้อย)ละ)?[\s.]*$"
        )
        self._target = pattern(rf"{of['target']}|(?<!ทุก)(?<!ตาม)ตัวชี้วัด(?:ที่\s*[0-9๐-๙]+)?[\s:.]*(?:ร้อยละ\s*)?$")
        self._plan = pattern(
            rf"(?<!ที่)(?:จะ|มีแผน(?:ที่จะ|จะ)?|เตรียม)(?:{of['plan']})"
            r"(?:(?!แล้ว|โดย|ซึ่ง|เหลือ|จาก|พบว่า)[^0-9๐-๙\n]){0,60}$"
        )
        self._rate = pattern(rf"ให้(?:ปรับ)?(?:{of['rate']})[^0-9๐-๙\n]{{0,30}}$|ให้[ก-๎\s]{{0,40}}สมทบ\s*(?:ร้อยละ)?\s*$")

    def is_threshold(self, text: str, figure: Figure) -> bool:
        before = figure.before
        if figure.value_max is not None:  # a class of sizes, or a scale's step and its meaning
            return bool(SIZE_CLASS.search(before) or SCALE_STEP.match(text, figure.unit_end))
        if figure.value >= 1000 and MORE_THAN.search(before):
            return False  # "more than 700,000" tells a size
        if figure.unit == "คะแนน" and OF_A_RULE.search(before):
            return True
        return bool(self._threshold.search(before) or THRESHOLD_AFTER.match(text, figure.unit_end))

    def of(self, figure: Figure, figures: list[Figure]) -> Literal["target", "plan", "rate", ""]:
        """Return what sets a figure of a sentence, if it was not reached already."""
        before = figure.before
        target = self._target.search(before)
        if target and not BEYOND.search(before) and not ACHIEVED.search(before, target.end()):
            return "target"
        if self._plan.search(before):
            return "plan"
        is_rate = figure.role == "percent" and not _is_told_of_counts(figures, figure) and self._rate.search(before)
        return "rate" if is_rate else ""


_RULES = Rules(word_list("rules"))


def first_role(text: str, figure: Figure) -> None:
    """Set the role, and for rules and rates the kind, that the words beside a figure of a folded sentence tell."""
    before = figure.before
    if figure.there.is_ratio or (not figure.unit and is_rate(text, figure.there)):
        figure.role = "ratio"
    elif figure.there.raw[0] in SIGNS and not figure.unit.startswith("บาท"):
        figure.role = "difference"
    elif _RULES.is_threshold(text, figure):
        figure.role, figure.kind = "threshold", "rule"
    elif figure.unit == PERCENT:
        figure.role = _role_of_percent(before)
    elif RATE.search(before) and not figure.unit.startswith("บาท"):
        if not ON_AVERAGE.search(before[: RATE.search(before).start()]):  # type: ignore[union-attr]
            figure.role = "ratio" if SHARED_OUT.search(before) else "count"
            figure.kind = "activity"
    elif figure.unit.startswith("บาท"):
        figure.role = "amount"
        if PAY_RATE.search(before) and not ON_AVERAGE.search(before[-30:].rsplit("ละ", 1)[0]):
            figure.kind = "rule"
    elif _is_difference(text, figure):
        figure.role = "difference"
    elif figure.unit == "คะแนน" or (figure.unit in ("", "ค่าเฉลี่ย") and _is_score(text, figure)):
        figure.role = "score"
    elif BASE_ABOVE.search(before):
        figure.role = "denominator"
    elif TOTAL.search(before) and not PER.match(text, figure.unit_end):
        figure.role = "total"


def _role_of_percent(before: str) -> Role:
    told_of_count = "คิดเป็น" in before[-25:]
    if (DIFFERENCE.search(before) or APART.search(before)) and not told_of_count:
        return "difference"
    mean = MEAN_NEAR.search(before) or TESTED.search(before)
    is_mean = mean and not COUNTED.search(before, mean.start()) and not SHARE_OF.search(before, 0, mean.start())
    return "score" if is_mean and not told_of_count else "percent"


def _is_difference(text: str, figure: Figure) -> bool:
    if CHANGED_TO.match(text, figure.unit_end) or out_of(text, figure.there):
        return False  # ลดลงจากเดิม 40 คน เป็น 25 คน; โรงเรียนที่ดีขึ้น 14 จาก 28 แห่ง
    before = figure.before
    is_apart = figure.unit in ("", "คะแนน") and APART.search(before) is not None
    return is_apart or DIFFERENCE.search(before) is not None or BEYOND.search(before) is not None


def _is_score(text: str, figure: Figure) -> bool:
    return bool(SCORE.search(figure.before)) or is_mean(text, figure.there)


def set_kinds(text: str, figures: list[Figure], default_kind: Kind) -> None:
    """Say of each figure whether it is a result, an activity or a rule."""
    marking = [match.end() for match in MARKING.finditer(text)]
    for figure in figures:
        if figure.kind == "rule":
            continue
        if (
            default_kind == "rule"
            or _RULES.of(figure, figures)
            or (figure.role == "percent" and PURPOSE.search(text, max(0, figure.start - 110), figure.start))
            or any(end <= figure.start and "\n" not in text[end : figure.start] for end in marking)
        ):
            figure.kind = "rule"
        elif figure.kind != "activity" and _ACTIVITIES.is_told(text, figure):
            figure.kind = "activity"
    for figure, following in zip_longest(figures, figures[1:]):
        peers = [c for c in figures if c.link == figure.link >= 0 and c is not figure]
        of_activity = {c.role for c in peers if c.kind == "activity"}
        if figure.kind == "result" and (
            (figure.role in ("part", "total") and of_activity & {"total", "count", "part"})
            or (figure.role == "percent" and "numerator" in of_activity)
            or (following and _is_summed_up(figure, following) and following.kind == "activity")
        ):
            figure.kind = "activity"


def _is_summed_up(figure: Figure, total: Figure) -> bool:
    """Whether a sum is told right behind a count of the same: ครูแกนนำ 1 คน รวมทั้งสิ้น 150 คน."""
    is_next = total.start - figure.unit_end < CLOSE
    return is_next and figure.role == "count" and total.role == "total" and figure.counts_like(total)


def _is_told_of_counts(figures: list[Figure], percent: Figure) -> bool:
    return any(c.link == percent.link >= 0 and c is not percent for c in figures)


def _behind(text: str, figure: Figure) -> str:
    """Return the words right behind a figure, to a blank or connective; none if their clause has a figure."""
    words = BEHIND.match(text, figure.unit_end, max(figure.unit_end, figure.end + 25))
    return "" if words is None or OWN_EVENT.match(text, figure.unit_end) else words.group()
