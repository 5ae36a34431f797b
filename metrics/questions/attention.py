"""What to look at first: what most still have before them, targets missed, falls, the farthest behind; slips after."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.questions.contradictions import contradictions
from metrics.questions.coverage import by_place, commonly_given
from metrics.questions.progress import SILENT, latest
from metrics.questions.reports import issues, reports
from metrics.questions.sums import newness, sums
from metrics.register.register import by_id, indicators
from metrics.register.targets import targets
from metrics.selection import Selection

MOST = 8
MOST_OF_A_KIND = 3
LEAST_POINTS = 5  # a smaller fall, or a smaller distance from the middle, is no news
LEAST_BASE = 30  # below it one person moves a percent by more than three points
MOST_OPEN, LEAST_OPEN = 50, 10  # half of a base, so large that one person is not a tenth of it
LEAST_PEERS = 5
COLUMNS = {
    "kind": "str",
    "indicator_id": "str",
    "theme": "str",
    "level": "str",
    "name": "str",
    "affiliation": "str",
    "provinces": "object",
    "fiscal_year": "Int32",
    "round": "Int32",
    "numerator": "Float64",
    "denominator": "Float64",
    "reached": "Float64",
    "against": "Float64",
    "points": "Float64",
    "n": "Int64",
    "n_of": "Int64",
    "sentence_th": "str",
    "sentence_en": "str",
    "source": "str",
    "fact_ids": "object",
}
TEXTS = ("indicator_id", "theme", "level", "name", "affiliation", "sentence_th", "sentence_en", "source")
NOTHING: dict[str, Any] = dict.fromkeys(COLUMNS) | dict.fromkeys(TEXTS, "") | {"provinces": [], "fact_ids": []}
PLACE = ["level", "name", "affiliation", "place"]
Row = dict[str, Any]


def attention(cursor: DuckDBPyConnection, selection: Selection, themes: pd.DataFrame) -> pd.DataFrame:
    """Return what to look at first, at most eight rows, and at most three of a kind.

    `themes` are rows of questions.overview.leading.
    Columns: kind, indicator_id, theme (of a finding), level (province, agency; empty for a file), name, affiliation,
    provinces, fiscal_year, round, numerator, denominator, reached (percent or score), against (the target, what was
    reached before, or the middle of the peers), points (reached less against), n, n_of, sentence_th, sentence_en,
    source, fact_ids.

    The kinds, in the order of their rank, and what is largest within each; substance goes before slips of a table:
    open: of a share that is to fall, the office of which at least half remain, of a base of at least ten. n of the n_of
    offices that tell it are such; named is the one with most.
    behind: of the offices that told an indicator with a target, n of n_of are behind it; named is the farthest one.
    fall: of a theme's leading share, the place that lost most, and at least five points, over the offices that told
    both periods: numerator, denominator and reached are theirs alone.
    nation: of a share that a national body states, the office of that body farthest, by at least five points, on the
    worse side of it in the same fiscal year. n of n_of offices are on that side.
    lowest: the place farthest, by at least five points, on the worse side of the middle of at least five places.
    owed: of the n_of figures that a province's offices were asked for in the newest fiscal year n are not reported, as
    questions.coverage counts; of one office, of the n_of indicators that it was asked for last.
    wrong: a finding that cannot be true and that nobody has decided about; first on headlines' figures, then on other
    leading ones. The n findings of one check in one report of one place and theme are one row; n_of are there in all.
    unread: n files gave no report.
    Places are provinces, within a province its offices, in the newest period of the newest fiscal year; open and nation
    take any period of it. A fall, a
    distance from the nation and a lowest place need a base of at least thirty and shares of at most 100 percent; a
    place that has fallen is not named as the lowest again, nor one far from the nation.
    The first of each kind stands first, then the second and the third of each, up to eight; they are shown by kind.
    """
    places = _leading(cursor, selection, themes)
    newest = themes["fiscal_year"].max()
    falls, far = _falls(places), _far_from_nation(cursor, selection, newest)
    named = {(row["indicator_id"], row["name"]) for row in [*falls, *far]}
    kinds = (
        _open(cursor, selection, newest),
        _behind(cursor, selection),
        falls,
        far,
        [row for row in _lowest(places) if (row["indicator_id"], row["name"]) not in named],
        _owed(cursor, selection),
        _wrong(cursor, selection, themes),
        _unread(cursor, selection),
    )
    turns = [(turn, kind, row) for kind, rows in enumerate(kinds) for turn, row in enumerate(rows[:MOST_OF_A_KIND])]
    first = sorted(turns, key=lambda entry: entry[:2])[:MOST]
    rows = [NOTHING | row for _, _, row in sorted(first, key=lambda entry: (entry[1], entry[0]))]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _behind(cursor: DuckDBPyConnection, selection: Selection) -> list[Row]:
    aimed = {one.indicator_id for one in targets()}
    rows = latest(cursor, selection, "agency", aimed)
    rows = rows[rows["status"] != ""]
    period = newness(rows["fiscal_year"], rows["round"])
    rows = rows[period == period.groupby(rows["indicator_id"]).transform("max")]
    reached = rows["percent"].fillna(rows["numerator"])
    rows = rows.assign(reached=reached, against=rows["target"], points=reached - rows["target"])
    found = []
    for _, told in rows.groupby("indicator_id", sort=False):
        behind = told[told["status"] == "behind"]
        if not behind.empty:
            farthest = _rows("behind", behind.sort_values("points", key=abs, ascending=False).head(1))[0]
            found.append(farthest | {"n": len(behind), "n_of": len(told)})
    return sorted(found, key=lambda row: -row["n"] / row["n_of"])


def _open(cursor: DuckDBPyConnection, selection: Selection, newest: float) -> list[Row]:
    falling = [item.indicator_id for item in indicators() if item.formula == "share" and item.direction == "down"]
    rows = _offices(cursor, selection, falling, newest)
    is_open = (rows["percent"] >= MOST_OPEN) & (rows["percent"] <= 100) & (rows["denominator"] >= LEAST_OPEN)
    return _counted("open", rows, is_open, rows["percent"])


def _far_from_nation(cursor: DuckDBPyConnection, selection: Selection, newest: float) -> list[Row]:
    everywhere = replace(selection, province="", agency="")
    stated = latest(cursor, everywhere, "nation")
    stated = stated[stated["is_reported_total"] & stated["percent"].notna()]
    keys = ["indicator_id", "affiliation", "fiscal_year"]
    told = stated.drop_duplicates(keys)[[*keys, "percent"]].rename(columns={"percent": "against"})
    rows = _offices(cursor, selection, set(told["indicator_id"]), newest).merge(told, on=keys)
    rows = rows.assign(points=rows["percent"] - rows["against"])
    is_fit = (rows["denominator"] >= LEAST_BASE) & (rows["percent"] <= 100) & (rows["against"] <= 100)
    worse = -rows["points"] * _sides(rows)
    return _counted("nation", rows, is_fit & (worse >= LEAST_POINTS), worse)


def _offices(
    cursor: DuckDBPyConnection, selection: Selection, indicator_ids: Collection[str], newest: float
) -> pd.DataFrame:
    """Return what offices reached in the newest fiscal year."""
    rows = sums(cursor, _of_year(selection, newest), "office", indicator_ids)
    return rows.assign(provinces=rows["place"].map(str.split), reached=rows["percent"])


def _of_year(selection: Selection, newest: float) -> Selection:
    return selection if pd.isna(newest) else replace(selection, fiscal_year=int(newest))


def _counted(kind: str, rows: pd.DataFrame, is_meant: pd.Series, size: pd.Series) -> list[Row]:
    """Return of each indicator the office with the largest size among those meant, and how many these are."""
    told = rows.groupby("indicator_id")["name"].transform("size")
    meant = rows.assign(size=size, n_of=told)[is_meant]
    meant = meant.assign(n=meant.groupby("indicator_id")["name"].transform("size"))
    largest = meant.sort_values(["size", "numerator"], ascending=False, kind="stable")
    return _rows(kind, largest.drop_duplicates("indicator_id"))


def _wrong(cursor: DuckDBPyConnection, selection: Selection, themes: pd.DataFrame) -> list[Row]:
    heads = themes.sort_values("is_headline", kind="stable").to_dict("records")  # later ones replace earlier ones
    told = {fact_id: row for row in heads for fact_id in row["fact_ids"]}
    found = contradictions(cursor, selection).rename(columns={"agency": "name"}).assign(level="agency")
    found = found.sort_values(["fiscal_year", "round"], ascending=False, kind="stable")
    found = found[(found["severity"] == "wrong") & (found["decision"] == "")]
    ranked = []
    for check, row in zip(found["check"], _rows("wrong", found), strict=True):
        used = next((told[fact_id] for fact_id in row["fact_ids"] if fact_id in told), None)
        rank = 2 if used is None else 1 - used["is_headline"]
        ranked.append((rank, check, row | {"indicator_id": used["indicator_id"] if used else ""}))
    alike: dict[tuple[str, ...], Row] = {}
    for _, check, row in sorted(ranked, key=lambda entry: entry[0]):
        place = (check, row["source"], row["name"], row["theme"], *row["provinces"])
        first = alike.setdefault(place, row | {"n": 0, "n_of": len(ranked), "fact_ids": []})
        first |= {"n": first["n"] + 1, "fact_ids": [*first["fact_ids"], *row["fact_ids"]]}
    return list(alike.values())


def _leading(cursor: DuckDBPyConnection, selection: Selection, themes: pd.DataFrame) -> pd.DataFrame:
    """Return what the places reached on the leading shares, in the newest period of the newest fiscal year."""
    newest = themes.loc[themes["fiscal_year"] == themes["fiscal_year"].max(), "indicator_id"]
    of_year = _of_year(selection, themes["fiscal_year"].max())
    rows = sums(cursor, of_year, "office" if selection.province or selection.agency else "province", set(newest))
    rows = rows.assign(affiliation=rows["affiliation"].where(rows["level"] == "agency", ""))
    period = newness(rows["fiscal_year"], rows["round"])
    is_fit = (rows["denominator"] >= LEAST_BASE) & (rows["percent"] <= 100)
    rows = rows[(period == period.groupby(rows["indicator_id"]).transform("max")) & is_fit]
    return rows.assign(
        provinces=rows["place"].map(str.split),
        side=_sides(rows),
        reached=rows["percent"],
    )


def _sides(rows: pd.DataFrame) -> pd.Series:
    """Return 1 where more is better, and -1 where less is."""
    return rows["indicator_id"].map(lambda name: -1 if by_id()[name].direction == "down" else 1).astype("Float64")


def _falls(places: pd.DataFrame) -> list[Row]:
    """Return the falls: now and then are what the same offices told, whoever else tells now."""
    same = {"numerator": places["same_numerator"], "denominator": places["same_denominator"]}
    rows = places.assign(
        **same, reached=places["previous_percent"] + places["change"], against=places["previous_percent"]
    )
    is_fit = (rows["denominator"] >= LEAST_BASE) & (rows["previous_denominator"] >= LEAST_BASE)
    rows = rows[is_fit & (rows["reached"] <= 100) & (rows["against"] <= 100)]
    return _farthest("fall", rows.assign(points=rows["change"], n=rows["n_compared"]))


def _lowest(places: pd.DataFrame) -> list[Row]:
    peers = places.groupby("indicator_id", sort=False)["percent"]
    rows = places.assign(against=peers.transform("median"), n_of=peers.transform("size"))
    rows = rows.assign(points=rows["percent"] - rows["against"])
    return _farthest("lowest", rows[rows["n_of"] >= LEAST_PEERS])


def _farthest(kind: str, rows: pd.DataFrame) -> list[Row]:
    """Return of each indicator the row farthest on the worse side, the farthest first."""
    worse = rows.assign(worse=rows["points"] * rows["side"]).sort_values("worse", kind="stable")
    return _rows(kind, worse[worse["worse"] <= -LEAST_POINTS].drop_duplicates("indicator_id"))


def _owed(cursor: DuckDBPyConnection, selection: Selection) -> list[Row]:
    if selection.province or selection.agency:
        columns = ("indicator_id", "level", "name", "affiliation", "place", "fiscal_year", "state", "is_asked")
        rows = latest(cursor, selection, "agency", columns=columns)
        rows = rows[rows["is_asked"] & rows["indicator_id"].isin(commonly_given(cursor))]
        rows = rows[rows["fiscal_year"] == rows["fiscal_year"].max()]
        owing = rows.assign(n=rows["state"].isin(SILENT)).groupby(PLACE, sort=False)["n"]
        counts = owing.agg(n="sum", n_of="size").reset_index()
        counts = counts.assign(provinces=counts["place"].map(str.split))
    else:
        counts = by_place(cursor, newest_year(cursor, selection), "province")
        counts = counts.rename(columns={"n_not_reported": "n", "n_asked": "n_of"})
        counts = counts.assign(level="province", provinces=counts["name"].map(lambda name: [name]))
    return _rows("owed", counts[counts["n"] > 0].sort_values("n", ascending=False, kind="stable").head(MOST))


def newest_year(cursor: DuckDBPyConnection, selection: Selection) -> Selection:
    """Return the selection with its fiscal year, without one with the newest that a report is of."""
    years = reports(cursor)["fiscal_year"].dropna()
    if selection.fiscal_year is not None or years.empty:
        return selection
    return replace(selection, fiscal_year=int(years.max()))


def _unread(cursor: DuckDBPyConnection, selection: Selection) -> list[Row]:
    """A file that gave no report is of nobody's place: it is named where no place is chosen."""
    if selection.province or selection.agency or selection.affiliation:
        return []
    files = issues(cursor)
    files = files.loc[files["is_unread_file"], "source"].unique()
    return [{"kind": "unread", "source": files[0], "n": len(files)}] if len(files) else []


def _rows(kind: str, rows: pd.DataFrame) -> list[Row]:
    columns = [name for name in COLUMNS if name in rows.columns]
    return [
        {str(name): value for name, value in row.items()} | {"kind": kind} for row in rows[columns].to_dict("records")
    ]
