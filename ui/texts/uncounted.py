"""The page of what no indicator counts."""

TEXTS: dict[str, tuple[str, str]] = {
    "filter_why": ("เหตุที่ไม่นับ", "Why it is not counted"),
    "why_all": ("ทั้งหมด", "All"),
    "why_to_judge": ("ยังไม่ได้พิจารณา", "Not looked at yet"),
    "why_reason": ("มีเหตุผลแล้ว", "With a reason"),
    "why_school": ("ของสถานศึกษาแห่งเดียว", "Of one school"),
    "uncounted_hint": (
        "ผลที่รายงานให้ไว้แต่ไม่มีตัวชี้วัดใดนับ {n} รายการ กดที่แถวเพื่อดูถ้อยคำในรายงาน",
        "{n} measures that reports give and no indicator counts. Click a row for the words of the report.",
    ),
    "uncounted_none": (
        "ภายใต้ตัวกรองนี้ ตัวชี้วัดนับผลไว้ครบทุกรายการ",
        "Under these filters every result is counted by an indicator.",
    ),
    "column_n_figures": ("ตัวเลข", "Figures"),
    "column_n_reports": ("รายงาน", "Reports"),
    "column_why": ("เหตุที่ไม่นับ", "Why it is not counted"),
    "column_nearest": ("ตัวชี้วัดที่ใกล้ที่สุด และสิ่งที่ยังขาด", "Nearest indicator, and what is missing"),
    "column_told_under": ("อยู่ใต้ถ้อยคำ", "Told under"),
    "column_nearest_indicator": ("ตัวชี้วัดที่ใกล้ที่สุด", "Nearest indicator"),
    "column_lacks": ("ต่างกันที่", "Differs in"),
    "column_fact_id": ("รหัสตัวเลขแรก", "Id of the first figure"),
    "nearest_lacks": ("{name} (ต่างกันที่: {lacks})", "{name} (differs in: {lacks})"),
    "none_near": ("ไม่มีตัวชี้วัดที่ใกล้เคียง", "None comes near"),
    "not_given": ("ไม่ระบุ", "not given"),
    "lacks_words": ("ถ้อยคำ", "words"),
    "lacks_excluded": ("มีคำที่ตัวชี้วัดไม่นับ", "words that it leaves out"),
    "lacks_role": ("บทบาทของตัวเลข", "role of the figure"),
    "lacks_unit": ("หน่วยนับ", "unit"),
    "lacks_kind": ("ประเภท", "kind"),
}
