"""The outlet's name, where a page title or a file's name gives it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading import metadata


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("agency-one.txt", "Agency One"),
        ("the_wire.md", "The Wire"),
        ("stories/brussels/anadolu.txt", "Anadolu"),
        ("bbc.txt", "BBC"),
        ("cnn", "CNN"),
        ("ap.txt", "AP"),
        ("afp.txt", "AFP"),
        ("nypost.txt", "Nypost"),
        ("usa-today.txt", "USA Today"),
        ("la-nacion.txt", "La Nacion"),
        ("voice-of-america.txt", "Voice of America"),
        ("BBC News.txt", "BBC News"),
        ("SpaceNews.txt", "SpaceNews"),
        ("france-24.txt", "France 24"),
        ("20-minutes.txt", "20 Minutes"),
        ("a.txt", "A"),
        ("01-the-wire.txt", "The Wire"),
        ("2022-02-17-bbc.txt", "BBC"),
        ("20220217_anadolu.txt", "Anadolu"),
        ("7a97de89-fox.txt", "Fox"),
        ("article-2.txt", "Article 2"),
        ("комсомолка.txt", "Комсомолка"),
        ("facade.txt", "Facade"),
        ("-", ""),
        ("1.txt", ""),
        ("0042.txt", ""),
        ("123456.txt", ""),
        ("2022-02-17.txt", ""),
        ("7a97de89.txt", ""),
        ("9f86d081884c7d659a2feaa0c55ad015.txt", ""),
        ("3f2b8c1e-93aa-4d6b-8f0e-1c2d3e4f5a6b.txt", ""),
        ("tmpab3k_9xq.txt", ""),
        ("tmp.Xk29fQ8zLm", ""),
        ("dQw4w9WgXcQ.txt", ""),
        ("...", ""),
    ],
)
def test_a_file_s_name_is_made_readable_and_a_name_nobody_chose_gives_none(
    source: str, name: str
) -> None:
    assert metadata.outlet_from_filename(source) == name


@pytest.mark.parametrize(
    ("title", "source", "headline", "name"),
    [
        ("Bridge closed | Coast Courier", "x.txt", "Bridge closed", "Coast Courier"),
        ("Bridge closed - CoastCourier.com", "x.txt", "Bridge closed", "CoastCourier"),
        ("Bridge closed – The Courier", "thecourier.txt", "Bridge closed", "The Courier"),
        ("Bridge closed — courier.co.uk", "-", "Bridge closed", "courier"),
        ("Bridge closed – ‘nobody is in danger’", "courier.txt", None, ""),
        ("Bridge closed - two piers cracked", "courier.txt", None, ""),
        ("Bridge closed | what we know so far about it", "courier.txt", None, ""),
        ("Bridge closed", "courier.txt", None, ""),
        ("A build-up | ", "courier.txt", None, ""),
    ],
)
def test_the_end_of_a_page_title_is_an_outlet_where_a_sign_says_so(
    title: str, source: str, headline: str | None, name: str
) -> None:
    assert metadata.split_title(title, source) == (title if headline is None else headline, name)


@given(st.text())
def test_any_name_is_taken(source: str) -> None:
    assert metadata.outlet_from_filename(source) == metadata.outlet_from_filename(source).strip()
    headline, name = metadata.split_title(source, source)
    assert source.startswith(headline)
    assert name in source
