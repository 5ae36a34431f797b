"""The policy page."""

TEXTS: dict[str, tuple[str, str]] = {
    "themes": ("เรื่องที่ติดตาม", "Subjects followed"),
    "themes_help": ("กดที่แถวเพื่อดูรายละเอียดของเรื่องนั้น", "Click a row to see that subject."),
    "asked_as": ("ปรากฏในรายงานเป็น", "Asked in the reports as"),
    "offices": ("หน่วยงาน", "Offices"),
    "all_figures": ("ตัวเลขทั้งหมดของเรื่องนี้", "All figures of this subject"),
    "no_indicator": (
        "เรื่องนี้ยังไม่มีตัวชี้วัด ดูตัวเลขที่รายงานไว้ด้านล่าง",
        "This subject has no indicator yet. The reported figures stand below.",
    ),
}
