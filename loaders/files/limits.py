"""What a file may be at most, in one place, and how a reader refuses one. A report is far below each limit."""

from __future__ import annotations

MAX_BYTES = 200_000_000
# Zip packages (.docx, .xlsx): unpacked sizes; a ratio alone is no fault of small files.
MAX_PARTS = 10_000
MAX_PART_BYTES = 64_000_000
MAX_PACKAGE_BYTES = 512_000_000
MAX_RATIO = 250
RATIO_FROM_BYTES = 4_000_000
MAX_PARAGRAPHS = 200_000
# One table or sheet.
MAX_TABLE_ROWS = 20_000
MAX_TABLE_COLUMNS = 300
# A whole workbook, whose cells are objects in memory.
MAX_CELLS = 400_000
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
