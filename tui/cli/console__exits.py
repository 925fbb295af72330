"""Exit codes, as diff has them."""

from __future__ import annotations

SAME = 0
DIFFERENT = 1
TROUBLE = 2
INTERRUPTED = 130
"""By Ctrl-C: 128 and the number of SIGINT, as shells have it."""
