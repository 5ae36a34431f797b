"""The page of one office, and the list of offices."""

TEXTS: dict[str, tuple[str, str]] = {
    "offices_found": (
        "{n} หน่วยงาน · ยังไม่รายงาน {owed} รายการ · ขัดแย้งกันเอง {contradictions} แห่ง กดแถวเพื่อเปิดหน่วยงาน",
        "{n} offices · {owed} items owed · {contradictions} contradictions. Click a row to open the office.",
    ),
    "offices_help": (
        "นับตัวชี้วัดที่หน่วยงานประเภทเดียวกันถูกถามและเคยมีอย่างน้อยสองแห่งตอบเป็นตัวเลข ในปีที่เลือก หรือปีล่าสุดที่หน่วยงานนั้นรายงาน",
        "Counts indicators that the office was asked and that at least two offices have given as a figure, in the year"
        " chosen, else in the newest year the office reported in.",
    ),
    "offices_none": ("ไม่มีหน่วยงานในพื้นที่ภายใต้ตัวกรองนี้", "No local office under these filters."),
    "sort_offices_place": ("ตามจังหวัด", "By province"),
    "sort_offices_owed": ("ค้างมากก่อน", "Most owed first"),
    "sort_offices_doubt": ("ขัดแย้งมากก่อน", "Most contradictions first"),
    "column_owed": ("ยังไม่รายงาน", "Owed"),
    "column_missing": ("รอบที่ขาด", "Rounds missed"),
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
    "section_doubts": ("ข้อตรวจพบ {n}", "Findings {n}"),
    "section_problems": ("ปัญหา {n}", "Problems {n}"),
    "section_peers": ("เทียบหน่วยงานประเภทเดียวกัน {n}", "Against its kind {n}"),
    "reported_help": (
        "จุดในภาพคือหน่วยงานนี้ เส้นคือช่วงของหน่วยงานประเภทเดียวกัน แถบคือครึ่งกลาง ขีดคือมัธยฐาน (0 ถึง 100 %)"
        " · การเปลี่ยนแปลงเป็นจุดร้อยละ · กดแถวเพื่อดูถ้อยคำที่มา",
        "The dot is this office, the line the range of its kind, the bar their middle half, the tick their median"
        " (0 to 100 %) · changes are points of percent · click a row for the words behind it",
    ),
    "click_row": ("กดแถวเพื่อดูถ้อยคำที่มา", "Click a row for the words behind it."),
    "nothing_beside": ("ไม่มีให้เทียบ", "nothing to compare"),
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
    "in_words_help": ("กดแถวเพื่ออ่านถ้อยคำทั้งหมดของเรื่องนั้น", "Click a row to read all words on that subject."),
    "in_words_title": ("ตอบเป็นถ้อยคำ ไม่มีตัวเลข", "Answered in words, without a figure"),
    "in_words_none": ("ไม่มีเรื่องที่ตอบเป็นถ้อยคำอย่างเดียว", "Nothing was answered in words alone."),
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
