"""Words that are the same in another dress: contracted, or with letters masked."""

from __future__ import annotations

_OPENED = {
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "shan't": ("shall", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "let's": ("let", "us"),
}
_ENDINGS = {"n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "would"}
_BEFORE_IS = frozenset(
    {"he", "she", "it", "that", "there", "what", "who", "where", "here", "how", "this"}
)
AMBIGUOUS = ({"is", "has"}, {"would", "had"}, {"will", "shall"})
"""What one contraction can stand for: he's gone."""


def open_contraction(form: str) -> tuple[str, ...]:
    """The words that a contraction stands for; a word itself where it is none."""
    if form in _OPENED:
        return _OPENED[form]
    if "'" not in form:
        return (form,)
    word, sign, ending = form.rpartition("'")
    if sign and ending == "s" and word in _BEFORE_IS:
        return word, "is"
    for written, stands_for in _ENDINGS.items():
        if form.endswith(written) and len(form) > len(written):
            return form.removesuffix(written), stands_for
    return (form,)


def fits_mask(one: str, other: str) -> bool:
    """Whether one of two words is the other with letters masked."""
    masked, plain = (one, other) if "*" in one else (other, one)
    start, _, end = masked.partition("*")
    end = end.rpartition("*")[2]
    return (
        "*" in masked
        and len(plain) >= len(start) + len(end)
        and plain.startswith(start)
        and plain.endswith(end)
    )
