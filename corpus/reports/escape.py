"""Text from articles as text and nothing else, in a language that would read more into it."""

from __future__ import annotations

import re

_ACTIVE = re.compile(
    r"[\\`*_{}\[\]<>|~$^#@]"  # emphasis, code, links, HTML, tables, formulas, mentions
    r"|&(?=#?\w+;)"  # an entity
    r"|:(?=//|[\w+-]+:)"  # an address, an emoji's name
    r"|(?<=\w)\.(?=[^\W\d_]{2})"  # example.com, which some dialects link
    r"|(?<==)="  # ==marked==
    r"|^[-+=:]"  # a list, a rule, the line under a heading
)
_TICKS = re.compile("`+")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")


def markdown(text: str) -> str:
    """Markdown that shows one line of text letter for letter, wherever in a line it is put.

    A backslash may stand before any ASCII punctuation. Only what some dialect takes for more
    than itself gets one, so that the source can still be read.
    """
    return _NUMBERED.sub(r"\1\\\2", _ACTIVE.sub(r"\\\g<0>", text))


def code(text: str) -> str:
    """Markdown that shows one line of text as code; not for tables, whose bars split even code."""
    fence = "`" * (max(map(len, _TICKS.findall(text)), default=0) + 1)
    padding = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{padding}{text}{padding}{fence}"
