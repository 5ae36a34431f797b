import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.thai.words import any_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("สพป.ตาก", "สพป."),
        ("สพม.ตาก", "สพม."),
        ("สพ", ""),
        ("สำนักงานเขต", "สำนักงานเขต"),
        ("สำนักงาน", "สำนักงาน"),
        ("(ก)", "(ก)"),
    ],
)
def test_the_longest_word_that_stands_there_is_found(text: str, found: str) -> None:
    match = re.match(any_of(["สพป.", "สำนักงาน", "สพม.", "สำนักงานเขต", "(ก)"]), text)
    assert (match.group() if match else "") == found


@given(st.lists(st.text("กขค.", min_size=1), min_size=1), st.text("กขค.", max_size=12))
def test_it_finds_what_trying_each_word_finds(words: list[str], text: str) -> None:
    match = re.match(any_of(words), text)
    assert (match.group() if match else None) == max(filter(text.startswith, words), key=len, default=None)
