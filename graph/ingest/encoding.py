"""Bytes to text: which encoding they are in, and what had to be mended for them to read.

In this order: a byte order mark; UTF-8; UTF-16 without a mark where every second byte is plainly empty; what the
document itself declares; UTF-8 with a few stray bytes of Windows-1252; and else one of the older encodings
(`legacy`). Whatever was guessed or mended is said in `Decoded.repairs`, in words.
"""

import codecs
import re
from dataclasses import dataclass

from undersigned.graph.errors import InputError
from undersigned.graph.ingest.invisible import one_line_end, said, visible
from undersigned.graph.ingest.legacy import guessed
from undersigned.graph.ingest.mojibake import unscrambled

_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a packed file such as .docx or .xlsx"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a packed file"),
    (b"\x7fELF", "a program"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = {"utf-32-le": 4, "utf-32-be": 4, "utf-16-le": 2, "utf-16-be": 2}
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b")
_LONG_SEQUENCE = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SHORT_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]")
_STRAY = re.compile("[\udc80-\udcff]+")
_C1 = re.compile("[\x80-\x84\x86-\x9f]")
_ALL_C1 = re.compile("[\x80-\x9f]")
# Browsers read these names so too: the first of each pair is what pages say, the second what they mean.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}
_NAMES = {"cp1252": "Windows-1252", "gb18030": "GB18030", "big5hkscs": "Big5", "cp932": "Shift-JIS", "euc_jp": "EUC-JP"}
_REPLACEMENT = "\ufffd"
_MOSTLY = 10  # a text has fewer than one control in so many bytes


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""A text with line ends as "\n", and a sentence for each thing that was mended in it."""

    text: str
    repairs: tuple[str, ...] = ()


def decode(data: bytes, name: str, *, declared: str | None = None) -> Decoded:
    r"""The text of `data`; `declared` is the encoding that the document itself names, if it does.

    >>> decode(b"\xef\xbb\xbfDear Sir\r\n", "a.txt")
    Decoded(text='Dear Sir\n', repairs=())
    >>> decode(b"Caf\xe9 M\xfcller", "a.txt")
    Decoded(text='Café Müller', repairs=('The bytes are not UTF-8; they were read as Windows-1252.',))

    Raises InputError for a binary file.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"{name}: this is a binary file ({what}), not text; save the letter as plain text first")
    repairs: list[str] = []
    text = _mended(_text(data, name, declared, repairs), repairs)
    return Decoded(text, tuple(repairs))


