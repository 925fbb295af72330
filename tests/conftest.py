"""Fixtures that several test modules need."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")  # a test says nothing about how busy the machine is


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports and gold links, which lies beside the checkout."""
    folder = Path(__file__).parents[1].parent / "shared"
    if not folder.is_dir():
        pytest.skip("the real reports are not here: ../shared is absent")
    return folder


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """Collect garbage again: a report leaves that off until it ends, here others come after it."""
    yield
    gc.enable()


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
