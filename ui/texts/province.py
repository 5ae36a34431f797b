"""The page of provinces: the map, the ranked list, and the profile of one."""

TEXTS: dict[str, tuple[str, str]] = {
    "map_indicator": ("ตัวชี้วัดบนแผนที่", "Indicator on the map"),
    "map_default": ("{name} (สัดส่วนที่รายงานมากจังหวัดที่สุด)", "{name} (the share told by most provinces)"),
    "map_n": ("{name} · {n} จังหวัด", "{name} · {n} provinces"),
    "map_none": (
        "ไม่มีตัวชี้วัดที่จังหวัดใดรายงานเป็นตัวเลขในเงื่อนไขนี้",
        "Under these filters no province tells an indicator as a figure.",
    ),
    "map_line": (
        "มีรายงาน {n} จาก {of} จังหวัด · มีตัวเลขของตัวชี้วัดนี้ {told} จังหวัด",
        "{n} of {of} provinces have a report · {told} tell this indicator",
    ),
    "map_latest": ("แต่ละจังหวัดใช้งวดล่าสุดที่มีตัวเลข", "Each province by its latest period with a figure"),
    "map_elsewhere": (
        "มีตัวเลขจากรายงานของที่อื่นหรืองวดอื่น ไม่มีรายงานของจังหวัดเอง",
        "told by a report of another place or period, not by its own",
    ),
    "map_over": (
        "มีหน่วยงานรายงานเกินร้อยละ 100 จึงไม่จัดอันดับ",
        "an office tells more than 100 percent: not ranked",
    ),
    "map_share": ("สีตามร้อยละ", "Colour by percent"),
    "map_count": (
        "สีตามจำนวน ({unit}) จำนวนมากไม่ได้แปลว่าก้าวหน้ากว่า",
        "Colour by number ({unit}); a larger number is no progress",
    ),
    "map_at_most": ("ไม่เกิน {n}", "up to {n}"),
    "map_above": ("เกิน {n}", "over {n}"),
    "map_credit": (
        'รูปแผนที่ดัดแปลงจาก <a href="https://github.com/VictorCazanave/svg-maps">svg-maps</a> (Tae Noppakun '
        'Wongsrinoppakun, <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>) '
        "ลดรายละเอียดเส้นเขตแล้ว ไม่มีผลทางกฎหมาย",
        'Shapes adapted from <a href="https://github.com/VictorCazanave/svg-maps">svg-maps</a> (Tae Noppakun '
        'Wongsrinoppakun, <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>), '
        "borders simplified; without legal meaning",
    ),
    "state_no_report": ("ยังไม่มีรายงาน", "no report yet"),
    "state_no_base": ("มีจำนวน แต่ไม่มีฐาน", "a number without its base"),
    "column_rank": ("อันดับ", "Rank"),
    "no_report_toast": ("{name} ยังไม่มีรายงาน", "{name} has no report yet."),
    "region": ("ศธภ.{n}", "Region {n}"),
    "profile_reports": ("รายงาน {n} ฉบับ ล่าสุด {period}", "Reports: {n}, the latest of {period}"),
    "profile_as_of": ("ข้อมูล ณ {day}", "data as of {day}"),
    "profile_no_report": ("ไม่มีรายงานของจังหวัดเอง", "No report of its own"),
    "profile_counts": ("ตัวเลข {figures} รายการ · {offices} หน่วยงาน", "figures: {figures} · offices: {offices}"),
    "profile_rank": (
        "{indicator}: {value} อันดับ {rank} จาก {of} จังหวัดที่มีค่า",
        "{indicator}: {value}, rank {rank} of {of} provinces with a value",
    ),
    "profile_over": (
        "{indicator}: {value} ไม่จัดอันดับ เพราะมีหน่วยงานรายงานเกินร้อยละ 100",
        "{indicator}: {value}, not ranked, as an office tells more than 100 percent",
    ),
    "profile_shares": ("เทียบกับประเทศและภาค", "Against nation and region"),
    "profile_shares_help": (
        "ค่าของประเทศเทียบเฉพาะเมื่อจังหวัดรวมหน่วยงานสังกัดเดียว ค่าของภาครวมทุกหน่วยงานในภาค "
        "เมื่อมีหน่วยงานอื่นในภาครายงานงวดเดียวกัน กดตัวเลขเพื่อเปิดที่มา",
        "The nation is shown where the province sums one body's offices, the region where other offices "
        "of it tell the same period; it sums all its offices. A number opens its figures.",
    ),
    "profile_marks": (
        "ปีใหม่ก่อน แล้วเรียงจากที่ด้อยกว่าภาคมากที่สุด · ◇ ภาค · ┃ ประเทศ · แถบจาง งวดก่อน",
        "The newest year first, in it those that lag most behind the region · ◇ region · ┃ nation · pale bar: the"
        " period before",
    ),
    "profile_in_another": (
        "{n} ตัวชี้วัดรวมอยู่ในตัวเลขของจังหวัดอื่น เพราะหน่วยงานเดียวครอบคลุมทั้งสองจังหวัด ดูตัวเลขของหน่วยงานด้านล่าง",
        "Of {n} indicators the figures are within another province's, as one office covers both; its own stand below",
    ),
    "profile_no_shares": ("ไม่มีสัดส่วนที่รายงานเป็นตัวเลข", "No share is told as a figure."),
    "profile_more": ("อีก {n} ตัวชี้วัด", "{n} more indicators"),
    "offices_in": ("หน่วยงานในจังหวัด", "Offices in the province"),
    "profile_offices_left": (
        "อีก {n} ตัวชี้วัดไม่มีหน่วยงานใดให้ตัวเลข: ตอบเป็นถ้อยคำ {words} ไม่ได้รายงาน {owed}",
        "{n} more indicators have no office's figure: {words} answered in words, {owed} not reported",
    ),
    "profile_received": ("รายงานที่ได้รับ", "Reports received"),
    "profile_missing": ("ยังไม่ได้รับรายงาน", "no report received"),
    "profile_districts": ("อำเภอและโรงเรียนคุณภาพ", "Districts and their quality schools"),
    "column_district": ("อำเภอ", "District"),
    "column_schools": ("โรงเรียนคุณภาพ", "Quality schools"),
}
