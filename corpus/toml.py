"""TOML written by hand: errors in one line, with the place and the name that was perhaps meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_WORD = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_WORDS = rf"({_WORD}(?:\s*\.\s*{_WORD})*)"
_HEADER = re.compile(rf"\s*\[\[?\s*{_WORDS}\s*\]")
_KEY = re.compile(rf"\s*{_WORDS}\s*=\s*(\{{?)")
"""A key, and the brace of the table where its value is one."""


class TomlError(ValueError):
    """What is wrong with a TOML file, and in which line where that is known."""


def parse(data: bytes) -> dict[str, object]:
    """Return the table in `data`, which is UTF-8; raises TomlError."""
    import tomli

    try:
        return tomli.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1  # `object` has no BOM
        raise TomlError(f"line {line}: not UTF-8") from None
    except tomli.TOMLDecodeError as error:
        what = error.msg[:1].lower() + error.msg[1:]
        raise TomlError(f"line {error.lineno}, column {error.colno}: {what}") from None
    except (RecursionError, ValueError, OverflowError) as error:
        raise TomlError(str(error) or "nested too deeply") from None


def reject_unknown_keys(table: Mapping[str, object], known: Iterable[str]) -> None:
    """Raise TomlError where a table has a key that is not in `known`."""
    known = list(known)
    for key in table:
        if key not in known:
            raise TomlError(f"unknown key {key!r}{suggestion(key, known)}")


def line_of(data: bytes, *path: str) -> int | None:
    """Return the line, from 1, of a key such as `theme`, or `keys`, `quit` for one in a table.

    For error messages about a file that could be parsed: only its words are looked at, and the
    result is None where the key is written in an unusual way.
    """
    wanted, table = list(path), list[str]()
    lines = data.decode("utf-8-sig", "replace").split("\n")  # `splitlines` has more ends of lines
    for number, line in enumerate(lines, 1):
        if header := _HEADER.match(line):
            table = _parts(header[1])
            if table == wanted:
                return number
        elif named := _KEY.match(line):
            key = [*table, *_parts(named[1])]
            if key == wanted or (named[2] and key == wanted[: len(key)]):
                return number
    return None


def _parts(written: str) -> list[str]:
    """Return the words of a dotted key."""
    return [part.strip("\"'") for part in re.findall(_WORD, written)]


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean …?` with the nearest word, or all known words where none is near."""
    known = sorted(known)
    return nearest_word(word, known) or f"; known are {', '.join(known)}"


def nearest_word(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean …?` with the nearest word, or "" where none is near."""
    from rapidfuzz import fuzz, process

    words = sorted(known)
    match = process.extractOne(word, words, scorer=fuzz.ratio, processor=str.lower, score_cutoff=60)
    return f"; did you mean {match[0]!r}?" if match else ""
