"""A number as Excel's cell shows it, where its format is plain: digits, thousands, decimals, percent, words around."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from loaders.thai.folding import pattern

GENERAL = "General"  # the format of a cell that has none
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
# What a format holds besides digits: [colours and regions], _x = a blank as wide as x, *x = x to the cell's edge.
SIDE_MARK = re.compile(r"\[[^\]]*\]|_.|\*.")
LITERAL = re.compile(r'"([^"]*)"|\\(.)')
CORE = re.compile(r"[#0?](?:[#0?,]*[#0?])?(?:\.[#0?]+)?")
CONDITION = re.compile(r"\[[<>=]")
THAI_REGION = re.compile(r"\[\$-D[0-9A-Fa-f]{5,}\]")
# Letters that make a format a date, a time, a fraction or a power of ten.
NOT_PLAIN = pattern(r"[A-Za-su-zก-๙/@]|General")
LITERAL_FROM = 0xE000
# What a negative number's own section puts around it to tell its sign.
SIGNS = str.maketrans("", "", "()-−–")
SIGNIFICANT = 11  # digits that a cell without a format shows


def shown(value: int | float, number_format: str) -> str:
    """Return the number in its format; in plain digits where the format is none that is understood."""
    text = _in_format(Decimal(repr(value)), number_format)
    return _general(value) if text is None else text


def _general(value: int | float) -> str:
    if isinstance(value, int):
        return str(value)
    text = format(Decimal(f"{value:.{SIGNIFICANT}g}"), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _in_format(value: Decimal, number_format: str) -> str | None:
    """Return a number in its format, with the stored one's sign; a zero that shows as a dash or nothing is one."""
    if not value.is_finite() or CONDITION.search(number_format):
        return None
    sections = _sections(number_format)
    chosen = 1 if value < 0 and len(sections) > 1 else 2 if value == 0 and len(sections) > 2 else 0
    if value == 0 and not CORE.search(_bare(sections[chosen])[0]):
        chosen = 0
    bare, literals = _bare(sections[chosen])
    thai = bool(THAI_REGION.search(sections[chosen])) or bare.startswith("t")
    bare = bare.removeprefix("t")
    cores = CORE.findall(bare)
    if NOT_PLAIN.search(bare) or len(cores) != 1:
        return None
    before, core, after = bare.partition(cores[0])
    if after.startswith(","):  # shown in thousands: not what it says
        return None
    digits = _digits(abs(value) * (100 if "%" in bare else 1), core)
    is_negative = value < 0 and any(digit in digits for digit in "123456789")
    digits = digits.translate(THAI_DIGITS) if thai else digits
    for index, literal in enumerate(literals):
        sign = chr(LITERAL_FROM + index)
        before, after = before.replace(sign, literal), after.replace(sign, literal)
    if chosen == 1 and any(letter.isalpha() for letter in before):  # words tell the sign: ลดลง 5
        return f"{before}{digits}{after}".strip()
    if chosen == 1:
        before, after = before.translate(SIGNS), after.translate(SIGNS)
    return f"{before}{'-' if is_negative else ''}{digits}{after}".strip()


def _bare(section: str) -> tuple[str, list[str]]:
    """Return a section with a private character for each of its literals, and these."""
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match.group(1) if match.group(1) is not None else match.group(2))
        return chr(LITERAL_FROM + len(literals) - 1)

    return SIDE_MARK.sub("", LITERAL.sub(keep, section)), literals


def _sections(number_format: str) -> list[str]:
    return re.findall(r'(?:"[^"]*"|\\.|[^;"\\])+|(?<=;)(?=;|$)', number_format) or [""]


def _digits(value: Decimal, core: str) -> str:
    whole, _, decimals = core.partition(".")
    least = decimals.count("0")
    rounded = value.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    integer, _, fraction = text.partition(".")
    integer = integer.rjust(whole.count("0"), "0")
    while len(fraction) > least and fraction.endswith("0"):
        fraction = fraction[:-1]
    return f"{integer}.{fraction}" if fraction else integer
