"""Hostile texts, how they are shown, and a story that holds one wherever a stranger may write."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import tomli_w

from corpus.comparison import Comparison, compare
from corpus.review.edits import add_note
from corpus.review.model import EMPTY
from corpus.review.storage import from_toml, to_toml
from corpus.settings import Settings
from corpus.stories.story import Story, gather
from tests.articles import FILLER, OTHER_FILLER

REPLACED = {
    "terminal colours": ("\x1b[31mevil\x1b[0m", "␛[31mevil␛[0m"),
    "terminal title and bell": ("\x1b]0;evil\x07\x1b\\", "␛]0;evil␇␛\\"),
    "terminal link": ("\x1b]8;;http://evil\x07e\x1b]8;;\x07", "␛]8;;http://evil␇e␛]8;;␇"),
    "terminal screen": ("\x1b[2J\x1b[H\x9b5mevil\x9c", "␛[2J␛[H‹U+009B›5mevil‹U+009C›"),
    "backspaces": ("good\b\b\b\bevil\x7f", "good␈␈␈␈evil␡"),
    "NULs": ("e\x00v\x00il", "e␀v␀il"),
    "bidirectional overrides":
        ("\u202elive\u202c \u2066x\u2069", "‹U+202E›live‹U+202C› ‹U+2066›x‹U+2069›"),
    "zero-width characters":
        ("e\u200bv\u2060i\ufeffl\u200dx", "e‹U+200B›v‹U+2060›i‹U+FEFF›l‹U+200D›x"),
    "lone surrogates": ("evil \ud800 \udfff", "evil ‹U+D800› ‹U+DFFF›"),
    "tags and noncharacters": ("ev\U000e0069l\ufffe", "ev‹U+E0069›l‹U+FFFE›"),
    "line ends": ("evil\r\nfirst\u2028second\x0bthird\x85fourth", "evil first second third fourth"),
}  # fmt: skip
"""What acts or hides, and what is shown in its place."""

AS_IT_IS = {
    "Rich markup": "[bold red]evil[/] [/] [link=http://evil]x[/link]",
    "Textual markup": "[@click=app.evil]evil[/] [$error on $panel]x",
    "HTML": "</p></td></span><b onmouseover='evil()'>x</b><a href=javascript:evil()>y</a>",
    "script": "</title></style></script><script>evil()</script><img src=x onerror=evil()>",
    "attributes and entities": "\" autofocus onfocus=\"evil() &lt;evil&gt; &#35; <!-- evil",
    "XML": "</w:t></w:r><w:p>evil ]]> <?evil?> <!DOCTYPE x [<!ENTITY evil SYSTEM 'x'>]>",
    "templates": "{{ evil }} {% include 'evil' %} {# evil #} ${evil} %(evil)s {evil}",
    "Markdown": "**evil** _x_ ~~x~~ `x` [x](//evil) ![x](//evil) <http://evil> evil.example",
    "Markdown blocks": "# evil | x | --- ``` ~~~ > - + === [^1]: $x$ \\",
    "Markdown heading": "# evil",
    "Markdown list": "1. evil",
    "Markdown fence": "```evil",
    "spreadsheet formula": '=HYPERLINK("http://evil";"x")',
    "spreadsheet command": "@SUM(1+9)*cmd|' /C evil'!A0;=1+1;+2;-3",
    "TOML and JSON": '"""\\n[source]\\npath = "evil" \',"evil": {}}] \\u0000',
    "no letters": "?!? … --- *** ///",
    "one long word": "evil" * 5_000,
}  # fmt: skip
"""What is shown letter for letter."""


class Hostile(NamedTuple):
    """A text, and what is shown of it."""

    text: str
    shown: str


HARMLESS = Hostile("plain words", "plain words")
HOSTILE = {name: Hostile(*both) for name, both in REPLACED.items()} | {
    name: Hostile(same, same) for name, same in AS_IT_IS.items()
}

TOLD = "The mayor of Sarne read out {} before the council on Friday"


def squeezed(words: str) -> str:
    """Words without the spaces between them, which wrapping moves."""
    return "".join(words.split())


def storable(hostile: Hostile) -> Hostile:
    """What a file in UTF-8 can hold of it; only JSON can spell a lone surrogate."""
    words, shown = hostile
    if words.isprintable():
        return hostile
    shown = shown.replace("‹U+D800›", "").replace("‹U+DFFF›", "")
    return Hostile(words.encode("utf-8", "ignore").decode(), shown)


def file_name(hostile: Hostile) -> Hostile:
    """As much of it as the name of a file can hold."""
    words, shown = (part[:40].translate({0: "", ord("/"): ""}) for part in storable(hostile))
    return Hostile(f"{words}.json", f"{shown.replace('␀', '')}.json")


def lay(hostile: Hostile, folder: Path) -> Path:
    """Write a story of two reports and a missing one, all of whose fields are hostile."""
    stored, name = storable(hostile), file_name(hostile)
    stated = {
        "outlet": f"One {stored.text}",
        "headline": f"Headline {stored.text}",
        "byline": f"Byline {stored.text}",
        "url": f"https://one.example/{squeezed(stored.shown)}",
    }
    sources = [{"path": "one.json", **stated}, {"path": name.text}, {"path": f"gone {name.text}"}]
    manifest = folder / "story.toml"
    manifest.write_bytes(
        tomli_w.dumps({"title": f"Title {stored.text}", "source": sources}).encode()
    )
    one = (TOLD.format(hostile.text), *FILLER[:2], hostile.text, *FILLER[2:4])
    two = (TOLD.format(hostile.text), *OTHER_FILLER[:2], f"Only here: {hostile.text}")
    (folder / "one.json").write_text(json.dumps({"paragraphs": one}))
    itself = {
        "title": f"Heading {hostile.text}",
        "outlet": f"Two {hostile.text}",
        "byline": f"Signed {hostile.text}",
        "url": f"https://two.example/{squeezed(hostile.shown)}",
    }
    (folder / name.text).write_text(json.dumps({**itself, "paragraphs": two}))
    return manifest


@cache
def story(hostile: Hostile) -> Story:
    """The story as it is read."""
    with TemporaryDirectory() as folder:
        return gather([lay(hostile, Path(folder)).name], folder=folder)


@cache
def comparison(hostile: Hostile) -> Comparison:
    """The story compared, with a note of a person that is hostile too."""
    told = story(hostile)
    plain = compare(told.articles, Settings())
    link = plain.links[0]
    noted = add_note(EMPTY, plain.articles, f"Note\n{hostile.text}", link.a, link.b)
    stored = from_toml(to_toml(noted).encode())
    return compare(
        plain.articles, Settings(), title=told.title, problems=told.problems, review=stored
    )


def fields(hostile: Hostile) -> dict[str, str]:
    """What must be seen of it, field by field, in every report."""
    stored, name = storable(hostile).shown, file_name(hostile).shown
    return {
        "title": f"Title {stored}",
        "manifest's outlet": f"One {stored}",
        "manifest's headline": f"Headline {stored}",
        "manifest's byline": f"Byline {stored}",
        "manifest's address": f"https://one.example/{stored}",
        "headline": f"Heading {hostile.shown}",
        "outlet": f"Two {hostile.shown}",
        "byline": f"Signed {hostile.shown}",
        "address": f"https://two.example/{hostile.shown}",
        "file name": name,
        "missing file": f"gone {name}",
        "passage": TOLD.format(hostile.shown),
        "lone passage": f"Only here: {hostile.shown}",
        "note": hostile.shown,
    }
