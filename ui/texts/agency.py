"""The page of one office, and the list of offices."""

TEXTS: dict[str, tuple[str, str]] = {
    "offices_found": (
        "{n} หน่วยงาน · ค้างส่ง {owed} รายการ (ตัวชี้วัดที่ยังไม่รายงาน {not_reported} · ตัวเลขที่อ่านไม่ออก {unreadable}"
        " · รอบที่ขาด {missing}) · ขัดแย้งกันเอง {contradictions} (ภาพรวมนับ {everywhere} รวมของทั้งจังหวัดและระดับประเทศ)"
        " กดแถวเพื่อเปิดหน่วยงาน",
        "{n} offices · {owed} items owed ({not_reported} indicators not reported · {unreadable} figures unreadable"
        " · {missing} rounds missed) · {contradictions} contradictions (the overview counts {everywhere}, with those of"
        " whole provinces and of the nation). Click a row to open the office.",
    ),
    "offices_help": (
        "นับตัวชี้วัดที่หน่วยงานบอกเป็นตัวเลข และที่ถูกถามโดยมีอย่างน้อยสองแห่งเคยตอบเป็นตัวเลข ในปีที่เลือก หรือปีล่าสุดที่หน่วยงานนั้นรายงาน"
        " · ขัดแย้งกันเอง นับข้อที่ผิดหรือน่าสงสัยในรายงานของปีนั้นที่ยังไม่มีคำตัดสิน"
        " ไม่นับของทั้งจังหวัด ของระดับประเทศ และของรายงานปีอื่น",
        "Counts indicators that the office told as a figure, and those it was asked that at least two offices have"
        " given as a figure, in the year chosen, else in the newest year it reported in. Contradictions are those"
        " wrong or doubtful in the reports of that year and not yet decided; those of a whole province, of the nation"
        " and of reports of other years are not among them.",
    ),
    "offices_none": ("ไม่มีหน่วยงานในพื้นที่ภายใต้ตัวกรองนี้", "No local office under these filters."),
    "sort_offices_place": ("ตามจังหวัด", "By province"),
    "sort_offices_owed": ("ค้างมากก่อน", "Most owed first"),
    "sort_offices_doubt": ("ขัดแย้งมากก่อน", "Most contradictions first"),
    "column_owed": ("ค้างส่ง", "Owed"),
    "column_contradictions": ("ขัดแย้ง", "Contradictions"),
    "column_year": ("ปี", "Year"),
    "column_reported_of": ("มีตัวเลข จากที่ถาม", "With a figure, of asked"),
    "agency_year": (
        "ข้อมูลของ {period} จากรายงาน {sources} · เลือกปีอื่นได้ที่ตัวกรอง",
        "Figures of {period}, from the reports {sources} · choose another year in the filters",
    ),
    "section": ("ส่วนของหน้า", "Section"),
    "section_reported": ("รายงานแล้ว {n}", "Reported {n}"),
    "section_in_words": ("ตอบเป็นถ้อยคำ {n}", "In words {n}"),
    "section_owes": ("ค้างส่ง {n}", "Owed {n}"),
    "section_doubts": ("ขัดแย้ง {n}", "Contradictions {n}"),
    "section_problems": ("ปัญหา {n}", "Problems {n}"),
    "section_peers": ("เทียบหน่วยงานประเภทเดียวกัน {n}", "Against its kind {n}"),
    "reported_help": (
        "จุดในภาพคือหน่วยงานนี้ เส้นคือช่วงของหน่วยงานประเภทเดียวกัน แถบคือครึ่งกลาง ขีดคือมัธยฐาน (0 ถึง 100 %)"
        " · การเปลี่ยนแปลงเป็นจุดร้อยละ · กดแถวเพื่อดูถ้อยคำที่มา",
        "The dot is this office, the line the range of its kind, the bar their middle half, the tick their median"
        " (0 to 100 %) · changes are points of percent · click a row for the words behind it",
    ),
    "click_row": ("กดแถวเพื่อดูถ้อยคำที่มา", "Click a row for the words behind it."),
    "reported_none": ("ยังไม่มีตัวชี้วัดที่รายงานเป็นตัวเลข", "No indicator was told as a figure."),
    "column_before": ("เทียบงวด", "Compared period"),
    "column_spread": ("หน่วยงานประเภทเดียวกัน", "Offices of its kind"),
    "column_median": ("มัธยฐาน", "Their median"),
    "column_from_median": ("ต่างจากมัธยฐาน", "From the median"),
    "column_rank_of": ("อันดับ", "Rank"),
    "median_of": ("{median} ({n} แห่ง)", "{median} ({n} offices)"),
    "rank_of": ("{n} จาก {of}", "{n} of {of}"),
    "peers_help": (
        "เรียงจากเรื่องที่ตามหลังเพื่อนมากที่สุด · อันดับ 1 คือดีที่สุดตามทิศทางของตัวชี้วัด เทียบเฉพาะงวดเดียวกัน",
        "What lies farthest behind stands first. Rank 1 is best by the indicator's direction; only the same period is"
        " compared.",
    ),
    "peers_none": (
        "ไม่มีหน่วยงานประเภทเดียวกันที่รายงานร้อยละของงวดเดียวกัน",
        "No office of its kind tells a percent for the same period.",
    ),
    "in_words_help": (
        "ตัวชี้วัดที่ถามเป็นตัวเลขแต่ตอบเป็นถ้อยคำ กดแถวเพื่ออ่านถ้อยคำทั้งหมดของเรื่องนั้น",
        "Indicators asked as a figure and answered in words. Click a row to read all words on that subject.",
    ),
    "in_words_others": (
        "อีก {n} เรื่องเล่าเป็นถ้อยคำ โดยยังไม่มีหน่วยงานใดนอกจากหนึ่งแห่งตอบเป็นตัวเลข จึงไม่นับและไม่ขอเพิ่ม",
        "{n} more subjects were told in words. No more than one office gives them as a figure, so they are neither"
        " counted nor asked for.",
    ),
    "doubts_help": (
        "ขัดแย้ง {n} (ผิด {wrong} · น่าสงสัย {doubtful}) ส่งให้หน่วยงานตรวจ · ในตารางยังมีข้อควรทราบ {notes}"
        " และที่มีคำตัดสินแล้ว {decided} ซึ่งไม่นับ",
        "{n} contradictions ({wrong} wrong · {doubtful} doubtful) go to the office. The table also holds {notes} notes"
        " and {decided} that were decided; they are not counted.",
    ),
    "in_words_title": ("ตอบเป็นถ้อยคำ ไม่มีตัวเลข", "Answered in words, without a figure"),
    "in_words_none": (
        "ไม่มีตัวชี้วัดที่ถามเป็นตัวเลขแต่ตอบเป็นถ้อยคำ",
        "No indicator asked as a figure was answered in words alone.",
    ),
    "told_by_figures": ("ตอบด้วยตัวเลขอื่นของเรื่องเดียวกัน", "answered by other figures of the subject"),
    "answer_practice": ("วิธีปฏิบัติที่ดี", "good practice"),
    "answer_success_factor": ("ปัจจัยความสำเร็จ", "success factor"),
    "answer_problem": ("ปัญหา", "problem"),
    "answer_suggestion": ("ข้อเสนอแนะ (ไม่ระบุระดับ)", "suggestion (no level told)"),
    "answer_suggestion_area": ("ข้อเสนอแนะระดับพื้นที่", "suggestion to the area"),
    "answer_suggestion_policy": ("ข้อเสนอแนะเชิงนโยบาย", "suggestion to the ministry"),
    "column_answers": ("คำตอบ", "Answers"),
    "column_first_words": ("ถ้อยคำแรก", "First words"),
    "owes_help": (
        "ตัวชี้วัดที่ถูกถามแล้วไม่พบคำตอบ ตัวเลขที่อ่านไม่ออก และรอบที่ไม่พบข้อมูล",
        "Indicators asked and not answered, figures that cannot be read, and rounds without a word of the office.",
    ),
    "owes_none": ("รายงานครบทุกตัวชี้วัดที่ถาม", "Every indicator asked was answered."),
    "column_subject": ("เรื่อง", "Subject"),
    "column_found": ("สิ่งที่พบ", "What was found"),
    "column_request": ("สิ่งที่ขอให้ดำเนินการ", "What is asked"),
    "todo_download": ("รายการส่งหน่วยงาน ({n})", "List for the office ({n})"),
    "todo_none": ("ไม่มีรายการที่ต้องส่งหน่วยงาน", "Nothing to send the office"),
    "todo_download_province": ("รายการส่งทุกหน่วยงานในจังหวัด", "Lists for all offices of the province"),
}
