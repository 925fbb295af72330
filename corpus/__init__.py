"""The texts and their comparison; knows no screen."""

from __future__ import annotations

TYPE_CHECKING = False  # `typing` would cost a tenth of --help
if TYPE_CHECKING:
    from typing import Any

    from corpus.comparison import Comparison, compare

__all__ = ["Comparison", "compare"]


def __getattr__(name: str) -> Any:
    """`compare` and `Comparison`, imported when asked for: `--version` needs neither."""
    if name in __all__:
        from corpus import comparison

        return getattr(comparison, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
