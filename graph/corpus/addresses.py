"""Web addresses as people write them: only what a browser opens as a page is taken for one."""

import re
from urllib.parse import urlsplit

MUST = "must be a web address beginning with http:// or https://"
"""What to say of something that is none, after its name."""

_HOST = re.compile(r"[^\s\x00-\x1f\x7f<>\"{}|\\^`%]+")


def is_web_address(text: str) -> bool:
    """Whether `text` is an http or https address with a host; spaces in its path are let pass, others mend them.

    >>> is_web_address("https://example.org/a letter"), is_web_address("javascript:alert(1)"), is_web_address("http://")
    (True, False, False)
    """
    if not text.startswith(("http://", "https://")) or any(sign < " " or sign == "\x7f" for sign in text):
        return False
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port  # reading the port is what checks it
    except ValueError:
        return False
    return host is not None and _HOST.fullmatch(host) is not None and _HOST.fullmatch(parts.netloc) is not None
