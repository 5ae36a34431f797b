"""Sheets that several pages share: progress with its live percent, and the sources under it."""

from __future__ import annotations

import pandas as pd

from extracts.workbook import Sheet
from metrics.register import by_id

STATES = {
    "th": {
        "reported": "รายงาน",
        "zero": "0",
        "in_words": "¶",
        "not_reported": "—",
        "not_asked": "·",
        "unreadable": "?",
    },
    "en": {
        "reported": "reported",
        "zero": "0",
        "in_words": "¶",
        "not_reported": "—",
        "not_asked": "·",
        "unreadable": "?",
    },
}
STATUSES = {
    "th": {"": "", "met": "ถึงเป้าหมาย", "on_track": "เป็นไปตามแผน", "behind": "ต่ำกว่าเป้าหมาย"},
    "en": {"": "", "met": "met", "on_track": "on track", "behind": "behind"},
}
# A printed dash and an empty cell are no figure; the words around them say why.
FACT_STATES = {
    "th": {"reported": "รายงาน", "dash": "—", "blank": "—", "unreadable": "?"},
    "en": {"reported": "reported", "dash": "—", "blank": "—", "unreadable": "?"},
}
DECISIONS = {
    "th": {
        "": "",
        "accept": "ตรวจแล้ว เป็นตามรายงาน",
        "correct": "✎ แก้ไข",
        "enter": "✎ กรอกโดยคน",
        "explain": "มีคำอธิบาย",
    },
    "en": {
        "": "",
        "accept": "checked, as reported",
        "correct": "✎ corrected",
        "enter": "✎ entered by hand",
        "explain": "explained",
    },
}
PROGRESS = {
    "th": {
        "sheet": "ความก้าวหน้า",
        "indicator": "ตัวชี้วัด",
        "name": "หน่วยงานหรือพื้นที่",
        "affiliation": "สังกัด",
        "provinces": "จังหวัด",
        "fiscal_year": "ปีงบประมาณ พ.ศ.",
        "round": "รอบที่",
        "numerator": "ทำได้",
        "denominator": "จากทั้งหมด",
        "percent": "ร้อยละ",
        "printed_percent": "ร้อยละที่พิมพ์ในรายงาน",
        "lowest": "คะแนนต่ำสุด",
        "median": "มัธยฐาน",
        "highest": "คะแนนสูงสุด",
        "target": "เป้าหมาย",
        "status": "เทียบเป้าหมาย",
        "unit": "หน่วยนับ",
        "state": "สถานะ",
        "is_contradictory": "ขัดแย้ง",
        "decision": "แก้ไขหรือกรอก",
        "n_offices": "จำนวนหน่วยงาน",
    },
    "en": {
        "sheet": "Progress",
        "indicator": "Indicator",
        "name": "Office or area",
        "affiliation": "Affiliation",
        "provinces": "Provinces",
        "fiscal_year": "Fiscal year (B.E.)",
        "round": "Round",
        "numerator": "Done",
        "denominator": "Of",
        "percent": "Percent",
        "printed_percent": "Percent as printed",
        "lowest": "Lowest score",
        "median": "Median score",
        "highest": "Highest score",
        "target": "Target",
        "status": "Against the target",
        "unit": "Unit",
        "state": "State",
        "is_contradictory": "Contradictory",
        "decision": "Corrected or entered",
        "n_offices": "Offices",
    },
}
SOURCES = {
    "th": {
        "sheet": "ที่มา",
        "measure": "เรื่องที่นับ",
        "raw": "ตัวเลขตามที่พิมพ์",
        "value": "ค่า",
        "unit": "หน่วยนับ",
        "state": "สถานะ",
        "decision": "การตรวจสอบ",
        "corrected_value": "ค่าที่แก้ไขหรือกรอก",
        "reason": "เหตุผล",
        "agency": "หน่วยงาน",
        "provinces": "จังหวัด",
        "policy": "นโยบาย",
        "fiscal_year": "ปีงบประมาณ พ.ศ.",
        "round": "รอบที่",
        "words": "ถ้อยคำ",
        "place": "ตำแหน่ง",
        "source": "รายงาน",
        "fact_id": "รหัสตัวเลข",
    },
    "en": {
        "sheet": "Sources",
        "measure": "What is counted",
        "raw": "Number as printed",
        "value": "Value",
        "unit": "Unit",
        "state": "State",
        "decision": "Looked into",
        "corrected_value": "Corrected or entered value",
        "reason": "Reason",
        "agency": "Office",
        "provinces": "Provinces",
        "policy": "Policy",
        "fiscal_year": "Fiscal year (B.E.)",
        "round": "Round",
        "words": "Words",
        "place": "Place",
        "source": "Report",
        "fact_id": "Figure id",
    },
}


def progress_sheet(rows: pd.DataFrame, language: str) -> Sheet:
    """Return rows of metrics.progress as a sheet whose percent is a live formula over its own columns."""
    label = PROGRESS[language]
    table = rows.assign(
        indicator=[
            by_id()[name].name_th if language == "th" else by_id()[name].name_en for name in rows["indicator_id"]
        ],
        unit=[by_id()[name].unit for name in rows["indicator_id"]],
        percent=None,
        printed_percent=rows["printed_percent"] / 100,
        state=rows["state"].map(STATES[language]),
        status=rows["status"].map(STATUSES[language]),
        is_contradictory=["≠" if flag else "" for flag in rows["is_contradictory"]],
        decision=[
            " ".join(DECISIONS[language][name] for name, flag in (("correct", corrected), ("enter", entered)) if flag)
            for corrected, entered in zip(rows["is_corrected"], rows["is_entered"], strict=True)
        ],
    )
    columns = [name for name in label if name != "sheet"]
    return Sheet(
        label["sheet"],
        table[columns].rename(columns=label),
        formats={
            label["fiscal_year"]: "0",
            label["round"]: "0",
            label["percent"]: "0.0%",
            label["printed_percent"]: "0.00%",
        },
        formulas={label["percent"]: f"{{{label['numerator']}}}/{{{label['denominator']}}}"},
    )


def sources_sheet(figures: pd.DataFrame, language: str) -> Sheet:
    """Return rows of metrics.sources.figures as a sheet: each figure with its words, place and report.

    A figure that was corrected or entered by hand shows both values and the reason.
    """
    label = SOURCES[language]
    table = figures.assign(
        state=figures["state"].map(FACT_STATES[language]), decision=figures["decision"].map(DECISIONS[language])
    )
    columns = [name for name in label if name != "sheet"]
    return Sheet(
        label["sheet"],
        table[columns].rename(columns=label),
        formats={label["fiscal_year"]: "0", label["round"]: "0"},
    )
