"""The "and" of an enumeration: which of several parts two names, and which stands within one of them."""

import re
from functools import lru_cache

from undersigned.graph.extract.gazetteer import abbreviates, gazetteer
from undersigned.graph.extract.shape import is_country, organization_likeness, person_likeness, role_likeness
from undersigned.graph.extract.vocabulary import any_of, one_of, word_set, words

_KEPT = 4096
_LONGEST = 400  # characters in which two names joined by an "and" are looked for
_JOINT = re.compile(
    rf"(?<!\s)\s*,?\s+{any_of(words('letter_words', 'joints'))}\s+(?=\S)"
    r"|(?<=[\u3400-\u9fff)）])(?:以及|[和及與与])(?!平)(?=[^\s、，])"
)
_ACRONYM = re.compile(r"\s*[(（](?P<letters>(?=[^a-z]*[A-Z][^A-Z]*[A-Z])[^\W\d_][\w&./-]{1,14})[)）]\s*[.,]?$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ARTICLE = re.compile(r"(?:(?:the|die|der|das|den|dem|le|la|les|el|los|las)\s+|l['’])(?=[^\W\d_a-zß-ÿ])")
_CLOSED = re.compile(rf"(?:[)）]|(?:^|\s){any_of(words('organization_words', 'legal_forms'))}\.?)$")
_ABSTRACT = re.compile(
    r"(?:heit|keit|ung|schaft|mus|tät|ity|ism|tion|ment|cy|té|isme|sion|dad|ción|sión|ismo|encia|ancia|ence|ance|rieden|echte|pression|eace)$"
)
_WHOLE, _NAME, _WORD, _SMALL, _THEME = 1.0, 0.6, 0.55, 0.25, 0.2
_STRONG = 0.8
_GOVERNED = 0.35  # what it costs to part words that one preposition may govern: "Forum for Truth | and Justice"
_TWICE = 0.15  # what it costs that a part holds an "and" itself
_SINGLE = 0.3  # what it costs that the first part is but a word for people: "Lawyers | and Writers Network"


@lru_cache(maxsize=_KEPT)
def best_joint(text: str) -> tuple[float, tuple[int, int] | None]:
    """How well the best "and" outside brackets parts `text` into two names, from 0 to 1, and where it stands.

    >>> best_joint("Forum for Truth and Justice and Open Doors Network")[1]
    (27, 32)
    >>> best_joint("Forum for Truth and Justice")[0] < 0.3
    True
    """
    if len(text) > _LONGEST or is_country(text) or gazetteer("organizations").fullmatch(text) is not None:
        return 0.0, None
    found = [(joint.start(), joint.end()) for joint in _JOINT.finditer(text) if _outside(text, joint.start())]
    best: tuple[float, tuple[int, int] | None] = (0.0, None)
    for start, end in found:
        score = _score(text[:start].strip(), text[end:].strip(), len(found))
        if score > best[0]:
            best = (score, (start, end))
    return best


def goes_on(name: str, piece: str) -> bool:
    """Whether a piece between commas belongs to the name before it: a cause, an "and", and more of the name.

    >>> goes_on("Comisión Memoria", "Verdad y Justicia"), goes_on("Voces Libres", "Casa y Red de Mujeres")
    (True, False)
    """
    joint = _JOINT.search(piece[:_LONGEST])
    first = piece[: joint.start()] if joint is not None else ""
    cause = _ABSTRACT.search(first) is not None or (
        first.casefold() in word_set("organization_words", "strong") and not first.endswith("s")
    )
    whole = len(name.split()) > 1 and _ACRONYM.search(name) is None
    return whole and cause and first.isalpha() and not first.isupper()


def _outside(text: str, at: int) -> bool:
    before = text[:at]
    return sum(map(before.count, "(（[")) <= sum(map(before.count, ")）]"))


def _score(left: str, right: str, joints: int) -> float:
    if not left or not right:
        return 0.0
    bracketed = _ACRONYM.search(right)
    if bracketed is not None and not _ACRONYM.search(left):
        name = right[: bracketed.start()]
        if not abbreviates(bracketed["letters"], name) and abbreviates(bracketed["letters"], f"{left} {name}"):
            return 0.0  # "Journalists and Editors Network (JEN)"
    article = _ARTICLE.match(right)
    if article is not None:
        right = right[article.end() :]
    score = min(_quality(left), _quality(right))
    tokens = left.split()
    if _quality(right) < _WHOLE and _preposition(left):
        score -= _GOVERNED
    if len(tokens) == 1 and _of_people(tokens[0]) and len(right.split()) > 1:
        score -= _SINGLE
    if _CLOSED.search(left) is not None and score > 0:
        score = max(score, _NAME / 2)  # "Bund der Imker e.V. und medica mundi"
    if joints > 1 and _JOINT.search(left) is not None:
        score -= _TWICE
    inner = _JOINT.search(right) if joints > 1 else None
    if inner is not None:
        score -= _TWICE / 2 + (_GOVERNED if _quality(right[: inner.start()]) < _NAME else 0.0)
    return score


def _quality(name: str) -> float:
    """How well `name` stands for one name by themselves."""
    if is_country(name) or gazetteer("organizations").fullmatch(name) is not None or _ACRONYM.search(name):
        return _WHOLE
    head = re.split(r"\s*[,(（]", name, maxsplit=1)[0] or name
    tokens = head.split()
    if name[0].islower():
        return _THEME if tokens[0] in word_set("organization_words", "weak") else _SMALL
    if len(tokens) == 1 and _HAN.search(head) is None:
        if head.isupper() and len(head) > 1:
            return _WHOLE
        theme = head.casefold() in word_set("organization_words", "strong") or _ABSTRACT.search(head)
        return _THEME if theme else _WORD
    if person_likeness(head) > 0.7 and role_likeness(head) < 0.85:
        return _WHOLE
    likely = organization_likeness(head)
    if _HAN.search(head) is not None:
        if head in words("organization_words", "strong"):
            return _THEME
        return _WHOLE if re.search(one_of("organization_words", "strong") + "$", head) else _WORD
    return _WHOLE if likely >= _STRONG and _headed(tokens) else _NAME


def _headed(tokens: list[str]) -> bool:
    """Whether a word for an organization stands where a name's head does, not behind a preposition alone."""
    weak = word_set("organization_words", "weak")
    before = []
    for token in tokens:
        if token.casefold() in weak and token.islower():
            break
        before.append(token.strip(",.").casefold())
    strong = word_set("organization_words", "strong")
    return any(token in strong for token in before) or organization_likeness(" ".join(tokens[: len(before)])) >= _STRONG


def _preposition(left: str) -> bool:
    """Whether a preposition in `left` may govern what follows as well."""
    if _CLOSED.search(left) is not None:
        return False
    governing = word_set("organization_words", "weak") | word_set("organization_words", "particles")
    return any(
        token.islower() and token in governing for token in left.split()[1:] if _JOINT.match(f" {token} x") is None
    )


def _of_people(token: str) -> bool:
    """Whether a word alone is one for people or a cause rather than a name: "Lawyers", "Teachers", "Justice"."""
    return token.casefold() in word_set("organization_words", "strong") or (
        token.endswith(("s", "en")) and not token.isupper() and token not in word_set("organization_words", "weak")
    )
