"""Our themes: the colours of what is shared, what stands only here, and what differs.

Sky blue, orange and reddish purple are told apart by readers with any common colour blindness
(Okabe and Ito, "Color Universal Design", 2008).
"""

from __future__ import annotations

from textual.theme import Theme

OURS = "srcdiff-"
"""What the names of our themes begin with; a reader need not write it."""

VARIABLES = {
    "shared": "#56b4e9",
    "only-here": "#e69f00",
    "differs": "#cc79a7",
    "quiet": "#7d8a99",
    "shared-plain": "#5f5faf",
    "only-here-plain": "#87875f",
    "chosen-plain": "#6c6c6c",
}
"""For themes that are not ours: hues that stand out on dark and on light alike.

The `-plain` ones are colours of the 256 that every terminal has.
"""

DARK = Theme(
    name="srcdiff-dark",
    dark=True,
    primary="#56b4e9",
    secondary="#7aa2c8",
    accent="#e69f00",
    warning="#e69f00",
    error="#ff8272",
    success="#35c49a",
    foreground="#d8dee7",
    background="#0f1318",
    surface="#151a21",
    panel="#1d242d",
    variables={
        "shared": "#62bdf0",
        "only-here": "#eaa92d",
        "differs": "#e58fbd",
        "quiet": "#7c8896",
        "shared-plain": "#00005f",
        "only-here-plain": "#303030",
        "chosen-plain": "#4e4e4e",
    },
)

LIGHT = Theme(
    name="srcdiff-light",
    dark=False,
    primary="#0067a5",
    secondary="#4c6f8f",
    accent="#a86200",
    warning="#a86200",
    error="#b3261e",
    success="#00735c",
    foreground="#1d242c",
    background="#f6f5f1",
    surface="#fdfcf9",
    panel="#ebe9e2",
    variables={
        "shared": "#0067a5",
        "only-here": "#a65f00",
        "differs": "#a3306f",
        "quiet": "#6a7480",
        "shared-plain": "#d7d7ff",
        "only-here-plain": "#ffffd7",
        "chosen-plain": "#d0d0d0",
    },
)

CONTRAST = Theme(
    name="srcdiff-contrast",
    dark=True,
    primary="#66ccff",
    secondary="#ffffff",
    accent="#ffcc00",
    warning="#ffcc00",
    error="#ff9d8f",
    success="#66ffcc",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    variables={
        "shared": "#66ccff",
        "only-here": "#ffcc00",
        "differs": "#ff99dd",
        "quiet": "#c6c6c6",
        "shared-plain": "#00005f",
        "only-here-plain": "#303030",
        "chosen-plain": "#4e4e4e",
    },
)

THEMES = (DARK, LIGHT, CONTRAST)
