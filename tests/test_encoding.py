"""Decoding gives the characters that were meant, whatever the encoding."""

from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.encoding import decode
from corpus.reading.parsed import UnreadableError

ENGLISH = "The minister’s “offer” — worth €5 million – was refused, a source in the café said."
QUOTED = "He said “no deal” in Brussels on Thursday."
FRENCH = "L’été dernier, le président français a déclaré que « la trêve » était évitée à Genève."
GERMAN = "Der Außenminister erklärte, die Brücke sei für Züge gesperrt – „sofort“."
SPANISH = "¿Qué pasó? El año pasado, señaló José Muñoz, la misión duró más."
ICELANDIC = "Ráðherrann sagði í gær að þeir væru á leið heim með fjögur skip."
TURKISH = "Bakanlık, sınırdaki asker sayısının arttığını açıkladı; İstanbul'da görüşmeler sürüyor."
CZECH = "Ministr obrany ve čtvrtek řekl, že vojáci příští týden přijedou do Prahy."
POLISH = "Minister odrzucił twierdzenia o wycofaniu wojsk. Żołnierze są wciąż na miejscu."
HUNGARIAN = "A miniszter csütörtökön közölte, hogy több ezer katona érkezett, és előre nyomulnak."
LATVIAN = "Ministrs ceturtdien noraidīja apgalvojumus par karaspēka atvilkšanu no robežas."
RUSSIAN = "Министр обороны в четверг отверг заявления о выводе войск от границы."
GREEK = "Ο υπουργός Άμυνας απέρριψε την Πέμπτη τους ισχυρισμούς."
ARABIC = "رفض وزير الدفاع يوم الخميس مزاعم بشأن سحب القوات من الحدود."
HEBREW = "שר ההגנה דחה ביום חמישי את הטענות על נסיגת כוחות מהגבול."
JAPANESE = "国防相は木曜日、国境から軍隊を撤退させるという発表を否定した。"
CHINESE = "国防部长周四在布鲁塞尔举行会议，讨论边境的军队问题。"
KOREAN = "국방장관들은 목요일 브뤼셀에서 회의를 열고 국경 병력 문제를 논의했다."


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", ENGLISH),
        ("utf-8-sig", ENGLISH),
        ("utf-16", JAPANESE),
        ("utf-32", ENGLISH),
        ("cp1252", ENGLISH),
        ("cp1252", QUOTED),
        ("cp1252", FRENCH),
        ("cp1252", GERMAN),
        ("cp1252", ICELANDIC),
        ("latin-1", SPANISH),
        ("mac_roman", ENGLISH),
        ("mac_roman", FRENCH),
        ("cp1254", TURKISH),
        ("iso8859_9", TURKISH),
        ("cp1250", CZECH),
        ("cp1250", POLISH),
        ("cp1250", HUNGARIAN),
        ("cp1257", LATVIAN),
        ("koi8_r", RUSSIAN),
        ("cp1251", RUSSIAN),
        ("iso8859_5", RUSSIAN),
        ("cp866", RUSSIAN),
        ("cp1253", GREEK),
        ("cp1256", ARABIC),
        ("cp1255", HEBREW),
        ("shift_jis", JAPANESE),
        ("euc_jp", JAPANESE),
        ("gb18030", CHINESE),
        ("euc_kr", KOREAN),
    ],
)
def test_text_is_decoded_with_the_encoding_it_was_written_in(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_utf_16_is_known_by_its_mark_in_either_order(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert decode(mark + ENGLISH.encode(encoding)) == ENGLISH


def test_one_damaged_character_does_not_turn_utf_8_into_another_encoding() -> None:
    damaged = ENGLISH.encode().replace("’".encode(), b"\xe2\x80", 1) + b"\xe2\x80"
    assert decode(damaged) == ENGLISH.replace("’", "\ufffd", 1) + "\ufffd"


def test_accent_far_into_a_long_text_is_decoded() -> None:
    text = "Nothing but plain words here. " * 20_000 + FRENCH
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", bytes(range(256)) * 4, b"text with a \0 in it"],
)
def test_binary_data_is_rejected(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="binary data, not text"):
        decode(data)


@given(st.binary())
def test_any_bytes_are_decoded_or_rejected(data: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        decode(data).encode()


@given(st.text(st.characters(exclude_categories=["C"])))
def test_valid_utf_8_is_decoded_as_utf_8(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")
