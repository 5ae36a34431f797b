"""What a file may be at most, in one place, and how a reader refuses one.

Each limit lies far above any report: the longest that is known has 144,000 letters and 614 cells. What they allow at
most takes minutes and less than 1 GB on one core; what goes beyond is told within seconds.
"""

from __future__ import annotations

# A file, read into memory whole; pictures are most of a large .docx or .pdf.
MAX_BYTES = 200_000_000
# Text alone: MAX_CHARACTERS of Thai, three bytes each.
MAX_TEXT_BYTES = 24_000_000
# What is understood of one file, whatever its format: as many letters as on 3,000 pages, cells as of 5,000 schools.
MAX_CHARACTERS = 8_000_000
MAX_CELLS = 200_000
# Zip packages (.docx, .xlsx). A part becomes a tree of ten times its size; a ratio alone is no fault of small files.
MAX_PARTS = 10_000
MAX_PART_BYTES = 64_000_000
MAX_PACKAGE_BYTES = 512_000_000
MAX_RATIO = 250
RATIO_FROM_BYTES = 4_000_000
MAX_PARAGRAPHS = 200_000
# One table or sheet.
MAX_TABLE_ROWS = 20_000
MAX_TABLE_COLUMNS = 300
MAX_CELLS_SEEN = 1_500_000  # of a sheet, its empty cells and rows among them
# A PDF, whose pages are read one by one.
MAX_PDF_PAGES = 3_000
MAX_PDF_PAGE_CHARACTERS = 60_000
MAX_PDF_PAGE_OBJECTS = 60_000
MAX_PDF_PAGE_CROSSINGS = 1_000_000  # drawn lines across, times those down


class Refused(Exception):
    """A file that a reader will not or cannot read: the code of the issue, and a message that names the cure."""

    def __init__(self, code: str, message: str, place: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.place = place
