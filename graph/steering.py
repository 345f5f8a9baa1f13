r"""Steering: the signs by which a name could steer whatever shows it, so that no door lets such a name in.

A name is shown among others, on a terminal, in a table, on a page. One that breaks its line, sends a terminal commands
or turns the direction of what follows it changes what a reader sees of the others; one that forces its letters to run
the other way is not the name that is seen. All else that is not seen may belong to a name: marks in Arabic and Hebrew
(U+061C, U+200E, U+200F), joiners in Persian and Kurdish (U+200C, U+200D), and a direction that ends within it.
"""

import re

UNSTEERED = "a name is one line, and nothing in it turns the direction of what is beside it"
"""What must hold for a name, for complaints."""

MENDED = f"{UNSTEERED}; take that sign out, or end there what it begins"
"""The same to whoever can mend the name."""

_AT_ONCE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e]")
_TURNS = {**dict.fromkeys("\u202a\u202b", "\u202c"), **dict.fromkeys("\u2066\u2067\u2068", "\u2069")}
"""What turns the direction of writing, and what ends that."""


def steering(name: str) -> str | None:
    r"""The first sign of `name` that steers what shows it, as people write it; None where there is none.

    >>> steering("Free\u202e Tibet"), steering("Bo\x1b[2J"), steering("\u2067Rights")
    ('U+202E', 'U+001B', 'U+2067')
    >>> steering("\u2067Rights\u2069 Watch"), steering("کوردی\u200cها")
    (None, None)
    """
    found = _AT_ONCE.search(name)
    if found is not None:
        return _written(found[0])
    turned = list[str]()
    for sign in name:
        if sign in _TURNS:
            turned.append(sign)
        elif turned and sign == _TURNS[turned[-1]]:
            turned.pop()
    return _written(turned[0]) if turned else None


def _written(sign: str) -> str:
    return f"U+{ord(sign):04X}"
