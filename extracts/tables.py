"""Sheets of what one page alone shows: rows of metrics with their numbers as numbers, under the screen's own heads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from extracts.page import Page, state, unit
from extracts.workbook import Sheet
from metrics import marks
from metrics.register.register import by_id

POINTS = "+0.0;\u22120.0;0.0"


def offices_sheet(rows: pd.DataFrame, page: Page) -> Sheet:
    """Return rows of questions.todo.offices: what each told and owes."""
    say = page.say
    columns = {
        **_office(page, rows, "name"),
        say("filter_affiliation"): [page.affiliation(one) for one in rows["affiliation"]],
        say("column_fiscal_year"): rows["fiscal_year"],
        **_counts(page, rows, "n_reported", "n_asked"),
        say("column_percent"): marks.NOT_APPLICABLE,
        say("column_n_in_words"): rows["n_in_words"],
        say("column_n_unreadable"): rows["n_unreadable"],
        say("column_n_not_reported"): rows["n_not_reported"],
        say("column_missing"): rows["n_missing"],
        say("column_contradictions"): rows["n_contradictions"],
    }
    return _sheet(page, "page_agency", columns, rows.index, share=("column_n_reported", "column_n_asked"))


def coverage_sheet(rows: pd.DataFrame, page: Page) -> Sheet:
    """Return rows of questions.todo.owing: how the offices asked have answered each indicator."""
    states = ("n_in_words", "n_unreadable", "n_not_reported")
    columns = {
        page.say("column_indicator"): _indicators(page, rows["indicator_id"]),
        **_counts(page, rows, "n_reported", "n_asked"),
        page.say("column_percent"): marks.NOT_APPLICABLE,
        **_counts(page, rows, *states),
    }
    return _sheet(page, "coverage", columns, rows.index, share=("column_n_reported", "column_n_asked"))


def owing_sheet(rows: pd.DataFrame, page: Page) -> Sheet:
    """Return of the same rows one for each office that owes an indicator."""
    pairs = rows[["indicator_id", "offices"]].explode("offices").dropna().reset_index(drop=True)
    owing = pd.DataFrame(pairs["offices"].tolist(), columns=["name", "provinces"])
    columns = {
        page.say("column_indicator"): _indicators(page, pairs["indicator_id"]),
        **_office(page, owing, "name"),
    }
    return _sheet(page, "sheet_owing", columns, owing.index)


def findings_sheet(rows: pd.DataFrame, page: Page, check_names: Mapping[str, str]) -> Sheet:
    """Return rows of questions.contradictions with both values as numbers."""
    say = page.say
    columns = {
        say("column_severity"): [say(f"finding_{one}") for one in rows["severity"]],
        say("column_check"): rows["check"].map(check_names),
        **_office(page, rows),
        say("column_measure"): rows["measure"],
        say("column_stated"): rows["stated"],
        say("column_computed"): rows["computed"],
        say("column_unit"): [unit(page, one) for one in rows["unit"]],
        say("column_disagrees"): rows[f"sentence_{page.language}"],
        say("column_decision"): [state(page, one) for one in rows["decision"]],
        say("column_reason"): rows["reason"],
        say("column_words"): rows["words"],
        **_told_in(page, rows),
    }
    return _sheet(page, "sheet_findings", columns, rows.index)


def answers_sheet(rows: pd.DataFrame, page: Page, name: str) -> Sheet:
    """Return rows of questions.narratives: answers with their remedies, and where they stand."""
    columns = {
        page.say("column_words"): rows["text"],
        page.say("remedy"): rows["remedy"],
        page.say("expected_result"): rows["expected_result"],
        **_office(page, rows),
        page.say("speaking_school"): rows["school"],
        page.say("column_theme"): [page.label("theme", one, "") for one in rows["theme"]],
        **_told_in(page, rows),
    }
    return _sheet(page, name, columns, rows.index)


def subjects_sheet(rows: pd.DataFrame, page: Page, name: str, counted: str) -> Sheet:
    """Return rows of questions.narratives.subjects; `counted` heads what is counted."""
    columns = {
        page.say("filter_subject"): rows[f"name_{page.language}"],
        page.say(counted): rows["n_answers"],
        page.say("column_offices"): rows["n_offices"],
        page.say("column_provinces"): rows["n_provinces"],
    }
    return _sheet(page, name, columns, rows.index)


def reports_sheet(rows: pd.DataFrame, page: Page, name: str) -> Sheet:
    """Return rows of questions.reports or questions.received: how much was read of each report."""
    say = page.say
    columns = {
        say("column_source"): rows["source"].fillna(say("profile_missing")),
        **(_office(page, rows) if "agency" in rows else {}),
        say("column_fiscal_year"): rows["fiscal_year"],
        say("column_round"): rows["round"],
        say("column_as_of"): rows["as_of"],
        say("column_figures"): rows["n_facts"],
        say("column_narratives"): rows["n_narratives"],
        say("column_issues"): rows["n_issues"],
        say("column_words"): [
            "" if pd.isna(one) else say("words_digest" if one else "words_report") for one in rows["is_digest"]
        ],
    }
    return _sheet(page, name, columns, rows.index)


def uncounted_sheet(rows: pd.DataFrame, page: Page) -> Sheet:
    """Return rows of questions.unclaimed.unclaimed: measures, why none counts them, and the nearest indicator."""
    say = page.say
    near = [by_id().get(one) for one in rows["nearest"]]
    columns = {
        say("column_measure"): rows["measure"],
        say("column_told_under"): rows["told_under"],
        say("column_unit"): [unit(page, one) for one in rows["unit"]],
        say("column_theme"): [page.label("theme", one, "") for one in rows["theme"]],
        say("column_role"): [say(f"role_{one}") for one in rows["role"]],
        say("column_n_figures"): rows["n_facts"],
        say("column_n_reports"): rows["n_sources"],
        say("column_why"): rows[f"reason_{page.language}"].where(rows["reason_th"] != "", say("why_to_judge")),
        say("column_nearest_indicator"): [getattr(one, f"name_{page.language}") if one else "" for one in near],
        say("column_lacks"): [", ".join(say(f"lacks_{lack}") for lack in lacks) for lacks in rows["lacks"]],
        say("column_fact_id"): [ids[0] for ids in rows["fact_ids"]],
    }
    return _sheet(page, "page_uncounted", columns, rows.index)


def themes_sheet(policies: pd.DataFrame, asked: pd.DataFrame, page: Page) -> Sheet:
    """Return rows of questions.catalogue.catalogue with those of questions.catalogue.themes: who answered each."""
    rows = policies.merge(asked, on="theme", how="left")
    say = page.say
    columns = {
        say("framework"): rows[f"framework_{page.language}"],
        say("column_policy_code"): rows["printed_code"],
        say("column_policy_title"): rows[f"title_{page.language}"],
        say("column_theme"): [page.label("theme", one) for one in rows["theme"]],
        say("column_answered"): rows["n_answered"],
        say("column_n_asked"): rows["n_asked"],
        say("column_percent"): marks.NOT_APPLICABLE,
        say("column_problems"): rows["n_problems"],
    }
    return _sheet(page, "themes", columns, rows.index, share=("column_answered", "column_n_asked"))


def attention_sheet(texts: pd.DataFrame, rows: pd.DataFrame, page: Page) -> Sheet:
    """Return what the screen says of rows of questions.attention, with their numbers beside it."""
    names = {"reached": "reached", "against": "compared", "points": "points", "n": "n", "n_of": "n_of"}
    numbers = {page.say(f"column_{head}"): rows[name].reset_index(drop=True) for name, head in names.items()}
    return Sheet(page.say("attention"), texts.assign(**numbers), {page.say("column_points"): POINTS})


def owed_sheet(rows: pd.DataFrame, page: Page) -> Sheet:
    """Return rows of questions.todo: what one office did not tell, or nobody can read."""
    columns = {
        page.say("column_subject"): rows[f"about_{page.language}"],
        page.say("column_found"): rows[f"what_{page.language}"],
        page.say("column_request"): rows[f"request_{page.language}"],
        **_told_in(page, rows),
    }
    return _sheet(page, "sheet_owed", columns, rows.index)


def peers_sheet(rows: pd.DataFrame, page: Page) -> Sheet:
    """Return rows of questions.peers: where one office stands among its kind."""
    spread = ("lowest", "lower", "median", "upper", "highest")
    columns = {
        page.say("column_indicator"): _indicators(page, rows["indicator_id"]),
        page.say("column_n_others"): rows["n_others"],
        **{page.say(f"column_{one}"): rows[one] / 100 for one in spread},
        page.say("column_from_median"): rows["difference"],
        page.say("column_rank"): rows["rank"].astype("object").fillna(marks.NOT_APPLICABLE),
    }
    formats = {page.say(f"column_{one}"): "0.0%" for one in spread} | {page.say("column_from_median"): POINTS}
    return _sheet(page, "sheet_peers", columns, rows.index, formats=formats)


def stages_sheet(stages: pd.DataFrame, page: Page) -> Sheet:
    """Return the stages of funnels: name, number, base, unit, state, is_over, a row each."""
    columns = {
        page.say("column_stage"): stages["name"],
        page.say("column_n_of_n"): stages["number"],
        page.say("column_base"): stages["base"],
        page.say("column_percent"): marks.NOT_APPLICABLE,
        page.say("column_unit"): [unit(page, one) for one in stages["unit"]],
        page.say("column_state"): [state(page, one) for one in stages["state"]],
        page.say("column_over"): [marks.CONTRADICTORY if one else "" for one in stages["is_over"]],
    }
    return _sheet(page, "funnel", columns, stages.index, share=("column_n_of_n", "column_base"))


def _sheet(
    page: Page,
    name: str,
    columns: Mapping[str, Any],
    index: pd.Index,
    share: tuple[str, str] | None = None,
    formats: Mapping[str, str] | None = None,
) -> Sheet:
    """Return a sheet of columns by their heads; `share` names the two heads that its percent is worked out of."""
    years = dict.fromkeys((page.say("column_fiscal_year"), page.say("column_round")), "0")
    percent = page.say("column_percent")
    formulas = {percent: "/".join(f"{{{page.say(head)}}}" for head in share)} if share else {}
    return Sheet(
        page.say(name), pd.DataFrame(columns, index=index), {percent: "0.0%", **years, **(formats or {})}, formulas
    )


def _indicators(page: Page, ids: Iterable[str]) -> list[str]:
    return [getattr(by_id()[one], f"name_{page.language}") for one in ids]


def _counts(page: Page, rows: pd.DataFrame, *names: str) -> dict[str, pd.Series]:
    return {page.say(f"column_{name}"): rows[name] for name in names}


def _office(page: Page, rows: pd.DataFrame, name: str = "agency") -> dict[str, Sequence[str]]:
    """Return whom rows speak of as the page calls it, its official name, and its provinces: alike in every sheet."""
    told = [row for _, row in rows.rename(columns={name: "agency"}).iterrows()]
    return {
        page.say("column_office"): [page.speaker(row) for row in told],
        page.say("column_official"): [row["agency"] for row in told],
        page.say("column_province"): [page.places(row["provinces"]) for row in told],
    }


def _told_in(page: Page, rows: pd.DataFrame) -> dict[str, Any]:
    return {
        page.say("column_fiscal_year"): rows["fiscal_year"],
        page.say("column_round"): rows["round"],
        page.say("column_source"): rows["source"],
        page.say("column_place"): [page.place(one) if isinstance(one, str) else "" for one in rows["place"]],
    }
