"""The page of problems and suggestions, and answers in words wherever they stand."""

TEXTS: dict[str, tuple[str, str]] = {
    "problems": ("ปัญหาและแนวทางแก้ไข", "Problems and remedies"),
    "problems_none": ("ไม่มีปัญหาที่รายงานไว้ภายใต้ตัวกรองนี้", "No problem was reported under these filters."),
    "problems_found": ("{n} ข้อ งวดใหม่ก่อน แล้วเรียงตามจังหวัด", "{n}, the newest period first, then by province"),
    "more": ("ดูเพิ่ม (เหลืออีก {n} ข้อ)", "Show more ({n} left)"),
    "remedy": ("แนวทางแก้ไข", "Remedy"),
    "expected_result": ("ผลที่คาดว่าจะได้รับ", "Expected result"),
    "told": ("ปัญหาหรือข้อเสนอแนะ", "Problems or suggestions"),
    "told_problems": ("ปัญหา {n}", "Problems {n}"),
    "told_suggestions": ("ข้อเสนอแนะถึงกระทรวง {n}", "Suggestions to the ministry {n}"),
    "about_problems": ("ปัญหาเป็นเรื่องอะไร", "What the problems are about"),
    "about_suggestions": ("ข้อเสนอแนะเป็นเรื่องอะไร", "What the suggestions are about"),
    "column_suggestions": ("ข้อเสนอแนะ", "Suggestions"),
    "about_help": (
        "จัดกลุ่มด้วยคำใน data/codes/subjects.csv ปัญหาหนึ่งข้ออาจอยู่หลายกลุ่ม กดที่แถวเพื่ออ่าน กดซ้ำเพื่อดูทั้งหมด",
        "Grouped by the words of data/codes/subjects.csv; a problem may be in several. Click a row to read them, again"
        " for all.",
    ),
    "suggestions_policy": ("ข้อเสนอแนะถึงกระทรวง", "Suggestions to the ministry"),
    "suggestions_none": ("ไม่มีข้อเสนอแนะถึงกระทรวง", "No suggestion to the ministry was made."),
    "speaking_school": ("โรงเรียนที่กล่าว", "School that speaks"),
    "level_not_told": ("ไม่ระบุระดับ", "no level told"),
    "search_words": ("ค้นหาในถ้อยคำ", "Search the words"),
    "filter_subject": ("เรื่อง", "What it is about"),
    "all_subject": ("ทุกเรื่อง", "Everything"),
}
