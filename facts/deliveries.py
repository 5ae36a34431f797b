"""Which of the files that arrived count: a later one stands for an earlier one that it answers whole."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from facts.fact import Delivery, Fact, Issue, LoadedReport, Narrative, Report

State = Literal["current", "replaced", "copy", "unread"]
Cover = tuple[object, ...]
Answer = tuple[str, str, str, bool]  # about what, the office, the school, whether in figures


class Taken(NamedTuple):
    """What became of a delivery: `by` is the report_id of the one that counts instead; `issue` says it to people."""

    state: State
    by: str = ""
    issue: Issue | None = None


@dataclass(frozen=True, slots=True)
class _Current:
    report: Report
    received_at: date | None
    answers: frozenset[Answer]


class Deliveries:
    """Decides about deliveries one by one.

    They are taken newest first, and one that replaces another by a person's word before that. A delivery is replaced
    by one of the same cover that arrived on a later day and tells, of the same offices and schools, of each policy that
    it tells of itself, in figures where it does so. Of the same day both count: nothing says which is the newer one.
    """

    def __init__(self) -> None:
        self._current: dict[Cover, list[_Current]] = defaultdict(list)
        self._reports: set[str] = set()
        self._replaced: dict[str, Report] = {}  # by the report_id that a person says it replaces
        self.rows: list[dict[str, Any]] = []  # of the store's table delivery

    def take(self, item: LoadedReport, delivery: Delivery | None) -> Taken:
        """Decide about the next delivery. Without a `delivery` nothing is known of its arrival."""
        taken = self._decide(item, item.report, delivery) if item.report else Taken("unread")
        self.rows.append(self._row(item, delivery, taken))
        return taken

    def _decide(self, item: LoadedReport, report: Report, delivery: Delivery | None) -> Taken:
        if delivery and delivery.replaces:
            self._replaced[delivery.replaces] = report
        if report.report_id in self._reports:
            message = "This file has the same content as another one and was counted once."
            return Taken("copy", report.report_id, _note(report, "same-content", message))
        self._reports.add(report.report_id)
        if by := self._replaced.get(report.report_id):
            message = f"Not counted: deliveries.csv says that {by.source} replaces it."
            return Taken("replaced", by.report_id, _note(report, "replaced", message))
        own = _Current(report, delivery.received_at if delivery else None, _answers(item))
        alike = self._current[_cover(report)] if report.fiscal_year and report.agency else []
        newer = next(
            (one for one in alike if own.answers <= one.answers and _is_later(one.received_at, own.received_at)), None
        )
        if newer:
            message = (
                f"Not counted: {newer.report.source} arrived later, on {newer.received_at}, and answers all that this "
                f"one answers, which arrived on {own.received_at}. If both count, or the days are wrong, give both "
                "files a line with the right day in deliveries.csv."
            )
            return Taken("replaced", newer.report.report_id, _note(report, "replaced", message))
        same_day = [
            one.report.source
            for one in alike
            if own.received_at == one.received_at is not None
            and (own.answers <= one.answers or one.answers <= own.answers)
        ]
        alike.append(own)
        if not same_day:
            return Taken("current")
        message = (
            f"{same_day[0]} answers the same for the same office and round, and arrived on the same day: "
            "both count. If one replaces the other, say so in deliveries.csv."
        )
        return Taken("current", issue=_note(report, "same-cover", message))

    def _row(self, item: LoadedReport, delivery: Delivery | None, taken: Taken) -> dict[str, Any]:
        report = item.report
        source = delivery.source if delivery else report.source if report else item.issues[0].source
        return {
            "delivery_id": len(self.rows) + 1,
            "source": source,
            "sha256": delivery.sha256 if delivery else "",
            "received_at": delivery.received_at if delivery else None,
            "report_id": report.report_id if report else "",
            "framework": report.framework if report else "",
            "agency": report.agency if report else "",
            "provinces": report.provinces if report else (),
            "fiscal_year": report.fiscal_year if report else None,
            "round": report.round if report else None,
            "covers": sorted({one.policy_id for one in _records(item)} - {""}),
            "state": taken.state,
            "replaced_by": taken.by,
        }


def _cover(report: Report) -> Cover:
    period = (report.fiscal_year, report.round, None if report.round else report.as_of)
    return report.framework, report.agency, report.provinces, *period


def _answers(item: LoadedReport) -> frozenset[Answer]:
    """Return what a report tells, policies and figures that stand under none, each with who speaks.

    What is told in figures is told in words, too; a blank cell tells nothing.
    """
    figures = [fact for fact in item.facts if fact.state != "blank"]
    told = {(fact.policy_id or fact.policy or fact.measure, fact.agency, fact.school, True) for fact in figures}
    said = {(one.policy_id or one.policy, one.agency, "", False) for one in item.narratives}
    return frozenset(told | said | {(about, agency, "", False) for about, agency, _, _ in told})


def _records(item: LoadedReport) -> tuple[Fact | Narrative, ...]:
    return (*item.facts, *item.narratives)


def _is_later(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one > other


def _note(report: Report, code: str, message: str) -> Issue:
    return Issue(report.source, None, "", "note", code, message, "")
