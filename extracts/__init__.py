"""What leaves the dashboard: workbooks."""
