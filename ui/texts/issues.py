"""What reading a report noticed: a sentence for each code."""

TEXTS: dict[str, tuple[str, str]] = {
    "severity_error": ("อ่านไม่ได้", "Error"),
    "severity_warning": ("น่าสงสัย", "Warning"),
    "severity_note": ("ควรทราบ", "Note"),
    "issue_number-not-counted": (
        "ตัวเลขนี้ไม่มีหน่วยที่รู้จัก จึงไม่นับเป็นค่า",
        "This number has no unit that is known and was not taken for a figure.",
    ),
    "issue_office-not-listed": (
        "ไม่มีเขตพื้นที่การศึกษาหมายเลขนี้ในรายชื่อ โปรดตรวจหมายเลขเขต",
        "No list has an area office of this number. Check the number.",
    ),
    "issue_number-malformed": (
        "จุด จุลภาค หรือวงเล็บของตัวเลขนี้ไม่ใช่ของจำนวนเดียว จึงไม่นับเป็นค่า โปรดแก้ในรายงาน",
        "The points, commas or brackets of this number are not those of one, and it was not taken for a figure.",
    ),
    "issue_number-left-out": (
        "ตัวเลขในหัวข้อ หัวตาราง ชื่อแถว หรือท้ายช่อง ไม่นับเป็นค่า หากเป็นผล โปรดแยกเป็นประโยคหรือช่องของตน",
        "A number in a heading, in a table's head or label, or behind a cell's own number was not taken for a figure.",
    ),
    "issue_number-too-large": (
        "ตัวเลขนี้ยาวเกินกว่าจะเป็นค่าเดียว โปรดดูในรายงาน",
        "This number has too many digits to be one. Look at it in the report.",
    ),
    "issue_correction-of-another-file": (
        "ใช้คำวินิจฉัยกับค่าเดียวกันในไฟล์ชื่ออื่น หากเป็นรายงานเดียวกัน โปรดแก้ชื่อไฟล์ใน corrections.csv",
        "A decision was applied to the same figure of a file with another name. If it is the same report, write its "
        "name in corrections.csv.",
    ),
    "issue_table-not-read": (
        "โปรแกรมอ่านตารางนี้ไม่สำเร็จ จึงข้ามทั้งตาราง โปรดแจ้งผู้ดูแลโปรแกรม",
        "The reader failed on this table and left it out. Tell those who look after this program.",
    ),
    "issue_row-not-placed": (
        "แถวนี้มีช่องน้อยกว่าหัวตาราง จึงไม่ทราบว่าค่าใดอยู่คอลัมน์ใด และไม่ได้นับ โปรดใส่ขีดในช่องที่ว่างแล้วอ่านใหม่",
        "This row has fewer cells than its table has columns, so its numbers were not taken. Fill its empty "
        "cells with a dash.",
    ),
    "issue_unreadable-figure": (
        "ช่องนี้ควรมีตัวเลขแต่อ่านไม่ออก โปรดดูในรายงาน",
        "A figure is due here but cannot be read. Look at it in the report.",
    ),
    "issue_unknown-format": (
        "ไม่รู้จักรูปแบบไฟล์นี้ โปรดบันทึกเป็นรูปแบบที่อ่านได้",
        "This file's format is not known. Save it in one that is.",
    ),
    "issue_not-text": ("ไฟล์นี้ไม่ใช่ข้อความที่อ่านได้", "This file is no text that can be read."),
    "issue_not-opened": ("เปิดไฟล์นี้ไม่ได้ โปรดตรวจสิทธิ์การอ่าน", "This file cannot be opened. Check who may read it."),
    "issue_too-large": ("ไฟล์นี้ใหญ่เกินไป โปรดแบ่งไฟล์", "This file is too large. Split it."),
    "issue_empty-file": ("ไฟล์นี้ว่าง", "This file is empty."),
    "issue_same-content": (
        "ไฟล์นี้มีเนื้อหาเหมือนอีกไฟล์หนึ่ง จึงนับครั้งเดียว",
        "This file has the same content as another one and was counted once.",
    ),
    "issue_replaced": (
        "มีไฟล์ที่ได้รับภายหลังตอบครบทุกข้อที่ไฟล์นี้ตอบ หรือมีผู้ระบุว่าแทนที่ไฟล์นี้ จึงไม่นับไฟล์นี้ หากนับทั้งสองไฟล์ โปรดระบุวันที่ได้รับใน deliveries.csv",
        "A file that arrived later answers all that this one answers, or somebody said that it replaces this one: "
        "this one does not count. If both count, write their days in deliveries.csv.",
    ),
    "issue_same-cover": (
        "อีกไฟล์ตอบข้อเดียวกันของหน่วยงานและรอบเดียวกัน ได้รับวันเดียวกัน จึงนับทั้งสองไฟล์ หากไฟล์ใดแทนที่อีกไฟล์ โปรดระบุใน deliveries.csv",
        "Another file answers the same for the same office and round, and arrived on the same day: both count. If one "
        "replaces the other, say so in deliveries.csv.",
    ),
    "issue_told-in-another-file": (
        "ตัวเลขเกือบทั้งหมดอยู่ในอีกไฟล์หนึ่งด้วยถ้อยคำเดียวกัน หากเป็นรายงานเดียวกันที่บันทึกซ้ำ โปรดลบออกหนึ่งไฟล์ มิฉะนั้นจะนับซ้ำ",
        "Nearly all of its figures stand in the same words in another file. If both are one report, saved twice, "
        "remove one of them: its figures are counted twice.",
    ),
    "issue_misnumbered-heading": (
        "เลขหัวข้อไม่ตรงกับหัวข้อใหญ่ จัดตามชื่อและลำดับแทน",
        "A heading's number does not fit; it was placed by its title and place.",
    ),
    "issue_repeated-heading": (
        "เลขหัวข้อนี้ซ้ำกับหัวข้อก่อนหน้า",
        "A heading's number stands here a second time.",
    ),
    "issue_skipped-heading": (
        "ไม่มีหัวข้อเลขก่อนหน้าหัวข้อนี้",
        "The number before this heading's is not in the report.",
    ),
    "issue_title-not-exact": (
        "หัวข้อไม่ตรงกับชื่อนโยบายในรายการ ระบบจัดเข้านโยบายตามคำในหัวข้อ โปรดตรวจว่าใช่นโยบายนี้",
        "A heading has no policy's exact title and was placed by its words. Check that it is the right one.",
    ),
    "issue_theme-by-words": (
        "ไม่มีหัวข้อนโยบายเหนือข้อมูลนี้ ระบบจัดประเด็นตามคำในข้อความ",
        "No policy's heading stands above these figures. Their theme was taken from their words.",
    ),
    "issue_office-headed-twice": (
        "คำตอบสองข้อติดกันมีหัวเป็นหน่วยงานเดียวกันภายใต้สองชื่อ หากข้อหนึ่งเป็นของหน่วยงานอื่น โปรดแก้ชื่อที่หัว",
        "Two answers in a row are headed by one office, by two names. If one is another office's, correct its heading.",
    ),
    "issue_list-count": ("จำนวนที่ระบุไม่เท่ากับรายชื่อที่ตามมา", "A count is not the number of names behind it."),
    "issue_correction-outdated": (
        "การแก้ไขนี้ไม่ได้ใช้ เพราะรายงานเปลี่ยนไปแล้ว โปรดตรวจใหม่",
        "A correction was not applied: its report has changed. Look again.",
    ),
    "issue_no-framework": (
        "หัวข้อในรายงานไม่ตรงกับกรอบนโยบายของปีนี้ จัดเรื่องตามชื่อนโยบายของปีอื่น โปรดตรวจชื่อหัวข้อ",
        "No heading is one of this year's policies; themes come from other years' titles. Check the headings.",
    ),
    "issue_no-catalogue": (
        "ยังไม่มีกรอบนโยบายของปีนี้ จัดเรื่องตามชื่อนโยบายของปีอื่น โปรดเพิ่มนโยบายของปีนี้ใน data/codes/policies.csv",
        "No catalogue of this year yet; themes come from other years' titles. Add it to data/codes/policies.csv.",
    ),
    "issue_no-fiscal-year": ("รายงานไม่ระบุปีงบประมาณ", "The report names no fiscal year."),
    "issue_no-agency": ("รายงานไม่ระบุหน่วยงานผู้รายงาน", "The report names no reporting office."),
    "issue_no-figures": ("ไม่พบตัวเลขในรายงานนี้", "No figure was found in this report."),
    "issue_old-format": (
        "ไฟล์รูปแบบเก่า (.doc หรือ .xls) อ่านไม่ได้ โปรดเปิดแล้วบันทึกใหม่เป็น .docx หรือ .xlsx",
        "Old formats (.doc, .xls) cannot be read. Open the file and save it anew as .docx or .xlsx.",
    ),
    "issue_wrongly-named": (
        "นามสกุลไฟล์ไม่ตรงกับเนื้อหา โปรดตั้งชื่อใหม่หรือบันทึกใหม่",
        "The file's ending does not fit what is in it. Rename it, or save it anew.",
    ),
    "issue_encrypted-file": (
        "ไฟล์ตั้งรหัสผ่านไว้ โปรดบันทึกสำเนาที่ไม่มีรหัส",
        "The file has a password. Save a copy without one.",
    ),
    "issue_encrypted": ("ไฟล์ตั้งรหัสผ่านไว้ โปรดบันทึกสำเนาที่ไม่มีรหัส", "The file has a password. Save a copy without one."),
    "issue_damaged": ("ไฟล์เสียหาย โปรดส่งออกใหม่", "The file is damaged. Export it again."),
    "issue_damaged-file": ("ไฟล์เสียหาย โปรดส่งออกใหม่", "The file is damaged. Export it again."),
    "issue_zip-bomb": (
        "ไฟล์ขยายตัวใหญ่ผิดปกติ จึงไม่เปิด โปรดบันทึกใหม่โดยไม่แนบไฟล์อื่น",
        "The file unpacks to far more than a report and was not opened. Save it anew without embedded files.",
    ),
    "issue_external-entity": (
        "ไฟล์อ้างถึงข้อมูลภายนอก จึงไม่เปิด โปรดบันทึกใหม่",
        "The file refers to outside data and was not opened. Save it anew.",
    ),
    "issue_no-text": ("ไม่มีข้อความในไฟล์นี้", "There is no text in this file."),
    "issue_no-text-layer": (
        "หน้าสแกนไม่มีข้อความให้อ่าน โปรดใช้ไฟล์ต้นฉบับหรือทำ OCR ก่อน",
        "Scanned pages have no text to read. Use the original file, or run text recognition first.",
    ),
    "issue_truncated": (
        "ไฟล์ไม่ครบ อ่านได้เพียงบางส่วน โปรดส่งออกใหม่",
        "The file is cut short and was read in part. Export it again.",
    ),
    "issue_too-many-pages": ("จำนวนหน้ามากเกินไป โปรดแบ่งไฟล์", "The file has too many pages. Split it."),
    "issue_table-too-large": ("ตารางใหญ่เกินไป โปรดแบ่งตาราง", "A table is too large. Split it."),
    "issue_page-not-read": ("อ่านหน้านี้ไม่ได้", "This page could not be read."),
    "issue_page-too-dense": ("หน้านี้มีเส้นหรืออักษรมากเกินไป จึงไม่ได้อ่าน", "This page holds too much and was not read."),
    "issue_page-heads": ("ตัดหัวและท้ายกระดาษที่ซ้ำกันออก", "Repeated heads and feet of pages were left out."),
    "issue_doubtful-spelling": (
        "การสะกดของหน้านี้น่าสงสัย โปรดเทียบกับต้นฉบับ",
        "The spelling of this page is doubtful. Compare it with the original.",
    ),
    "issue_not-read-object": ("วัตถุในเอกสารนี้ไม่ได้อ่าน", "An object in the document was not read."),
    "issue_hidden-sheet": ("แผ่นงานที่ซ่อนไว้ไม่ได้อ่าน", "A hidden sheet was not read."),
    "issue_hidden-cells": ("แถวหรือคอลัมน์ที่ซ่อนไว้ถูกอ่านด้วย", "Hidden rows or columns were read too."),
    "issue_picture": (
        "รูปภาพไม่ได้อ่าน ถ้ามีตารางในภาพ โปรดพิมพ์เป็นตาราง",
        "Pictures were not read. Type what counts in them.",
    ),
    "issue_styles-not-read": (
        "รูปแบบของช่องในไฟล์นี้เสียหาย ตัวเลขจึงแสดงตามที่เก็บไว้ โปรดบันทึกใหม่จาก Excel",
        "The formats of this workbook's cells are damaged: numbers stand as they are stored. Save it anew from Excel.",
    ),
    "issue_part-not-read": (
        "บางส่วนของไฟล์นี้เสียหายและไม่ได้อ่าน ส่วนอื่นอ่านครบ โปรดบันทึกใหม่",
        "A part of this file is damaged and was left out; the rest was read. Save it anew.",
    ),
    "issue_lost-characters": (
        "อักขระบางตัวในบรรทัดนี้เสียหาย โปรดเทียบคำและตัวเลขข้างเคียงกับต้นฉบับ",
        "Characters of this line are lost. Compare the words and numbers beside them with the original.",
    ),
    "issue_struck-text": ("ข้อความที่ขีดฆ่าไม่ได้อ่าน", "Struck-through text was left out."),
    "issue_hidden-text": ("ข้อความที่ซ่อนไว้ไม่ได้อ่าน", "Hidden text was left out."),
    "issue_reader-failed": (
        "โปรแกรมอ่านไฟล์นี้ขัดข้อง ไม่ใช่ความผิดของรายงาน โปรดแจ้งผู้ดูแลโปรแกรม",
        "The reader itself failed at this file. Tell those who look after this program.",
    ),
    "issue_reader-stopped": (
        "การอ่านไฟล์นี้ถูกหยุดกลางคัน อาจเพราะหน่วยความจำไม่พอ โปรดแบ่งไฟล์แล้วลองใหม่",
        "Reading this file was cut off, most likely because memory ran out. Split it and try again.",
    ),
    "issue_error-cells": (
        "ช่องในแผ่นงานนี้แสดงข้อผิดพลาดแทนตัวเลข โปรดแก้สูตรแล้วบันทึกใหม่",
        "Cells of this sheet show errors instead of figures. Mend the formulas and save it anew.",
    ),
    "issue_formula-without-value": (
        "สูตรในช่องนี้ยังไม่เคยคำนวณ โปรดเปิดไฟล์แล้วบันทึกใหม่",
        "This cell's formula was never calculated. Open the file and save it anew.",
    ),
}
