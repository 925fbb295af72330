"""The steps from counted articles to likeness of pairs, as SQL that DuckDB and Spark both run.

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

from corpus.archive.counting import MOST_TIMES

SCALE = 10_000
"""Length of an article's vector, in whole numbers; its likeness to itself is SCALE²."""
THRESHOLD = int(0.07 * SCALE**2)
"""Mean likeness from which on two clusters are one story. With a window of days, every value from
.06 to .09 finds the events of the open set; invented articles that share fewer names and figures
are found better with less."""
WINDOW = 3
"""Days between two articles up to which they are compared. Of two, three and four days, three and
four are right most often on the open set."""
COMMON = 0.2
"""A word in a larger share of the articles has no weight."""
FEW = 100
"""An archive of fewer articles is filled up to as many with ordinary news when words are weighed:
the words of ten articles of one event are in all of them, and rare all the same."""
WORDS = 80
"""The heaviest words of each article, by which pairs are compared."""
RAREST = 20
"""The heaviest words of each article, by which pairs are found: they must share one of them. From
16 on no story of the open set is lost."""
PROMISING = int(0.02 * SCALE**2)
"""Likeness by those words alone from which on a pair is compared by all its words. Two pairs in
three share one word by chance, and would be most of the work; no story changes without them."""
CROWD = 1_000
"""An article looks for others by its rarest words at its time, up to the word with which it has met
as many. So the work grows with the number of articles, however many are of one time."""
UNDATED = 0.7
"""Part of its likeness that a pair keeps if one of the two has no date: nothing says then that they
are of one time."""
SHARED_BANDS = 3
"""Numbers that two copy signatures must share."""
HEAVY = 400_000
"""Edges of a part from which on it is cut further: as many are clustered in memory at once, which
takes 300 MB."""


class Step(NamedTuple):
    """A table, and the query that fills it."""

    table: str
    query: str


ORIGINS: Sequence[Step] = (
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
    Step(
        "links",
        "SELECT a, b FROM close_texts WHERE origin_a IS NULL AND origin_b IS NULL",
    ),
)
"""Up to the links between new texts that are copies; the parts that they make are origins."""

