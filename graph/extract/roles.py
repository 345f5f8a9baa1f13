"""What a person is or does: whether words look like a role, and where a role ends and its organization begins.

The words are data (`data/reference/roles.yml`): offices, functions, occupations and callings in five languages, with
the rules by which a feminine form is made. A gender star or colon is folded away before a word is looked up.
"""

import re
from functools import cache, lru_cache
from typing import cast

from undersigned.data import reference
from undersigned.graph.extract.vocabulary import any_of, one_of, word_set, words

_TOKEN = re.compile(r"[^\s,;:()&]+")
_STARRED = re.compile(
    r"(?<=[a-zäöü])[*:_/]-?[iI]n(?:nen)?(?!\w)|(?<=[a-zäöü])In(?:nen)?(?!\w)|(?<=[a-zé])[·•.(/]-?(?:e|ne|trice|rice|euse|ère|a|o)\)?(?!\w)"
)
_JOINT = re.compile(
    r"\s+(?:of|at|for|in|to|and|with|from|de|del|der|des|du|d['’]|für|von|vom|zur|an|am|beim|im|à|au|aux|en|et|und|y|e|para|pour|auf|on|bei|sur)(?=\s|['’]|\w['’])|\s+d['’]|\s+l['’]|[,;]|\s+[–—]\s+"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_KEPT = 65536
_LONGEST = 200


@lru_cache(maxsize=_KEPT)
def role_likeness(text: str) -> float:
    """How much `text` looks like a role, title or occupation, from 0 to 1.

    >>> role_likeness("Independent Advocate"), role_likeness("operator of jabber.org") > 0.8
    (0.95, True)
    >>> role_likeness("Journalist*in"), role_likeness("directora ejecutiva"), role_likeness("中文系副教授")
    (0.95, 0.95, 0.95)
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return 0.0
    if _HAN.search(text) or text in _mandates():
        return 0.95 if text in _mandates() or _han_roles().search(text) else 0.1
    text = _STARRED.sub("", text)
    joint = _JOINT.search(text)
    head = text[: joint.start()] if joint is not None and joint.start() else text
    printed = _TOKEN.findall(head)
    tokens = [token.strip(".").casefold() for token in printed]
    if not tokens:
        return 0.0
    whole = _folded(text)
    likely = max(_by_head(text, head, printed, tokens, joint), _by_whole(text, whole, joint))
    if likely:
        return likely
    return 0.1 if not text[0].islower() else 0.45 if len(whole) < _PHRASE else 0.6


def _by_head(text: str, head: str, printed: list[str], tokens: list[str], joint: re.Match[str] | None) -> float:
    """By the words before "of", "for" and their like: the last of them, or the first where others only add to it."""
    beside, small = word_set("roles", "beside"), text[0].islower()
    after = [token for token in tokens if token not in beside]
    last = _is_calling(tokens[-1]) or (0 < len(after) < len(tokens) and _is_calling(after[-1]))
    group = _group(text, tokens, joint)
    if (last and printed[-1].islower()) or (not group and (last or _last_office().search(head))):
        return 0.95
    first = _is_calling(tokens[0])
    if first and (small or all(token in beside or token in _callings() for token in tokens[1:])):
        return 0.5 if group else 0.9
    if any(_is_calling(token) and (small or word.islower()) for token, word in zip(tokens, printed, strict=True)):
        return 0.85
    heads = (first and printed[1].islower()) or _offices().match(text) is not None
    return 0.9 if heads and not group and not _group(text, _folded(text), joint) else 0.0


def _by_whole(text: str, whole: list[str], joint: re.Match[str] | None) -> float:
    """By the last of all words: "ejabberd server developer"."""
    if joint is None or not _is_calling(whole[-1]):
        return 0.0
    return 0.85 if text.rsplit(maxsplit=1)[-1].islower() or not _group_words(whole) else 0.0


def _folded(text: str) -> list[str]:
    return [token.strip(".").casefold() for token in _TOKEN.findall(text)]


_PHRASE = 3


def role_end(text: str) -> tuple[int, int] | None:
    """Where a role ends and the name of its organization begins, in words that say both; None where that is not sure.

    >>> words = "Executive Director of Human Rights Watch"
    >>> end, start = role_end(words)
    >>> words[:end], words[start:]
    ('Executive Director', 'Human Rights Watch')
    >>> role_end("Professor of International Law"), role_end("founder of Jabber")
    (None, None)
    """
    for joint in _role_joints().finditer(text):
        head, tail = text[: joint.start()], text[joint.end() :]
        if not head or role_likeness(head) < 0.85 or not _begins_group(tail):
            continue
        return joint.start(), joint.end()
    return None


def _begins_group(tail: str) -> bool:
    """Whether words are surely a group's name: capitals, more than one of them, and a word for a sort of group."""
    if not tail or not tail[0].isupper():
        return False
    name = re.split(r"[,;(]|\s[–—-]\s", tail, maxsplit=1)[0]
    if re.search(r"\s(?:at|an der|à la?|en la)\s", name):
        return False
    tokens = _TOKEN.findall(name)
    kinds = word_set("organization_words", "kinds")
    if len(tokens) > 1 and tokens[-1] == "International":
        return True
    if len(tokens) < 2 or re.search(r"\s(?:and|und|et|y)\s+[a-z]", name):
        return False
    return any(
        token[0].isupper() and (token.casefold() in kinds or _kind_ending().search(token.casefold()))
        for token in tokens
    )


def _group(text: str, tokens: list[str], joint: re.Match[str] | None) -> bool:
    """Whether words that hold a calling are the name of a group: "Coordinadora contra la Censura"."""
    if not text[0].isupper():
        return False
    doubtful = word_set("organization_words", "also_roles")
    if tokens[0] not in doubtful:
        return False
    if len(tokens) > 1 and _group_words(tokens):
        return True
    after = text[joint.end() :].split() if joint is not None else []
    against = joint is not None and joint[0].strip().casefold() in {"para", "pour", "for"}
    capitals = sum(word[0].isupper() for word in after)
    return bool(tokens[0].startswith("coordin") or tokens[0] == "justice") and (
        against
        or capitals > 1
        or bool(after and after[-1][0].isupper() and after[-1].endswith("s"))
        or " contra " in text
        or " por " in text
    )


def _group_words(tokens: list[str]) -> bool:
    kinds = word_set("organization_words", "kinds")
    return any(token in kinds for token in tokens)


def _is_calling(token: str) -> bool:
    callings = _callings()
    if token in callings:
        return True
    if "-" in token and token.rsplit("-", maxsplit=1)[1] in callings:
        return True
    prefix = _prefixes().match(token)
    return prefix is not None and token[prefix.end() :] in callings


@cache
def _callings() -> frozenset[str]:
    """Every single word for a role, with the feminine forms that the rules make of it."""
    listed = {
        word.casefold()
        for section in ("functions", "occupations", "callings")
        for word in words("roles", section)
        if " " not in word
    }
    rules = cast("dict[str, list[list[str]]]", reference("roles"))["forms"]
    made = {
        word.removesuffix(ending) + form
        for word in listed
        for ending, form in rules
        if word.endswith(ending) and len(word) > 4
    }
    return frozenset(listed | made)


@cache
def _mandates() -> frozenset[str]:
    return frozenset(words("honorifics", "mandates"))


@cache
def _prefixes() -> re.Pattern[str]:
    ordered = sorted(
        (word for word in words("roles", "prefixes") if " " not in word), key=lambda word: (-len(word), word)
    )
    return re.compile("|".join(map(re.escape, ordered)))


@cache
def _han_roles() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('roles', 'han'))})$")


@cache
def _last_office() -> re.Pattern[str]:
    return re.compile(one_of("roles", "offices") + "$")


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(
        f"(?:{one_of('roles', 'offices')}|{one_of('roles', 'functions')})"
        r"(?=\s*(?:$|[,;&]|(?:and|of|for|de|del|du|des|der|für|von|in|to|on)\b))"
    )


@cache
def _role_joints() -> re.Pattern[str]:
    ordered = sorted(words("roles", "joints"), key=lambda word: (-len(word), word))
    return re.compile(
        r"\s+(?:" + "|".join(re.escape(word) + (r"" if word[-1] in "'’" else r"\s+") for word in ordered) + ")"
    )


@cache
def _kind_ending() -> re.Pattern[str]:
    return re.compile(
        r"\w{3,}(?:universität|hochschule|institut|verein|verband|stiftung|zentrum|gesellschaft|netzwerk)$"
    )
