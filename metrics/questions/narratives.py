"""What the reports answer in words, and what it is about."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from duckdb import DuckDBPyConnection

from facts.codes import search_key
from facts.words import APART, apart, is_long
from metrics.query import query
from metrics.selection import Selection

# What may be meant for the ministry: also what no heading says whom it is made to.
TO_MINISTRY = ("suggestion_policy", "suggestion")


def narratives(
    cursor: DuckDBPyConnection,
    selection: Selection,
    kinds: Sequence[str] = (),
    subject: str = "",
    search: str = "",
    after: int = 0,
    most: int | None = None,
) -> pd.DataFrame:
    """Return the answers in words under the filters, the newest first, then by province; no kind given = all kinds.

    Columns: narrative_id, kind, text, remedy, expected_result, agency, school, affiliation, provinces, policy_code,
    policy, theme, fiscal_year, round, source, line, place, is_digest, reporting_agency, subjects (list), n_found. A
    problem's row carries the remedies and expected results of its group (line breaks between several); they are
    rows of their own only where their group tells no problem. `subject` is one of data/codes/subjects.csv, or
    "other" for answers that none of its words are in. `search` is looked for in the text, the office and the
    policy, whatever its spaces: a short one at the head of a word, a long one whatever its marks. `after` rows are
    left out and at most `most` returned; n_found says how many there are in all.
    """
    looked_for, is_long = _looked_for(search)
    chosen = {"kinds": list(kinds), "subject": subject, "after": after, "most": most}
    chosen |= {"search": looked_for, "is_long": is_long}
    return query(cursor, "narratives", {**selection.parameters(), **chosen})


def _looked_for(search: str) -> tuple[str, bool]:
    """Return what a search is looked for by, and whether it is a long one, which is looked for in the keys."""
    words = "".join(search.split())
    if not words:
        return "", False
    return (search_key(words), True) if is_long(words) else (apart(words).removesuffix(APART), False)


def subjects(cursor: DuckDBPyConnection, selection: Selection, kinds: Sequence[str] = ("problem",)) -> pd.DataFrame:
    """Return how often each subject is named in the answers of the given kinds, the most frequent first.

    Columns: subject ("other": no word of the rules is in it), name_th, name_en, n_answers, n_offices, n_provinces.
    An answer about two subjects counts under both.
    """
    return query(cursor, "subjects", {**selection.parameters(), "kinds": list(kinds)})
