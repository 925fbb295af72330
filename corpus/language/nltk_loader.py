"""Loads the two modules of NLTK that are used here without the other four hundred.

Importing `nltk.stem.snowball` runs the whole of NLTK first: it takes three times as long and 20 MB
more memory than the fifteen modules that Punkt and the stemmers need. So these are run as private
copies: `import` in them finds private copies as well, and `sys.modules` is neither read nor changed
by it. Whoever imports NLTK beside them gets the whole of it.
"""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec, resolve_name
from threading import RLock
from types import ModuleType
from typing import Any

_UNUSED = {"nltk.corpus": ("stopwords",)}
"""Names that a package is asked for and that the modules use only where they are told to."""

_lock = RLock()
_loaded: dict[str, ModuleType] = {}
"""The private copies by name; of packages only what holds the names of their modules."""


def load_nltk_module(name: str) -> ModuleType:
    """A module of NLTK such as `nltk.stem.snowball`, with its imports but without its packages.

    May be called from several threads at once. Where the module needs what only the packages have,
    it is imported in the usual way. Raises ImportError where NLTK is not installed.
    """
    with _lock:
        if name not in _loaded:
            try:
                _load(name)
            except (ImportError, AttributeError):
                _loaded[name] = import_module(name)
        return _loaded[name]


def _load(name: str) -> ModuleType:
    """The private copy of a module; for a package, an empty module that knows where it lies."""
    if name in _loaded:
        return _loaded[name]
    package, _, _ = name.rpartition(".")
    spec = PathFinder.find_spec(name, _load(package).__path__) if package else find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name)
    module = _loaded[name] = module_from_spec(spec)
    if spec.submodule_search_locations is not None:
        vars(module).update(dict.fromkeys(_UNUSED.get(name, ())))
        return module
    # What `import` does is looked up among the builtins of the code that is run.
    vars(module)["__builtins__"] = {**vars(builtins), "__import__": _import}
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del _loaded[name]
        raise
    return module


def _import(
    name: str,
    namespace: Mapping[str, Any] | None = None,
    local: Mapping[str, object] | None = None,
    wanted: Sequence[str] | None = (),
    level: int = 0,
) -> ModuleType:
    """What `import` does in a private copy: modules of NLTK are private copies too."""
    if level and namespace:
        name, level = resolve_name("." * level + name, namespace["__package__"]), 0
    root = name.partition(".")[0]
    if root != "nltk":
        return builtins.__import__(name, namespace, local, wanted or (), level)
    with _lock:
        module = _load(name)
        for one in wanted or ():
            if not hasattr(module, one):
                setattr(module, one, _load(f"{name}.{one}"))
        return module if wanted else _load(root)
