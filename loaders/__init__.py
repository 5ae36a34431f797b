"""Reading reports: `load(path)` gives a report's figures, narratives and issues."""

from __future__ import annotations

import traceback
from pathlib import Path

from facts.codes import default_codes
from facts.fact import Issue, LoadedReport
from loaders.assemble import assemble
from loaders.files import UnreadableFile, read
from loaders.thai.names import default_names


def load(path: Path) -> LoadedReport:
    """Read one report. A file that cannot be read gives no report and an issue that says why; nothing is raised.

    A fault of the reader itself, too, is an issue (reader-failed), so that the other reports are still read.
    """
    try:
        return assemble(read(path), default_codes(), default_names())
    except UnreadableFile as error:
        return LoadedReport(None, (), (), (error.issue,))
    except Exception as error:
        return LoadedReport(None, (), (), (_reader_failed(path, error),))


def _reader_failed(path: Path, error: Exception) -> Issue:
    at = traceback.extract_tb(error.__traceback__)[-1]
    message = (
        f"The reader itself failed: {type(error).__name__} in {Path(at.filename).name}, line {at.lineno}. The report "
        "is not at fault. Send it with this message to those who look after this program; to save it anew in another "
        "format may help meanwhile."
    )
    return Issue(path.name, None, "", "error", "reader-failed", message, str(error)[:200])


__all__ = ["Issue", "LoadedReport", "load"]
