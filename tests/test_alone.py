"""NLTK's stemmers and sentence tokenizer without the rest of NLTK, in fresh interpreters."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def said(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", f"import sys\n{code}"],
        capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    return done.stdout.strip()


def test_nothing_else_of_it_is_imported() -> None:
    code = """
from corpus.language import alone
alone.alone("nltk.tokenize.punkt"), alone.alone("nltk.stem.snowball")
print(len(alone._known), *(one for one in ("nltk.parse", "nltk.tag") if one in alone._known))
"""
    assert 5 < int(said(code)) < 25


def test_whoever_imports_it_afterwards_gets_the_whole() -> None:
    code = """
from corpus.language.alone import alone
ours = alone("nltk.stem.snowball")
assert "nltk" not in sys.modules
import nltk
print(ours.EnglishStemmer().stem("reported"), nltk.stem.SnowballStemmer("english").stem("running"),
      nltk.tokenize.punkt.PunktSentenceTokenizer.__name__, nltk.corpus.stopwords is not None)
"""
    assert said(code) == "report run PunktSentenceTokenizer True"


def test_where_the_whole_is_there_it_serves() -> None:
    code = """
import nltk.stem.snowball
from corpus.language.alone import alone
print(alone("nltk.stem.snowball") is nltk.stem.snowball)
"""
    assert said(code) == "True"


def test_a_module_that_needs_more_gets_all_of_it() -> None:
    code = """
from corpus.language import alone
alone._UNUSED = {}
print(alone.alone("nltk.stem.snowball").EnglishStemmer().stem("reported"), "nltk" in sys.modules)
"""
    assert said(code) == "report False"
