"""PDF with a text layer: its glyphs become lines, paragraphs and tables."""
