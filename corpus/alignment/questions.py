"""Which pairs of passages to ask a reader about, and in which order."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from corpus.alignment.align import PairScores
from corpus.alignment.certainty import log_odds
from corpus.article import Article, Passage, Span, article_of
from corpus.model import Link, Omission, Point

Order = Literal["consequence", "uncertain"]
ORDERS: tuple[Order, ...] = ("consequence", "uncertain")

_JOINT = "+"
_HEAVIEST = 6
"""So many of the heaviest omissions are asked about first. An editor reads five in the report, and
where an answer ends one of them, the next moves up."""
_TURN = 4
"""Of so many questions in a row the first is doubtful; the others would end such an omission."""
_LEAST, _MOST = 0.05, 0.95
"""A candidate whose score is outside is asked about only if it would end a heavy omission."""


@dataclass(frozen=True, slots=True)
class Question:
    """Two passages of which the program is unsure whether they report the same."""

    id: str
    """Made of the ids of both passages, so that any two passages have one: see `question_id`."""
    a: str
    """Id of the passage in the article that was named first."""
    b: str
    score: float
    """The probability that they report the same, 0 to 1."""
    says: str
    """Why it is asked, in one sentence."""
    points: tuple[str, ...] = ()
    """Ids of the points that the two passages are in, and which the answer may change."""


def question_id(one: str, other: str) -> str:
    """The id of the question whether two passages report the same, in whatever order.

    >>> question_id("b:2", "a:1")
    'a:1+b:2'
    """
    return _JOINT.join(sorted((one, other)))


def asked_passages(question: str) -> tuple[str, str]:
    """The ids of the two passages of a question, by its id; raises ValueError for no such id."""
    one, joint, other = question.partition(_JOINT)
    if not (joint and one and other):
        raise ValueError(f"{question!r} is not the id of a question")
    return one, other


def context(article: Article, passage: Passage) -> Span:
    """What to read around a passage, as a span of its article's text: its paragraph.

    If the paragraph holds nothing else, those before and after it too.
    """
    at, paragraphs = passage.paragraph - 1, article.paragraphs
    if paragraphs[at] != passage.span:
        return paragraphs[at]
    around = paragraphs[max(0, at - 1) : at + 2]
    return Span(around[0].start, around[-1].end)


@dataclass(frozen=True)
class QuestionInputs:
    """What decides which questions are asked."""

    scores: Iterable[PairScores]
    links: Sequence[Link]
    rejected: Collection[tuple[str, str]]
    """Pairs of passages of which a person said that they do not report the same."""
    omissions: Sequence[Omission]
    """The heaviest first."""
    points_of: Mapping[str, Sequence[Point]]
    """The points that each body passage is in, by its id."""
    labels: Mapping[str, str]
    """The name of each article's outlet, by the article's id."""


def rank_questions(given: QuestionInputs, order: Order = "consequence") -> tuple[Question, ...]:
    """The questions worth asking, in the order in which to ask them.

    By consequence: of each four, first one nearest to even odds, then three that would end one of
    the heaviest omissions, likeliest first; the number of decisions says whose turn it is.
    By uncertainty: all by how near to even odds they are.

    Skipped: pairs that a person decided, and pairs implied by confirmed links: a–c and b–c
    confirmed imply a–b. Also skipped: pairs where each passage already has a confirmed match in the
    other's article. Pairs that earlier questions imply if they are answered "same" come last.
    """
    asker = _Asker(given)
    candidates = list(asker.candidates())
    uncertain = sorted(
        (one for one in candidates if _LEAST <= one.score <= _MOST),
        key=lambda one: (abs(log_odds(one.score)), one.sort_key),
    )
    if order == "uncertain":
        ordered = uncertain
    else:
        heavy = list(filter(asker.overturns, candidates))
        heavy.sort(key=lambda one: (-one.score, one.sort_key))
        doubtful = [one for one in uncertain if not asker.overturns(one)]
        ordered = list(_in_turn(doubtful, heavy, asker.decided))
    return tuple(map(asker.question, asker.with_implied_last(ordered)))


def ask_about(given: QuestionInputs, a: str, b: str, score: float) -> Question:
    """The question about two passages, by their ids, whether it is worth asking or not."""
    return _Asker(given).question(_Candidate(a, b, score))


def _in_turn(
    doubtful: Sequence[_Candidate], heavy: Sequence[_Candidate], asked: int
) -> Iterator[_Candidate]:
    """One of `doubtful`, then three of `heavy`; when either is used up, the rest of the other.

    `asked` is the number of questions before these, which says whose turn is the first.
    """
    left = {False: deque(doubtful), True: deque(heavy)}
    for turn in range(asked, asked + len(doubtful) + len(heavy)):
        is_heavy = turn % _TURN != 0
        yield left[is_heavy if left[is_heavy] else not is_heavy].popleft()


class _Candidate(NamedTuple):
    a: str
    b: str
    score: float

    @property
    def sort_key(self) -> list[tuple[str, int]]:
        """Breaks ties, the same way in whatever order the articles are named."""
        return sorted((article_of(one), int(one.rpartition(":")[2])) for one in (self.a, self.b))


class _Asker:
    def __init__(self, given: QuestionInputs) -> None:
        self._given = given
        self._linked = {frozenset((link.a, link.b)) for link in given.links}
        confirmed = [link for link in given.links if link.origin != "computed"]
        self._decided = {frozenset((link.a, link.b)) for link in confirmed}
        self._decided |= set(map(frozenset, given.rejected))
        self._confirmed: dict[str, set[str]] = {}
        for link in confirmed:
            _join(self._confirmed, link.a, link.b)
        self._heavy = _heaviest_omissions(given.omissions)

    @property
    def decided(self) -> int:
        """How many pairs of passages a person has decided."""
        return len(self._decided)

    def candidates(self) -> Iterator[_Candidate]:
        """Undecided pairs of body passages whose answer is neither known nor implied."""
        points_of = self._given.points_of
        for pair in self._given.scores:
            for (a, b), score in pair.scores.items():
                one, other = pair.a[a], pair.b[b]
                if (
                    one in points_of
                    and other in points_of
                    and frozenset((one, other)) not in self._decided
                    and not self._follows(one, other)
                ):
                    yield _Candidate(one, other, score)

    def overturns(self, candidate: _Candidate) -> bool:
        """Whether one of the heaviest omissions ends if the two passages report the same."""
        return self._omission_ended_by(candidate) is not None

    def with_implied_last(self, candidates: Iterable[_Candidate]) -> list[_Candidate]:
        """The candidates in their order, with those that others before them may imply last."""
        joined = {passage: set(others) for passage, others in self._confirmed.items()}
        asked, implied = [], []
        for one in candidates:
            if joined.get(one.a, set()) & joined.get(one.b, set()):
                implied.append(one)
            else:
                asked.append(one)
                _join(joined, one.a, one.b)
        return asked + implied

    def question(self, candidate: _Candidate) -> Question:
        """The question about a candidate."""
        points_of = self._given.points_of
        points = dict.fromkeys(
            point.id for one in (candidate.a, candidate.b) for point in points_of.get(one, ())
        )
        return Question(
            question_id(candidate.a, candidate.b),
            candidate.a,
            candidate.b,
            candidate.score,
            self._says(candidate),
            tuple(points),
        )

    def _says(self, candidate: _Candidate) -> str:
        labels = self._given.labels
        if ended := self._omission_ended_by(candidate):
            _, article = ended
            return f"Answering “same” takes it off the points missing from {labels[article]}."
        names = f"{labels[article_of(candidate.a)]} and {labels[article_of(candidate.b)]}"
        if frozenset((candidate.a, candidate.b)) in self._linked:
            return f"Answering “not the same” takes it off the points shared by {names}."
        return f"Answering “same” lists it as shared by {names}."

    def _omission_ended_by(self, candidate: _Candidate) -> tuple[str, str] | None:
        """The heaviest omission that ends if the two passages report the same, or None.

        It is given as a passage, and the article that turns out to have its point.
        """
        keys = (candidate.a, article_of(candidate.b)), (candidate.b, article_of(candidate.a))
        ended = [(self._heavy[key], key) for key in keys if key in self._heavy]
        return min(ended)[1] if ended else None

    def _follows(self, one: str, other: str) -> bool:
        """Whether confirmed links imply the answer, or give each passage a match in the other's."""
        ours, theirs = self._confirmed.get(one, set()), self._confirmed.get(other, set())
        if ours & theirs:
            return True
        homes = article_of(one), article_of(other)
        return homes[1] in map(article_of, ours) and homes[0] in map(article_of, theirs)


def _heaviest_omissions(omissions: Iterable[Omission]) -> dict[tuple[str, str], int]:
    """The rank of the heaviest open omissions, from 0, by passage and article that lacks it.

    A passage in several of them has the rank of the heaviest.
    """
    ranks: dict[tuple[str, str], int] = {}
    still_open = (omission for omission in omissions if omission.verdict != "left out")
    for rank, omission in zip(range(_HEAVIEST), still_open, strict=False):
        for article in omission.not_found_in:
            if article not in omission.left_out_by:
                for passage in omission.passages:
                    ranks.setdefault((passage, article), rank)
    return ranks


def _join(joined: dict[str, set[str]], one: str, other: str) -> None:
    joined.setdefault(one, set()).add(other)
    joined.setdefault(other, set()).add(one)
