"""The page of reports."""

TEXTS: dict[str, tuple[str, str]] = {
    "read_reports": ("รายงานที่อ่านแล้ว", "Reports read"),
    "issues": ("ข้อสังเกตจากการอ่าน", "Notes from reading"),
    "issues_none": ("อ่านได้ครบ ไม่มีข้อสังเกต", "Everything was read, nothing to note."),
    "figures": ("ตัวเลขทั้งหมด", "All figures"),
}
