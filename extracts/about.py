"""What the first sheet of a workbook says about the others."""

from __future__ import annotations

from collections.abc import Collection

from duckdb import DuckDBPyConnection

from extracts.sheets import STATES
from extracts.workbook import SYNTHETIC
from metrics.choices import choices
from metrics.overview import counts
from metrics.register import indicators
from metrics.selection import Selection

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
        "percent": "ร้อยละ",
        "percent_note": "คำนวณจากผลรวมของตัวตั้งและตัวหาร ไม่ใช่ค่าเฉลี่ยของร้อยละ",
        "score": "คะแนน",
        "score_note": "เหนือหน่วยงานแสดงค่าต่ำสุด มัธยฐาน และสูงสุด ไม่เฉลี่ยซ้ำ เพราะรายงานไม่บอกจำนวนที่อยู่หลังค่าเฉลี่ยแต่ละค่า",
        "target": "เป้าหมาย",
        "fiscal_year": "ปีงบประมาณ",
        "round": "การตรวจราชการ",
        "province": "จังหวัด",
        "affiliation": "สังกัด",
        "agency": "หน่วยงาน",
        "theme": "นโยบาย",
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
        "percent": "Percent",
        "percent_note": "Computed from the sums of numerators and denominators, never an average of percents",
        "score": "Score",
        "score_note": "Above an office the lowest, median and highest stand, never an average of averages:"
        " the reports do not tell how many stand behind each",
        "target": "Target",
        "fiscal_year": "Fiscal year",
        "round": "Inspection",
        "province": "Province",
        "affiliation": "Affiliation",
        "agency": "Office",
        "theme": "Policy",
    },
}
# What stands in the sheets for each state and flag.
LEGEND = {
    "th": {
        "reported": "รายงานตัวเลข",
        "zero": "รายงานว่าเป็นศูนย์",
        "in_words": "ตอบเป็นถ้อยคำ ไม่มีตัวเลข",
        "not_reported": "ไม่ได้รายงาน",
        "unreadable": "อ่านไม่ได้",
        "not_asked": "กรอบนโยบายไม่ได้ถามหน่วยงานนี้",
    },
    "en": {
        "reported": "a figure was reported",
        "zero": "zero was reported",
        "in_words": "answered in words, no figure",
        "not_reported": "not reported",
        "unreadable": "could not be read",
        "not_asked": "the framework does not ask this body",
    },
}
FLAGS = {
    "th": (("≠", "รายงานขัดแย้งกันเอง"), ("✎", "แก้ไขแล้ว หรือกรอกโดยคนแทนค่าที่อ่านไม่ได้ ตามเหตุผลในแผ่นที่มา")),
    "en": (
        ("≠", "the report contradicts itself"),
        ("✎", "corrected, or entered by hand where no value could be read; the sources sheet gives the reason"),
    ),
}


def about(
    cursor: DuckDBPyConnection,
    selection: Selection,
    store_name: str,
    language: str,
    indicator_ids: Collection[str] = (),
) -> Notes:
    """Return the notes of a workbook: filters, store and its date, contents, states, and the definitions.

    Digests and synthetic data are named where the store holds them. `indicator_ids` are those on the sheets.
    """
    text = TEXTS[language]
    store = counts(cursor, selection)
    notes = [
        (text["selection"], " · ".join(_chosen(cursor, selection, language)) or text["everything"]),
        (text["store"], f"{store_name} · " + text["built"].format(built_at=f"{store.built_at:%Y-%m-%d %H:%M}")),
        (
            text["contents"],
            text["counts"].format(
                reports=f"{store.n_reports:,}",
                figures=f"{store.n_figures:,}",
                contradictions=f"{store.n_contradictions:,}",
            ),
        ),
    ]
    if store.has_digests:
        notes.append((text["digest"], text["digest_note"]))
    if store.is_synthetic:
        notes.append((text["synthetic"], SYNTHETIC))
    notes.append((text["percent"], text["percent_note"]))
    notes += [(STATES[language][state], meaning) for state, meaning in LEGEND[language].items()]
    notes += FLAGS[language]
    for indicator in indicators():
        if indicator.indicator_id in indicator_ids:
            is_thai = language == "th"
            name, method = (
                (indicator.name_th, indicator.method_th) if is_thai else (indicator.name_en, indicator.method_en)
            )
            notes.append((name, method))
            if indicator.formula == "score":
                notes.append((text["score"], text["score_note"]))
            if indicator.target is not None:
                source = indicator.target_source_th if is_thai else indicator.target_source_en
                notes.append((text["target"], f"{indicator.target:g} · {source}"))
    return notes


def _chosen(cursor: DuckDBPyConnection, selection: Selection, language: str) -> list[str]:
    told = []
    offered = choices(cursor, selection)
    for name, value in selection.parameters().items():
        if value:
            rows = offered[name]
            labels = rows.loc[rows["value"] == value, f"label_{language}"]
            told.append(f"{TEXTS[language][name]}: {labels.iloc[0] if len(labels) else value}")
    return told
