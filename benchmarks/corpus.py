"""A corpus of made-up inspection reports: as text, as .docx and as .pdf, the same for the same seed."""

from __future__ import annotations

import random
import subprocess
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.shared import Cm, Pt

from facts.codes import Policy, default_codes

SEED = 2567
REPORTS = 20
PAGES_A_REPORT = 50
FONT = "Laksaman"  # of Debian's fonts-thai-tlwg
PARAGRAPHS_A_PAGE = 5
CLAUSES_A_PARAGRAPH = (4, 6)
FIGURES_EACH = 3  # one paragraph in so many tells figures
TABLE_EACH = 8  # one page in so many holds a table

WHO = (
    "ผู้บริหารสถานศึกษา", "ครูประจำชั้น", "ศึกษานิเทศก์ในพื้นที่", "คณะกรรมการสถานศึกษา", "ผู้ปกครองและชุมชน",
    "ครูแนะแนว", "เจ้าหน้าที่ผู้รับผิดชอบ", "ภาคีเครือข่ายในอำเภอ", "นักเรียนแกนนำ", "ครูพี่เลี้ยง",
)  # fmt: skip
DOES = (
    "ร่วมกันวางแนวทางการทำงาน", "ติดตามผลอย่างต่อเนื่อง", "ปรับวิธีสอนให้เหมาะกับผู้เรียน", "จัดทำข้อมูลให้เป็นปัจจุบัน",
    "แลกเปลี่ยนความรู้ระหว่างโรงเรียน", "ออกเยี่ยมชั้นเรียนตามปฏิทิน", "สร้างความเข้าใจกับครอบครัว", "ทบทวนบทบาทของแต่ละฝ่าย",
    "นำผลประเมินมาใช้พัฒนางาน", "เชื่อมโยงแหล่งเรียนรู้ในท้องถิ่น", "ลดงานเอกสารที่ซ้ำซ้อน", "ดูแลความปลอดภัยรอบบริเวณ",
)  # fmt: skip
HOW = (
    "โดยยึดบริบทของพื้นที่เป็นสำคัญ", "เพื่อให้ผู้เรียนได้รับโอกาสอย่างทั่วถึง", "ซึ่งช่วยให้งานเดินหน้าได้รวดเร็วขึ้น",
    "ตามมติที่ประชุมของจังหวัด", "ทั้งในเวลาและนอกเวลาเรียน", "ด้วยความร่วมมือของทุกภาคส่วน", "แม้ยังขาดอุปกรณ์อยู่บ้าง",
    "และรายงานให้ต้นสังกัดทราบ", "จนเกิดเป็นแบบอย่างแก่โรงเรียนใกล้เคียง", "อย่างเป็นระบบและตรวจสอบได้",
)  # fmt: skip
TOLD = (
    "มีโรงเรียนในสังกัดทั้งหมด {base:,} โรงเรียน ดำเนินการแล้ว จำนวน {part:,} โรงเรียน คิดเป็นร้อยละ {share:.2f}",
    "มีนักเรียนที่ได้รับการดูแล จำนวน {part:,} คน จากทั้งหมด {base:,} คน (ร้อยละ {share:.2f})",
    "ครูผ่านการประเมิน {part:,} คน คิดเป็นร้อยละ {share:.2f} ของครูทั้งหมด {base:,} คน",
    "ได้รับงบประมาณ {base:,} บาท เบิกจ่ายแล้ว {part:,} บาท คิดเป็นร้อยละ {share:.2f}",
    "ผู้ปกครองพึงพอใจ ร้อยละ {share:.2f} จากผู้ตอบ {base:,} คน",
)
COLUMNS = ("ทั้งหมด (คน)", "เข้าร่วม (คน)", "ร้อยละ")
SECTIONS = ("ผลการดำเนินงาน", "ปัจจัยแห่งความสำเร็จ", "ปัญหาอุปสรรค", "ข้อเสนอแนะ")


@dataclass(frozen=True, slots=True)
class Grid:
    rows: tuple[tuple[str, ...], ...]


Page = list[str | Grid]  # paragraphs and tables


