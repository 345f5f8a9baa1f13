"""One name in two scripts on one line: "人权观察 Human Rights Watch"."""

import re

Place = tuple[int, int]

_HAN = r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af\u0f00-\u0fff\u0600-\u06ff\u0400-\u04ff\u0e00-\u0eff]"
_OTHER = rf"(?P<other>{_HAN}(?:[\w\s·・、，。—–()（）《》「」\-]*{_HAN})?(?:\d{{1,3}})?[)）]?)"
_LATIN = r"(?P<latin>[A-ZÀ-Þ][A-Za-zÀ-ÿ\d][^\u0400-\u1fff\u2e80-\uffff]*?)"
_BETWEEN = r"\s*[/／|｜–—,，-]?\s*"
_FORMS = (
    re.compile(rf"{_LATIN}{_BETWEEN}[(（\[]?{_OTHER}[)）\]]?$"),
    re.compile(rf"{_OTHER}{_BETWEEN}[(（\[]?{_LATIN}[)）\]]?$"),
)
_BRACKETED = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_FEW = 3
_LONGEST = 300


def two_names(words: str) -> tuple[Place, Place] | None:
    """The places of the name and of its translation, the one printed first being the name; None where there is one.

    >>> two_names("Hong Kong Watch 香港监察")
    ((0, 15), (16, 20))

    What stands in brackets beside either name, a place or an acronym, is passed over.

    >>> two_names("ILGA 亚洲") is None, two_names("Hong Kong Watch") is None
    (True, True)
    """
    if len(words) > _LONGEST or not words or words.isascii():
        return None
    return _apart(_BRACKETED.sub(lambda found: " " * len(found[0]), words).rstrip()) or _apart(words.rstrip())


def brackets(words: str) -> list[Place]:
    """The places of what stands in brackets."""
    return [(found.start() + 1, found.end() - 1) for found in _BRACKETED.finditer(words)]


def _apart(words: str) -> tuple[Place, Place] | None:
    for form in _FORMS:
        found = form.match(words)
        if found is None:
            continue
        latin, other = found["latin"].strip(" (（"), found["other"]
        letters = sum(letter.isalpha() for letter in latin)
        if letters <= _FEW or latin.isupper() or len(other.strip("()（）")) < 2:
            return None
        places = sorted(_place(words, found.start(name), found.end(name)) for name in ("latin", "other"))
        return places[0], places[1]
    return None


def _place(words: str, start: int, end: int) -> Place:
    piece = words[start:end]
    stripped = piece.strip(" (（")
    if stripped.endswith((")", "）")) and not re.search(r"[(（]", stripped):
        stripped = stripped[:-1]
    begin = start + piece.index(stripped[0])
    return begin, begin + len(stripped.rstrip())
