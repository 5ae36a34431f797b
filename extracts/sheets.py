"""Sheets that most pages share: progress with its live percent, and the sources under it."""

from __future__ import annotations

from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from extracts.page import Page, province, state, unit
from extracts.workbook import Sheet
from metrics import marks
from metrics.questions.contradictions import contradictions
from metrics.questions.progress import TOLD
from metrics.questions.sums import newness
from metrics.register.register import by_id

# Of one level the numbers can be added up: an office that is not in the newest sum is on a level of its own.
LEVELS = {
    "th": {
        "offices": "รวมหน่วยงานที่รายงาน",
        "nation": "ประเทศ",
        "affiliation": "สังกัด",
        "province": "จังหวัด",
        "agency": "หน่วยงาน",
        "aside": "หน่วยงานนอกยอดรวม",
    },
    "en": {
        "offices": "sum of the offices",
        "nation": "nation",
        "affiliation": "affiliation",
        "province": "province",
        "agency": "office",
        "aside": "office outside the sum",
    },
}
PROGRESS = {
    "th": {
        "sheet": "ความก้าวหน้า",
        "rank": "อันดับ",
        "indicator": "ตัวชี้วัด",
        "level": "ระดับ",
        "place": "หน่วยงานหรือพื้นที่",
        "official": "ชื่อเต็ม",
        "affiliation": "สังกัด",
        "provinces": "จังหวัด",
        "fiscal_year": "ปีงบประมาณ พ.ศ.",
        "round": "รอบที่",
        "numerator": "ทำได้",
        "denominator": "จากทั้งหมด",
        "percent": "ร้อยละ",
        "unit": "หน่วยนับ",
        "state": "สถานะ",
        "is_contradictory": "ขัดแย้ง",
        "n_contradictory": "หน่วยงานที่ขัดแย้ง",
        "decision": "แก้ไขหรือกรอก",
        "printed_percent": "ร้อยละที่พิมพ์ในรายงาน",
        "is_computed": "คิดจากร้อยละ 100 หรือส่วนที่เหลือ",
        "lowest": "คะแนนต่ำสุด",
        "median": "มัธยฐาน",
        "highest": "คะแนนสูงสุด",
        "target": "เป้าหมาย",
        "status": "เทียบเป้าหมาย",
        "change": "เปลี่ยนแปลง (จุดร้อยละ)",
        "previous_fiscal_year": "เทียบปี พ.ศ.",
        "previous_round": "เทียบรอบที่",
        "n_offices": "หน่วยงานที่รายงาน",
        "n_asked": "หน่วยงานที่ถาม",
        "n_shared": "ครอบคลุมหลายจังหวัด",
    },
    "en": {
        "sheet": "Progress",
        "rank": "Rank",
        "indicator": "Indicator",
        "level": "Level",
        "place": "Office or area",
        "official": "Official Thai name",
        "affiliation": "Affiliation",
        "provinces": "Provinces",
        "fiscal_year": "Fiscal year (B.E.)",
        "round": "Round",
        "numerator": "Done",
        "denominator": "Of",
        "percent": "Percent",
        "unit": "Unit",
        "state": "State",
        "is_contradictory": "Contradictory",
        "n_contradictory": "Contradictory offices",
        "decision": "Corrected or entered",
        "printed_percent": "Percent as printed",
        "is_computed": "From 100 percent or the rest",
        "lowest": "Lowest score",
        "median": "Median score",
        "highest": "Highest score",
        "target": "Target",
        "status": "Against the target",
        "change": "Change (points)",
        "previous_fiscal_year": "Since fiscal year (B.E.)",
        "previous_round": "Since round",
        "n_offices": "Offices that report",
        "n_asked": "Offices asked",
        "n_shared": "Of several provinces",
    },
}
# Columns that are left out where no row has anything to say in them.
OPTIONAL = frozenset(
    "rank official n_contradictory is_contradictory decision printed_percent is_computed lowest median highest target"
    " status change previous_fiscal_year previous_round n_asked n_shared school row_label corrected_value"
    " reason".split()
)
SOURCES = {
    "th": {
        "sheet": "ที่มา",
        "measure": "เรื่องที่นับ",
        "row_label": "แถวของตาราง",
        "raw": "ตัวเลขตามที่พิมพ์",
        "value": "ค่า",
        "highest": "ถึง",
        "unit": "หน่วยนับ",
        "role": "บทบาท",
        "kind": "ประเภท",
        "state": "สถานะ",
        "contradiction": "สิ่งที่ขัดแย้ง",
        "decision": "การตรวจสอบ",
        "corrected_value": "ค่าที่แก้ไขหรือกรอก",
        "reason": "เหตุผล",
        "place_name": "หน่วยงานหรือพื้นที่",
        "official": "ชื่อเต็ม",
        "school": "สถานศึกษา",
        "provinces": "จังหวัด",
        "theme": "เรื่อง",
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
        "row_label": "Row of the table",
        "raw": "Number as printed",
        "value": "Value",
        "highest": "Up to",
        "unit": "Unit",
        "role": "Role",
        "kind": "Kind",
        "state": "State",
        "contradiction": "What disagrees",
        "decision": "Looked into",
        "corrected_value": "Corrected or entered value",
        "reason": "Reason",
        "place_name": "Office or area",
        "official": "Official Thai name",
        "school": "School",
        "provinces": "Provinces",
        "theme": "Subject",
        "policy": "Policy",
        "fiscal_year": "Fiscal year (B.E.)",
        "round": "Round",
        "words": "Words",
        "place": "Place",
        "source": "Report",
        "fact_id": "Figure id",
    },
}


