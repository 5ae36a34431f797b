"""What the figures mean: indicators, choices, sources, contradictions. Reads the store, never a report."""
