"""A page's workbook, and what its first sheet says about the others."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from duckdb import DuckDBPyConnection

from extracts.page import Choice, Page, state
from extracts.workbook import SYNTHETIC, Sheet, workbook
from metrics import marks
from metrics.questions.overview import counts
from metrics.register.register import indicators
from metrics.register.targets import of_indicator

Notes = list[tuple[str, str]]

TEXTS = {
    "th": {
        "selection": "ตัวกรอง",
        "everything": "ทั้งหมด",
        "store": "คลังข้อมูล",
        "built": "จัดทำเมื่อ {built_at} (UTC)",
        "contents": "เนื้อหา",
        "counts": "รายงาน {reports} ฉบับ ตัวเลข {figures} รายการ ขัดแย้งในรายงานเอง {contradictions} รายการ",
        "digest": "ถ้อยคำ",
        "digest_note": "สรุปความ มิใช่ถ้อยคำของรายงาน",
        "synthetic": "ข้อมูล",
        "sheet": "แผ่น {name}",
        "rows": "{n} แถว",
        "level": "ระดับ",
        "level_note": "รวมตัวเลขได้ภายในระดับเดียวของตัวชี้วัดเดียว หน่วยงานนอกยอดรวมคือหน่วยงานที่ค่าล่าสุดเป็นของงวดก่อน หรือไม่มีฐาน",
        "percent": "ร้อยละ",
        "percent_note": "คำนวณจากผลรวมของตัวตั้งและตัวหาร ไม่ใช่ค่าเฉลี่ยของร้อยละ",
        "score": "คะแนน",
        "score_note": "เหนือหน่วยงานแสดงค่าต่ำสุด มัธยฐาน และสูงสุด ไม่เฉลี่ยซ้ำ เพราะรายงานไม่บอกจำนวนที่อยู่หลังค่าเฉลี่ยแต่ละค่า",
        "target": "เป้าหมาย",
    },
    "en": {
        "selection": "Filters",
        "everything": "everything",
        "store": "Store",
        "built": "built {built_at} (UTC)",
        "contents": "Contents",
        "counts": "{reports} reports, {figures} figures, {contradictions} contradictions",
        "digest": "Words",
        "digest_note": "A summary, not the report's own words (สรุปความ มิใช่ถ้อยคำของรายงาน)",
        "synthetic": "Data",
        "sheet": "Sheet {name}",
        "rows": "{n} rows",
        "level": "Level",
        "level_note": "Numbers add up within one level of one indicator. An office outside the sum told its newest"
        " value for an earlier period, or without a base",
        "percent": "Percent",
        "percent_note": "Computed from the sums of numerators and denominators, never an average of percents",
        "score": "Score",
        "score_note": "Above an office the lowest, median and highest stand, never an average of averages:"
        " the reports do not tell how many stand behind each",
        "target": "Target",
    },
}
# What each state of the sheets means, and what each sign that stands alone.
LEGEND = {
    "th": {
        "reported": "รายงานตัวเลข",
        "zero": "รายงานเป็นเลขศูนย์",
        "in_words": "ตอบด้วยถ้อยคำของตัวชี้วัดนั้น แต่ไม่มีตัวเลข",
        "blank_form": "รายงานเว้นคำถามของแบบรายงานไว้อย่างที่พิมพ์มา มีแต่เส้นประ",
        "not_reported": "ถูกถาม แต่ไม่พบคำตอบ",
        "in_another": "หน่วยงานหนึ่งครอบคลุมจังหวัดนี้ด้วย และนับตัวเลขไว้ที่จังหวัดซึ่งรายงาน",
        "not_asked": "แบบรายงานของแผนและรายงานของหน่วยงานเองไม่มีช่องให้ตอบ",
        "plan_unknown": "ยังไม่รู้นโยบายของแผนที่รายงานใช้ จึงไม่รู้ว่าถามหรือไม่",
        "unreadable": "มีตัวอักษรแทนตัวเลข แต่อ่านเป็นค่าไม่ได้",
        "dash": "รายงานพิมพ์ขีดไว้แทนตัวเลข ไม่ใช่ศูนย์ และไม่ใช่ไม่รายงาน",
        "blank": "ช่องว่างในตารางของรายงาน",
        "no_base": "ไม่รู้ว่านับจากทั้งหมดเท่าใด จึงไม่มีร้อยละ",
        "no_report": "ไม่มีรายงานที่กล่าวถึงจังหวัดนี้",
        "correct": "ใช้ค่าที่คนแก้แทนค่าที่รายงาน แสดงทั้งสองค่าและเหตุผล",
        "enter": "คนกรอกค่าที่อ่านไม่ออกหรือรายงานเว้นไว้ พร้อมเหตุผล",
        "explain": "คนตรวจแล้วและบอกว่าเหตุใดจึงดูเหมือนผิด",
        "accept": "คนตรวจแล้ว ค่าเป็นตามรายงาน",
    },
    "en": {
        "reported": "a figure was reported",
        "zero": "the number zero was reported",
        "in_words": "answered in words of the indicator, without its figure",
        "blank_form": "the form's question was left as it was printed, with nothing but dotted lines",
        "not_reported": "asked, and no answer was found",
        "in_another": "an office covers this province, too; its figure counts in the province that reports it",
        "not_asked": "neither its plan's form nor its own report has a place for it",
        "plan_unknown": "the policies of the report's plan are not known: nobody knows whether it was asked",
        "unreadable": "characters stand for a number and cannot be read as one",
        "dash": "the report prints a dash for the number: neither zero nor left out",
        "blank": "an empty cell of a table of the report",
        "no_base": "nothing tells what it is out of: there is no percent",
        "no_report": "no report speaks of this province",
        "correct": "a person's value stands for the reported one; both are given, with the reason",
        "enter": "a person gave the value that could not be read or was left out, with the reason",
        "explain": "a person has looked into it, and says why it only seems wrong",
        "accept": "a person has looked into it: the value is as reported",
    },
}
MARKS = {
    "th": {
        marks.CONTRADICTORY: "รายงานขัดแย้งกันเอง",
        marks.NOTE: "ควรทราบเมื่ออ่านตัวเลข หรือมีคำอธิบายแล้ว",
        marks.NOT_APPLICABLE: "ไม่มีค่าให้เทียบ: ไม่มีฐาน ฐานเป็นศูนย์ ไม่มีงวดก่อน หรือไม่มีอันดับ",
        marks.COMPUTED: "คิดจากร้อยละ 100 ของทั้งหมดที่รายงานเป็นถ้อยคำ หรือจากส่วนที่เหลือของทั้งหมด",
    },
    "en": {
        marks.CONTRADICTORY: "the report contradicts itself",
        marks.NOTE: "worth knowing when the figure is read, or explained",
        marks.NOT_APPLICABLE: "nothing to compare: no base, a base of zero, no period before, or no rank",
        marks.COMPUTED: "from 100 percent of all, told in words, or as the rest of all",
    },
}


def page_workbook(
    cursor: DuckDBPyConnection,
    page: Page,
    title: str,
    sheets: Sequence[Sheet],
    indicator_ids: Collection[str] = (),
    choices: Collection[Choice] | None = None,
    remarks: Mapping[str, str] | None = None,
) -> bytes:
    """Return the bytes of a page's .xlsx: its sheets that have a row, and first what they hold.

    `indicator_ids` are those on the sheets; `choices` those of the page's own that narrow or order them, all unless
    they are given; `remarks` are notes of this file alone.
    """
    told = page.choices.values() if choices is None else choices
    notes = [*about(cursor, page, sheets, told, indicator_ids), *(remarks or {}).items()]
    return workbook(title, [sheet for sheet in sheets if len(sheet.table)], notes, page.language)


def about(
    cursor: DuckDBPyConnection,
    page: Page,
    sheets: Sequence[Sheet] = (),
    choices: Collection[Choice] = (),
    indicator_ids: Collection[str] = (),
) -> Notes:
    """Return the notes of a workbook: what is filtered, the store, what each sheet holds, the states and marks, the
    definitions.

    Digests and synthetic data are named where the store holds them.
    """
    language, selection = page.language, page.selection
    text = TEXTS[language]
    store = counts(cursor, selection)
    filters = [(name, value) for name, value in selection.parameters().items() if value]
    chosen = [f"{page.say(f'filter_{name}')}: {page.label(name, value)}" for name, value in filters]
    chosen += [f"{choice.label}: {choice.text}" for choice in choices]
    notes = [
        (text["selection"], " · ".join(chosen) or text["everything"]),
        (text["store"], f"{page.store.name} · " + text["built"].format(built_at=f"{store.built_at:%Y-%m-%d %H:%M}")),
        (
            text["contents"],
            text["counts"].format(
                reports=f"{store.n_reports:,}",
                figures=f"{store.n_figures:,}",
                contradictions=f"{store.n_contradictions:,}",
            ),
        ),
    ]
    notes += [
        (text["sheet"].format(name=sheet.name), text["rows"].format(n=f"{len(sheet.table):,}")) for sheet in sheets
    ]
    if store.has_digests:
        notes.append((text["digest"], text["digest_note"]))
    if store.is_synthetic:
        notes.append((text["synthetic"], SYNTHETIC))
    notes += [(text["percent"], text["percent_note"]), (text["level"], text["level_note"])]
    notes += [(state(page, name), meaning) for name, meaning in LEGEND[language].items()]
    notes += MARKS[language].items()
    is_thai = language == "th"
    for indicator in indicators():
        if indicator.indicator_id in indicator_ids:
            name, method = (
                (indicator.name_th, indicator.method_th) if is_thai else (indicator.name_en, indicator.method_en)
            )
            notes.append((name, method))
            if indicator.formula == "score":
                notes.append((text["score"], text["score_note"]))
            for aim in of_indicator(indicator.indicator_id):
                notes.append((text["target"], f"{aim.target:g} · {aim.source_th if is_thai else aim.source_en}"))
    return notes
