"""Settings of a comparison: the threshold is checked where it is set."""

from __future__ import annotations

import pytest

from corpus.settings import Settings, parse_threshold


@pytest.mark.parametrize(("value", "number"), [("0", 0.0), ("1", 1.0), (".5", 0.5), (1, 1.0)])
def test_threshold_is_any_number_from_0_to_1(value: object, number: float) -> None:
    assert parse_threshold(value) == number


@pytest.mark.parametrize("value", [-0.1, 1.1, "nan", "inf", "half", "", True, [0.5], 10**400])
def test_anything_else_is_rejected_by_value(value: object) -> None:
    with pytest.raises(ValueError, match=r" is not a number from 0 to 1$"):
        parse_threshold(value)


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan")])
def test_settings_cannot_hold_a_threshold_out_of_range(value: float) -> None:
    with pytest.raises(ValueError, match="is not a number from 0 to 1"):
        Settings(threshold=value)
