"""The list of links that want a person's eye: those just below the threshold, and those decided."""

from __future__ import annotations

from corpus.comparison import Comparison
from corpus.model import Link, article_of
from tui.compare.place import Place
from tui.lists.tables import Table, TableRow

UNDECIDED = "undecided"
DECISIONS = (UNDECIDED, "confirmed", "rejected", "added")
"""What can have been decided on a link, in the order in which the filters are offered."""


def links_table(comparison: Comparison) -> Table:
    """Doubtful links, the likest first, each with what was decided on it and with both passages."""
    decided = [link for link in comparison.links if link.origin != "computed"]
    known = {ends(link) for link in (*comparison.doubtful, *decided)}
    rejected = [Link(a, b, 0.0, "partial") for a, b in comparison.rejected]
    links = [
        *comparison.doubtful,
        *decided,
        *(link for link in rejected if ends(link) not in known),
    ]
    links.sort(key=lambda link: (-link.score, link.a, link.b))
    rows = tuple(link_row(comparison, link) for link in links)
    outlets = (article.outlet for article in comparison.articles)
    told = {outlet for row in rows for outlet in row.outlets}
    return Table(
        "Doubtful links",
        ("decided", "score", "where", "", "and where", ""),
        rows,
        DECISIONS,
        tuple(outlet for outlet in dict.fromkeys(outlets) if outlet in told),
        (3, 5),
    )


def link_row(comparison: Comparison, link: Link) -> TableRow:
    """A link as a row: what was decided on it, its score, and where its passages stand."""
    a, b = comparison.passage[link.a], comparison.passage[link.b]
    decided = decision(comparison, link)
    tellers = [comparison.article[article_of(one)].outlet for one in (link.a, link.b)]
    places = Place(article_of(a.id), a.id), Place(article_of(b.id), b.id)
    return TableRow(
        (
            "" if decided == UNDECIDED else decided,
            f"{link.score:.2f}" if link.score else "–",
            f"{tellers[0]} ¶{a.paragraph}",
            a.text,
            f"{tellers[1]} ¶{b.paragraph}",
            b.text,
        ),
        places[0],
        frozenset({decided}),
        link,
        frozenset(tellers),
        {4: places[1], 5: places[1]},
    )


def decision(comparison: Comparison, link: Link) -> str:
    """What a person decided on two passages."""
    both = ends(link)
    if any({*pair} == {*both} for pair in comparison.rejected):
        return "rejected"
    linked = (one for one in comparison.links_of.get(link.a, ()) if ends(one) == both)
    origin = next((one.origin for one in linked), "computed")
    return UNDECIDED if origin == "computed" else origin


def ends(link: Link) -> tuple[str, str]:
    """The two passages, in the order of their ids."""
    return (link.a, link.b) if link.a < link.b else (link.b, link.a)
