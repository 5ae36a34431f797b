"""The frame: the list of pages, the shared filters, and the page that the address names."""

from ui import frame

# Each page, and what it keeps in the address beside the filters.
frame.draw(
    {
        "overview": ["scorecard_by"],
        "policy": ["framework"],
        "indicator": ["indicator", "order", "all_offices"],
        "province": ["indicator"],
        "agency": ["section", "sort_offices"],
        "figures": ["search", "kind", "role", "state", "sort", "page", "figure"],
        "findings": ["severity", "check", "contradictions_page", "owing"],
        "problems": ["told", "subject", "search_problems", "problems_page", "suggestions_page"],
        "reports": ["issues_page"],
        "uncounted": ["why", "uncounted_page", "figure"],
    }
)
