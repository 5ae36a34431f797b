"""The page of figures: its search, its further filters, its order."""

TEXTS: dict[str, tuple[str, str]] = {
    "search_hint": ("ค้นหาถ้อยคำ หน่วยงาน หรือตัวเลข", "Search words, an office or a number"),
    "filter_search": ("ค้นหา", "Search"),
    "filter_kind": ("ประเภท", "Kind"),
    "filter_role": ("บทบาทของตัวเลข", "Role of the figure"),
    "filter_state": ("สถานะ", "State"),
    "all_role": ("ทุกบทบาท", "All roles"),
    "all_state": ("ทุกสถานะ", "All states"),
    "kinds_result": ("ผล", "Results"),
    "kinds_activity": ("กิจกรรม", "Activities"),
    "kinds_rule": ("เกณฑ์และเป้าหมาย", "Rules and targets"),
    "kinds_all": ("ทั้งหมด", "All"),
    "sort": ("เรียงตาม", "Sort by"),
    "sort_report": ("ลำดับในรายงาน", "Order in the reports"),
    "sort_newest": ("ล่าสุดก่อน", "Newest first"),
    "sort_largest": ("ค่ามากก่อน", "Largest first"),
    "sort_smallest": ("ค่าน้อยก่อน", "Smallest first"),
    "sort_measure": ("สิ่งที่วัด ก–ฮ", "Measure, in Thai order"),
    "sort_office": ("หน่วยงาน ก–ฮ", "Office, in Thai order"),
    "figures_shown": (
        "พบ {n} ตัวเลข แสดงที่ {first}–{last} กดที่แถวเพื่อดูที่มา",
        "{n} figures, {first} to {last} shown. Click a row for its source.",
    ),
    "figures_none": (
        "ไม่พบตัวเลขที่ตรงกับคำค้นและตัวกรอง ลองลดคำค้นหรือยกเลิกตัวกรองบางตัว",
        "No figure fits the search and the filters. Take away a word, or clear a filter.",
    ),
    "figures_elsewhere": ("แต่พบในประเภทอื่น {n} ตัวเลข", "There are {n} among the other kinds."),
    "download_first": (
        "ไฟล์ Excel มี {most} ตัวเลขแรก กรองให้แคบลงเพื่อให้ครบ",
        "The Excel file holds the first {most}. Narrow the filters to have them all.",
    ),
    "figure_unknown": ("ไม่มีตัวเลขของลิงก์นี้ในข้อมูลชุดนี้", "This data does not hold the figure of this link."),
    "column_of": ("ทำได้จากทั้งหมด", "n of N"),
    "column_role": ("บทบาท", "Role"),
}
