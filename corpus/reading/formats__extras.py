"""Packages that only some kinds of source need, and how the reader gets them."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from corpus.reading.errors import UnreadableError


@contextmanager
def using(extra: str, kind: str, *packages: str) -> Iterator[None]:
    """Import and use the packages of an extra: whatever goes wrong inside is one cause.

    They parse what strangers wrote, and each has exceptions of its own for what it did not expect;
    what they log goes nowhere, for it would be drawn over the screen.

    Args:
        extra: as `pyproject.toml` names it.
        kind: of the source, as the reader is told.
        packages: whose loggers are to be quiet.

    """
    for package in packages:
        logging.getLogger(package).addHandler(_NOWHERE)
        logging.getLogger(package).propagate = False
    try:
        yield
    except UnreadableError:
        raise
    except ImportError:
        raise UnreadableError(f"to read {kind}, add an extra: {command(extra)}") from None
    except MemoryError:
        raise UnreadableError(f"{kind} that needs more memory than there is") from None
    except Exception as error:
        said = str(error).partition("\n")[0][:_LONGEST] or type(error).__name__
        raise UnreadableError(f"{kind} that cannot be read: {said}") from None


def command(extra: str) -> str:
    """What adds an extra to the environment that the program runs in."""
    name, home = f"'srcdiff[{extra}]'", Path(sys.prefix)
    if (home / "uv-receipt.toml").is_file():
        return f'uv pip install --python "$(uv tool dir)/srcdiff" {name}'
    if (home / "pipx_metadata.json").is_file():
        return f"pipx inject srcdiff {name}"
    python = PurePath(sys.executable)
    if python.is_relative_to(Path.cwd()):  # the checkout's own .venv, which plain pip may not mean
        return f"{python.relative_to(Path.cwd())} -m pip install {name}"
    return f"pip install {name}"


_LONGEST = 120
"""Characters of what a package says went wrong."""
_NOWHERE = logging.NullHandler()
