"""What is frozen out of garbage collection is let go when it is dead and may be much."""

from __future__ import annotations

import gc
import sys
from weakref import ref

import pytest

from tui import gc_control
from tui.gc_control import Frozen


class Circle:
    """Leads to itself, as a screen does to its widgets and they to it."""

    def __init__(self) -> None:
        self.all = [self]


@pytest.fixture(autouse=True)
def uncollected() -> None:
    """Begin with nothing frozen, and collect only when asked to."""
    gc.unfreeze()
    gc.disable()


def test_frozen_garbage_is_collected_once_it_has_grown() -> None:
    frozen = Frozen()
    gc.freeze()
    frozen.collect_if_grown()
    circles = [Circle() for _ in range(sys.getallocatedblocks() // 2)]
    first, kept = ref(circles[0]), circles[1]
    gc.freeze()
    del circles
    assert first() is not None
    frozen.collect_if_grown()
    assert first() is None
    assert kept.all == [kept]


def test_frozen_objects_are_not_scanned_while_few_were_added() -> None:
    frozen = Frozen()
    gc.freeze()
    frozen.collect_if_grown()
    circle = Circle()
    dead = ref(circle)
    gc.freeze()
    del circle
    frozen.collect_if_grown()
    assert dead() is not None


def test_released_objects_stay_out_of_garbage_collection() -> None:
    frozen = Frozen()
    gc.freeze()
    frozen.collect_if_grown()
    alive: list[list[str]] = [[] for _ in range(sys.getallocatedblocks())]
    gc.freeze()
    frozen.collect_if_grown()
    assert gc.get_freeze_count() > len(alive)
    assert not any(one is alive for one in gc.get_objects())


def test_what_is_frozen_after_a_collection_stays_frozen_when_a_comparison_has_been_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    frozen = Frozen()
    monkeypatch.setattr(gc_control, "FROZEN", frozen)
    frozen.collect_if_grown()
    alive: list[list[str]] = [[] for _ in range(sys.getallocatedblocks())]
    frozen.collect_if_grown()
    gc.enable()
    with gc_control.paused():
        pass
    assert gc.get_freeze_count() > len(alive)
