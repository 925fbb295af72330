"""What stands in quotation marks."""

from __future__ import annotations

import re

from corpus.article import Span

# A quotation that runs on into the next paragraph is not closed in this one: it ends with it. A
# single closing mark is also an apostrophe, so it closes only where no letter follows, and soon:
# else every apostrophe would be sought a partner to the end of the text.
_QUOTED = re.compile(
    r"“[^”]*(?:”|$)|„[^“”]*(?:[“”]|$)|«[^»]*(?:»|$)|\"[^\"]*\"|^\"[^\"]*$"
    r"|(?<!\w)‘[^“”\"]{0,600}?’(?!\w)|(?<!\w)'[^“”\"]{0,600}?'(?!\w)"
)


def quoted(paragraph: str) -> list[Span]:
    """The spans in quotation marks, marks included; one inside another is not told apart."""
    return [Span(*match.span()) for match in _QUOTED.finditer(paragraph)]
