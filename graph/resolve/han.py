"""Chinese characters: the traditional and the simplified way of writing one name, folded to one.

Character by character, without regard to the words around: two ways of writing one name always fold to the same, and
now and then two names do (乾 and 幹 are both 干), so that a fold is a reason to compare names and no proof.
"""

import re
from functools import cache

from undersigned.data import reference

_HAN = re.compile("[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")


def simplified(text: str) -> str:
    """`text` with every traditional Chinese character written as its simplified one; all else stays.

    >>> simplified("黃之鋒"), simplified("黄之锋"), simplified("Hong Kong Watch")
    ('黄之锋', '黄之锋', 'Hong Kong Watch')
    """
    return text if text.isascii() else text.translate(_table())


def is_han(text: str) -> bool:
    """Whether there is a Chinese character in `text`.

    >>> is_han("黃之鋒"), is_han("Joshua Wong"), is_han("ながた")
    (True, False, False)
    """
    return not text.isascii() and _HAN.search(text) is not None


@cache
def _table() -> dict[int, int]:
    """The simplified character of each traditional one, ready for `str.translate`."""
    read = reference("han")
    assert isinstance(read, dict), "data/reference/han.yml is a table"
    groups = str(read["characters"]).split()
    return {ord(written): ord(group[0]) for group in groups for written in group[1:]}
