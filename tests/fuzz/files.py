"""Files of each format broken at random: XML inside a sound package, torn zips, parts swapped, streams of a PDF."""

from __future__ import annotations

import random
import re
import zipfile
import zlib
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from lxml import etree

from loaders.files.plain import text
from tests.fuzz.mutate import MUTATIONS, ROOT, mutated, seeds
from tests.loaders.files.make_documents import to_docx, to_xlsx

# Enough packages to differ, few enough to be made once by each process.
PACKAGES = 24
LONGEST_PART = 60_000
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NUMBERS = ("0", "7", "-12.5", "0.333333333333", "1E+15", "123456789012", "2567", "45000.5", "-0")
VALUES = ("", "0", "-1", "1", "2", "99999999999", "restart", "continue", "ก", "๑๒", "true", "1e9", "A1:XFD1048576", "e")
# What Word puts around and between words, for elements to meet that a text does not have.
FEATURES = f"""<w:body xmlns:w="{W}">
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>มีครู 15 คน</w:t></w:r></w:p>
<w:p><w:ins><w:r><w:t>เพิ่ม 16 คน</w:t></w:r></w:ins><w:del><w:r><w:delText>ลบ 17 คน</w:delText></w:r></w:del></w:p>
<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>กรอก 18 คน</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>= 19 คน</w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>20 คน</w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อน 21 คน</w:t></w:r><w:r><w:pict><w:txbxContent>
<w:p><w:r><w:t>กล่อง 22 คน</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>
<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>หน่วยงาน</w:t></w:r></w:p></w:tc>
<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>ครู (คน)</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>23</w:t></w:r></w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p><w:r>
<w:t>ใน</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>24</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>
</w:body>"""


def mutated_file(seed: int) -> tuple[str, bytes]:
    """Return the ending and the bytes of a seed: four in ten are text, the others Word, Excel, CSV and PDF."""
    chance = random.Random(seed)
    kind = ("text", "text", "docx", "xlsx", "text", "docx", "xlsx", "csv", "text", "pdf")[seed % 10]
    if kind == "text":
        return ".txt", mutated(seed)
    if kind == "csv":
        return ".csv", _csv(chance, seed)
    content = _pdf(chance) if kind == "pdf" else _package(chance, kind)
    if chance.random() < 0.1:
        content = _torn(chance, content)
    other = (".txt", ".csv", ".docx", ".xlsx", ".pdf")
    return (chance.choice(other) if chance.random() < 0.03 else f".{kind}"), content


def _csv(chance: random.Random, seed: int) -> bytes:
    """Turn a broken text into cells: its TABs and blanks become separators, some cells are quoted."""
    sign = chance.choice(",;\t|")
    cells = mutated(seed).decode("utf-8", errors="replace").replace("\t", sign)
    for _ in range(chance.randrange(40)):
        at = chance.randrange(len(cells) + 1)
        cells = cells[:at] + chance.choice((sign, sign, '"', '""', "\n", '"\n')) + cells[at:]
    return cells.encode()


# -- packages ----------------------------------------------------------------------------------------


