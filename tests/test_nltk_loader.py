"""NLTK's stemmers and sentence tokenizer without the rest of NLTK, in fresh interpreters."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def printed(code: str) -> str:
    """What a fresh interpreter prints."""
    start = "import sys\nfrom corpus.language import nltk_loader"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"{start}\n{code}"],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    return done.stdout.strip()


def test_few_modules_are_loaded_and_sys_modules_is_unchanged() -> None:
    code = """
nltk_loader.load_nltk_module("nltk.tokenize.punkt")
nltk_loader.load_nltk_module("nltk.stem.snowball")
print(len(nltk_loader._loaded), *(name for name in sys.modules if name.startswith("nltk")))
"""
    assert 5 < int(printed(code)) < 25


def test_a_module_is_loaded_once() -> None:
    code = """
load = nltk_loader.load_nltk_module
print(load("nltk.stem.snowball") is load("nltk.stem.snowball"))
"""
    assert printed(code) == "True"


def test_a_later_import_gets_all_of_nltk() -> None:
    code = """
ours = nltk_loader.load_nltk_module("nltk.stem.snowball")
import nltk
print(ours.EnglishStemmer().stem("reported"), nltk.stem.SnowballStemmer("english").stem("running"),
      nltk.tokenize.punkt.PunktSentenceTokenizer.__name__, nltk.corpus.stopwords is not None)
"""
    assert printed(code) == "report run PunktSentenceTokenizer True"


def test_an_earlier_import_is_left_as_it_is() -> None:
    code = """
import nltk
before = dict(sys.modules)
ours = nltk_loader.load_nltk_module("nltk.stem.snowball")
new = {name for name in sys.modules.keys() - before.keys() if name.startswith("nltk")}
print(ours.EnglishStemmer().stem("reported"), new, nltk.stem is before["nltk.stem"])
"""
    assert printed(code) == "report set() True"


def test_concurrent_loads_and_imports_all_succeed() -> None:
    code = """
from concurrent.futures import ThreadPoolExecutor
def load(_):
    return nltk_loader.load_nltk_module("nltk.stem.snowball").EnglishStemmer().stem("reported")
def plain(_):
    import nltk.corpus
    return nltk.corpus.stopwords is not None
with ThreadPoolExecutor(8) as pool:
    loads, plains = pool.map(load, range(4)), pool.map(plain, range(4))
    print({*loads}, {*plains})
"""
    assert printed(code) == "{'report'} {True}"


def test_a_module_that_needs_more_is_imported_whole() -> None:
    code = """
nltk_loader._UNUSED = {}
print(nltk_loader.load_nltk_module("nltk.stem.snowball").EnglishStemmer().stem("reported"),
      "nltk" in sys.modules)
"""
    assert printed(code) == "report True"