def write_corpus(folder: Path) -> dict[str, list[Path]]:
    """Write the corpus into `folder`; return its files by ending. The .pdf are LibreOffice's of the .docx."""
    chance = random.Random(SEED)
    files: dict[str, list[Path]] = {".txt": [], ".docx": [], ".pdf": []}
    for ending in files:
        (folder / ending[1:]).mkdir(parents=True)
    for number in range(1, REPORTS + 1):
        pages = made_report(chance, number)
        for ending, write in ((".txt", write_text), (".docx", write_word)):
            path = folder / ending[1:] / f"report{number:02}{ending}"
            write(path, pages)
            files[ending].append(path)
    office = ("soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", "pdf")
    subprocess.run([*office, "--outdir", folder / "pdf", *files[".docx"]], check=True, capture_output=True)
    files[".pdf"] = sorted((folder / "pdf").glob("*.pdf"))
    return files


def made_report(chance: random.Random, number: int) -> list[Page]:
    codes = default_codes()
    province = codes.provinces[number * 3].province_th
    offices = [
        f"สำนักงานศึกษาธิการจังหวัด{province}",
        *(f"สำนักงานเขตพื้นที่การศึกษาประถมศึกษา{province} เขต {area}" for area in (1, 2, 3)),
        f"สำนักงานส่งเสริมการเรียนรู้ประจำจังหวัด{province}",
        f"สำนักงานอาชีวศึกษาจังหวัด{province}",
    ]
    policies = [policy for policy in codes.policies if policy.framework == "inspection-2567"]
    cover: Page = [
        "รายงานผลการตรวจราชการและติดตามประเมินผล ประจำปีงบประมาณ พ.ศ. 2567 รอบที่ 2",
        f"หน่วยงาน {offices[0]}",
        f"ข้อมูล ณ วันที่ {chance.randint(1, 28)} สิงหาคม 2567",
    ]
    return [cover, *(_page(chance, index, offices, policies) for index in range(PAGES_A_REPORT - 1))]


def _page(chance: random.Random, index: int, offices: list[str], policies: list[Policy]) -> Page:
    policy, section = divmod(index, len(SECTIONS))
    page: Page = [f"{section + 1}. {SECTIONS[section]}"]
    if section == 0:
        page.insert(0, f"นโยบายที่ {policy % len(policies) + 1} {policies[policy % len(policies)].title_th}")
    page.append(f"หน่วยงาน {chance.choice(offices)}")
    for number in range(1, PARAGRAPHS_A_PAGE + 1 - 2 * (index % TABLE_EACH == 0)):
        page.append(f"{number}) {_paragraph(chance)}")
    if index % TABLE_EACH == 0:
        page.append(Grid((("หน่วยงาน", *COLUMNS), *((office, *_cells(chance)) for office in offices[1:]))))
    return page


def _paragraph(chance: random.Random) -> str:
    clauses = [
        f"{chance.choice(WHO)}{chance.choice(DOES)}{chance.choice(HOW)}"
        for _ in range(chance.randint(*CLAUSES_A_PARAGRAPH))
    ]
    if chance.randrange(FIGURES_EACH) == 0:
        base, part, share = _numbers(chance)
        clauses[chance.randrange(len(clauses))] = chance.choice(TOLD).format(base=base, part=part, share=share)
    return " ".join(clauses)


def _cells(chance: random.Random) -> tuple[str, str, str]:
    base, part, share = _numbers(chance)
    return f"{base:,}", f"{part:,}", f"{share:.2f}"


def _numbers(chance: random.Random) -> tuple[int, int, float]:
    base = chance.randint(20, 9000)
    part = chance.randint(base // 3, base)
    return base, part, 100 * part / base


def write_text(path: Path, pages: list[Page]) -> None:
    lines: list[str] = []
    for block in (block for page in pages for block in page):
        lines += ["\t".join(row) for row in block.rows] if isinstance(block, Grid) else [block]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_word(path: Path, pages: list[Page]) -> None:
    document = docx.Document()
    document.styles["Normal"].font.name = FONT
    document.styles["Normal"].font.size = Pt(14)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    for page in pages:
        for index, block in enumerate(page):
            if isinstance(block, Grid):
                table = document.add_table(0, len(block.rows[0]), style="Table Grid")
                for row in block.rows:
                    for cell, text in zip(table.add_row().cells, row, strict=True):
                        cell.text = text
            else:
                document.add_paragraph(block).paragraph_format.page_break_before = index == 0 and page is not pages[0]
    document.save(str(path))
