"""The sign of each state and flag, the same on the screen, in a chart and in a workbook."""

IN_WORDS, BLANK_FORM, NOT_REPORTED, UNREADABLE, NOT_ASKED, PLAN_UNKNOWN = "¶", "□", "—", "?", "·", "○"
NOT_APPLICABLE = "×"  # nothing to compare with: no period before, no rank, no national figure, no base
CONTRADICTORY, NOTE = "≠", "※"
CORRECTED = "✎"  # or entered by hand, explained, or looked into
SHARED, COMPUTED = "‡", "="  # an office of several provinces is in the sum; a numerator is worked out
# Of the states without a number; a printed dash and an empty cell have their words alone.
OF_STATE = {
    "in_words": IN_WORDS,
    "blank_form": BLANK_FORM,
    "not_reported": NOT_REPORTED,
    "unreadable": UNREADABLE,
    "not_asked": NOT_ASKED,
    "plan_unknown": PLAN_UNKNOWN,
    "in_another": SHARED,
}


def of_finding(severity: str, decision: str) -> str:
    """Return the mark of a finding: a note's, also where somebody has explained why it only seems wrong."""
    return NOTE if severity == "note" or decision == "explain" else CONTRADICTORY
