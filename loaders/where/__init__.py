"""Where a line of a report stands: its cover, policy, section and office."""