def decode_exactly(data: bytes, name: str) -> str:
    r"""The text of a file that people write for us, such as a fact sheet: UTF-8, or UTF-16 with its mark.

    >>> decode_exactly(b"\xef\xbb\xbftitle: t\r\n", "a.yaml")
    'title: t\n'

    Raises InputError for anything else: nothing is guessed or mended.
    """
    codec = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    if codec != "utf-16" and b"\0" in data:
        raise InputError(f"{name}: this is a binary file, not text; save it as plain text")
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        encoding = codec.removesuffix("-sig").upper()
        raise InputError(f"{name}: byte {error.start} is not valid {encoding}; save the file as UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text(data: bytes, name: str, declared: str | None, repairs: list[str]) -> str:
    for mark, codec in _MARKS:
        if data.startswith(mark) and not (codec == "utf-32-le" and len(data) % 4):
            body = data[len(mark) :]
            return _narrow(body, name, None, repairs) if codec == "utf-8" else _wide(body, codec, repairs)
    wide = _unmarked(data)
    if wide is not None:
        repairs.append(f"The bytes have no byte order mark; they were read as {wide.upper()}.")
        return _wide(data, wide, repairs)
    return _narrow(data, name, declared, repairs)


def _wide(data: bytes, codec: str, repairs: list[str]) -> str:
    text = data.decode(codec, "replace")
    lost = text.count(_REPLACEMENT)
    if lost:
        repairs.append(f"Damaged places in the {codec.upper()} ({lost:,}) are shown as {_REPLACEMENT}.")
    return text


def _unmarked(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: the empty bytes stand in the same places all along."""
    if b"\0" not in data:
        return None
    for codec, width in _WIDE.items():
        at = width - 1 if codec.endswith("le") else 0
        units = len(data) // width
        if not units or len(data) % width:
            continue
        empty = data[at::width].count(0)
        elsewhere = data.count(0) - sum(data[other::width].count(0) for other in _empty_places(codec))
        if empty * 4 >= units and elsewhere * 100 <= units and _is_sound(data, codec):
            return codec
    return None


def _empty_places(codec: str) -> tuple[int, ...]:
    return {"utf-32-le": (1, 2, 3), "utf-32-be": (0, 1, 2), "utf-16-le": (1,), "utf-16-be": (0,)}[codec]


def _is_sound(data: bytes, codec: str) -> bool:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return False
    return not any(character in text for character in ("\0", "\ufffe", "\uffff"))


def _narrow(data: bytes, name: str, declared: str | None, repairs: list[str]) -> str:
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls * _MOSTLY > len(data):
        raise InputError(f"{name}: this is a binary file, not text; save the letter as plain text or Markdown first")
    nul = data.count(0)
    if nul:
        data = data.replace(b"\0", b"")
        repairs.append(f"NUL bytes dropped: {nul:,}.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if controls * 200 > len(data):
        raise InputError(f"{name}: this is a binary file, not text; save the letter as plain text or Markdown first")
    stated = _declared(declared)
    single = stated is not None and stated.startswith(("cp125", "iso8859", "latin"))  # which fits any bytes
    if stated is not None and not (single and _is_mostly_utf8(data)):
        try:
            return data.decode(stated)
        except (UnicodeDecodeError, LookupError):
            repairs.append(f"The document says that it is {declared}, which its bytes are not.")
    if _is_mostly_utf8(data):
        return _with_strays(data, repairs)
    text, codec = guessed(data)
    repairs.append(f"The bytes are not UTF-8; they were read as {_NAMES.get(codec, codec)}.")
    lost = text.count(_REPLACEMENT)
    if lost:
        repairs.append(f"Bytes that mean nothing in it ({lost:,}) are shown as {_REPLACEMENT}.")
    return text


def _declared(name: str | None) -> str | None:
    """The codec of that name, where it is one for text that is not UTF-8."""
    try:
        codec = codecs.lookup(name.strip()).name if name else None
    except (LookupError, ValueError):
        return None
    if codec is None or codec.startswith(("utf", "idna", "punycode", "unicode", "raw", "rot", "base64", "hex", "zlib")):
        return None
    return _MEANT.get(codec, codec)


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether stray bytes are fewer than whole sequences of UTF-8, the longer of which hardly stand by chance."""
    rest = _LONG_SEQUENCE.sub(b"", data)
    long = (len(data) - len(rest)) / 3
    alone = _SHORT_SEQUENCE.sub(b"", rest)
    short = (len(rest) - len(alone)) / 2
    strays = len(alone) - len(alone.translate(None, bytes(range(0x80, 0x100))))
    return 3 * long + short > strays


def _with_strays(data: bytes, repairs: list[str]) -> str:
    """Decode UTF-8 around stray bytes: single ones are Windows-1252, and what is cut short is lost."""
    strays = lost = 0

    def read(found: re.Match[str]) -> str:
        nonlocal strays, lost
        cut = bytes(ord(character) - 0xDC00 for character in found[0])
        if len(cut) > 1 and cut[0] >= 0xC2 and all(byte < 0xC0 for byte in cut[1:]):
            lost += 1
            return _REPLACEMENT
        words = cut.decode("cp1252", "replace")
        strays += len(words)
        return words

    text = _STRAY.sub(read, data.decode("utf-8", "surrogateescape"))
    if strays:
        repairs.append(f"The text is UTF-8 but for some bytes ({strays:,}), which were read as Windows-1252.")
    if lost:
        repairs.append(f"Characters of UTF-8 that are cut short ({lost:,}) are shown as {_REPLACEMENT}.")
    return text


def _mended(text: str, repairs: list[str]) -> str:
    """Undo mojibake, make all line ends one, and take out what nobody sees."""
    text, places = unscrambled(text)
    if places:
        repairs.append(f"Mojibake was undone (UTF-8 that had been read as Windows-1252; places: {places:,}).")
    if _C1.search(text):  # where there are such, U+0085 is an ellipsis, not a line end
        text, count = _ALL_C1.subn(lambda found: bytes([ord(found[0])]).decode("cp1252", "replace"), text)
        repairs.append(f"Control characters ({count:,}) were read as the signs of Windows-1252 that they stand for.")
    text, counts = visible(one_line_end(text.removeprefix("\ufeff")))
    repairs.extend(said(counts))
    return text
