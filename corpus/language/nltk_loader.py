"""A module of NLTK by itself: two are needed, and the package imports four hundred."""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from types import ModuleType

_PACKAGES = ("nltk", "nltk.corpus", "nltk.stem", "nltk.tokenize")
"""Their own code is passed over."""
_UNUSED = {"stopwords": None}
"""What the stemmers take from `nltk.corpus`, and use only where they are asked to."""
_ONE = Lock()
"""A comparison that nobody waits for any more may still be at work beside the next."""
_known: dict[str, ModuleType] = {}


@cache
def load_nltk_module(name: str) -> ModuleType:
    """A module of `nltk.stem` or `nltk.tokenize`, in a third of the time and half the memory.

    Nobody else meets what stood in for the packages: who imports NLTK gets the whole of it.
    """
    with _ONE:
        if "nltk" in sys.modules:
            return import_module(name)
        sys.modules.update(_known or _stand_ins())
        try:
            return import_module(name)
        except ImportError:
            _take_out()
            return import_module(name)  # with whatever it imports by itself
        finally:
            _known.update(_take_out())


def _stand_ins() -> dict[str, ModuleType]:
    found = find_spec("nltk")
    roots = found.submodule_search_locations if found else None
    made = {name: ModuleType(name) for name in _PACKAGES}
    for name, package in made.items():
        inside = name.split(".")[1:]
        package.__path__ = [str(Path(root, *inside)) for root in roots or ()]
    vars(made["nltk.corpus"]).update(_UNUSED)
    return made


def _take_out() -> dict[str, ModuleType]:
    """The modules of NLTK, no longer among those that are imported."""
    names = [name for name in sys.modules if name.partition(".")[0] == "nltk"]
    return {name: sys.modules.pop(name) for name in names}
