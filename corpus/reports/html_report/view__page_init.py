"""The report as one page for a browser: what stands on it, its template, style and script."""
