"""The overview."""

TEXTS: dict[str, tuple[str, str]] = {
    "sentence_told": ("{headline} โดย {place} {period}", "{headline}, as told by {place}, {period}."),
    "sentence_up": ("เพิ่มขึ้น {points} จุดร้อยละจาก {period}", "Up {points} points from {period}."),
    "sentence_down": ("ลดลง {points} จุดร้อยละจาก {period}", "Down {points} points from {period}."),
    "sentence_same": ("ไม่ต่างจาก {period} (ต่าง {points} จุดร้อยละ)", "Level with {period} ({points} points apart)."),
    "sentence_compared": (
        "(เทียบ {n} หน่วยงานที่รายงานทั้งสองงวด)",
        "(Compared over the offices that told both: {n}.)",
    ),
    "sentence_met": ("ถึงเป้าหมาย {target}", "It meets the target of {target}."),
    "sentence_on_track": ("เป็นไปตามแผนสู่เป้าหมาย {target}", "It is on track for the target of {target}."),
    "sentence_behind": ("ต่ำกว่าเป้าหมาย {target}", "It is behind the target of {target}."),
    "sentence_doubt": ("≠ ตัวเลขนี้ขัดแย้งกันเอง", "≠ The figure contradicts itself."),
    "sentence_doubts": (
        "≠ ตัวเลขของ {n} หน่วยงานขัดแย้งกันเอง",
        "≠ Offices whose figures contradict themselves: {n}.",
    ),
    "sentence_base_changed": ("ฐานเปลี่ยนเกิน 5 %", "The base changed by over 5 %."),
    "whole_year": ("ค่าทั้งปี ไม่แยกรอบ", "the whole year, not a round"),
    "place_nation": ("{body} ทั้งประเทศ", "{body} for the whole country"),
    "place_in": ("{n} จาก {n_asked} หน่วยงานใน{place}", "{n} of {n_asked} offices in {place}"),
    "place_offices": (
        "{n} จาก {n_asked} หน่วยงาน ใน {provinces} จาก {all} จังหวัด",
        "{n} of {n_asked} offices in {provinces} of {all} provinces",
    ),
    "counted_reports": ("รายงาน {n} ฉบับ", "Reports {n}"),
    "counted_figures": ("ตัวเลข {n} ค่า", "Figures {n}"),
    "counted_findings": ("ขัดแย้งกันเอง {n} แห่ง", "Contradictions {n}"),
    "overview_scope": (
        "ค่าล่าสุดของแต่ละเรื่อง {periods} · เทียบงวดก่อน ดีขึ้น {better} เรื่อง แย่ลง {worse} เรื่อง เท่าเดิม {same} เรื่อง"
        " ไม่มีให้เทียบ {new} เรื่อง",
        "The newest telling of each subject, {periods} · against the period before: {better} better, {worse} worse,"
        " {same} level, {new} with nothing to compare",
    ),
    "indicators": ("ตัวชี้วัดหลัก", "Headline indicators"),
    "indicators_help": (
        "เลือกจากร้อยละที่มีด้านดีและด้านไม่ดี ปีงบประมาณใหม่ก่อน แล้วดูว่าหน่วยงานที่ถูกถามตอบไว้มากเพียงใด "
        "(จังหวัดที่ไม่มีรายงานนับว่ายังไม่ตอบ) เรื่องละหนึ่งตัว ไม่เกินหกเรื่อง ค่าที่หน่วยงานระดับชาติรายงานทั้งประเทศมาก่อนผลรวมของหน่วยงาน "
        "ไม่มีจังหวัดใดแทนทั้งประเทศ · แท่งเข้มคือค่านี้ แท่งจางคืองวดก่อน ขีดหนาคือระดับประเทศ เส้นประคือเป้าหมาย "
        "การเปลี่ยนแปลงคิดจากหน่วยงานที่รายงานทั้งสองงวดเท่านั้น "
        "ฐานเปลี่ยนเกิน 5 % คือฐานต่างจากงวดก่อนเกินร้อยละ 5 ของฐานงวดก่อน · กดชื่อเพื่อดูตัวชี้วัด กดตัวเลขเพื่อดูที่มา",
        "Chosen from shares that have a better and a worse side: the newest fiscal year first, then the share that the"
        " most of the asked offices tell (a province without a report counts as silent), one a subject, at most six."
        " What a national body states for the whole country goes before a sum of offices; no province stands for the"
        " nation. The dark bar is the value, the pale one the period before, the thick tick the nation, the dashed line"
        " the target. A change is that of the offices that told both periods; the base changed where it differs by more"
        " than 5 % from the one before. Click a name for the indicator, a number"
        " for its figures.",
    ),
    "no_share": ("ไม่มีร้อยละที่รายงานไว้ภายใต้ตัวกรองนี้", "No share was reported under these filters."),
    "same_offices": ("({n} หน่วยงานเดิม)", "(same offices: {n})"),
    "doubted_offices": ("≠ {n} หน่วยงาน", "≠ offices: {n}"),
    "bullet_nation": ("ประเทศ", "Nation"),
    "bullet_region": ("ภาค", "Region"),
    "bullet_target": ("เป้าหมาย", "Target"),
    "bullet_previous": ("งวดก่อน", "Before"),
    "points_since": ("{points} จุดร้อยละ จาก {period}", "{points} points from {period}"),
    "scorecard": ("ทุกเรื่องเทียบกัน", "Scorecard"),
    "scorecard_help": (
        "เรื่องละหนึ่งตัวชี้วัด สีเข้มคือร้อยละสูง ระบายสีเฉพาะฐานตั้งแต่ 30 ขึ้นไป"
        " กดชื่อตัวชี้วัดเพื่อดูนโยบาย กดหัวคอลัมน์เพื่อดูสังกัด จังหวัด หรือหน่วยงาน กดตัวเลขหรือ ¶ เพื่อดูที่มา",
        "One indicator a subject; darker is a higher percent, shaded from a base of 30 on. Click"
        " an indicator for its policy, a column's head for"
        " the body, province or office, a number or ¶ for its source.",
    ),
    "scorecard_columns": (
        "ประเทศ คือค่าที่หน่วยงานระดับชาติรายงานทั้งประเทศ · สังกัด คือผลรวมของหน่วยงานที่รายงานแล้ว",
        "Nation: as a national body states it for the whole country · bodies: the sum of their offices that report",
    ),
    "scorecard_whole_year": ("คอลัมน์ประเทศเป็นค่าทั้งปี ไม่แยกรอบ", "the nation's column holds whole years, not rounds"),
    "scorecard_by": ("แยกตาม", "By"),
    "by_affiliation": ("สังกัด", "Affiliation"),
    "by_province": ("จังหวัด", "Province"),
    "untold": (
        "อีก {n} ตัวชี้วัดไม่มีแห่งใดตอบเป็นตัวเลข",
        "{n} more indicators that nobody here tells as a figure",
    ),
    "untold_line": ("ตอบเป็นถ้อยคำ {words} ไม่ได้รายงาน {owed}", "in words {words}, not reported {owed}"),
    "attention": ("ควรดูก่อน", "Needs attention"),
    "attention_help": (
        "เรื่องของงานมาก่อน ตัวเลขผิดมาทีหลัง ตามชนิด: สัดส่วนที่ควรลดยังมีตั้งแต่ครึ่งหนึ่งของฐานตั้งแต่ 10 ต่ำกว่าเป้าหมาย ลดลงอย่างน้อย 5 จุดร้อยละ"
        " แย่กว่าค่าที่ส่วนกลางรายงานทั้งประเทศอย่างน้อย 5 จุดร้อยละ ห่างค่ากลางอย่างน้อย 5 จุดร้อยละในอย่างน้อย 5 แห่ง ค้างส่งมากที่สุด"
        " ตัวเลขผิด ไฟล์ที่อ่านไม่ได้ · ชนิดละรายการที่หนักที่สุดก่อน แล้วจึงรายการถัดไป ชนิดละไม่เกิน 3 รวมไม่เกิน 8 รายการ"
        " การลดลง การเทียบกับประเทศ และการรั้งท้ายนับเฉพาะฐานตั้งแต่ 30",
        "The work itself first, slips of figures after it. By kind: a share that should fall is at least half, of a"
        " base of ten or more,"
        " behind a target, a fall of at least 5 points, at least 5 points worse than what the body states for the"
        " country, at least 5 points from the middle of at least 5 places, most figures owed, wrong figures, files"
        " unread."
        " The gravest of each kind first, then the next ones, at most 3 of a kind and 8 in all."
        " Falls, distances from the country and lowest places need a base of 30.",
    ),
    "attention_none": ("ไม่พบเรื่องที่เข้าเกณฑ์", "Nothing meets the rule."),
    "attention_open": ("ควรลดแต่ยังสูง", "High, and should fall"),
    "attention_nation": ("แย่กว่าทั้งประเทศ", "Behind the country"),
    "attention_behind": ("ต่ำกว่าเป้าหมาย", "Behind target"),
    "attention_wrong": ("ตัวเลขผิด", "Wrong figure"),
    "attention_fall": ("ลดลงมาก", "Big fall"),
    "attention_lowest": ("รั้งท้าย", "Farthest behind"),
    "attention_owed": ("ค้างส่ง", "Owed"),
    "attention_unread": ("อ่านไม่ได้", "Unread"),
    "why_open": ("{n_of_n} คิดเป็น {reached} {period}", "{n_of_n}, {reached}, {period}"),
    "why_others": ("และอีก {n} หน่วยงานตั้งแต่ครึ่งหนึ่งขึ้นไป", "and {n} more offices with at least half"),
    "why_nation": (
        "{reached} ({n_of_n}) แย่กว่าทั้งประเทศ {points} จุดร้อยละ ซึ่งได้ {against} {period} หน่วยงานที่แย่กว่ามี {n} จาก {n_of} แห่ง",
        "{reached} ({n_of_n}), {points} points worse than the country's {against}, {period}; offices that are:"
        " {n} of {n_of}",
    ),
    "why_behind": (
        "{n} จาก {n_of} หน่วยงานต่ำกว่าเป้าหมาย {against} {period} ห่างที่สุด {office} ได้ {reached}",
        "of {against}: {n} of {n_of} offices, {period}; farthest: {office} with {reached}",
    ),
    "why_alike": ("และอีก {n} ข้อแบบเดียวกัน", "and {n} more of the same kind"),
    "attention_all_wrong": (
        "ตัวเลขผิดที่ยังไม่มีคำตัดสินทั้งหมด {n} ข้อ",
        "All wrong figures that nobody has decided about: {n}",
    ),
    "places_province": ("{n} จังหวัด", "{n} provinces"),
    "places_agency": ("{n} หน่วยงาน", "{n} offices"),
    "why_fall": (
        "เปลี่ยนไป {points} จุดร้อยละในทางที่แย่ลง จาก {against} ใน {n} หน่วยงานที่รายงานทั้งสองงวด"
        " ขณะนี้ {reached} ({n_of_n}) {period}",
        "{points} points worse than {against} over the offices that told both periods ({n}); now {reached}"
        " ({n_of_n}), {period}",
    ),
    "why_lowest": (
        "{reached} ({n_of_n}) ห่างค่ากลาง {against} ที่สุดใน {places} {period}",
        "{reached} ({n_of_n}), farthest from the middle ({against}) of {places}, {period}",
    ),
    "why_owed": (
        "ยังไม่รายงาน {n} จาก {n_of} ตัวเลขที่ถูกถาม",
        "{n} of {n_of} figures asked for are not reported",
    ),
    "why_unread": ("ไฟล์ที่ไม่ได้เป็นรายงาน {n} ไฟล์", "{n} files gave no report"),
    "column_what_where": ("อะไร ที่ไหน", "What and where"),
    "column_why": ("เพราะเหตุใด", "Why"),
    "headlines": ("ข้อความสรุป", "Headlines"),
    "column_sentence": ("ข้อความ", "Sentence"),
    "overview_scope_new": (
        "ค่าล่าสุดของแต่ละเรื่อง {periods} · ยังไม่มีงวดก่อนให้เทียบ",
        "The newest telling of each subject, {periods} · no period before to compare with",
    ),
    "coverage_provinces": ("มีรายงาน {provinces} จาก {of} จังหวัด", "reports of {provinces} of {of} provinces"),
    "coverage_offices": ("{offices} หน่วยงาน", "offices {offices}"),
    "coverage_rounds": ("นับทุกรอบ", "over all rounds"),
    "coverage_common": (
        "จาก {common} ตัวชี้วัดที่มีอย่างน้อยสองหน่วยงานตอบเป็นตัวเลข: เป็นตัวเลข {figures} จาก {asked} ค่าที่ถูกถาม เป็นถ้อยคำ {in_words}",
        "of the {common} indicators that at least two offices answered in figures: {figures} of {asked} values asked"
        " for are figures, {in_words} in words",
    ),
    "coverage_all": (
        "จากทั้งหมด {indicators} ตัวชี้วัด: เป็นตัวเลข {all_figures} เป็นถ้อยคำ {all_in_words}",
        "of all {indicators} indicators: {all_figures} figures, {all_in_words} in words",
    ),
    "suggestions_all": ("ดูข้อเสนอแนะทั้งหมด {n} ข้อ", "All {n} suggestions"),
    "correct_help": (
        "ต้องการแก้ไขหรืออธิบายตัวเลขนี้ ให้เติมบรรทัดนี้ในไฟล์ corrections.csv ข้างรายงาน",
        "To correct or explain this figure, complete this line in corrections.csv beside the reports.",
    ),
    "comparisons": ("เทียบกับ", "Compared with"),
    "comparisons_none": ("ไม่มีร้อยละที่เทียบได้", "There is no share to compare."),
    "against_peers": ("{kind} แห่งอื่น ({n})", "Other {kind} offices ({n})"),
    "against_round": ("รอบก่อน", "The round before"),
    "against_year": ("ปีก่อน", "The year before"),
    "points": ("{n} จุดร้อยละ", "{n} points"),
    "ranked": ("อันดับ {n} จาก {of}", "rank {n} of {of}"),
    "base_changed": ("ฐานเปลี่ยนเกิน 5 %", "the base changed by over 5 %"),
    "reason_no_other": ("อีกฝั่งไม่มีตัวเลข", "nothing is told there"),
    "reason_no_base": ("ไม่มีจำนวนทั้งหมดให้เทียบ", "a base is missing"),
    "reason_other_offices": ("คนละกลุ่มหน่วยงาน", "the sums are over different offices"),
}
