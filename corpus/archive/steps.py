"""The steps from counted articles to stories, as SQL that DuckDB and Spark both run.

A run (`grouping`) takes them in this order; each fills a table:

    ORIGINS         links between new texts that are copies: one event, the same words
    parts           texts that are linked, directly or by others, are one part: one origin
    LIKENESS        how alike new origins are, in `likeness_steps`
    bonds           links between those that may come into one story
    parts           the same for stories; PARTED hands each part's edges to the clustering
    PLACED          the origin and the story of every new article

All weights are whole numbers: their sums do not depend on the order of adding, so both engines and
every run find the same stories. `explode` is Spark's name; DuckDB is taught it.

Tables that are there before the first step:

- `articles`: the articles that have been read (`counting.Row`), perhaps some of them twice,
- `grouped` (key, origin, story): the articles that were grouped before,
- `background` (word, share): the share of English news articles that a word is in,
- `offsets` (step): -1, 0 and 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

SCALE = 10_000
"""Length of an article's vector, in whole numbers; its likeness to itself is SCALE²."""
THRESHOLD = int(0.07 * SCALE**2)
"""Mean likeness from which on two clusters are one story. With a window of days, every value from
.06 to .09 finds the events of the open set; invented articles that share fewer names and figures
are found better with less."""
WINDOW = 3
"""Days between two articles up to which they are compared. Of two, three and four days, three and
four are right most often on the open set."""
SHARED_BANDS = 3
"""Numbers that two copy signatures must share."""
HEAVY = 400_000
"""Edges of a part from which on it is cut further: as many are clustered in memory at once, which
takes 300 MB."""


class Step(NamedTuple):
    """A table, and the query that fills it."""

    table: str
    query: str


# Copies


ORIGINS: Sequence[Step] = (
    # The articles that could be read, each once, with the origin and story of those that are known.
    Step(
        "present",
        """
        SELECT a.key, MIN(a.twin) AS twin, MIN(a.day) AS day, MIN(g.origin) AS origin,
            MIN(g.story) AS story
        FROM articles a LEFT JOIN grouped g ON g.key = a.key
        WHERE a.cause = ''
        GROUP BY a.key
        """,
    ),
    # Articles of the same words in the same order are one text, whenever they were published. So a
    # million copies are one row from here on.
    Step(
        "texts",
        """
        SELECT twin, MIN(key) AS key, MIN(day) AS day, MIN(origin) AS origin, MIN(story) AS story
        FROM present
        GROUP BY twin
        """,
    ),
    # Of texts that share a number of their signatures, each is compared with the one before it in
    # time: as many pairs as texts, however many share it.
    Step(
        "close_texts",
        f"""
        SELECT a, b, MIN(origin_a) AS origin_a, MIN(origin_b) AS origin_b
        FROM (
            SELECT t.key AS a, t.day AS day_a, t.origin AS origin_a, LAG(t.key) OVER before AS b,
                LAG(t.day) OVER before AS day_b, LAG(t.origin) OVER before AS origin_b
            FROM texts t
            JOIN (
                SELECT DISTINCT key, band
                FROM (SELECT key, explode(bands) AS band FROM articles WHERE cause = '') each_band
            ) s ON s.key = t.key
            WINDOW before AS (PARTITION BY s.band ORDER BY COALESCE(t.day, -1000000), t.key)
        ) neighbours
        WHERE b IS NOT NULL AND (day_a IS NULL OR day_b IS NULL OR day_a - day_b <= {WINDOW})
        GROUP BY a, b
        HAVING COUNT(*) >= {SHARED_BANDS}
        """,
    ),
    # The links between new texts; old ones have their origin.
    Step(
        "links",
        "SELECT a, b FROM close_texts WHERE origin_a IS NULL AND origin_b IS NULL",
    ),
)
"""Up to the links between new texts that are copies; the parts that they make are origins."""


# Parts: nodes that are linked, directly or by others


START_PARTS: Sequence[Step] = (
    Step("both_ways", "SELECT a, b FROM links UNION ALL SELECT b AS a, a AS b FROM links"),
    Step("parts", "SELECT DISTINCT a AS node, a AS part FROM both_ways"),
)
"""The nodes of `links`, each a part of its own."""
JOIN_PARTS: Sequence[Step] = (
    Step(
        "joined_parts",
        """
        SELECT p.node, LEAST(MIN(p.part), MIN(q.part)) AS part
        FROM parts p
        JOIN both_ways l ON l.a = p.node
        JOIN parts q ON q.node = l.b
        GROUP BY p.node
        """,
    ),
    # Each also takes the part of the node that its part is named after: that halves the way to go.
    Step(
        "next_parts",
        """
        SELECT j.node, LEAST(j.part, k.part) AS part
        FROM joined_parts j JOIN joined_parts k ON k.node = j.part
        """,
    ),
)
"""Each node takes the least part among its neighbours."""
UNSETTLED = """
    SELECT COUNT(*) FROM next_parts n JOIN parts p ON p.node = n.node WHERE n.part <> p.part
"""
"""How many nodes have changed their part: JOIN_PARTS is repeated until none has."""
SETTLE = Step("parts", "SELECT node, part FROM next_parts")


# Stories


def bonds(level: float) -> Step:
    """Return the step that links what may come into one story.

    If two clusters are alike enough to be joined, so are two of their members. A `level` above 1
    asks for more than is needed.
    """
    least = int(level * THRESHOLD)
    return Step("links", f"SELECT a, b FROM open_edges WHERE likeness >= {least} * size")


PARTED: Sequence[Step] = (
    # Two steps: in one, DuckDB may join all nodes of a part with one another first.
    Step(
        "placed_edges",
        """
        SELECT p.part, e.a, e.b, e.likeness, e.size, e.is_old
        FROM open_edges e JOIN parts p ON p.node = e.a
        """,
    ),
    Step(
        "parted_edges",
        """
        SELECT e.part, e.a, e.b, e.likeness, e.size, e.is_old
        FROM placed_edges e JOIN parts p ON p.node = e.b AND p.part = e.part
        """,
    ),
    Step(
        "heavy_parts",
        f"SELECT part FROM parted_edges GROUP BY part HAVING COUNT(*) > {HEAVY}",
    ),
)
"""The edges by part, and the parts that are too heavy to be clustered at once."""

LIGHT_EDGES = """
    SELECT e.part, e.a, e.b, e.likeness, e.size, e.is_old
    FROM parted_edges e LEFT JOIN heavy_parts h ON h.part = e.part
    WHERE h.part IS NULL
"""
"""The edges that are clustered now."""
HEAVY_EDGES = Step(
    "open_edges",
    """
    SELECT e.a, e.b, e.likeness, e.size, e.is_old
    FROM parted_edges e JOIN heavy_parts h ON h.part = e.part
    """,
)

PLACED = """
    SELECT p.key, t.origin, COALESCE(o.story, j.story, t.origin) AS story
    FROM present p
    JOIN text_origins t ON t.twin = p.twin
    JOIN origins o ON o.key = t.origin
    LEFT JOIN joined j ON j.key = t.origin
    WHERE p.origin IS NULL
"""
"""The origin and the story of every new article."""
