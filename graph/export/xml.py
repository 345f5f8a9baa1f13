"""XML: text that any parser reads back as it was, whatever stood in a letter."""

import re
from functools import lru_cache

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile("[&<>\"'\t\n\r]")


def sound(text: str) -> str:
    r"""The text without the characters that XML cannot hold; a replacement character stands in the place of each.

    >>> sound("a\x00b\x1b[2J")
    'a\ufffdb\ufffd[2J'
    """
    return _FORBIDDEN.sub("\ufffd", text)


@lru_cache(10_000)  # ids and dates come again and again
def escaped(text: str) -> str:
    r"""The text as it may stand in an element or within quotation marks, line breaks and tabs kept.

    >>> print(escaped('<b> & "so"\n'))
    &#60;b&#62; &#38; &#34;so&#34;&#10;
    """
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", sound(text))


def tag(name: str, /, content: str | None = None, **attributes: str | None) -> str:
    r"""An element with its attributes, those that are None left out; `content` is XML already.

    Attributes are named as given; an underscore at the end lets `class_` and `for_` through.

    >>> tag("attvalue", for_="kind", value="A & B"), tag("p", "x")
    ('<attvalue for="kind" value="A &#38; B"/>', '<p>x</p>')
    """
    written = "".join(
        f' {key.rstrip("_")}="{escaped(value)}"' for key, value in attributes.items() if value is not None
    )
    return f"<{name}{written}/>" if content is None else f"<{name}{written}>{content}</{name}>"
