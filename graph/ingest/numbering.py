"""The number that a browser prints before an item of an ordered list."""

from collections.abc import Mapping

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_STYLES = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
           "upper-roman": "I", "none": ""}  # fmt: skip
_MOST = 3999


def list_type(attributes: Mapping[str, str]) -> str:
    """How a list numbers its items: "1", "a", "A", "i", "I", or "" where it prints nothing.

    >>> list_type({"type": "i"}), list_type({"style": "list-style-type: upper-alpha"}), list_type({})
    ('i', 'A', '1')
    """
    style = attributes.get("style", "")[:500].casefold()
    for name, kind in _STYLES.items():
        if "list-style" in style and name in style.partition("list-style")[2].partition(";")[0]:
            return kind
    kind = attributes.get("type", "1")
    return kind if kind in {"1", "a", "A", "i", "I"} else "1"


def numbered(number: int, kind: str) -> str | None:
    """The marker of an item.

    >>> numbered(4, "1"), numbered(4, "i"), numbered(28, "A"), numbered(0, "a")
    ('4.', 'iv.', 'AB.', '0.')
    """
    if not kind:
        return None
    if number < 1 or number > _MOST or kind == "1":
        return f"{number}."
    printed = _roman(number) if kind in "iI" else _letters(number)
    return f"{printed.upper() if kind.isupper() else printed}."


def whole(value: str | None, default: int) -> int:
    """A whole number as an attribute gives it.

    >>> whole(" 12 ", 1), whole("twelve", 1), whole(None, 1)
    (12, 1, 1)
    """
    value = (value or "").strip()
    digits = value.removeprefix("-")
    return int(value) if digits.isascii() and digits.isdigit() and len(digits) < 10 else default


def _roman(number: int) -> str:
    printed = ""
    for value, letters in _ROMAN:
        printed += letters * (number // value)
        number %= value
    return printed


def _letters(number: int) -> str:
    printed = ""
    while number:
        number, last = divmod(number - 1, 26)
        printed = chr(ord("a") + last) + printed
    return printed
