"""How colours look: their contrast, how far apart they are, and to eyes that lack a cone."""

from __future__ import annotations

from typing import Literal

Rgb = tuple[float, float, float]
"""Linear light, 0 to 1."""
Sight = Literal["usual", "protanopia", "deuteranopia", "tritanopia"]

_LACKING: dict[Sight, tuple[Rgb, Rgb, Rgb]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
Deficiency" (2009), at full severity."""
SIGHTS = tuple(_LACKING)


def light(colour: str) -> Rgb:
    """A colour such as "#56b4e9" as light."""
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return red, green, blue


def over(tint: str, ground: str) -> str:
    """A tint such as "#56b4e9 18%" laid over a ground, as a terminal is told."""
    colour, _, percent = tint.partition(" ")
    share = float(percent.rstrip("%") or 100) / 100
    mixed = (
        round(share * int(colour[at : at + 2], 16) + (1 - share) * int(ground[at : at + 2], 16))
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)


def contrast(ink: str, ground: str) -> float:
    """From 1 to 21, as WCAG reckons it: 4.5 is enough to read by, 7 for poor eyes."""

    def luminance(colour: str) -> float:
        red, green, blue = light(colour)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def apart(one: str, other: str, sight: Sight = "usual") -> float:
    """How far apart two colours look: 0 for one colour, 100 from black to white.

    A distance in Ottosson's Oklab; 2 is about the least that is seen side by side.
    """
    a, b = (_oklab(_seen(light(colour), sight)) for colour in (one, other))
    return float(100 * sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5)


def _seen(rgb: Rgb, sight: Sight) -> Rgb:
    red, green, blue = (
        min(max(sum(part * share for part, share in zip(row, rgb, strict=True)), 0), 1)
        for row in _LACKING[sight]
    )
    return red, green, blue


def _oklab(rgb: Rgb) -> Rgb:
    red, green, blue = rgb
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
