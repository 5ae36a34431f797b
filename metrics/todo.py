"""What each office still has to do: what it owes, what contradicts itself, what cannot be read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
from duckdb import DuckDBPyConnection

from metrics.agencies import office_order
from metrics.contradictions import both_sides, contradictions
from metrics.coverage import commonly_given
from metrics.narratives import narratives
from metrics.open_store import unit_names
from metrics.progress import TOLD, latest
from metrics.query import query
from metrics.received import use_due
from metrics.register import Indicator, by_id
from metrics.selection import Selection
from metrics.sources import figures

SENTENCES = Path(__file__).parent / "todo.toml"
OFFICE = ["name", "office_provinces"]
KINDS = ("missing_report", "missing_round", "contradiction", "unreadable", "not_reported", "in_words")
COLUMNS = [
    "name",
    "affiliation",
    "provinces",
    "kind",
    "indicator_id",
    "theme",
    "about_th",
    "about_en",
    "what_th",
    "what_en",
    "request_th",
    "request_en",
    "value",
    "unit",
    "other_value",
    "other_unit",
    "fiscal_year",
    "round",
    "source",
    "place",
    "words",
    "other_source",
    "other_place",
    "other_words",
    "fact_ids",
]
STATES = ("reported", "in_words", "unreadable", "not_reported")
Row = dict[Any, Any]


def offices(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row an office of the selection, in the order of provinces, bodies and area numbers.

    Columns: name, affiliation, provinces, fiscal_year (the one chosen, else the newest in whose reports the office
    speaks), sources (its reports of that year), n_asked, n_reported (a figure, zero included), n_in_words,
    n_unreadable, n_not_reported (indicators that offices commonly give, by their newest telling in that year),
    n_contradictions (wrong or doubtful, not yet decided about, in the reports of that year), n_missing (rounds whose
    report tells nothing of the office), n_owed (n_not_reported and n_missing).
    """
    rounds = _rounds(cursor, selection)
    offices = _offices(rounds)
    states = _states(cursor, selection, offices)
    counts = pd.crosstab([states[key] for key in OFFICE], states["state"]).reindex(columns=STATES, fill_value=0)
    counts = counts.rename(columns="n_{}".format).reset_index()
    doubts = _doubts(cursor, selection, offices).groupby(OFFICE).size().rename("n_contradictions").reset_index()
    missing = rounds[rounds["is_missing"]].groupby(OFFICE).size().rename("n_missing").reset_index()
    for part in (counts, doubts, missing):
        offices = offices.merge(part, on=OFFICE, how="left")
    numbers = [*(f"n_{state}" for state in STATES), "n_contradictions", "n_missing"]
    offices[numbers] = offices[numbers].fillna(0).astype(int)
    offices["n_asked"] = offices[[f"n_{state}" for state in STATES]].sum(axis=1)
    offices["n_owed"] = offices["n_not_reported"] + offices["n_missing"]
    return _in_order(offices).drop(columns="office_provinces")