def progress_sheet(rows: pd.DataFrame, page: Page, name: str = "") -> Sheet:
    """Return rows of questions.progress, and of questions.overview.leading, as a sheet with a live percent.

    The column of levels parts the rows so that the numbers of one level can be added up: of one indicator the offices
    that its newest sum counts are a level, other offices another. Columns without a word to say are left out.
    """
    language = page.language
    known = [*rows.columns, "name", "is_corrected", "is_entered", *PROGRESS[language]]
    rows = rows.reset_index(drop=True).reindex(columns=list(dict.fromkeys(known)))
    rows["state"] = rows["state"].fillna("reported")  # a leading share has no state: it is told
    told = [row for _, row in rows.iterrows()]
    table = rows.assign(
        indicator=[getattr(by_id()[one], f"name_{language}") for one in rows["indicator_id"]],
        unit=[unit(page, by_id()[one].unit) for one in rows["indicator_id"]],
        level=_levels(rows).map(LEVELS[language]),
        place=[_place(page, row) for row in told],
        official=rows["name"].where(rows["level"] == "agency"),
        affiliation=[page.affiliation(one) if isinstance(one, str) else "" for one in rows["affiliation"]],
        provinces=[page.places(row["provinces"]) if row["level"] == "agency" else "" for row in told],
        percent=rows["state"].map(marks.OF_STATE).fillna(marks.NOT_APPLICABLE),
        printed_percent=rows["printed_percent"] / 100,
        state=[state(page, one) for one in rows["state"]],
        status=[page.say(f"target_{one}") if isinstance(one, str) and one else "" for one in rows["status"]],
        change=_change(rows),
        is_contradictory=_mark(rows["is_contradictory"].mask(rows["n_contradictory"] > 0), marks.CONTRADICTORY),
        is_computed=_mark(rows["is_computed"], marks.COMPUTED),
        n_contradictory=_above_zero(rows["n_contradictory"]),
        n_shared=_above_zero(rows["n_shared"]),
        decision=_joined(
            _mark(rows["is_corrected"], state(page, "correct")),
            _mark(rows["is_entered"], state(page, "enter")),
        ),
    )
    label = PROGRESS[language]
    return Sheet(
        name or label["sheet"],
        _labelled(table, label),
        formats={
            label["fiscal_year"]: "0",
            label["round"]: "0",
            label["previous_fiscal_year"]: "0",
            label["previous_round"]: "0",
            label["percent"]: "0.0%",
            label["printed_percent"]: "0.00%",
            label["change"]: "+0.0;\u22120.0;0.0",
        },
        formulas={label["percent"]: f"{{{label['numerator']}}}/{{{label['denominator']}}}"},
    )


