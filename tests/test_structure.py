"""The shape of the code: imports without cycles, steps in order, files and classes of a fair size.

Imports inside functions and under TYPE_CHECKING count as any other: a reader has to follow them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("corpus", "tui", "styles")

STEPS = (
    "version",
    "file_writing",
    "progress",
    "text_cleaning",
    "toml",
    "article",
    "model",
    "language",
    "reading",
    "settings",
    "segmentation",
    "stories",
    "samples",
    "extraction",
    "alignment",
    "review",
    "findings",
    "comparison",
    "passage_status",
    "positions",
    "selection",
    "statistics",
    "reports",
    "archive",
    "library",
    "",
)
"""The modules and packages of `corpus` in the order of the data; "" is `corpus` itself.

A module imports only its own package and earlier steps.
"""

MOST_FILES = 260
LONGEST_FILE = 400
LEAST_MEDIAN = 100
MOST_AT_ROOT = 20
LONGEST_CHAIN = 3
"""Of our own classes that inherit from one another."""


@cache
def files() -> Mapping[str, Path]:
    """The Python files of the program, by the names of their modules."""
    paths = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return {_module(path): path for path in paths}


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def tree(module: str) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(files()[module].read_text(encoding="utf-8"))


def statements(inside: ast.AST) -> Iterator[ast.AST]:
    """Every statement of a module, those inside others too; what is in an expression is none."""
    for field in ("body", "handlers", "orelse", "finalbody", "cases"):
        for node in getattr(inside, field, ()):
            yield node
            yield from statements(node)


def lengths() -> Mapping[str, int]:
    """How many lines each file has, empty ones included."""
    return {
        module: len(path.read_text(encoding="utf-8").splitlines())
        for module, path in files().items()
    }


@cache
def imported_names(module: str) -> list[tuple[str, str]]:
    """The names that a module imports anywhere in it, and the full names of what they stand for."""
    return list(_imported_names(module))


def _imported_names(module: str) -> Iterator[tuple[str, str]]:
    for node in statements(tree(module)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.asname or alias.name.partition(".")[0], alias.name
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module} has a relative import"
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def own_module(name: str) -> str | None:
    """Our module that a full name is, or is defined in; None if it is not ours."""
    while name and name not in files():
        name = name.rpartition(".")[0]
    return name or None


@cache
def imports() -> Mapping[str, set[str]]:
    """Our modules that each of our modules imports."""
    return {
        module: {
            imported
            for _, name in imported_names(module)
            if (imported := own_module(name)) and imported != module
        }
        for module in files()
    }


def step_of(module: str) -> int:
    """The number of the step that a module of `corpus` belongs to."""
    return STEPS.index((*module.split("."), "")[1])


def classes() -> Mapping[str, list[str]]:
    """Full names of our classes' bases, by the full name of the class."""
    found: dict[str, list[str]] = {}
    for module in files():
        known = dict(imported_names(module))
        defined = [node for node in statements(tree(module)) if isinstance(node, ast.ClassDef)]
        known |= {node.name: f"{module}.{node.name}" for node in defined}
        for node in defined:
            found[f"{module}.{node.name}"] = [_full_name(base, known) for base in node.bases]
    return found


def _full_name(base: ast.expr, known: Mapping[str, str]) -> str:
    """What a base is called outside its module: `screen.Base` as `tui.lists.screen.Base`."""
    if isinstance(base, ast.Subscript):  # a generic class
        base = base.value
    first, dot, rest = ast.unparse(base).partition(".")
    return known.get(first, first) + dot + rest


def chain(name: str, bases: Mapping[str, list[str]]) -> list[str]:
    """The longest line of our own classes from a class up."""
    above = [chain(base, bases) for base in bases[name] if base in bases]
    return [name, *max(above, key=len, default=[])]


def packages_above(module: str) -> set[str]:
    """The packages that a module lies in: to import it runs them first."""
    parts = module.split(".")
    return {".".join(parts[:number]) for number in range(1, len(parts))}


def test_no_module_imports_itself_by_way_of_others() -> None:
    """So each can be imported first, whatever is imported after it."""
    run = {
        module: others.union(*map(packages_above, others)) - packages_above(module) - {module}
        for module, others in imports().items()
    }
    try:
        TopologicalSorter(run).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(reversed(error.args[1])))


def test_a_step_of_corpus_imports_only_earlier_steps() -> None:
    wrong = [
        f"{module} → {other}"
        for module, others in imports().items()
        if module.partition(".")[0] == "corpus"
        for other in others
        if not other.startswith("corpus") or step_of(other) > step_of(module)
    ]
    assert wrong == []


def test_every_module_of_corpus_is_one_of_the_steps() -> None:
    inside = {(*module.split("."), "")[1] for module in files() if module.startswith("corpus")}
    assert sorted(STEPS) == sorted(inside)


def test_there_are_few_files_and_they_are_neither_crumbs_nor_giants() -> None:
    lines = lengths()
    assert len(lines) <= MOST_FILES
    assert median(lines.values()) >= LEAST_MEDIAN
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}


@pytest.mark.parametrize("package", ["corpus", "tui"])
def test_few_modules_are_at_the_root_of_a_package(package: str) -> None:
    assert len(list((ROOT / package).glob("*.py"))) <= MOST_AT_ROOT


def test_no_long_chain_of_our_own_classes() -> None:
    bases = classes()
    chains = [chain(name, bases) for name in bases]
    assert [" ← ".join(one) for one in chains if len(one) > LONGEST_CHAIN] == []


def test_the_garbage_collector_is_touched_in_one_file_of_the_dashboard() -> None:
    touching = {
        module
        for module in files()
        for _, name in imported_names(module)
        if name.partition(".")[0] == "gc"
    }
    assert touching == {"tui.gc_control"}
