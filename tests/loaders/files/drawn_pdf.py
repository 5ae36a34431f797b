"""Draws a page of a PDF as a program does: each piece of text where it is put, each rule as a line."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin
from typing import NamedTuple

from loaders.files.pdf.lines import MARKS

WIDTH, HEIGHT, SIZE = 595, 842, 14.0
EM = 600  # thousandths of the size: how wide each letter is, but marks


class Piece(NamedTuple):
    """A text drawn at once: from the page's left, from its top, and how far it is turned against the clock."""

    text: str
    x: float
    y: float
    size: float = SIZE
    turned: int = 0


class Rule(NamedTuple):
    x0: float
    y0: float
    x1: float
    y1: float


def pdf(*pages: Sequence[Piece | Rule]) -> bytes:
    """Return a PDF of some pages. Its font has no shapes: what letters are and how wide is all that a reader needs.

    PDFium leaves out a Thai letter that is drawn alone, as nothing of it is seen.
    """
    letters = sorted({letter for page in pages for item in page if isinstance(item, Piece) for letter in item.text})
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    streams = ["\n".join(_drawn(item, codes) for item in page) for page in pages]
    told = "\n".join(f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def "
        f"1 begincodespacerange <0000> <ffff> endcodespacerange {len(codes)} beginbfchar\n{told}\nendbfchar "
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    widths = " ".join(f"{code} [0]" for letter, code in codes.items() if letter in MARKS)
    first = 6  # the objects before the pages
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [4 0 R] "
        "/ToUnicode 5 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        f"/Supplement 0 >> /DW {EM} /W [{widths}] /FontDescriptor << /Type /FontDescriptor /FontName /A /Flags 4 "
        "/FontBBox [0 -200 500 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>",
        _stream(cmap),
    ]
    for number, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {first + 2 * number + 1} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>"
        )
        objects.append(_stream(stream))
    body, offsets = "%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode("ascii")


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _drawn(item: Piece | Rule, codes: dict[str, int]) -> str:
    if isinstance(item, Rule):
        return f"{item.x0} {HEIGHT - item.y0} m {item.x1} {HEIGHT - item.y1} l S"
    across, up = cos(radians(item.turned)), sin(radians(item.turned))
    text = "".join(f"{codes[letter]:04x}" for letter in item.text)
    matrix = f"{across:.4f} {up:.4f} {-up:.4f} {across:.4f} {item.x} {HEIGHT - item.y}"
    return f"BT /F {item.size} Tf {matrix} Tm <{text}> Tj ET"
