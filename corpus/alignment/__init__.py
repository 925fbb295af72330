"""Where passages of two articles tell the same: scores, links, points, reasons."""

from corpus.alignment.linking import Alignment, align

__all__ = ["Alignment", "align"]
