"""What stands on the annex of extracts/todo.py, in Thai and English."""

from __future__ import annotations

DOTS = "." * 30
MONTHS = {
    "th": "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split(),
    "en": "January February March April May June July August September October November December".split(),
}
TEXTS: dict[str, dict[str, str]] = {
    "th": {
        "annex": "สิ่งที่ส่งมาด้วย",
        "title": "รายการที่ขอให้ตรวจสอบและรายงานเพิ่มเติม",
        "subtitle": "ผลการตรวจราชการศึกษา {period}",
        "fiscal_year": "ปีงบประมาณ พ.ศ. {year}",
        "round": "รอบที่ {round}",
        "counted": "ณ วันที่ {day} · รวม {n} รายการ",
        "digest": "ถ้อยคำที่อ้างเป็นสรุปความ มิใช่ถ้อยคำของรายงาน",
        "nothing": "ไม่มีรายการที่ต้องดำเนินการ",
        "whole": "ข้อมูลรวมของจังหวัด{province}",
        "summary": "สรุป",
        "office": "หน่วยงาน",
        "all": "รวม",
        "other": "เทียบกับ",
        "nowhere": "ไม่พบในรายงานข้างต้น",
        "read": "จากรายงาน {sources}",
        "unread": "ไม่มีรายงานของปีนี้",
        "figure_year": "(ข้อมูลปี {year})",
        "signature": f"ผู้ให้ข้อมูล {DOTS} ตำแหน่ง {DOTS} โทรศัพท์ {DOTS} วันที่ {DOTS}",
        "page": "หน้า &P จาก &N",
    },
    "en": {
        "annex": "Annex",
        "title": "Items to be checked and completed",
        "subtitle": "Education inspection, {period}",
        "fiscal_year": "fiscal year {year} (B.E.)",
        "round": "round {round}",
        "counted": "{day} · items in all: {n}",
        "digest": "The words quoted are summaries, not the words of the reports",
        "nothing": "There is nothing to be done.",
        "whole": "{province} as a whole",
        "summary": "Summary",
        "office": "Office",
        "all": "All",
        "other": "against",
        "nowhere": "Not found in the reports named above",
        "read": "From the reports {sources}",
        "unread": "none of this year",
        "figure_year": "(data of {year} B.E.)",
        "signature": f"Answered by {DOTS} Position {DOTS} Telephone {DOTS} Date {DOTS}",
        "page": "Page &P of &N",
    },
}
COLUMNS = {
    "th": ("ที่", "เรื่อง", "สิ่งที่พบ", "ตำแหน่งในรายงาน", "สิ่งที่ขอให้ดำเนินการ", "กำหนดส่ง", "คำชี้แจงของหน่วยงาน"),
    "en": ("No.", "Subject", "What was found", "Where in the report", "What is asked", "Due", "The office's answer"),
}
GROUPS = {
    "th": {
        "missing_report": "ยังไม่มีรายงานของรอบ",
        "missing_round": "ไม่ปรากฏในรายงานของรอบ",
        "contradiction": "ตัวเลขที่ขัดแย้งกันเอง",
        "unreadable": "ตัวเลขที่อ่านไม่ออก",
        "not_reported": "ตัวชี้วัดที่ยังไม่ได้รายงาน",
        "in_words": "ตอบเป็นถ้อยคำ ยังไม่มีตัวเลข",
    },
    "en": {
        "missing_report": "Rounds without a report",
        "missing_round": "Rounds whose report leaves the office out",
        "contradiction": "Figures that contradict themselves",
        "unreadable": "Figures that cannot be read",
        "not_reported": "Indicators not reported",
        "in_words": "Answered in words, without a figure",
    },
}
PLACES = {
    "line": "บรรทัด",
    "page": "หน้า",
    "table": "ตาราง",
    "row": "แถว",
    "col": "คอลัมน์",
    "sheet": "แผ่นงาน",
    "cover": "ปก",
}
