"""Which reports are in, and which store is published."""
