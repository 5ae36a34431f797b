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
from metrics.open_store import unit_names
from metrics.query import query
from metrics.questions.contradictions import both_sides, contradictions
from metrics.questions.coverage import commonly_given
from metrics.questions.narratives import narratives
from metrics.questions.progress import SILENT, TOLD, latest
from metrics.questions.reports import reports
from metrics.register.register import Indicator, by_id
from metrics.selection import Selection

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
    "figure_year",
    "source",
    "place",
    "words",
    "other_source",
    "other_place",
    "other_words",
    "fact_ids",
]
ANSWER = ("indicator_id", "name", "affiliation", "place", "fiscal_year", "round", "state", "is_asked")
STATES = ("reported", "in_words", "unreadable", "not_reported")
Row = dict[Any, Any]


def offices(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row an office of the selection, in the order of provinces, bodies and area numbers.

    Columns: name, affiliation, provinces, fiscal_year (the one chosen, else the newest in whose reports the office
    speaks), sources (its reports of that year), n_asked, n_reported (a figure, zero included), n_in_words,
    n_not_reported (indicators by their newest telling in that year: those that it was asked for and offices commonly
    give, and what it tells besides), n_unreadable (figures), n_contradictions (findings that ask for an answer, see
    `findings`), n_missing (rounds whose report tells nothing of the office), n_owed (n_not_reported, n_unreadable and
    n_missing).
    Each count is that of the items of `todo`.
    """
    rounds = _rounds(cursor, selection)
    offices = _offices(rounds)
    states = _states(cursor, selection, offices)
    told = pd.crosstab([states[key] for key in OFFICE], states["answer"]).reindex(columns=STATES, fill_value=0)
    told = told.assign(asked=told.sum(axis=1)).drop(columns="unreadable").rename(columns="n_{}".format).reset_index()
    found = _findings(cursor, selection, offices)
    parts = {
        "n_contradictions": found[found["is_asked"]],
        "n_unreadable": _unread(cursor, selection, offices),
        "n_missing": rounds[rounds["is_missing"]],
    }
    counted = [told, *(rows.groupby(OFFICE).size().rename(name).reset_index() for name, rows in parts.items())]
    for part in counted:
        offices = offices.merge(part, on=OFFICE, how="left")
    numbers = [name for part in counted for name in part.columns.difference(OFFICE)]
    offices[numbers] = offices[numbers].fillna(0).astype(int)
    offices["n_owed"] = offices[["n_not_reported", "n_unreadable", "n_missing"]].sum(axis=1)
    return _in_order(offices).drop(columns="office_provinces")


def findings(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return what contradicts itself in the reports of each office's year, what asks for an answer first.

    Columns: those of `questions.contradictions.contradictions`; is_asked: wrong or doubtful, and nobody has decided
    about it. The report's year counts, not the figure's: a report also tells figures of years before.
    """
    rows = _findings(cursor, selection, _offices(_rounds(cursor, selection))).rename(columns={"name": "agency"})
    return rows.sort_values("is_asked", ascending=False, kind="stable", ignore_index=True)


def owing(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Return one row an indicator that offices were asked for and commonly give: how they have answered it.

    Columns: indicator_id, n_asked, n_reported, n_in_words, n_unreadable, n_not_reported, share (n_reported of n_asked
    in percent), offices (those that told nothing, as (name, provinces)). Counted as in `offices`: each office by its
    newest telling in the year chosen, else in its newest year.
    """
    states = _states(cursor, selection, _offices(_rounds(cursor, selection)))
    states = states[states["is_owing"]]
    counts = pd.crosstab(states["indicator_id"], states["answer"]).reindex(columns=STATES, fill_value=0)
    counts = counts.rename(columns="n_{}".format).reset_index()
    counts["n_asked"] = counts[[f"n_{state}" for state in STATES]].sum(axis=1)
    counts["share"] = 100 * counts["n_reported"] / counts["n_asked"]
    silent = _in_order(states[states["answer"] == "not_reported"])
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
    contradiction), fiscal_year and round (of the report), figure_year (of the figure, where it is another one), source,
    place, words, other_source, other_place, other_words, fact_ids.
    """
    rounds = _rounds(cursor, selection)
    offices = _offices(rounds)
    states = _states(cursor, selection, offices)
    found = _findings(cursor, selection, offices)
    doubts = _of_their_report(cursor, both_sides(cursor, found[found["is_asked"]]))
    unread = _of_their_report(cursor, _unread(cursor, selection, offices))
    rows = [
        *(_missing(row) for row in rounds[rounds["is_missing"]].to_dict("records")),
        *(_contradiction(row) for row in doubts.to_dict("records")),
        *(_unreadable(row) for row in unread.to_dict("records")),
        *_owed(cursor, selection, offices, states),
    ]
    frame = pd.DataFrame(rows, columns=[*COLUMNS, "office_provinces"])
    frame["kind"] = pd.Categorical(frame["kind"], KINDS, ordered=True)
    frame = frame.sort_values("kind", kind="stable").astype({"kind": "str"})
    types = {
        "value": "Float64",
        "other_value": "Float64",
        "fiscal_year": "Int32",
        "round": "Int32",
        "figure_year": "Int32",
    }
    given = {"name", "affiliation", "provinces", "kind", "fact_ids", *types}
    texts = [name for name in COLUMNS if name not in given]
    frame[texts] = frame[texts].astype("object").fillna("")
    return _in_order(frame).astype(types)[COLUMNS]


def _rounds(cursor: DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    given = selection.parameters()
    given.pop("theme")
    rows = query(cursor, "todo", given)
    return _placed(rows)


def _offices(rounds: pd.DataFrame) -> pd.DataFrame:
    """Return the offices with the year that is spoken of, and the reports of that year."""
    told = rounds[~rounds["is_missing"]]
    sources = told.groupby(OFFICE)["sources"].agg(lambda lists: sorted({name for names in lists for name in names}))
    columns = ["name", "affiliation", "provinces", "office_provinces", "fiscal_year"]
    return told.drop_duplicates(OFFICE)[columns].merge(sources.reset_index(), on=OFFICE)


def _states(cursor: DuckDBPyConnection, selection: Selection, offices: pd.DataFrame) -> pd.DataFrame:
    """Return each office's newest telling, in its year, of what it can owe and of what it tells besides.

    Columns added: is_owing (asked for, and offices commonly give it), answer (the state; not_reported, too, where the
    form was left blank).
    """
    given = commonly_given(cursor)
    parts = []
    years: list[int | None] = [*sorted({int(year) for year in offices["fiscal_year"]})]
    for year in years or [selection.fiscal_year]:
        part = offices[offices["fiscal_year"] == year]
        rows = latest(cursor, replace(selection, fiscal_year=year), "agency", columns=ANSWER)
        rows = rows.assign(is_owing=rows["is_asked"] & rows["indicator_id"].isin(given))
        rows = rows[rows["is_owing"] | rows["state"].isin(TOLD)]
        parts.append(rows.rename(columns={"place": "office_provinces"}).merge(part[[*OFFICE, "provinces"]], on=OFFICE))
    states = pd.concat(parts)
    states["state"] = states["state"].mask(states["state"].isin(TOLD), "reported")
    return states.assign(answer=states["state"].mask(states["state"].isin(SILENT), "not_reported"))


def _findings(cursor: DuckDBPyConnection, selection: Selection, offices: pd.DataFrame) -> pd.DataFrame:
    found = contradictions(cursor, replace(selection, fiscal_year=None, round=None))
    found["is_asked"] = (found["severity"] != "note") & (found["decision"] == "")
    return _of_their_year(found, selection, offices)


def _unread(cursor: DuckDBPyConnection, selection: Selection, offices: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that cannot be read, and that nobody has decided about, in each office's reports."""
    given = selection.parameters()
    rows = query(cursor, "unreadable", {name: given[name] for name in ("province", "affiliation", "agency", "theme")})
    return _of_their_year(rows, selection, offices)


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
    about, sentences = row["measure"] or row["words"][:60], _sentences()["contradiction"]
    return {
        **row,
        **sentences,
        "kind": "contradiction",
        "about_th": about or sentences["about_th"],
        "about_en": about or sentences["about_en"],
        "what_th": row["sentence_th"],
        "what_en": row["sentence_en"],
        "value": row["stated"],
    }


def _unreadable(row: Row) -> Row:
    about = row["measure"] or row["row_label"]
    said = {name: words.format(raw=row["raw"]) for name, words in _sentences()["unreadable"].items()}
    return {**row, **said, "kind": "unreadable", "about_th": about, "about_en": about, "fact_ids": [row["fact_id"]]}


def _of_their_report(cursor: DuckDBPyConnection, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the period of their report, and the year of the figure where it is of another one."""
    periods = reports(cursor).drop_duplicates("source").set_index("source")
    year, own = rows["fiscal_year"].astype("Int32"), rows["source"].map(periods["fiscal_year"]).astype("Int32")
    told = {"fiscal_year": own, "round": rows["source"].map(periods["round"]), "figure_year": year.mask(year == own)}
    return rows.assign(**told)


def _owed(
    cursor: DuckDBPyConnection, selection: Selection, offices: pd.DataFrame, states: pd.DataFrame
) -> Iterator[Row]:
    told = narratives(cursor, replace(selection, fiscal_year=None, round=None), ("progress",))
    told = _of_their_year(told, selection, offices).drop_duplicates([*OFFICE, "theme"])
    words = {(row["name"], row["office_provinces"], row["theme"]): row for row in told.to_dict("records")}
    sources = dict(zip(zip(offices["name"], offices["office_provinces"], strict=True), offices["sources"], strict=True))
    for row in states[states["answer"].isin(("not_reported", "in_words"))].to_dict("records"):
        indicator = by_id()[row["indicator_id"]]
        office = row["name"], row["office_provinces"]
        answer = words.get((*office, indicator.theme), {}) if row["state"] == "in_words" else {}
        is_aside = row["state"] == "in_words" and not answer
        yield {
            **row,
            **_sentences()["mentioned" if is_aside else row["state"]],
            **_request(indicator),
            "kind": row["answer"],
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
    asked = {
        "request_th": (indicator.name_th, indicator.unit),
        "request_en": (indicator.name_en, unit.plural_en if unit else indicator.unit),
    }
    sentences = _sentences()[indicator.formula]
    return {key: sentences[key].format(name=name, unit=counted) for key, (name, counted) in asked.items()}


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
