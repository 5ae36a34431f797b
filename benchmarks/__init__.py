"""How fast reports are read, measured beside what people would use instead."""
