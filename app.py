"""The frame: the list of pages, the shared filters, and the page that the address names."""

from ui import frame

# Each page, and what it keeps in the address beside the filters.
frame.draw(
    {
        "overview": [],
        "policy": [],
        "indicator": ["indicator"],
        "province": ["indicator"],
        "agency": [],
        "figures": ["search", "kind", "role", "state", "sort", "page", "figure"],
        "findings": [],
        "problems": ["subject", "search_problems"],
        "reports": ["issues_page"],
    }
)
