"""Where a text stands: under which policy, section and office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from facts.codes import Policy
from facts.fact import NarrativeKind, Section
from loaders.document import Block
from loaders.thai.names import AgencyName

Level = Literal["", "area", "policy"]
SUGGESTION: dict[Level, NarrativeKind] = {
    "": "suggestion",
    "area": "suggestion_area",
    "policy": "suggestion_policy",
}


@dataclass(frozen=True, slots=True)
class Context:
    """Where a text stands."""

    policy: Policy | None = None
    printed_code: str = ""
    printed_title: str = ""
    section: Section = ""
    agency: AgencyName | None = None
    level: Level = ""  # whom the suggestions under a heading are made to
    page: int = 0  # counts the pages of offices, where each has its own with its headings of policies
    is_form: bool = False  # the form's own words, to which the answers follow
    is_of_several: bool = False  # the total of several offices, which is no single one's

    @property
    def headed(self) -> tuple[Policy | None, str, Section]:
        """Its headings of a policy and of a section."""
        return self.policy, self.printed_title, self.section


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph or table of the report's body with its context."""

    block: Block
    context: Context
    kind: NarrativeKind | None = None  # of its answers, where a label within the paragraph tells it
    group: str = ""  # what labels of one paragraph tell together
