"""Where passages of two articles tell the same: scores, links, points, reasons."""
