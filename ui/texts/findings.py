"""The page of findings, and contradictions wherever they stand."""

TEXTS: dict[str, tuple[str, str]] = {
    "contradictions": ("ตัวเลขที่ขัดแย้งกันเอง", "Figures that contradict themselves"),
    "contradictions_none": ("ไม่พบตัวเลขที่ขัดแย้งกันเอง", "No contradiction was found."),
    "findings_help": (
        "ผิด คือเป็นไปไม่ได้ น่าสงสัย คือมีสองค่าและค่าหนึ่งไม่ถูก ควรทราบ คือไม่ผิดแต่มีผลต่อการอ่านตัวเลข กดแถวเพื่อดูตัวเลขทุกตัวที่เกี่ยวข้อง",
        "Wrong cannot be true. Doubtful: of two tellings one is not. A note changes how a figure is read. Click a row"
        " for every figure concerned.",
    ),
    "findings_counts": (
        "ขัดแย้งกันเอง {n} แห่ง (ผิดหรือน่าสงสัย เท่าที่ภาพรวมนับ) และข้อควรทราบ {notes} · หน้าหน่วยงานนับเฉพาะของหน่วยงานนั้น"
        "ในรายงานปีล่าสุดของตน ที่ยังไม่มีคำตัดสิน",
        "{n} contradictions (wrong or doubtful, as the overview counts them) and {notes} notes. The page of an office"
        " counts its own, in the reports of its newest year, that nobody has decided about.",
    ),
    "newest_of_each": ("ปีล่าสุดที่แต่ละหน่วยงานรายงาน", "The newest year that each office reported in"),
    "severity": ("ระดับ", "Severity"),
    "severity_all_n": ("ทั้งหมด {n}", "All {n}"),
    "severity_wrong_n": ("ผิด {n}", "Wrong {n}"),
    "severity_doubtful_n": ("น่าสงสัย {n}", "Doubtful {n}"),
    "severity_note_n": ("ควรทราบ {n}", "Notes {n}"),
    "finding_wrong": ("ผิด", "Wrong"),
    "finding_doubtful": ("น่าสงสัย", "Doubtful"),
    "finding_note": ("ควรทราบ", "Note"),
    "filter_check": ("ข้อตรวจ", "Check"),
    "all_check": ("ทุกข้อตรวจ", "All checks"),
    "column_stated": ("รายงานระบุ", "Stated"),
    "column_computed": ("เทียบกับ", "Against"),
    "check_average_between_its_rows": ("ค่าเฉลี่ยอยู่นอกช่วงของแถว", "Average outside its rows"),
    "check_base_told_once": ("ฐานไม่เท่ากัน", "A base told differently"),
    "check_count_of_its_list": ("จำนวนไม่ตรงกับรายการ", "Count against its list"),
    "check_date_before_its_report": ("วันที่หลังรายงาน", "Date after the report"),
    "check_difference_of_its_ends": ("ส่วนต่างไม่ตรง", "Difference of its ends"),
    "check_enough_without_a_lack": ("เพียงพอทั้งหมดแต่ยังขาด", "All enough, yet lacking"),
    "check_event_told_once": ("งานเดียวกันคนละจำนวน", "One event, two numbers"),
    "check_event_under_one_policy": ("งานเดียวนับสองนโยบาย", "One event under two policies"),
    "check_event_in_its_year": ("งานอยู่นอกปีงบประมาณ", "Event outside the year"),
    "check_heading_in_sequence": ("เลขหัวข้อไม่ต่อเนื่อง", "Headings out of sequence"),
    "check_headings_without_gap": ("ข้ามเลขหัวข้อ", "A heading's number skipped"),
    "check_heading_numbered_once": ("เลขหัวข้อซ้ำ", "A heading's number twice"),
    "check_item_numbered_once": ("เลขข้อซ้ำ", "An item's number twice"),
    "check_names_after_a_count": ("จำนวนไม่ตรงกับรายชื่อ", "Count against the names"),
    "check_number_of_one_province": ("ตัวเลขของสองจังหวัด", "Number of two provinces"),
    "check_office_headed_once": ("หน่วยงานเดียวสองคำตอบ", "One office, two answers"),
    "check_part_within_its_whole": ("ส่วนย่อยเกินทั้งหมด", "Part beyond its whole"),
    "check_parts_of_a_sentence": ("ส่วนย่อยรวมไม่เท่าทั้งหมด", "Parts against their whole"),
    "check_percent_is_rounded": ("ปัดเศษร้อยละ", "Percent not rounded"),
    "check_percent_of_its_own_numbers": ("ร้อยละไม่ตรงกับจำนวน", "Percent against its numbers"),
    "check_percent_within_range": ("ร้อยละเกินช่วง", "Percent out of range"),
    "check_score_of_one_owner": ("คะแนนเดียวสองเจ้าของ", "One score, two owners"),
    "check_score_within_its_scale": ("คะแนนเกินเต็ม", "Score beyond its scale"),
    "check_size_within_the_body": ("จำนวนเกินฐานใหญ่ที่สุด", "Size beyond the body"),
    "check_stages_within_their_base": ("ขั้นรวมกันเกินฐาน", "Stages beyond their base"),
    "check_told_once": ("ระบุไว้สองค่า", "Told twice, differently"),
    "check_total_of_averages": ("รวมค่าเฉลี่ยหรือร้อยละ", "Sum of averages"),
    "check_total_of_its_columns": ("ยอดรวมไม่เท่าคอลัมน์", "Total against its columns"),
    "check_total_of_its_province": ("ยอดรวมมีจังหวัดอื่น", "Total with another province"),
    "check_total_of_its_rows": ("ยอดรวมไม่เท่าแถว", "Total against its rows"),
    "check_unit_of_its_thing": ("หน่วยนับไม่ตรง", "Unit against what it counts"),
    "check_zero_beside_a_size": ("ศูนย์ทั้งที่มีจำนวน", "Zero beside a size"),
    "check_counted_once": ("เรื่องเดียวนับได้สองค่า", "One thing counted twice"),
    "check_total_without_its_neighbour": ("ยอดรวมนับจังหวัดข้างเคียง", "Total with its neighbour"),
    "check_year_of_its_time": ("ปีที่เป็นไปไม่ได้", "A year out of its time"),
    "coverage": ("ใครยังไม่ได้ส่งตัวเลขใด", "Who owes which figure"),
    "coverage_help": (
        "นับหน่วยงานที่ถูกถามในแต่ละตัวชี้วัด ตามคำตอบล่าสุดของปี กดที่แถวเพื่อดูรายชื่อหน่วยงานที่ยังไม่รายงาน",
        "Counts the offices asked about each indicator, by their newest answer of the year. Click a row for the offices"
        " that owe it.",
    ),
    "coverage_sums": (
        "เฉพาะตัวชี้วัดที่มีอย่างน้อยสองหน่วยงานตอบเป็นตัวเลข: ถูกถาม {asked} รายการ · มีตัวเลข {reported} ({share})"
        " · ตอบเป็นถ้อยคำ {in_words}"
        " · อ่านไม่ออก {unreadable} · ยังไม่รายงาน {not_reported}",
        "Of the indicators that at least two offices answered in figures: {asked} asked · {reported} with a figure"
        " ({share}) · {in_words} in words · {unreadable} unreadable"
        " · {not_reported} not reported",
    ),
    "owing_of": ("{indicator} · ยังไม่รายงาน {n} จาก {of} หน่วยงาน", "{indicator} · {n} of {of} offices owe it"),
    "owing_none": ("ทุกหน่วยงานที่ถูกถามตอบแล้ว", "Every office asked has answered."),
}
