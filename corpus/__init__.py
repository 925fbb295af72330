"""The texts and their comparison; knows no screen."""

TYPE_CHECKING = False  # typing's own would cost more than --version does
if TYPE_CHECKING:
    from corpus.comparison import Comparison, compare

__all__ = ["Comparison", "compare"]


def __getattr__(name: str) -> object:
    """`compare` and `Comparison`, imported when they are asked for."""
    if name in __all__:
        from corpus import comparison

        return getattr(comparison, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
