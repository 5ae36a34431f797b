"""The policies of a framework, known by their titles, whatever numbers a report gives them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from rapidfuzz import fuzz, process

from facts.codes import Codes, Policy, damage_key
from loaders.document import Document, Paragraph
from loaders.thai.folding import Folded, pattern
from loaders.thai.key_text import KeyText
from loaders.thai.numbers import D
from loaders.where.context import Context
from loaders.where.cover import Cover
from loaders.where.headings import HEAD, as_printed, head_key, numbering_of

# A heading may be cut short by a line break, and damaged; below this it is another title.
MIN_TITLE = 10
BEGINNING = 40  # characters of a line in which the first letters of a title's key stand
FUZZY = 88
LONG = 16  # letters of a heading that may be some of a title
ALIKE = 70  # of a heading that goes on with the numbers of the headings
SURE = 94  # of a line without a number
GROUP_TAIL = 45  # characters of a key, as of ทางการศึกษา
# What goes on with a title without a blank, up to the end of its line.
REST = pattern(r"[ก-๎][^\n]*")
LONGEST_REST = 60
NUMBERED = re.compile(rf"\s*{D}")


def framework_of(document: Document, cover: Cover, codes: Codes) -> str:
    """Return the plan of the report's year whose titles the document's headings name most often.

    Empty if they name none, or another year's plan more often: a plan of its year with some of that one's titles.
    """
    hits: Counter[str] = Counter()
    titles = _titles_of_plans(codes)
    heads = {title[:MIN_TITLE] for keys in titles.values() for title in keys}
    for text in _headings(document):
        start = numbering_of(text)[1]
        key = head_key(text[start : start + HEAD])
        if key[:MIN_TITLE] in heads:
            hits.update(framework for framework, keys in titles.items() if key.startswith(keys))
    own = [item.framework for item in codes.plans(cover.fiscal_year)]
    most = max(own, key=lambda framework: hits[framework], default="")
    return most if hits[most] and hits[most] == max(hits.values()) else ""


@lru_cache(maxsize=4)
def _titles_of_plans(codes: Codes) -> Mapping[str, tuple[str, ...]]:
    """Return the keys of the long titles of each plan whose policies are all known."""
    plans = {item.framework for item in codes.plans(None)}
    titles: dict[str, tuple[str, ...]] = {}
    for policy in codes.policies:
        title = damage_key(policy.title_th)
        if policy.framework in plans and len(title) >= MIN_TITLE:
            titles[policy.framework] = (*titles.get(policy.framework, ()), title)
    return titles


def _headings(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.passage.text
        else:
            yield from (row[0].text for row in block.rows if row)


class _Titles:
    """The keys of the titles of one framework, or of all, the longest first, and by their first letters and lengths.

    Those of `loose`, frameworks whose lists are no whole plan, are headings only where they stand alone; short ones
    say too little.
    """

    def __init__(self, policies: Iterable[Policy], loose: frozenset[str]) -> None:
        titles = ((title, policy) for policy in policies for title in (policy.title_th, *policy.title_aliases))
        keyed = ((damage_key(title), policy) for title, policy in titles)
        known = [(key, policy) for key, policy in keyed if policy.framework not in loose or len(key) >= LONG]
        self.all = sorted(known, key=lambda item: -len(item[0]))
        self.loose = loose
        self.by_head: dict[str, list[tuple[str, Policy]]] = {}
        for title, policy in self.all:
            self.by_head.setdefault(title[:MIN_TITLE], []).append((title, policy))
        self._of_length: dict[int, dict[int, str]] = {}  # of keys so far: to weigh a key against all costs most here
        self.longest = 1.15 * max((len(title) for title, _ in self.all), default=0) + 3

    def about_as_long(self, length: int) -> dict[int, str]:
        """Return the titles, by where they stand, that a key of so many letters may be."""
        if length not in self._of_length:
            self._of_length[length] = {
                index: title
                for index, (title, _) in enumerate(self.all)
                if abs(len(title) - length) <= 0.15 * len(title) + 3
            }
        return self._of_length[length]


@lru_cache(maxsize=4)
def _titles_of(codes: Codes, framework: str) -> _Titles:
    loose = frozenset(item.framework for item in codes.frameworks if item.known != "whole")
    return _Titles((policy for policy in codes.policies if policy.framework == framework or not framework), loose)


class Catalogue:
    """The titles of one framework, found in headings by a key that damage does not touch.

    Without a framework the titles of all years are known, but only by their themes: its policies have the title that
    the report prints, and neither id nor code.
    """

    def __init__(self, codes: Codes, framework: str) -> None:
        self.is_own = bool(framework)
        self._titles = _titles_of(codes, framework)
        self._groups = [(group.policy_group, damage_key(group.heading_th)) for group in codes.policy_groups]
        self._as_printed: dict[str, Policy] = {}

    def titles(self, policy: Policy | None) -> list[str]:
        """Return the keys of a policy's titles, the longest first."""
        if policy and not policy.policy_id:
            return [title for title, of in self._titles.all if of.theme == policy.theme]
        return [title for title, of in self._titles.all if of is policy]

    def match(self, heading: Folded, group: str = "") -> tuple[Policy, int] | None:
        """Return the policy whose title a text begins with, after its number, and where the title ends."""
        text = heading.text
        numbering, offset = numbering_of(text)
        numbered = bool(numbering and (numbering["number"] or numbering["label"]))
        head = text[offset : offset + HEAD]
        key = head_key(head)
        if len(key) < MIN_TITLE:
            return None
        found: list[tuple[float, Policy, int]] = [
            (100 + len(title), policy, offset + KeyText(head).end(len(title)))
            for title, policy in self._titles.by_head.get(key[:MIN_TITLE], ())
            if key.startswith(title)
            and ((numbered and policy.framework not in self._titles.loose) or len(key) <= len(title) + 12)
        ]
        if not found and len(key) <= self._titles.longest:
            near = self._near(key) if numbered else self._alike(key, SURE)
            found = [(score, policy, len(text)) for score, policy in near]
        if not found:
            return None
        best = max(score for score, _, _ in found)
        equals = [item for item in found if item[0] == best]
        _, policy, end = next((item for item in equals if item[1].policy_group == group), equals[0])
        if self.is_own:
            return policy, end
        end = _title_end(text, end)
        return self._borrowed(policy, heading.cut(offset, end)), end

    def is_title(self, line: str) -> bool:
        """Whether a line is nothing but a title of the framework, also made a noun by การ."""
        line = line.strip().removeprefix("การ")
        if head_key(line[:BEGINNING])[:MIN_TITLE] not in self._titles.by_head:
            return False
        key = head_key(line)
        return any(
            title == key and policy.framework not in self._titles.loose
            for title, policy in self._titles.by_head.get(key[:MIN_TITLE], ())
        )

    def of_theme(self, theme: str) -> Policy | None:
        """Return the one policy that the framework has of a theme; None without a framework, or with several."""
        policies = {policy.policy_id: policy for _, policy in self._titles.all if policy.theme == theme}
        return next(iter(policies.values())) if theme and self.is_own and len(policies) == 1 else None

    def closest(self, title: str) -> Policy | None:
        """Return the policy of the framework whose title a heading is nearest to, if it is much like it."""
        key = head_key(title.replace("ร.ร.", "โรงเรียน").replace("รร.", "โรงเรียน").replace("นร.", "นักเรียน"))
        titles = {index: known for index, (known, _) in enumerate(self._titles.all)} if self.is_own else {}
        found = process.extractOne(key, titles, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if found is None and len(key) >= LONG:  # some of a title
            found = process.extractOne(key, titles, scorer=fuzz.partial_ratio, score_cutoff=SURE)
        return self._titles.all[found[2]][1] if found else None

    def group_headed(self, text: str) -> str:
        """Return the group of policies that a line without a number heads, as "การลดภาระครูและบุคลากร"; else empty."""
        key = head_key(text[:HEAD])
        heads = (group for group, words in self._groups if len(key) <= len(words) + GROUP_TAIL and words in key)
        return "" if NUMBERED.match(text) else next(heads, "")

    def _borrowed(self, policy: Policy, title: str) -> Policy:
        """Return a policy of another year as the report prints it, each time the same."""
        printed = Policy("", "", "", "", policy.policy_group, as_printed(title), "", policy.theme, (), ())
        return self._as_printed.setdefault(damage_key(title), printed)

    def _near(self, key: str) -> Iterator[tuple[float, Policy]]:
        """Return the policies whose title `key` is cut short or damaged, each with how well it fits."""
        for title, policy in self._titles.by_head.get(key[:MIN_TITLE], ()):
            if title.startswith(key) and len(key) >= 0.5 * len(title):
                yield 90, policy
        yield from self._alike(key, FUZZY)

    def _alike(self, key: str, least: float) -> Iterator[tuple[float, Policy]]:
        about_as_long = self._titles.about_as_long(len(key))
        for title, score, index in process.extract(
            key, about_as_long, scorer=fuzz.ratio, score_cutoff=least, limit=None
        ):
            if not title.startswith(key):
                yield score, self._titles.all[index][1]


def _title_end(text: str, end: int) -> int:
    """Return where a title ends as printed, of which another year's is the beginning: the rest of its words or line."""
    rest = REST.match(text, end)
    line = rest.group() if rest else ""
    return end + len(line if len(line) <= LONGEST_REST and not re.search(D, line) else line.split(" ")[0])


class PolicyCodes:
    """The numbers of a report's policies: the catalogue's, or where each office numbers them, those printed.

    A number printed twice, or out of order, is the one that should follow.
    """

    def __init__(self, codes: Codes, framework: str) -> None:
        self._are_printed = framework in codes.self_numbered
        self._last = 0
        self._given: dict[str, str] = {}

    def of(self, context: Context) -> str:
        policy = context.policy
        if policy is None:
            return context.printed_code
        if not self._are_printed or not context.printed_code.isdigit():
            return policy.printed_code
        if policy.policy_id not in self._given:
            printed = int(context.printed_code)
            self._last = printed if printed > self._last else self._last + 1
            self._given[policy.policy_id] = str(self._last)
        return self._given[policy.policy_id]
