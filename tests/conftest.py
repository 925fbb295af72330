"""Fixtures that several test modules need."""

from __future__ import annotations

import ctypes
import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile(
    "repeatable",
    deadline=None,  # a test says nothing about how busy the machine is
    derandomize=True,  # the same examples on every run, so that no run fails by chance
    max_examples=50,
)
settings.register_profile("searching", deadline=None, max_examples=1000)
settings.load_profile("repeatable")  # `pytest --hypothesis-profile searching` looks for new ones

CAPABILITIES_VERSION = 0x20080522
MAY_WRITE_ANYWHERE = 1 << 1  # CAP_DAC_OVERRIDE
MAY_READ_ANYWHERE = 1 << 2  # CAP_DAC_READ_SEARCH
"""Linux's names for what root may do though a file's permissions say no: linux/capability.h."""


def pytest_collection_finish() -> None:
    """Keep what was imported out of garbage collection, which takes a seventh of the run else."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports and gold links, which lies beside the checkout."""
    folder = Path(__file__).parents[1].parent / "shared"
    if not folder.is_dir():
        pytest.skip("the real reports are not here: ../shared is absent")
    return folder


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """Switch garbage collection on again: a report runs without it, and here others follow."""
    yield
    gc.enable()


@pytest.fixture
def without_root_rights() -> Iterator[None]:
    """Let files refuse root what they refuse anyone else: the tests may run as root."""
    if os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None)
    this_thread = (ctypes.c_uint32 * 2)(CAPABILITIES_VERSION, 0)
    rights = (ctypes.c_uint32 * 6)()
    """Twice the effective, the permitted and the inheritable ones; the first 32 come first."""
    assert libc.capget(this_thread, rights) == 0
    effective = rights[0]
    rights[0] &= ~(MAY_WRITE_ANYWHERE | MAY_READ_ANYWHERE)
    assert libc.capset(this_thread, rights) == 0
    yield
    rights[0] = effective
    assert libc.capset(this_thread, rights) == 0


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the goldens be written anew: `pytest --update-goldens`, then read the diff."""
    parser.addoption("--update-goldens", action="store_true", help="write tests/goldens/ anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Assert that a text is, byte for byte, the file of that name in tests/goldens/."""

    def check(name: str, text: str) -> None:
        path = Path(__file__).parent / "goldens" / name
        if request.config.getoption("--update-goldens"):
            path.write_bytes(text.encode())
        assert text.encode() == path.read_bytes()

    return check
