"""Reviewers: what a person who judged is called in public, which is a name and no address.

Whoever takes the name from a mail program or from git types "Ann Lee <ann@example.org>". The file of judgements keeps
it; nothing that is published does.
"""

import re

_ADDRESS = re.compile(r"(?:mailto:)?([^\s<>()\[\]\"'@,;:]+)@[^\s<>()\[\]\"'@,;]+", re.IGNORECASE)
_EMPTY = re.compile(r"<\s*>|\(\s*\)|\[\s*\]|\"\s*\"|'\s*'")


def public_name(by: str) -> str:
    """The name without what looks like an e-mail address; of a bare address what stands before the "@".

    >>> public_name("Ann Lee <ann@example.org>"), public_name("ann.lee@example.org"), public_name("A. Reviewer")
    ('Ann Lee', 'ann.lee', 'A. Reviewer')
    """
    left = _ADDRESS.sub("", by)
    if left != by:
        left = _EMPTY.sub("", left)
    if not any(sign.isalnum() for sign in left):
        found = _ADDRESS.search(by)
        left = found[1] if found is not None else by.replace("@", " ")
    return " ".join(left.replace("@", " ").split()).strip(" ,;")
