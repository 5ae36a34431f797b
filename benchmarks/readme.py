"""Where the measured tables stand: between two marks of this folder's README."""

from __future__ import annotations

from pathlib import Path

README = Path(__file__).parent / "README.md"


def write(mark: str, text: str) -> None:
    """Put `text` between the two places of `mark`."""
    before, _, after = README.read_text(encoding="utf-8").split(mark)
    README.write_text(f"{before}{mark}\n\n{text}\n\n{mark}{after}", encoding="utf-8")
