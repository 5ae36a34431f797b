"""The frame: the list of pages, the shared filters, and the page that the address names."""

from ui import frame

# Each page, and what it keeps in the address beside the filters.
frame.draw(
    {
        "overview": [],
        "policy": [],
        "province": [],
        "agency": [],
        "findings": [],
        "problems": ["subject", "search_problems"],
        "reports": ["search"],
    }
)