def sources_sheet(cursor: DuckDBPyConnection, figures: pd.DataFrame, page: Page) -> Sheet:
    """Return rows of questions.sources.figures as a sheet: each figure with its words, its place and its report.

    A figure that a check concerns carries the sentence; one that was decided about shows both values and the reason.
    """
    language = page.language
    label = SOURCES[language]
    disagrees = _sentences(contradictions(cursor), language)
    told = [row for _, row in figures.iterrows()]
    states = figures["state"].mask((figures["state"] == "reported") & (figures["value"] == 0), "zero")
    table = figures.assign(
        value=figures["value"] * figures["scale"],
        highest=figures["value_max"] * figures["scale"],
        corrected_value=figures["corrected_value"] * figures["scale"],
        unit=[unit(page, one) for one in figures["unit"]],
        role=[page.say(f"role_{one}") for one in figures["role"]],
        kind=[page.say(f"kind_{one}") for one in figures["kind"]],
        state=[state(page, one) for one in states],
        contradiction=[disagrees.get(fact_id, "") for fact_id in figures["fact_id"]],
        decision=[state(page, one) for one in figures["decision"]],
        place_name=[page.speaker(row) for row in told],
        official=figures["agency"],
        provinces=[page.places(one) for one in figures["provinces"]],
        theme=[page.label("theme", one, "") for one in figures["theme"]],
        place=[page.place(one) for one in figures["place"]],
    )
    return Sheet(label["sheet"], _labelled(table, label), formats={label["fiscal_year"]: "0", label["round"]: "0"})


def _labelled(table: pd.DataFrame, label: dict[str, str]) -> pd.DataFrame:
    """Return the columns under their labels, without those of OPTIONAL that say nothing."""
    empty = table.isna() | (table.astype("object") == "")
    columns = [name for name in label if name != "sheet" and not (name in OPTIONAL and empty[name].all())]
    return table[columns].rename(columns=label)


def _levels(rows: pd.DataFrame) -> pd.Series:
    """Return each row's level: agency for the offices of an indicator's newest period that have its base, else aside.

    Where none has a base its numbers are counted; what an office has not told adds nothing anywhere.
    """
    office = rows["level"] == "agency"
    is_based = rows["denominator"].notna() & rows["numerator"].notna()
    has_base = (is_based & office).groupby(rows["indicator_id"]).transform("any")
    counts = office & rows["numerator"].notna() & (is_based | ~has_base)
    period = newness(rows["fiscal_year"], rows["round"]).astype("float")
    newest = period.where(counts).groupby(rows["indicator_id"]).transform("max")
    is_aside = office & rows["numerator"].notna() & ~(counts & (period == newest))
    return rows["level"].mask(is_aside, "aside")


def _place(page: Page, row: Any) -> str:
    if row["level"] == "agency":
        return page.office(row["name"], row["provinces"])
    if row["level"] == "province":
        return province(page, row["name"])
    if row["level"] == "affiliation":
        return page.affiliation(row["name"])
    if row["level"] == "nation":
        return f"{page.say('nation')} ({page.affiliation(row['affiliation'])})"
    return LEVELS[page.language]["offices"]


def _change(rows: pd.DataFrame) -> pd.Series | None:
    """Return the change in points: that of the same offices where a sum gives it, else since the period before.

    What is told without a period before has its mark; where no row has one, there is no such column.
    """
    numbers = rows.reindex(columns=["change", "percent", "previous_percent"]).astype("Float64")
    points = numbers["change"].fillna(numbers["percent"] - numbers["previous_percent"])
    if points.isna().all():
        return None
    return points.astype("object").mask(rows["state"].isin(TOLD) & points.isna(), marks.NOT_APPLICABLE)


def _mark(flags: pd.Series, mark: str) -> list[str]:
    return [mark if flag is True else "" for flag in flags.astype("object")]


def _joined(*words: list[str]) -> list[str]:
    return [" ".join(filter(None, told)) for told in zip(*words, strict=True)]


def _above_zero(counts: pd.Series) -> pd.Series:
    return counts.where(counts > 0)


def _sentences(found: pd.DataFrame, language: str) -> dict[str, str]:
    """Return by figure what the checks say of it, a line each; a note, or what was explained, has another mark."""
    told: dict[str, list[str]] = {}
    for row in found.to_dict("records"):
        line = f"{marks.of_finding(row['severity'], row['decision'])} {row[f'sentence_{language}']}"
        for fact_id in row["fact_ids"]:
            told.setdefault(fact_id, []).append(line)
    return {fact_id: "\n".join(dict.fromkeys(lines)) for fact_id, lines in told.items()}
