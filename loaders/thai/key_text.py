"""A text beside its damage key: what matches the key leads back to the text."""

from __future__ import annotations

from functools import cached_property

from facts.codes import KEY_CHARACTERS, REPEATED, damage_key, kept_offsets

_MARKS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e")


class KeyText:
    """A text beside its damage key, each key character knowing where it stands in the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.key = damage_key(text)

    @cached_property
    def offsets(self) -> list[int]:
        kept = kept_offsets(self.text)
        if len(kept) == len(self.key):
            return kept
        repeated = REPEATED.finditer(self.text.translate(KEY_CHARACTERS))
        folded = {index for match in repeated for index in range(match.start() + 1, match.end())}
        return [offset for index, offset in enumerate(kept) if index not in folded]

    def end(self, key_end: int) -> int:
        """Return the offset in the text behind the key character before `key_end`, with its marks."""
        offset = self.offsets[key_end - 1] + 1
        while offset < len(self.text) and self.text[offset] in _MARKS:
            offset += 1
        return offset
