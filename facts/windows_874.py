"""Windows-874, where Thai has a byte a character, so that tables of bytes fold and drop its characters fast.

Lines are short: what lies between `str.encode` and the table that it ends in takes twice as long as the table.
"""

from __future__ import annotations

from codecs import charmap_decode, charmap_encode
from encodings.cp874 import decoding_table, encoding_table


def to_bytes(text: str, errors: str = "strict") -> bytes:
    return charmap_encode(text, errors, encoding_table)[0]


def to_text(content: bytes) -> str:
    return charmap_decode(content, "strict", decoding_table)[0]
