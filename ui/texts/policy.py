"""The policy page."""

TEXTS: dict[str, tuple[str, str]] = {
    "themes": ("เรื่องที่ติดตาม", "Subjects followed"),
    "framework": ("กรอบนโยบาย", "Catalogue"),
    "framework_reports": ("รายงานที่ใช้กรอบนี้ {reports} ฉบับ", "Reports that follow it: {reports}"),
    "framework_reports_chosen": (
        "รายงานที่ใช้กรอบนี้ {chosen} จาก {reports} ฉบับภายใต้ตัวกรองนี้",
        "Reports that follow it: {chosen} of {reports} under these filters",
    ),
    "theme_without_indicator": ("ยังไม่มีตัวชี้วัด", "No indicator yet"),
    "policy_group_ครู": ("นโยบายด้านครู", "Policies for teachers"),
    "policy_group_นักเรียน": ("นโยบายด้านนักเรียน", "Policies for learners"),
    "column_answered": ("หน่วยงานที่ตอบ", "Offices that answered"),
    "theme_answered": ("หน่วยงานที่ตอบ {n}", "Offices that answered {n}"),
    "theme_problems": ("ปัญหา {n}", "Problems {n}"),
    "offices_told": ("หน่วยงานที่มีตัวเลข {n}", "Offices with a figure {n}"),
    "asked_as": ("ปรากฏในรายงานเป็น", "Asked in the reports as"),
    "indicators_of_theme": ("ตัวชี้วัดของเรื่องนี้", "Indicators of this subject"),
    "indicators_of_theme_help": (
        "กดที่แถวเพื่อดูนิยาม แนวโน้ม และค่าของทุกหน่วยงาน",
        "Click a row for its definition, its trend and every office.",
    ),
    "not_told_yet": ("ยังไม่มีตัวเลข {n} ตัวชี้วัด", "{n} indicators without a figure yet"),
    "no_indicator": (
        "เรื่องนี้ยังไม่มีตัวชี้วัด ดูตัวเลขที่รายงานไว้ด้านล่าง",
        "This subject has no indicator yet. The reported figures stand below.",
    ),
    "problem_subjects": ("ปัญหาเป็นเรื่อง: {subjects}", "The problems are about: {subjects}"),
}
