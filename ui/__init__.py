"""What is seen: the frame with its filters, charts, tables, the figure card, and every text in Thai and English."""
