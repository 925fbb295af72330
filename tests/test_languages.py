"""Detection of the language of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language.languages import detect_language, language_code

TEXTS = {
    "ar": "أعلن وزير الدفاع أن المحادثات ستستمر حتى يوم الخميس في القاهرة.",
    "cs": "Ministr řekl, že jednání budou ve čtvrtek pokračovat.",
    "da": "Forsvarsministeren sagde, at forhandlingerne ville blive genoptaget, når der er ro.",
    "de": "Die Minister haben sich in Brüssel auf ein neues Abkommen geeinigt.",
    "el": "Ο υπουργός είπε ότι οι συνομιλίες θα συνεχιστούν την Πέμπτη.",
    "en": "The ministers agreed on a new treaty in Brussels on Thursday, officials said.",
    "es": "Los ministros acordaron en Bruselas un nuevo tratado, según dijo el portavoz.",
    "fa": "وزیر دفاع گفت که گفتگوها تا پنجشنبه در تهران ادامه پیدا می‌کند.",
    "fi": "Ministeri sanoi, että neuvottelut jatkuvat torstaina, mutta sopimus on vielä auki.",
    "fr": "Les ministres se sont mis d'accord sur un nouveau traité à Bruxelles jeudi.",
    "he": "שר הביטחון אמר כי השיחות יימשכו ביום חמישי.",
    "hi": "मंत्री ने कहा कि बातचीत गुरुवार तक जारी रहेगी।",
    "hu": "A miniszter azt mondta, hogy a tárgyalások csütörtökön folytatódnak, de nem itt.",
    "it": "I ministri hanno raggiunto un accordo a Bruxelles, ha detto il portavoce del governo.",
    "ja": "大臣は木曜日にブリュッセルで新しい条約に合意した。",
    "ko": "장관은 목요일에 협상이 계속될 것이라고 말했다.",
    "nl": "De ministers zijn het in Brussel eens over een nieuw verdrag, zei de woordvoerder.",
    "pl": "Minister powiedział, że rozmowy będą kontynuowane w czwartek.",
    "pt": "Os ministros chegaram a um acordo em Bruxelas, disse o porta-voz do governo na quinta.",
    "ro": "Miniștrii au ajuns la un acord la Bruxelles, potrivit unui purtător de cuvânt.",
    "ru": "Министр заявил, что переговоры в Брюсселе продолжатся в четверг.",
    "sv": "Ministern sade att förhandlingarna ska fortsätta på torsdag, men inte var.",
    "th": "รัฐมนตรีกล่าวว่าการเจรจาจะดำเนินต่อไป",
    "tr": "Bakan, görüşmelerin perşembe günü devam edeceğini söyledi ve bu konuda çok umutlu.",
    "uk": "Міністр заявив, що переговори в Брюсселі триватимуть у четвер.",
    "ur": "وزیر دفاع نے کہا کہ مذاکرات جمعرات کو بھی جاری رہیں گے۔ وہ اسلام آباد میں ٹھہرے ہیں۔",
    "zh": "部长们星期四在布鲁塞尔就新条约达成一致。",
}


@pytest.mark.parametrize("language", TEXTS)
def test_one_or_two_sentences_are_enough_to_detect_the_language(language: str) -> None:
    assert detect_language(TEXTS[language]) == language


def test_foreign_names_do_not_change_the_language() -> None:
    text = "The talks of Wang Yi (王毅) and Sergey Lavrov (Сергей Лавров) were in the news."
    assert detect_language(text) == "en"


@pytest.mark.parametrize("text", ["", "1,204 – 7%", "Murano. Vasilenkov. Arden.", "🙂"])
def test_language_is_unknown_without_evidence(text: str) -> None:
    assert detect_language(text) == ""


@given(st.text())
def test_no_text_makes_it_raise(text: str) -> None:
    assert detect_language(text) == language_code(detect_language(text))


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("de", "de"), ("de-AT", "de"), ("pt_BR", "pt"), (" EN ", "en"), ("", ""), ("German!", "")],
)
def test_a_language_is_named_by_its_code(tag: str, expected: str) -> None:
    assert language_code(tag) == expected
