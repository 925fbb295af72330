"""The steps from origins to how alike pairs of them are, as SQL (`steps` says for which engines).

An origin is a text with all its copies. Its likeness to another is the sum, over the words that
both have, of the products of their weights: the cosine of two vectors, times SCALE².

The steps read these tables:

    texts        key, twin, day, origin: articles of the same words (of one `twin`) once
    close_texts  a, b, origin_a, origin_b: pairs of which one text is a copy of the other
    parts        node, part: which texts copies connect; `part` is the number of what is connected
    present      key, story, …: the readable articles; `story` where they were grouped before
    articles     key, words, …: each word as a number, with its count added to it
    background   word, share: how many of all news articles have a word, from 0 to 1
    offsets      step: -1, 0 and 1, a bucket of days and those beside it

1. Origins: what copies connect is named after an origin that is known, or else after its key.
2. Vectors: a word weighs more the fewer origins have it (TF-IDF); each keeps its heaviest words.
3. Pairs: origins that share one of their rarest words within WINDOW days.
4. Edges: the likeness of each pair by all words; the origins of one old story are one node.

    texts    two copies of "A ferry ran aground", a report of the same event, one of another
    origins  2001 (the copies), 2003, 2004
    vectors  (2001, ferry, 6,100), (2001, aground, 5,200) …
    pairs    (2001, 2003): both have "aground"
    edges    (2001, 2003, 41,000,000)
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.archive.counting import MOST_TIMES
from corpus.archive.steps import SCALE, WINDOW, Step

COMMON = 0.2
"""A word in a larger share of the articles has no weight."""
FEW = 100
"""An archive of fewer articles is filled up to as many with ordinary news when words are weighed:
the words of ten articles of one event are in all of them, and rare all the same."""
WORDS = 80
"""The heaviest words of each article, by which pairs are compared."""
RAREST = 20
"""Of the heaviest words of each article, which are mostly the rarest, those by which pairs are
found: they must share one. From 16 on no story of the open set is lost."""
PROMISING = int(0.02 * SCALE**2)
"""Likeness by those words alone from which on a pair is compared by all its words. Two pairs in
three share one word by chance, and would be most of the work; no story changes without them."""
CROWD = 1_000
"""An article looks for others of its time by its rarest words, one after another, until it has met
so many. So the work grows with the number of articles, however many are of one time."""
UNDATED = 0.7
"""Share of its likeness that a pair keeps if one of the two has no date: nothing says then whether
they are of one time."""

LIKENESS: Sequence[Step] = (
    # 1. Origins
    # The least origin among the known texts that a part of new texts is a copy of.
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
    # The origin of each text: its own, that of what it is a copy of, its part, or else its key.
    Step(
        "text_origins",
        """
        SELECT t.twin, t.day, COALESCE(t.origin, k.origin, parts.part, t.key) AS origin
        FROM texts t
        LEFT JOIN parts ON parts.node = t.key
        LEFT JOIN known_origins k ON k.part = COALESCE(parts.part, t.key)
        """,
    ),
    # Each origin once, with its first day and, if it was grouped before, its story.
    Step(
        "origins",
        """
        SELECT o.origin AS key, MIN(o.day) AS day, MIN(p.story) AS story
        FROM text_origins o LEFT JOIN present p ON p.key = o.origin
        GROUP BY o.origin
        """,
    ),
    # 2. Vectors
    # How often each word is in the text of an origin. A word is a number, and its count is added to
    # it (`counting.Row.words`).
    Step(
        "counted",
        f"""
        SELECT key, packed - packed % {MOST_TIMES + 1} AS word, packed % {MOST_TIMES + 1} AS n
        FROM (
            SELECT key, explode(words) AS packed
            FROM (
                SELECT a.key, MIN(a.words) AS words
                FROM articles a JOIN origins o ON o.key = a.key
                GROUP BY a.key
            ) each_origin
        ) pairs
        """,
    ),
    # The weight of each word: the logarithm of how few articles have it. A small archive is filled
    # up with ordinary news; words of one article and of too many are left out.
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
    # The origins that can be near a new one: old ones outside every window need no vectors.
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
    # The heaviest words of each, by rank, with their weights in a vector of length SCALE.
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
    # 3. Pairs
    # The rarest words of each, by which it is found, and its bucket: WINDOW + 1 days.
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
    # How many articles a search for a word in a bucket meets.
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
    # Pairs of a new origin with a new or an old one that share such words, both near in time or one
    # without a date.
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
    # 4. Edges
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
    # The edges that are still to be cut into parts.
    Step("open_edges", "SELECT a, b, likeness, size, is_old FROM edges"),
)
"""From the parts that copy links make to how alike new origins are, to each other and to old
stories."""
