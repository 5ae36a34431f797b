"""Try blocks of the register on the store of a folder, before they are kept."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from facts import store
from metrics.questions import trial
from metrics.questions.trial import Trial


class NotTried(Exception):
    """No store to try a block on, or one that cannot be opened; the message says what to do."""


def try_blocks(store_dir: Path, file: Path) -> tuple[list[Trial], pd.DataFrame]:
    """Return what the blocks of a file would make of the store published in a folder: questions.trial.try_blocks.

    Raises NotTried, and RegisterError for a file or block that cannot be used.
    """
    published = store.current(store_dir)
    if published is None:
        raise NotTried(f"There is no store in {store_dir}. Make one with: python build.py build")
    try:
        return trial.try_blocks(published, file)
    except store.StoreError as error:
        raise NotTried(str(error)) from error
