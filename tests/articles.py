"""Articles of our own sentences for tests, and how they are aligned."""

from __future__ import annotations

from itertools import chain

from corpus.alignment.align import Alignment, align
from corpus.article import Article, Kind
from corpus.extraction.quantities.tokens import Tokens
from corpus.model import Link
from corpus.segmentation import segment
from corpus.settings import Settings
from corpus.text_cleaning import clean_line
from tests.meeting import article as article_of_kinds

BODY: Kind = "body"


def article(name: str, *sentences: str) -> Article:
    """An article of body passages, `name:1` and so on."""
    return article_of_kinds(name, tuple((sentence, BODY) for sentence in sentences))


def without_passages(text: str, name: str = "a") -> Article:
    """Returns an article as it is read, from paragraphs with blank lines between them."""
    paragraphs = filter(None, (clean_line(paragraph) for paragraph in text.split("\n\n")))
    return Article(name, f"{name}.txt", name.title(), "\n\n".join(paragraphs), "")


def place_of(text: str, word: str) -> tuple[Tokens, int]:
    """Returns the tokens of a text and the place of the first that is a word."""
    tokens = Tokens.of(text)
    return tokens, next(at for at, token in enumerate(tokens.all) if token.text == word)


def article_of_text(name: str, text: str) -> Article:
    """Returns the article of a text with its passages."""
    return segment(without_passages(text, name))


def aligned(*articles: Article, threshold: float | None = None) -> Alignment:
    """The articles aligned at the default threshold or another."""
    return align(articles, Settings() if threshold is None else Settings(threshold=threshold))


def linked(a: str, b: str) -> Link:
    """The link of two sentences that stand in company, however weak."""
    found = aligned(article("a", a, *FILLER), article("b", b, *OTHER_FILLER), threshold=0.0)
    links = chain(found.links, found.doubtful)
    return next(link for link in links if (link.a, link.b) == ("a:1", "b:1"))


def ends(alignment: Alignment) -> set[frozenset[str]]:
    """Which passages are linked, whatever their order."""
    return {frozenset((link.a, link.b)) for link in alignment.links}


# Sentences that share next to nothing with one another, for company: what words weigh depends on
# the sentences around them.
FILLER = (
    "The ferry to the northern islands was late again.",
    "Bakers in the old town have raised the price of rye bread.",
    "A comet will be visible after midnight until the end of the week.",
    "Archaeologists uncovered a mosaic beneath the car park.",
    "The orchestra opens its season with a forgotten symphony.",
    "Heavy snow closed three passes in the Alps.",
    "A goalkeeper has retired at forty after his last derby.",
    "Librarians are repairing manuscripts damaged by a burst pipe.",
)
OTHER_FILLER = (
    "Beekeepers expect a poor harvest of heather honey.",
    "The museum has lent two portraits to Lisbon.",
    "A tram derailed near the botanical garden without injuries.",
    "Chess players from eleven schools competed on Sunday.",
    "The lighthouse is being painted white and red.",
    "Divers mapped a wreck from the eighteenth century.",
    "Farmers are testing drones that count sheep.",
    "A novelist left her letters to the university.",
)
