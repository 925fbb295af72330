"""Our themes: the colours of what is shared, what is only here, and what differs.

Blue, amber and rose of different lightness, which readers with any colour blindness can
distinguish; tests/test_themes.py measures by how much.
"""

from __future__ import annotations

from textual.theme import Theme

OURS = "srcdiff-"
"""The prefix of our themes' names; it may be left out in the settings."""

TINTED = ("shared", "only-here", "own", "chosen", "match")
"""What has a background of its own."""
OWN = (
    *("shared", "only-here", "differs", "quiet"),
    *(f"{what}-tint" for what in TINTED),
    *("shared-plain", "only-here-plain", "chosen-plain"),
)
"""The variables that our themes define beside Textual's.

The `-plain` ones, of the standard 256 colours, are for terminals that cannot show a faint tint.
"""

DARK = Theme(
    name="srcdiff-dark",
    dark=True,
    primary="#56b4e9",
    secondary="#7aa2c8",
    accent="#e8bb44",
    warning="#e8bb44",
    error="#ff8272",
    success="#35c49a",
    foreground="#d8dee7",
    background="#0f1318",
    surface="#151a21",
    panel="#1d242d",
    variables={
        "shared": "#5dbef7",
        "only-here": "#e8bb44",
        "differs": "#f0708e",
        "quiet": "#8793a2",
        "shared-tint": "#5dbef7 18%",
        "only-here-tint": "#e8bb44 10%",
        "own-tint": "#e8bb44 10%",
        "chosen-tint": "#d8dee7 12%",
        "match-tint": "#e8bb44 40%",
        "shared-plain": "#00005f",
        "only-here-plain": "#303030",
        "chosen-plain": "#4e4e4e",
    },
)

LIGHT = Theme(
    name="srcdiff-light",
    dark=False,
    primary="#0e5bb8",
    secondary="#4c6f8f",
    accent="#9a5800",
    warning="#9a5800",
    error="#b3261e",
    success="#00735c",
    foreground="#1d242c",
    background="#f6f5f1",
    surface="#fdfcf9",
    panel="#ebe9e2",
    variables={
        "shared": "#0e5bb8",
        "only-here": "#694200",
        "differs": "#a42d6b",
        "quiet": "#5b6570",
        "shared-tint": "#0e5bb8 16%",
        "only-here-tint": "#d98c00 13%",
        "own-tint": "#d98c00 14%",
        "chosen-tint": "#1d242c 10%",
        "match-tint": "#e8a200 45%",
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
    accent="#f3db38",
    warning="#f3db38",
    error="#ff9d8f",
    success="#66ffcc",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1c1c1c",
    variables={
        "shared": "#66ccff",
        "only-here": "#f3db38",
        "differs": "#ff9599",
        "quiet": "#d0d0d0",
        "shared-tint": "#66ccff 28%",
        "only-here-tint": "#f3db38 18%",
        "own-tint": "#f3db38 16%",
        "chosen-tint": "#ffffff 18%",
        "match-tint": "#f3db38 40%",
        "shared-plain": "#00005f",
        "only-here-plain": "#303030",
        "chosen-plain": "#4e4e4e",
    },
)

TERMINAL = Theme(
    name="srcdiff-terminal",
    ansi=True,
    dark=True,
    primary="ansi_cyan",
    secondary="ansi_blue",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        **dict.fromkeys(OWN, "ansi_default"),
        "shared": "ansi_cyan",
        "only-here": "ansi_yellow",
        "differs": "ansi_magenta",
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "border": "ansi_cyan",
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_cyan",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_cyan",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_cyan",
        "screen-selection-foreground": "ansi_black",
        **dict.fromkeys(("scrollbar", "scrollbar-hover"), "ansi_bright_black"),
        "scrollbar-active": "ansi_cyan",
        **dict.fromkeys(
            (f"scrollbar-{part}" for part in ("background", "background-hover", "corner-color")),
            "ansi_default",
        ),
        "scrollbar-background-active": "ansi_default",
    },
)
"""The terminal's own colours; on an unknown background, underlines and weights replace tints."""

THEMES = (DARK, LIGHT, CONTRAST, TERMINAL)


def variables(theme: Theme) -> dict[str, str]:
    """Return our variables for a theme that does not define them, by its background."""
    like = TERMINAL if theme.ansi else DARK if theme.dark else LIGHT
    return {name: value for name, value in like.variables.items() if name in OWN}
