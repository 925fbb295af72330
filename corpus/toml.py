"""TOML that people write by hand: errors of one line, and the name they may have meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class TomlError(ValueError):
    """What is wrong with a file in TOML, and in which line where that is known."""


def parse(data: bytes) -> dict[str, object]:
    """The table that `data` holds, in UTF-8; raises TomlError."""
    import tomli

    try:
        return tomli.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TomlError(f"line {line}: not UTF-8") from None
    except tomli.TOMLDecodeError as error:
        what = error.msg[:1].lower() + error.msg[1:]
        raise TomlError(f"line {error.lineno}, column {error.colno}: {what}") from None
    except (RecursionError, ValueError, OverflowError) as error:
        raise TomlError(str(error) or "nested too deep") from None


def only(table: Mapping[str, object], known: Iterable[str]) -> None:
    """Raise TomlError where a table holds a key that is not known."""
    known = list(known)
    for key in table:
        if key not in known:
            raise TomlError(f"unknown key {key!r}{meant(key, known)}")


def meant(word: str, known: Iterable[str]) -> str:
    """`; did you mean …?` with the nearest known word, or the list of them where none is near."""
    from rapidfuzz import fuzz, process

    known = sorted(known)
    found = process.extractOne(word, known, scorer=fuzz.ratio, processor=str.lower, score_cutoff=60)
    return f"; did you mean {found[0]!r}?" if found else f"; known are {', '.join(known)}"
