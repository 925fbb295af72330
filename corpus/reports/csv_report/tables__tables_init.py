"""The comparison as tables: one row a finding, a passage, a link, a point, an article."""
