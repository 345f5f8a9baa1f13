"""What one HTML file needs to stand alone and stay safe: inlined texts, escaped data, a policy that allows no more."""

from __future__ import annotations

import base64
import hashlib
import json
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import jinja2


def inlined(sources: Iterable[str]) -> str:
    r"""Texts put together for one script or style element: line ends as a browser's parser leaves them.

    ValueError for a text that would end the element it stands in.

    >>> inlined(["a\r\nb", "c"])
    'a\nb\nc'
    """
    text = "\n".join(source.replace("\r\n", "\n").replace("\r", "\n").strip("\n") for source in sources)
    if "</script" in text.lower() or "</style" in text.lower():
        raise ValueError("a script or style holds its own end tag, so it cannot be inlined")
    return text


def policy(*, scripts: Sequence[str], styles: Sequence[str]) -> str:
    """A Content-Security-Policy that allows these inline blocks, pictures made on the page, and nothing else."""
    allowed = [f"script-src {' '.join(map(_fingerprint, scripts))}"] if scripts else []
    allowed += [f"style-src {' '.join(map(_fingerprint, styles))}"] if styles else []
    return "; ".join(["default-src 'none'", *allowed, "img-src data: blob:", "base-uri 'none'", "form-action 'none'"])


def as_json_block(value: object) -> str:
    r"""JSON that can stand inside an HTML script element: no character in it can end the element or open another.

    >>> as_json_block("</script> & \u2028")
    '"\\u003c/script\\u003e \\u0026 \\u2028"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def straight(text: str) -> str:
    r"""Text as it is shown: without the characters that turn the direction of what follows them.

    A name that holds one would be read backwards, or turn its neighbours. The data keep it; the pages do not show it.

    >>> straight("Free\u202egnaW\u2069 now")
    'FreegnaW now'
    """
    return text.translate(_TURNING)


_TURNING = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))


def _finalized(value: object) -> object:
    """What a template prints of a value: plain text straight, and what is marked as safe (scripts, data) as it is."""
    return straight(value) if type(value) is str else value


def asset(name: str) -> str:
    """One of our own styles or scripts."""
    return files("undersigned.viz").joinpath("assets", name).read_text(encoding="utf-8")


def templates(**known: object) -> jinja2.Environment:
    """Our templates, which escape and straighten whatever they are given; `known` are names that all can use."""
    import jinja2

    loader = jinja2.FunctionLoader(
        lambda name: files("undersigned.viz").joinpath("templates", name).read_text(encoding="utf-8")
    )
    environment = jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, finalize=_finalized
    )
    environment.globals.update(known)
    return environment


def _fingerprint(text: str) -> str:
    """The hash by which a policy knows an inline block.

    >>> _fingerprint("alert(1)")
    "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
