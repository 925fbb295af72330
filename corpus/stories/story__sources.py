"""What is compared: the sources that a reader named, less what they took away again."""

from __future__ import annotations

import os.path
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from corpus.reading.source import STANDARD_INPUT, Pasted, is_address
from corpus.stories.story__story import Story
from corpus.text_cleaning import LINE_BREAK, line


@dataclass(frozen=True, slots=True)
class Sources:
    """Read as often as wanted, and each time anew."""

    named: tuple[str | Pasted, ...] = ()
    """As the reader named them, and what they pasted."""
    folder: str = ""
    """From which relative paths start; empty for the working folder."""
    title: str = ""
    """What the reader calls the story; empty where the sources are to say it."""
    without: frozenset[str] = frozenset()
    """Articles of a folder or a manifest that are not wanted, by their sources."""
    stdin: bytes | None = None
    """What standard input held, which can be had only once; None where nobody named it."""
    refresh: bool = False
    """Whether web pages that were kept are fetched anew."""

    def read(self) -> Story:
        """The story that they tell now."""
        from corpus.stories.story import gathered

        return gathered(self)

    def with_more(self, more: Sequence[str | Pasted]) -> Sources:
        """These and others, each once; what was taken away comes back where it was."""
        back = self.without & {_shown(one) for one in more}
        new = [one for one in more if _shown(one) not in back and one not in self.named]
        if self.folder:
            new = [one if isinstance(one, Pasted) else whole(one) for one in new]
        return replace(
            self,
            named=tuple(dict.fromkeys((*self.named, *new))),
            without=self.without - back,
        )

    def less(self, source: str) -> Sources:
        """These without the article of a source."""
        named = tuple(one for one in self.named if _shown(one) != source)
        if len(named) < len(self.named):
            return replace(self, named=named)
        return replace(self, without=self.without | {source})

    def anywhere(self) -> Sources:
        """The same, named so that they are found from every working folder."""
        return replace(
            self,
            named=tuple(
                one if isinstance(one, Pasted) else whole(one, self.folder) for one in self.named
            ),
            folder="",
            refresh=False,
            without=frozenset(whole(source, self.folder) for source in self.without),
        )

    def pasted(self, text: str, outlet: str) -> Pasted:
        """A pasted text, called as no other of these is."""
        taken = {_shown(one) for one in self.named}
        names = ("pasted text" if number == 1 else f"pasted text {number}" for number in count(1))
        name = next(name for name in names if name not in taken)
        held = "\n".join(LINE_BREAK.split(text)).encode("utf-8", "replace").decode()
        return Pasted(name, held, line(outlet))


def whole(source: str, folder: str = "") -> str:
    """A path from the root on; a web address or `-` as it is."""
    if is_address(source) or source == STANDARD_INPUT:
        return source
    return os.path.normpath(Path(folder, source).absolute())


def _shown(one: str | Pasted) -> str:
    """How an article calls this source."""
    return one.name if isinstance(one, Pasted) else line(one)
