"""The archive: many articles, found in any source, grouped into stories by event."""
