"""What counts something, in cells and in sentences: each number is read once."""
