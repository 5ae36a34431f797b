"""A made-up nation to look at and to measure the reader by: its offices' reports, written as text and read as any."""
