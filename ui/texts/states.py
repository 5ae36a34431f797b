"""The states of a figure and their marks."""

TEXTS: dict[str, tuple[str, str]] = {
    "state_zero": ("รายงานว่าเป็นศูนย์", "reported as zero"),
    "state_in_words": ("ตอบเป็นถ้อยคำ", "answered in words"),
    "state_blank_form": ("เว้นแบบรายงานไว้ว่าง", "form left blank"),
    "state_not_reported": ("ไม่ได้รายงาน", "not reported"),
    "state_unreadable": ("อ่านไม่ออก", "unreadable"),
    "state_contradictory": ("ขัดแย้งกันเอง", "contradicts itself"),
    "state_in_another": ("รวมอยู่ในตัวเลขของจังหวัดอื่น", "within another province's figure"),
    "state_not_asked": ("ไม่ได้ถามหน่วยงานนี้", "not asked of this body"),
    "state_plan_unknown": ("ไม่รู้ว่าแผนของปีนั้นถามหรือไม่", "the year's plan is not known"),
    "not_applicable": ("ไม่มีค่าให้เทียบ", "nothing to compare"),
    "state_dash": ("ใส่ขีดไว้", "a dash was printed"),
    "state_blank": ("เว้นว่าง", "left blank"),
    "state_reported": ("รายงาน", "reported"),
    "state_correct": ("✎ แก้ไขแล้ว", "✎ corrected"),
    "state_enter": ("✎ กรอกโดยคน", "✎ entered by hand"),
    "state_explain": ("✎ มีคำอธิบาย", "✎ explained"),
    "state_accept": ("✎ ตรวจแล้ว เป็นตามรายงาน", "✎ checked, as reported"),
    "mark_shared": (
        "รวมหน่วยงานที่ครอบคลุมหลายจังหวัด ส่วนหนึ่งอาจเป็นของจังหวัดอื่น",
        "with an office of several provinces: a part may be another's",
    ),
    "mark_corrected": (
        "แก้ไขแล้ว กรอกโดยคน หรือมีคำอธิบาย กดเพื่อดูเหตุผล",
        "corrected, entered by hand or explained; click for the reason",
    ),
    "mark_computed": ("คิดจากร้อยละ 100 หรือจากส่วนที่เหลือของทั้งหมด", "from 100 percent of all, or as the rest of all"),
    "as_printed": ("{percent} ตามที่พิมพ์ ไม่มีจำนวนและฐาน", "{percent} as printed, without its number and base"),
    "spread": (
        "{lowest} ถึง {highest} มัธยฐาน {median} ({offices} หน่วยงาน)",
        "{lowest} to {highest}, median {median} ({offices} offices)",
    ),
}