@lru_cache(maxsize=2 * PACKAGES)
def package(kind: str, number: int) -> dict[str, bytes]:
    """Return the parts of a sound .docx or .xlsx that holds one of the texts."""
    words = seeds()[number * len(seeds()) // PACKAGES][:3000]
    document = text.read(words.encode(), "seed", "seed")
    content = to_docx(document) if kind == "docx" else to_xlsx(document)
    with zipfile.ZipFile(BytesIO(content)) as opened:
        parts = {name: opened.read(name) for name in opened.namelist() if "docProps" not in name}  # the time is in them
    if kind == "docx" and number % 2:
        root = etree.fromstring(parts["word/document.xml"])
        root[0][:0] = list(etree.fromstring(FEATURES))
        parts["word/document.xml"] = etree.tostring(root)
    return parts


# The parts that hold words, and what decides how they read; openpyxl refuses most that is odd in styles.
WORDS = {"docx": r"word/(?:document|numbering|styles)\.xml", "xlsx": r"sheet\d+\.xml|sharedStrings"}


def _package(chance: random.Random, kind: str) -> bytes:
    parts = dict(package(kind, chance.randrange(PACKAGES)))
    words = [name for name in parts if re.search(WORDS[kind], name)]
    for _ in range(chance.randint(1, 5)):
        name = chance.choice(words) if chance.random() < 0.95 else chance.choice(list(parts))
        if name not in parts:
            continue
        change = chance.random()
        if change < 0.45:
            parts[name] = _with_other_words(chance, parts[name])
        elif change < 0.9:
            parts[name] = _with_other_elements(chance, parts[name])
        elif change < 0.95:
            parts[name] = _noise(chance, parts[name])
        elif change < 0.98:
            other = chance.choice(list(parts))
            parts[name], parts[other] = parts[other], parts[name]
        else:
            del parts[name]
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as written:
        for name, part in parts.items():
            written.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _with_other_words(chance: random.Random, part: bytes) -> bytes:
    """Break the texts between tags as a text is broken; the tags stay sound."""
    pieces = re.split(r"(<[^>]*>)", part.decode("utf-8", errors="replace"))
    places = [index for index, piece in enumerate(pieces) if piece.strip() and not piece.startswith("<")]
    for _ in range(min(len(places), 4)):
        index = chance.choice(places)
        if pieces[index].replace(".", "").isdigit():
            pieces[index] = chance.choice(NUMBERS)
            continue
        broken = chance.choice(MUTATIONS)(chance, pieces[index])[:2000]
        broken = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", broken)
        pieces[index] = broken.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(pieces).encode()


def _with_other_elements(chance: random.Random, part: bytes) -> bytes:
    """Delete, double, swap, wrap or rename elements, or give an attribute another value; the XML stays sound."""
    try:
        root = etree.fromstring(part)
    except etree.XMLSyntaxError:
        return part
    for _ in range(chance.randint(1, 6)):
        elements = [element for element in root.iter(etree.Element) if element.getparent() is not None]
        if not elements:
            break
        element, other = chance.choice(elements), chance.choice(elements)
        parent = element.getparent()
        change = chance.randrange(6)
        if change == 0:
            parent.remove(element)
        elif change == 1:
            for _ in range(chance.choice((1, 1, 30))):
                parent.insert(parent.index(element), etree.fromstring(etree.tostring(element, with_tail=False)))
        elif change == 2:
            parent.insert(parent.index(element), etree.fromstring(etree.tostring(other, with_tail=False)))
        elif change == 3:
            wrapper = etree.Element(other.tag, other.attrib)
            parent.replace(element, wrapper)
            wrapper.append(element)
        elif change == 4:
            element.tag = other.tag
        elif element.attrib:
            element.set(chance.choice(list(element.attrib)), chance.choice(VALUES))
        if len(etree.tostring(root)) > LONGEST_PART + len(part):
            break
    return etree.tostring(root)


def _noise(chance: random.Random, content: bytes) -> bytes:
    noisy = bytearray(content)
    for _ in range(chance.choice((1, 3, 20))):
        start = chance.randrange(len(noisy) + 1)
        noisy[start : start + chance.randrange(12)] = chance.choice(
            (b"", b"<", b"9", b"\xff", b"</w:p>", b'"', b"\x00")
        )
    return bytes(noisy)


def _torn(chance: random.Random, content: bytes) -> bytes:
    return _noise(chance, content) if chance.random() < 0.5 else content[: chance.randrange(len(content) + 1)]


# -- PDF ---------------------------------------------------------------------------------------------

STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@lru_cache(maxsize=1)
def pdf() -> tuple[bytes, ...]:
    """Return the pieces of a sound PDF: between its streams, and the streams, by turns."""
    return tuple(STREAM.split(Path(ROOT / "tests/loaders/files/data/report.pdf").read_bytes()))


def _pdf(chance: random.Random) -> bytes:
    pieces = list(pdf())
    for _ in range(chance.randint(1, 4)):
        index = chance.randrange(len(pieces))
        if index % 2:
            pieces[index] = _stream(chance, pieces[index])
        else:
            pieces[index] = _noise(chance, pieces[index]) if chance.random() < 0.4 else pieces[index]
    return b"".join(b"stream\n" + piece + b"\nendstream" if index % 2 else piece for index, piece in enumerate(pieces))


def _stream(chance: random.Random, stream: bytes) -> bytes:
    """Break the commands of a page, or a font, inside its compression."""
    try:
        lines = zlib.decompress(stream).split(b"\n")
    except zlib.error:
        return _noise(chance, stream)
    for _ in range(chance.randint(1, 30)):
        first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
        change = chance.randrange(4)
        if change == 0:
            lines[first], lines[second] = lines[second], lines[first]
        elif change == 1:
            lines.insert(first, lines[second])
        elif change == 2:
            lines[first] = re.sub(
                rb"\d+", lambda _: b"%d" % chance.choice((0, 1, 77, -300, 10**9)), lines[first], count=2
            )
        else:
            lines[first] = _noise(chance, lines[first])
    return zlib.compress(b"\n".join(lines))
