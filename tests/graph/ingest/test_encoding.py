"""Bytes become text whatever they were written in, and what was guessed or mended is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.graph.errors import InputError
from undersigned.graph.ingest import source_from_bytes
from undersigned.graph.ingest.encoding import decode, decode_exactly
from undersigned.graph.ingest.invisible import one_line_end, visible
from undersigned.graph.ingest.mojibake import unscrambled

CHINESE = "我们，签署本函的人权组织，敦促当局立即释放被任意拘押的律师。\n联署：\n人权观察\n国际特赦组织\n"
TAIWANESE = "我們，簽署本函的人權組織，敦促當局立即釋放被任意拘押的律師。\n聯署：\n人權觀察\n國際特赦組織\n"
JAPANESE = "私たち人権団体は、恣意的に拘束された弁護士の即時釈放を求めます。\n"
KOREAN = "우리는 자의적으로 구금된 변호사들의 즉각 석방을 요구한다. 인권 단체 연합\n"
RUSSIAN = "Мы, нижеподписавшиеся организации, призываем власти немедленно освободить адвокатов.\n"
FRENCH = (
    "Nous, soussignés, demandons la libération des avocats détenus à Pékin : « Liberté ! » – l’œuvre de François.\n"
)
GERMAN = "„Wir“ fordern die Freilassung von Jürgen Müßig und Ömer Groß – Übersee e. V.\n"
SPANISH = "¿Quién? Los abajo firmantes, Ángel Muñoz, ÁLVAREZ, N.º 3, 1.ª\n"
POLISH = "My, niżej podpisani, żądamy natychmiastowego uwolnienia prawników. Paweł Łoś, Wałęsa\n"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        *((text, "utf-8-sig") for text in (CHINESE, FRENCH)),
        *((text, codec) for text in (CHINESE, FRENCH, JAPANESE) for codec in ("utf-16", "utf-32", "utf-8")),
        *((FRENCH, codec) for codec in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252", "mac_roman")),
        (CHINESE + "1. PEN America\n2. Hong Kong Watch\n", "utf-16-le"),
        *((text, "gb18030") for text in (CHINESE, "人权观察\n", "1. PEN America 美国笔会\n2. 人权观察\n")),
        *((text, "big5") for text in (TAIWANESE, "人權觀察\n")),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "cp949"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (GERMAN, "cp1252"),
        (SPANISH, "cp1252"),
        (POLISH, "cp1250"),
        ("We sign: Paweł Wałęsa, Poland\n", "cp1250"),
        ("Café Müller", "cp1252"),
    ],
)
def test_text_reads_back_in_the_encoding_it_was_written_in(text: str, codec: str) -> None:
    """And where the bytes do not say it themselves, the guess is said."""
    decoded = decode(text.encode(codec), "a.txt")
    assert decoded.text == text
    assert len(decoded.repairs) == (codec not in {"utf-8", "utf-8-sig", "utf-16", "utf-32"})


def test_a_declared_encoding_is_believed_unless_the_bytes_belie_it() -> None:
    """Pages say what they are in; many say it wrongly, and UTF-8 speaks for itself."""
    assert decode(GERMAN.encode("cp1252"), "a", declared="ISO-8859-1").text == GERMAN
    assert decode("Σωκράτης".encode("cp1253"), "a", declared="windows-1253").text == "Σωκράτης"
    assert decode(GERMAN.encode(), "a", declared="iso-8859-1").text == GERMAN
    assert decode(GERMAN.encode(), "a", declared="no such thing").text == GERMAN
    assert "which its bytes are not" in decode(b"caf\xe9", "a", declared="gb2312").repairs[0]


def test_stray_bytes_in_utf8_are_read_as_windows_1252_and_said() -> None:
    """A file put together from two sources; a character that is cut short is lost, and said too."""
    data = "We – the “undersigned” – ask.\n".encode() + b"Caf\xe9 M\xfcller \x93x\x94\n" + "中".encode() + b"\xe4\xbd\n"
    decoded = decode(data, "a.txt")
    assert decoded.text == "We – the “undersigned” – ask.\nCafé Müller “x”\n中\ufffd\n"
    assert [repair.partition(" ")[0] for repair in decoded.repairs] == ["The", "Characters"]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("we donâ€™t, José said at the cafÃ©", "we don’t, José said at the café"),
        ("ÃœberÃ¼ â€“ ä¸\xadå›½", "Überü – 中国"),
        ("Ã¢â‚¬â„¢s twice", "’s twice"),
        ("Москва: ".encode().decode("latin-1") + "x", "Москва: x"),
        ("ðŸ˜€", "😀"),
    ],
)
def test_mojibake_is_undone_where_it_stands(text: str, mended: str) -> None:
    """Run by run: correct words beside it stay."""
    assert unscrambled(text)[0] == mended
    assert any("Mojibake" in repair for repair in decode(text.encode(), "a").repairs)


@pytest.mark.parametrize(
    "text",
    [
        "« Liberté…» et LIBERTÉ”",
        "“IRMÔ e «NÃO»",
        "der Umlaut „Ä“, «Â»",
        "Ł, Ø, Ã, Å™, naïve ½ ¿qué? ¡sí! §5 ©2020 ®™ £5 €5",
        "touché…» (à… «là»)",
        CHINESE + FRENCH + GERMAN + SPANISH + POLISH + RUSSIAN,
    ],
)
def test_correct_text_is_never_taken_for_mojibake(text: str) -> None:
    """Quotation marks after capital letters with accents look much like it."""
    assert unscrambled(text) == (text, 0)
    assert decode(text.encode(), "a").repairs == ()


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24F, exclude_categories=("Cc", "Cf"))), st.data())
def test_double_encoding_is_told_from_correct_text(text: str, data: st.DataObject) -> None:
    """Undoing never makes a text longer, and a text that is whole words of correct Latin stays."""
    assert len(unscrambled(text)[0]) <= len(text)
    word = data.draw(st.text(st.sampled_from("aáàâäãåæcçdðeéèêëiíìîïñoóòôöõøuúùûüyýßÉÀÖÜÑ "), max_size=40))
    assert unscrambled(word) == (word, 0)


def test_hidden_characters_are_taken_out_of_names_and_said() -> None:
    """Bidi controls, zero-width characters, soft hyphens and controls; a no-break space is seen and stays."""
    source = source_from_bytes("a.txt", "1. Teng\u200b Bi\u00adao\u202e\n2. Li\ufeff\u2066 N\x07a\u00a0x\n".encode())
    assert source.text == "1. Teng Biao\n2. Li Na\u00a0x\n"
    assert len(source.repairs) == 3
    assert "(control of writing direction): 2." in " ".join(source.repairs)


def test_controls_of_eight_bits_are_taken_out_too() -> None:
    """A terminal may follow U+009B; U+0085, a line end in some documents, is a space there."""
    assert visible("Li \x9b31mNa\x80\x9f") == ("Li 31mNa", {"control character": 3})
    assert visible("Li\x85Na") == ("Li\x85Na", {})


def test_joiners_stay_where_spelling_needs_them() -> None:
    """Persian and Hindi words hold them; between Latin letters they only hide."""
    for text in ("می\u200cخواهم", "क्\u200dष", "\U0001f468\u200d\U0001f469"):
        assert visible(text) == (text, {})
    assert visible("a\u200cb")[0] == "ab"


def test_every_kind_of_line_end_is_one() -> None:
    """Windows, old Macintosh, form feeds and the separators of Unicode."""
    assert one_line_end("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h") == "\n".join("abcdefgh")


def test_nul_bytes_in_a_text_are_dropped_and_said() -> None:
    """A disk error or an old program leaves them; many make a binary file."""
    decoded = decode(b"PEN\0 America and others sign this letter\n", "a.txt")
    assert decoded.text == "PEN America and others sign this letter\n"
    assert decoded.repairs == ("NUL bytes dropped: 1.",)
    with pytest.raises(InputError, match="binary"):
        decode(b"a\0b\0\0\1\2", "a.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"\x89PNG\r\n",
        b"\xff\xd8\xff\xe0",
        b"\x1f\x8b\x08",
        b"{\\rtf1",
        bytes(range(256)) * 9,
    ],
)
def test_binary_files_are_refused_in_one_line(data: bytes) -> None:
    """Whatever the name says."""
    with pytest.raises(InputError, match=r"^a\.txt: this is a binary file[^\n]*$"):
        decode(data, "a.txt")


def test_what_people_write_for_us_must_be_utf8() -> None:
    """A fact sheet is not guessed at."""
    assert decode_exactly("título: ñ\r\n".encode("utf-16"), "a.yaml") == "título: ñ\n"
    with pytest.raises(InputError, match="byte 3 is not valid UTF-8"):
        decode_exactly(b"caf\xe9", "a.yaml")
    with pytest.raises(InputError, match="binary"):
        decode_exactly(b"a\0b", "a.yaml")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Never a traceback, and never a control character or a lone surrogate in the text."""
    try:
        text = decode(data, "a").text
    except InputError:
        return
    assert not any(character < " " and character not in "\t\n" for character in text)
    assert text.encode("utf-8").decode() == text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn", "Co", "Zl", "Zp"), max_codepoint=0x3FFF)))
def test_clean_utf8_is_not_touched_but_for_mojibake(text: str) -> None:
    """What has nothing to mend is the file, character for character."""
    decoded = decode(text.encode(), "a")
    assert decoded.text == text or any("Mojibake" in repair for repair in decoded.repairs)
