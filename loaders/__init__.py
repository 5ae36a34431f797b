"""Reading reports: `load(path)` gives a report's figures, narratives and issues."""

from __future__ import annotations

from pathlib import Path

from facts.codes import default_codes
from facts.fact import Issue, LoadedReport
from loaders.assemble import assemble
from loaders.files import UnreadableFile, read
from loaders.names import default_names


def load(path: Path) -> LoadedReport:
    """Read one report. A file that cannot be read gives no report and an issue that says why; nothing is raised."""
    try:
        document = read(path)
    except UnreadableFile as error:
        return LoadedReport(None, (), (), (error.issue,))
    return assemble(document, default_codes(), default_names())


__all__ = ["Issue", "LoadedReport", "load"]
