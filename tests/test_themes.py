"""Our themes are legible, and their colours distinct for colour-blind eyes too."""

from __future__ import annotations

from itertools import combinations

import pytest
from textual.theme import BUILTIN_THEMES, Theme

from styles.themes import CONTRAST, OWN, TERMINAL, THEMES, TINTED, variables
from tests.colour import SIGHTS, Sight, apart, contrast, over

HUES = ("shared", "only-here", "differs")
COLOURED = [theme for theme in THEMES if not theme.ansi]

each_theme = pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)


def ground(theme: Theme) -> str:
    assert theme.background
    return theme.background


def test_contrast_of_black_white_and_equal_colours() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#123456", "#123456") == 1
    assert apart("#000000", "#ffffff") == pytest.approx(100, abs=0.1)
    assert apart("#123456", "#123456", "protanopia") == 0


def test_red_and_green_are_close_only_for_colour_blind_eyes() -> None:
    red, green = "#c04040", "#608000"
    assert apart(red, green, "deuteranopia") < apart(red, green) / 2
    assert apart(red, green, "tritanopia") > apart(red, green) / 2


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_each_theme_defines_every_colour_that_the_sheets_use(theme: Theme) -> None:
    assert set(OWN) <= set(theme.variables)
    assert set(variables(theme)) == set(OWN)


@each_theme
@pytest.mark.parametrize("sight", SIGHTS)
def test_three_hues_are_distinct_for_every_eye(theme: Theme, sight: Sight) -> None:
    for one, other in combinations(HUES, 2):
        assert apart(theme.variables[one], theme.variables[other], sight) >= 12, (one, other)


@each_theme
@pytest.mark.parametrize("sight", SIGHTS)
def test_backgrounds_are_distinct_for_every_eye(theme: Theme, sight: Sight) -> None:
    plain = ground(theme)
    shared, only = (over(theme.variables[f"{hue}-tint"], plain) for hue in HUES[:2])
    for one, other in combinations((plain, shared, only), 2):
        assert apart(one, other, sight) >= 4


@each_theme
def test_text_is_legible_on_every_background(theme: Theme) -> None:
    least = 7 if theme is CONTRAST else 4.5
    assert theme.foreground
    for what in TINTED:
        tint = over(theme.variables[f"{what}-tint"], ground(theme))
        assert contrast(theme.foreground, tint) >= least, what
    for plain in ("shared-plain", "only-here-plain", "chosen-plain"):
        assert contrast(theme.foreground, theme.variables[plain]) >= least, plain


@each_theme
def test_coloured_words_are_legible_on_their_backgrounds(theme: Theme) -> None:
    own, plain = theme.variables, ground(theme)
    chosen = over(own["chosen-tint"], plain)
    assert theme.panel
    for hue in (*HUES, "quiet"):
        assert contrast(own[hue], plain) >= (7 if theme is CONTRAST else 4.5), hue
    for hue in HUES:
        assert contrast(own[hue], chosen) >= 4.5, hue
    assert contrast(own["quiet"], theme.panel) >= 4.5
    assert contrast(theme.primary, theme.panel) >= 4.5
    assert contrast(own["only-here"], over(own["own-tint"], chosen)) >= 4.5


@pytest.mark.parametrize(
    "theme", [theme for theme in BUILTIN_THEMES.values() if not theme.ansi], ids=lambda t: t.name
)
def test_our_glyphs_are_visible_in_textuals_themes(theme: Theme) -> None:
    own = variables(theme)
    background = theme.to_color_system().generate()["background"]
    for hue in HUES:
        assert contrast(own[hue], background) >= 3, hue


def test_terminal_theme_has_no_tints() -> None:
    for name in OWN:
        tinted = name.endswith(("-tint", "-plain"))
        assert TERMINAL.variables[name].startswith("ansi_")
        assert (TERMINAL.variables[name] == "ansi_default") is (tinted or name == "quiet")
