"""What is known of a format before anything is written in it."""

from __future__ import annotations


class Format:
    """A way to write a report down."""

    __slots__ = ("binary", "endings", "extra", "module", "options")

    def __init__(
        self,
        module: str,
        *endings: str,
        binary: bool = False,
        extra: str = "",
        options: tuple[str, ...] = (),
    ) -> None:
        self.module = module
        """Whose `render` takes a comparison and these options, and gives characters or bytes."""
        self.endings = endings
        """Of its files; the first is the one to propose."""
        self.binary = binary
        """Whether it is no text, and nothing for a terminal."""
        self.extra = extra
        """What `pyproject.toml` calls the packages that it needs; empty where it needs none."""
        self.options = options
        """What can be asked of this format alone."""
