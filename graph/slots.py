"""Slots: the lines of a query file that wait for values, and the VALUES blocks that take their place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SLOT = re.compile(r"^[ \t]*#=[ \t]*params\b[ \t]*(?P<names>[\w \t]*)$", re.MULTILINE)
"""A line that waits for parameters: `#= params` for all of them, `#= params a b` for these."""


def filled(text: str, values: Mapping[str, str]) -> str:
    r"""`text` with a VALUES block in its slots for each parameter that has `values`: terms as SPARQL writes them.

    >>> print(filled("{\n#= params a b\n}", {"a": '"x" <urn:y>'}))
    {
    VALUES ?a { "x" <urn:y> }
    }
    """

    def block(slot: re.Match[str]) -> str:
        wanted = slot["names"].split() or values
        lines = [f"VALUES ?{name} {{ {values[name]} }}" for name in wanted if name in values]
        # A slot with nothing to say stays the comment that it is.
        return "\n".join(lines) or slot[0]

    return SLOT.sub(block, text)
