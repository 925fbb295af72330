"""Sentences in languages other than English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language.languages import language_profiles
from corpus.language.sentence_splitter import split

# A bar parts the sentences; the space around it is the text's own.
CASES = {
    "de": (
        "Am 17. Februar trafen sich die Minister, d. h. die Vertreter von 30 Staaten, z. B. Polen."
        "| Die Gespräche dauerten bis 22.30 Uhr.",
        "Laut Verordnung Nr. 5 vom 3. Mai zahlt die Stadt ca. 3,5 Mio. Euro.| Dr. Anna Weiß sagte: "
        "„Das ist genug.“| Danach ging sie.",
        "„Wir bleiben hier!“, rief er.| „Niemand geht.“| Die Polizei kam um 8 Uhr.",
        "Sie gewann mit 3:2.| Der Trainer lobte sie.| Im 19. Jahrhundert war das anders.",
        "Das war im Jahr 2021.| Berlin schwieg.",
    ),
    "fr": (
        "« Nous restons », a dit M. Dupont.| « Qui partira ? »| Le maire, lui, se tait.",
        "Mme Roux est arrivée à 8 h.| Elle est repartie !| Est-ce fini ?| Non.",
        "Le 1er mars, env. 7 000 personnes ont défilé, cf. p. 3.| Les syndicats disent 12 000.",
    ),
    "es": (
        "¿Quién lo hizo?| ¡Nadie lo sabe!| El Sr. García dijo que no.| La Dra. Ruiz calló.",
        "EE. UU. envió 1.200 soldados.| El Gobierno, p. ej., calla.| «No nos iremos», dijo.",
    ),
    "tr": (
        "2. Dünya Savaşı'ndan kalma bomba bulundu.| Prof. Dr. Ayşe Kaya konuştu.| İstanbul'da 17. "
        "yüzyıl evleri yandı.",
        '"Kimse ölmedi." dedi.| Kaç kişi yaralandı?| Bilinmiyor.',
    ),
    "ru": (
        "В 2022 г. в городе жило 5 млн. человек.| Завод им. Кирова закрыт.| А. С. Орлов уехал.",
        "«Мы остаёмся», — сказал он.| «Кто уйдёт?» — спросил мэр.| Никто не ответил.",
    ),
    "ar": ("هل وصل الوزير؟| نعم، وصل أمس.| قال د. سامي إن الاجتماع انتهى!| وغادر الجميع.",),
    "zh": (
        "部长星期四抵达。|他说：“我们不走。”|会议持续了三个小时！|谁赢了？|没有人知道……大家都走了。",
    ),
    "ja": ("大臣は木曜日に到着した。|「行かない。」と彼は言った。|会議は終わった。",),
}


@pytest.mark.parametrize(
    ("language", "marked"), [(code, text) for code, texts in CASES.items() for text in texts]
)
def test_sentences_of_other_languages_are_split_exactly(language: str, marked: str) -> None:
    text = marked.replace("|", "")
    expected = [part.strip() for part in marked.split("|")]
    assert [span.of(text) for span in split(text, language)] == expected


@given(
    st.sampled_from(["", "zz", "th", *language_profiles()]),
    st.text("aБ字ب .!?。؟…«»„“\"'17г") | st.text(max_size=60),
)
def test_sentences_of_other_languages_cover_every_character(language: str, text: str) -> None:
    paragraph = " ".join(text.split())
    spans = split(paragraph, language)
    assert all(span.of(paragraph) == span.of(paragraph).strip() != "" for span in spans)
    assert "".join(span.of(paragraph) for span in spans).replace(" ", "") == paragraph.replace(
        " ", ""
    )
