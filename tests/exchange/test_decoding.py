import codecs

import pytest

from vmo_desktop.exchange.decoding import ENCODINGS, DecodedText, UnknownEncoding, decode

TEXT = "Käse – £3.2m “quoted” • €\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_the_rule_finds_the_encoding(content: bytes, encoding: str) -> None:
    decoded = decode(content)
    assert (decoded.text, decoded.encoding, decoded.notes) == (TEXT, encoding, ())


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1254", "Şişli köprüsü"),
        ("cp1255", "כביש ראשי"),
        ("cp1256", "مشروع الجسر"),
        ("cp1257", "Šķūņa remonts"),
        ("gb18030", "系统升级"),
        ("big5", "系統升級計畫"),
        ("shift_jis", "東京駅の改修"),
        ("euc-kr", "도로 확장 사업"),
    ],
)
def test_the_encoding_of_a_text_that_is_told_to_be_none_can_be_chosen(encoding: str, name: str) -> None:
    content = f"Name,Cost\n{name},5\n".encode(encoding)
    assert any("choose another encoding" in note for note in decode(content).notes)
    assert encoding in ENCODINGS
    assert name in decode(content, encoding).text


@pytest.mark.parametrize(
    "name",
    ["Lýðheilsa og alþýða", "Þýðing laga", "Ný jarðýta", "Blóðþáttum og æðum", "Algóriþmi, þt. „á áætlun“", "Liður þ"],
)
def test_icelandic_is_read_without_a_doubt(name: str) -> None:
    decoded = decode(f"Heiti,Kostnaður\n{name},5\n".encode("cp1252"))
    assert (decoded.encoding, decoded.notes) == ("cp1252", ())


def test_bytes_that_cp1252_lacks_are_kept_and_reported() -> None:
    decoded = decode(b"caf\xe9\nquote \x9d end")
    assert decoded.text == "café\nquote \x9d end"
    assert "0x9D" in decoded.notes[0]
    assert "line 2" in decoded.notes[0]


def test_no_byte_makes_it_fail() -> None:
    every = bytes(range(256)) * 3
    for encoding in ("", "utf-8", "cp1252", "utf-16-le", "iso8859-15"):
        assert decode(every, encoding).text


def test_a_given_encoding_wins() -> None:
    assert decode("Łódź".encode("cp1250"), "cp1250").text == "Łódź"
    assert decode(codecs.BOM_UTF8 + b"a", "utf-8").text == "a"


def test_nul_is_left_out_and_reported() -> None:
    decoded = decode(b"a\0b;c\n1;2;3\n")
    assert decoded.text == "ab;c\n1;2;3\n"
    assert "NUL" in decoded.notes[0]


@pytest.mark.parametrize("name", ["utf-99", "hex", "../x"])
def test_an_unknown_encoding_is_refused(name: str) -> None:
    with pytest.raises(UnknownEncoding):
        decode(b"a", name)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Name,Cost\nпортал,5\n", "名前,費用\r\n東京,5\r\n", "Όνομα;Κόστος\rα;5\r"])
def test_utf_16_without_a_mark_is_read_in_any_script(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == DecodedText(text, encoding)
