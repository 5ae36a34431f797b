"""The pages of provinces and offices."""

TEXTS: dict[str, tuple[str, str]] = {
    "choose_province": ("เลือกจังหวัดจากตารางหรือตัวกรอง", "Choose a province from the table or the filters."),
    "choose_agency": ("เลือกหน่วยงานจากตารางหรือตัวกรอง", "Choose an agency from the table or the filters."),
    "offices_in": ("หน่วยงานในจังหวัด", "Offices in the province"),
    "progress": ("ความก้าวหน้า", "Progress"),
    "n_of_n_table": ("ตัวเลขเต็ม", "In full"),
    "in_words_title": ("ตอบเป็นถ้อยคำ ไม่มีตัวเลข", "Answered in words, without a figure"),
    "in_words_none": ("ไม่มีเรื่องที่ตอบเป็นถ้อยคำอย่างเดียว", "Nothing was answered in words alone."),
    "owes": ("ยังไม่ได้รายงาน", "Not reported yet"),
    "owes_none": ("รายงานครบทุกตัวชี้วัดที่ถาม", "Every indicator asked was answered."),
    "summary_answers": (
        "มีตัวเลข {figures} ตัวชี้วัด · ตอบเป็นถ้อยคำ {words} · ยังไม่ได้รายงาน {owed}",
        "{figures} indicators with a figure · {words} answered in words · {owed} not reported",
    ),
}
