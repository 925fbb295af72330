"""What the dashboard shows, as plain values: places, walks, search results, inspections."""