def owing(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row an indicator that offices commonly give: how the offices asked have answered it.

    Columns: indicator_id, n_asked, n_reported, n_in_words, n_unreadable, n_not_reported, share (n_reported of n_asked
    in percent), offices (those that told nothing, as (name, provinces)). Counted as in `offices`: each office by its
    newest telling in the year chosen, else in its newest year.
    """
    states = _states(cursor, selection, _offices(_rounds(cursor, selection)))
    counts = pd.crosstab(states["indicator_id"], states["state"]).reindex(columns=STATES, fill_value=0)
    counts = counts.rename(columns="n_{}".format).reset_index()
    counts["n_asked"] = counts[[f"n_{state}" for state in STATES]].sum(axis=1)
    counts["share"] = 100 * counts["n_reported"] / counts["n_asked"]
    silent = _in_order(states[states["state"] == "not_reported"])
    named: dict[str, list[tuple[str, tuple[str, ...]]]] = {name: [] for name in counts["indicator_id"]}
    for row in silent.to_dict("records"):
        named[row["indicator_id"]].append((row["name"], tuple(row["provinces"])))
    counts = counts.assign(offices=pd.Series(list(named.values()), dtype="object"))
    return counts.sort_values(["n_not_reported", "n_asked"], ascending=False, kind="stable", ignore_index=True)


def todo(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row for each thing that the offices of the selection are asked to do, office by office.

    It speaks of the year chosen, else of the newest year in whose reports the office speaks; missing rounds are told
    of every year. Items of a province as a whole have no name, and come last; they are left out where one office or
    one body is chosen.

    Columns: name, affiliation, provinces, kind (missing_report: the province has none for a round that more than half
    of the provinces have reported; missing_round: it has one that tells nothing of the office; contradiction: wrong
    or doubtful, and not decided about; unreadable; not_reported; in_words: answered so where a number was asked),
    indicator_id, theme, about_th, about_en (the indicator, the measure or the report), what_th, what_en (what is
    there now), request_th, request_en (what to do), value, unit, other_value, other_unit (the two sides of a
    contradiction), fiscal_year, round, source, place, words, other_source, other_place, other_words, fact_ids.
    """
    rounds = _rounds(cursor, selection)
    offices = _offices(rounds)
    states = _states(cursor, selection, offices)
    doubts = both_sides(cursor, _doubts(cursor, selection, offices))
    rows = [
        *(_missing(row) for row in rounds[rounds["is_missing"]].to_dict("records")),
        *(_contradiction(row) for row in doubts.to_dict("records")),
        *_unreadable(cursor, selection, offices),
        *_owed(cursor, selection, offices, states),
    ]
    frame = pd.DataFrame(rows, columns=[*COLUMNS, "office_provinces"])
    frame["kind"] = pd.Categorical(frame["kind"], KINDS, ordered=True)
    frame = frame.sort_values("kind", kind="stable").astype({"kind": "str"})
    given = {"name", "affiliation", "provinces", "kind", "value", "other_value", "fiscal_year", "round", "fact_ids"}
    texts = [name for name in COLUMNS if name not in given]
    frame[texts] = frame[texts].astype("object").fillna("")
    types = {"value": "Float64", "other_value": "Float64", "fiscal_year": "Int32", "round": "Int32"}
    return _in_order(frame).astype(types)[COLUMNS]


def _rounds(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    given = selection.parameters()
    given.pop("theme")
    use_due(cursor)
    rows = query(cursor, "todo", given)
    return _placed(rows)


def _offices(rounds: pd.DataFrame) -> pd.DataFrame:
    """Return the offices with the year that is spoken of, and the reports of that year."""
    told = rounds[~rounds["is_missing"]]
    sources = told.groupby(OFFICE)["sources"].agg(lambda lists: sorted({name for names in lists for name in names}))
    columns = ["name", "affiliation", "provinces", "office_provinces", "fiscal_year"]
    return told.drop_duplicates(OFFICE)[columns].merge(sources.reset_index(), on=OFFICE)


def _states(cursor: DuckDBPyConnection, selection: Selection, offices: pd.DataFrame) -> pd.DataFrame:
    """Return each office's newest telling of the indicators that offices commonly give, in its year."""
    given = commonly_given(cursor)
    parts = []
    years: list[int | None] = [*sorted({int(year) for year in offices["fiscal_year"]})]
    for year in years or [selection.fiscal_year]:
        part = offices[offices["fiscal_year"] == year]
        rows = latest(cursor, replace(selection, fiscal_year=year), "agency")
        rows = rows[rows["indicator_id"].isin(given) & (rows["state"] != "not_asked")]
        parts.append(_placed(rows).merge(part[OFFICE], on=OFFICE))
    states = pd.concat(parts)
    return states.assign(state=states["state"].mask(states["state"].isin(TOLD), "reported"))


def _doubts(cursor: DuckDBPyConnection, selection: Selection, offices: pd.DataFrame) -> pd.DataFrame:
    """Return the contradictions that nobody has decided about, in the reports of each office's year."""
    found = contradictions(cursor, replace(selection, fiscal_year=None, round=None))
    found = found[(found["severity"] != "note") & (found["decision"] == "")]
    return _of_their_year(found, selection, offices)


def _of_their_year(rows: pd.DataFrame, selection: Selection, offices: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that stand in the reports of their office's year; of a whole province in those of its offices."""
    rows = _placed(rows.rename(columns={"agency": "name"}))
    own = (
        offices[[*OFFICE, "sources"]].explode("sources").rename(columns={"sources": "source"}).dropna().astype("object")
    )
    kept = rows.merge(own, on=[*OFFICE, "source"])
    if selection.agency or selection.affiliation:
        return kept
    whole = rows[(rows["name"] == "") & (rows["provinces"].map(len) > 0)]
    return pd.concat([kept, whole.merge(own[["source"]].drop_duplicates(), on="source")])


def _missing(row: Row) -> Row:
    kind = "missing_round" if row["is_province_heard"] else "missing_report"
    return {**row, **_sentences()[kind], "kind": kind, "indicator_id": "", "theme": "", "unit": "", "fact_ids": []}


def _contradiction(row: Row) -> Row:
    about = row["measure"] or row["words"][:60]
    return {
        **row,
        **_sentences()["contradiction"],
        "kind": "contradiction",
        "about_th": about,
        "about_en": about,
        "what_th": row["sentence_th"],
        "what_en": row["sentence_en"],
        "value": row["stated"],
    }


def _unreadable(cursor: DuckDBPyConnection, selection: Selection, offices: pd.DataFrame) -> Iterator[Row]:
    found = figures(cursor, replace(selection, fiscal_year=None, round=None))
    found = found[(found["state"] == "unreadable") & (found["decision"] == "")]
    for row in _of_their_year(found, selection, offices).to_dict("records"):
        about = row["measure"] or row["row_label"]
        said = {name: words.format(raw=row["raw"]) for name, words in _sentences()["unreadable"].items()}
        yield {
            **row,
            **said,
            "kind": "unreadable",
            "about_th": about,
            "about_en": about,
            "value": None,
            "fact_ids": [row["fact_id"]],
        }


def _owed(
    cursor: DuckDBPyConnection, selection: Selection, offices: pd.DataFrame, states: pd.DataFrame
) -> Iterator[Row]:
    told = narratives(cursor, replace(selection, fiscal_year=None, round=None))
    told = _of_their_year(told, selection, offices).sort_values(
        "kind", key=lambda kinds: kinds != "progress", kind="stable"
    )
    told = told.drop_duplicates([*OFFICE, "theme"])
    words = {(row["name"], row["office_provinces"], row["theme"]): row for row in told.to_dict("records")}
    sources = dict(zip(zip(offices["name"], offices["office_provinces"], strict=True), offices["sources"], strict=True))
    for row in states[states["state"].isin(("not_reported", "in_words"))].to_dict("records"):
        indicator = by_id()[row["indicator_id"]]
        office = row["name"], row["office_provinces"]
        answer = words.get((*office, indicator.theme), {}) if row["state"] == "in_words" else {}
        yield {
            **row,
            **_sentences()[row["state"]],
            **_request(indicator),
            "kind": row["state"],
            "theme": indicator.theme,
            "about_th": indicator.name_th,
            "about_en": indicator.name_en,
            "unit": indicator.unit,
            "source": answer.get("source") or ", ".join(sources[office]),
            "place": answer.get("place", ""),
            "words": answer.get("text", ""),
            "fact_ids": [],
        }


def _request(indicator: Indicator) -> Row:
    unit = unit_names().get(indicator.unit)
    units = {"request_th": indicator.unit, "request_en": unit.plural_en if unit else indicator.unit}
    return {name: _sentences()[indicator.formula][name].format(unit=units[name]) for name in units}


def _in_order(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows office by office; those of a whole province last."""
    places = zip(rows["name"], rows["affiliation"], rows["provinces"], strict=True)
    order = [(not name, *office_order(name, affiliation, provinces)) for name, affiliation, provinces in places]
    positions = {key: position for position, key in enumerate(sorted(set(order)))}
    ranked = rows.assign(position=[positions[key] for key in order])
    return ranked.sort_values("position", kind="stable").drop(columns="position").reset_index(drop=True)


def _placed(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with what tells offices of one name apart."""
    joined = [" ".join(sorted(provinces)) for provinces in rows["provinces"]]
    return rows.assign(office_provinces=pd.Series(joined, index=rows.index, dtype="str"))


@lru_cache(maxsize=1)
def _sentences() -> dict[str, dict[str, str]]:
    return tomllib.loads(SENTENCES.read_text(encoding="utf-8"))
