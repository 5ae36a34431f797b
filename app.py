"""The frame: the list of pages, the shared filters, and the page that the address names."""

from ui import frame

frame.draw(["overview", "policy", "province", "agency", "findings", "problems", "reports"])