LIKENESS: Sequence[Step] = (
    Step(
        "known_origins",
        """
        SELECT p.part, MIN(c.origin) AS origin
        FROM (
            SELECT a AS key, origin_b AS origin FROM close_texts
            WHERE origin_a IS NULL AND origin_b IS NOT NULL
            UNION ALL
            SELECT b AS key, origin_a AS origin FROM close_texts
            WHERE origin_b IS NULL AND origin_a IS NOT NULL
        ) c
        JOIN (
            SELECT t.key, COALESCE(parts.part, t.key) AS part
            FROM texts t LEFT JOIN parts ON parts.node = t.key
            WHERE t.origin IS NULL
        ) p ON p.key = c.key
        GROUP BY p.part
        """,
    ),
    Step(
        "text_origins",
        """
        SELECT t.twin, t.day, COALESCE(t.origin, k.origin, parts.part, t.key) AS origin
        FROM texts t
        LEFT JOIN parts ON parts.node = t.key
        LEFT JOIN known_origins k ON k.part = COALESCE(parts.part, t.key)
        """,
    ),
    Step(
        "origins",
        """
        SELECT o.origin AS key, MIN(o.day) AS day, MIN(p.story) AS story
        FROM text_origins o LEFT JOIN present p ON p.key = o.origin
        GROUP BY o.origin
        """,
    ),
    # A word is a number, and its count is added to it (`counting.Row.words`).
    Step(
        "counted",
        f"""
        SELECT key, pair - pair % {MOST_TIMES + 1} AS word, pair % {MOST_TIMES + 1} AS n
        FROM (
            SELECT key, explode(words) AS pair
            FROM (
                SELECT a.key, MIN(a.words) AS words
                FROM articles a JOIN origins o ON o.key = a.key
                GROUP BY a.key
            ) each_origin
        ) pairs
        """,
    ),
    Step(
        "weights",
        f"""
        SELECT word, LN((articles + news) / (n + news * share)) AS weight
        FROM (
            SELECT c.word, CAST(c.n AS DOUBLE) AS n, COALESCE(b.share, 0E0) AS share
            FROM (
                SELECT word, COUNT(*) AS n FROM counted GROUP BY word HAVING COUNT(*) > 1
            ) c
            LEFT JOIN background b ON b.word = c.word
        ) counts
        CROSS JOIN (
            SELECT CAST(COUNT(*) AS DOUBLE) AS articles,
                CAST(GREATEST(0, {FEW} - COUNT(*)) AS DOUBLE) AS news
            FROM origins
        ) total
        WHERE n + news * share <= {COMMON}E0 * (articles + news)
        """,
    ),
    # Old articles from outside every new one's window need no vectors.
    Step(
        "near_origins",
        f"""
        SELECT o.key, o.day, o.story
        FROM origins o
        CROSS JOIN (
            SELECT MIN(day) AS first, MAX(day) AS last, COUNT(*) - COUNT(day) AS undated
            FROM origins WHERE story IS NULL
        ) new
        WHERE o.day IS NULL OR new.undated > 0
            OR (o.day >= new.first - {WINDOW} AND o.day <= new.last + {WINDOW})
        """,
    ),
    Step(
        "vectors",
        f"""
        SELECT key, word, rank,
            CAST(ROUND({SCALE} * w / SQRT(CAST(SUM(w * w) OVER (PARTITION BY key) AS DOUBLE)))
                AS BIGINT) AS weight
        FROM (
            SELECT key, word, w,
                ROW_NUMBER() OVER (PARTITION BY key ORDER BY w DESC, word) AS rank
            FROM (
                SELECT c.key, c.word,
                    CAST(ROUND(1000 * (1 + LN(c.n)) * s.weight) AS BIGINT) AS w
                FROM counted c
                JOIN near_origins o ON o.key = c.key
                JOIN weights s ON s.word = c.word
            ) weighed
            WHERE w > 0
        ) ranked
        WHERE rank <= {WORDS}
        """,
    ),
    Step(
        "rare_words",
        f"""
        SELECT v.word, v.weight, o.key, o.day, o.story,
            CAST(FLOOR(CAST(o.day AS DOUBLE) / {WINDOW + 1}) AS BIGINT) AS bucket
        FROM vectors v JOIN near_origins o ON o.key = v.key
        WHERE v.rank <= {RAREST}
        """,
    ),
    # An article is looked for in its own bucket of days and in those beside it; without a date in
    # one bucket of its own, and among all articles.
    Step(
        "spread_words",
        """
        SELECT r.word, r.weight, r.key, r.day, r.story, r.bucket + f.step AS bucket
        FROM rare_words r CROSS JOIN offsets f
        WHERE r.day IS NOT NULL
        """,
    ),
    Step(
        "crowds",
        """
        SELECT word, bucket, COUNT(*) AS n FROM spread_words GROUP BY word, bucket
        UNION ALL
        SELECT word, NULL AS bucket, COUNT(*) AS n FROM rare_words GROUP BY word
        """,
    ),
    # The rarest words of each article at its time, as many as a bounded number of articles share.
    Step(
        "finders",
        f"""
        SELECT word, weight, key, day, story, bucket
        FROM (
            SELECT r.word, r.weight, r.key, r.day, r.story, r.bucket, c.n,
                SUM(c.n) OVER (PARTITION BY r.key ORDER BY c.n, r.word) AS met
            FROM rare_words r
            JOIN crowds c ON c.word = r.word AND c.bucket IS NOT DISTINCT FROM r.bucket
        ) counted_words
        WHERE n <= {CROWD} AND met - n <= {CROWD}
        """,
    ),
    Step(
        "pairs",
        f"""
        SELECT a, b, MIN(undated) AS undated
        FROM (
            SELECT x.key AS a, y.key AS b, 0 AS undated, x.weight * y.weight AS likeness
            FROM finders x
            JOIN (
                SELECT f.word, f.weight, f.key, f.day, f.story, f.bucket + o.step AS bucket
                FROM finders f CROSS JOIN offsets o
                WHERE f.day IS NOT NULL
            ) y ON y.word = x.word AND y.bucket = x.bucket
            WHERE x.story IS NULL AND ABS(x.day - y.day) <= {WINDOW}
                AND ((y.story IS NULL AND x.key < y.key) OR y.story IS NOT NULL)
            UNION ALL
            SELECT x.key AS a, y.key AS b, 1 AS undated, x.weight * y.weight AS likeness
            FROM finders x
            JOIN finders y ON y.word = x.word
            WHERE x.story IS NULL AND (x.day IS NULL OR y.day IS NULL)
                AND ((y.story IS NULL AND x.key < y.key) OR y.story IS NOT NULL)
        ) found
        GROUP BY a, b
        HAVING SUM(likeness) >= {PROMISING}
        """,
    ),
    # By `0 * p.undated` the words of two vectors are compared only once the pair is known: DuckDB
    # may join all articles that share a word first, which takes a hundred times as long.
    Step(
        "edges",
        f"""
        SELECT l.a, COALESCE(o.story, l.b) AS b, CAST(SUM(l.likeness) AS BIGINT) AS likeness,
            COALESCE(MIN(s.size), 1) AS size,
            CASE WHEN MIN(o.story) IS NULL THEN 0 ELSE 1 END AS is_old
        FROM (
            SELECT p.a, p.b,
                CAST(FLOOR(CAST(SUM(v.weight * w.weight) AS DOUBLE)
                    * CASE WHEN MIN(p.undated) = 1 THEN {UNDATED}E0 ELSE 1E0 END) AS BIGINT)
                    AS likeness
            FROM pairs p
            JOIN vectors v ON v.key = p.a
            JOIN vectors w ON w.key = p.b AND w.word = v.word + 0 * p.undated
            GROUP BY p.a, p.b
        ) l
        JOIN near_origins o ON o.key = l.b
        LEFT JOIN (
            SELECT story, COUNT(*) AS size FROM origins WHERE story IS NOT NULL GROUP BY story
        ) s ON s.story = o.story
        GROUP BY l.a, COALESCE(o.story, l.b)
        """,
    ),
    Step("open_edges", "SELECT a, b, likeness, size, is_old FROM edges"),
)
"""From the parts that copy links make to how alike new origins are, to each other and to old
stories."""


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
HEAVY_EDGES = Step(
    "open_edges",
    """
    SELECT e.a, e.b, e.likeness, e.size, e.is_old
    FROM parted_edges e JOIN heavy_parts h ON h.part = e.part
    """,
)

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
SETTLE = Step("parts", "SELECT node, part FROM next_parts")

PLACED = """
    SELECT p.key, t.origin, COALESCE(o.story, j.story, t.origin) AS story
    FROM present p
    JOIN text_origins t ON t.twin = p.twin
    JOIN origins o ON o.key = t.origin
    LEFT JOIN joined j ON j.key = t.origin
    WHERE p.origin IS NULL
"""
"""The origin and the story of every new article."""
