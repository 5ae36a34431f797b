"""Text, CSV, and the HTML tables in them."""
