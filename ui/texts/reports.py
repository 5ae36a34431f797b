"""The page of reports."""

TEXTS: dict[str, tuple[str, str]] = {
    "read_reports": ("รายงานที่อ่านแล้ว", "Reports read"),
    "issues": ("ข้อสังเกตจากการอ่าน", "Notes from reading"),
    "issues_none": ("อ่านได้ครบ ไม่มีข้อสังเกต", "Everything was read, nothing to note."),
    "figures": ("ตัวเลขทั้งหมด", "All figures"),
    "figures_shown": ("{n} ค่า กดที่แถวเพื่อดูถ้อยคำในรายงาน", "{n} figures. Click a row to see the words."),
    "search": ("ค้นหาตัวเลข", "Search figures"),
    "search_hint": ("ถ้อยคำ หน่วยงาน หรือตัวเลข", "Words, an office or a number"),
}
