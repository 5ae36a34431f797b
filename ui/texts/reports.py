"""The page of reports."""

TEXTS: dict[str, tuple[str, str]] = {
    "read_reports": ("รายงานที่อ่านแล้ว", "Reports read"),
    "column_uncounted": ("นับในตัวชี้วัด", "Counts in indicators"),
    "counted": ("นับ", "yes"),
    "uncounted": ("รายงานที่ไม่นับในตัวชี้วัดใด {n} ฉบับ", "Reports that count in no indicator {n}"),
    "uncounted_no_figures": ("ไม่มีตัวเลข", "no figure"),
    "uncounted_no_year": ("ไม่ระบุปีงบประมาณ", "no fiscal year"),
    "uncounted_plan_unknown": ("ยังไม่รู้นโยบายของแผนปีนั้น", "the policies of its year's plan are not known"),
    "uncounted_no_indicator": ("ไม่มีตัวชี้วัดที่นับตัวเลขเหล่านี้", "no indicator counts its figures"),
    "uncounted_unread": ("เปิดอ่านไม่ได้", "could not be read"),
    "issues": ("ข้อสังเกตจากการอ่าน", "Notes from reading"),
    "issues_none": ("อ่านได้ครบ ไม่มีข้อสังเกต", "Everything was read, nothing to note."),
    "figures": ("ตัวเลขทั้งหมด", "All figures"),
}
