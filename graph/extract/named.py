"""One person named in running text: where its description ends, and how surely it is a name.

"the imprisoned Uyghur scholar Ilham Tohti (伊力哈木)" is read word by word: small words that describe people lead to
a run of capitalised words, the name; what follows the name must be of the kind that follows names, else the
words are perhaps only the beginning of something longer ("Early Rain members").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from undersigned.graph.extract.gazetteer import gazetteer
from undersigned.graph.extract.hannames import han_name
from undersigned.graph.extract.shape import HONORIFIC, person_likeness
from undersigned.graph.extract.vocabulary import any_of, number_words, one_of, word_set, words

LIKELY = 0.7
"""From here on a run of words has the shape of a person's name."""

POSSIBLE = 0.3
"""Below this it is no name at all."""

DOUBTED = 0.5
"""What has the shape of a name and yet a reason to be asked about."""

UPPER = "A-Z" + "".join(chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper())
"""The capital letters of the Latin script, for a class in a regular expression."""

_TOKEN = re.compile(r"[^\s()（）]+")
_CAPITAL = re.compile(rf"[{UPPER}'\"“‘]*[{UPPER}]|(?:al|el|as|ad|an|ar|at|az|ash|d|l)[-’'][{UPPER}]")
_BRACKET = re.compile(r"\s*[(（]([^()（）]{1,80})[)）]")
_ELIDED = re.compile(rf"(?:[LlDd]|qu)['’](?=\w{{3}})(?![{UPPER}])")
_POSSESSIVE = re.compile(r"['’]s?$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ALIAS = re.compile(
    r"(?:alias|also\s+(?:known|written|spelled|spelt)\s+as|a\.?k\.?a\.?|known\s+as|formerly(?:\s+known\s+as)?|real\s+name|dit|auch|alias)\s*:?\s+",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)$")
_FEW = 6
_REACH = 120
_OF = re.compile(rf"[dl]['’](?=[{UPPER}])")  # "la libération d'Ahmed"
_INITIALS = re.compile(rf"[A-Z]{{2,3}}\s[{UPPER}][^\W\d_]+$")
_EDGE = ' .,;:!?"“”„«»–—-…\n'


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text: its place, the name itself, further names beside it, how surely it is a person's (0 to 1).

    `stop` is where reading stopped: after a bracket that belongs to the name. `title` says that the words are a title
    that a name may follow ("the Panchen Lama, …").
    """

    start: int
    end: int
    name: str
    aliases: tuple[str, ...]
    likely: float
    stop: int
    title: bool = False


def read_name(text: str, start: int, end: int) -> Named | None:
    """The person named between `start` and `end`, with what describes him or her before; None where there is none.

    >>> text = "the imprisoned Uyghur scholar Ilham Tohti in Urumqi"
    >>> named = read_name(text, 0, len(text))
    >>> named.name, text[named.stop:]
    ('Ilham Tohti', ' in Urumqi')
    """
    if _HAN.match(text, start, end):
        return _han(text, start, end)
    tokens = list(_TOKEN.finditer(text, start, end))
    opening = next((number for number, token in enumerate(tokens) if _capital(token[0])), None)
    if opening is None:
        return None
    lead = [token[0] for token in tokens[:opening]]
    run = _run(text, tokens, opening)
    while (onward := _onward(text, tokens, run[1])) is not None:
        lead = [token[0] for token in tokens[: onward[0]]]
        run = onward
    named = _bounded(text, tokens[run[0]].start(), tokens[run[1] - 1].end())
    if named is None:
        return None
    named = _with_bracket(text, named, end)
    determined = bool(lead) and (_small(lead[-1]) in word_set("release_words", "articles") or _numbered(lead))
    if determined and not named.aliases:
        named = replace(named, likely=min(named.likely, DOUBTED - 0.1), title=True)
    return replace(named, likely=min(named.likely, _describing(lead)))


def is_description(piece: str) -> bool:
    """Whether words between commas describe a person who was just named: "a lawyer", "who is ill", "aged 40".

    >>> is_description("a lawyer from the south"), is_description("an end to torture")
    (True, False)
    """
    tokens = [_small(token) for token in _TOKEN.findall(piece)]
    if not tokens:
        return False
    if tokens[0] in word_set("release_words", "relating") or tokens[0][:1].isdigit():
        return True
    return any(token in word_set("release_words", "callings") for token in tokens[:6])


def is_calling(piece: str) -> bool:
    """Whether words say only what a person is, with no name yet: "the journalist"."""
    tokens = [_small(token) for token in _TOKEN.findall(piece)]
    return bool(tokens) and _leads(tokens) >= LIKELY and tokens[-1] in word_set("release_words", "callings")


def only_describes(piece: str) -> bool:
    """Whether a description speaks of who was just named and of nothing else that is asked for.

    >>> only_describes("a lawyer from the south"), only_describes("protection for his lawyers")
    (True, False)
    """
    printed = _TOKEN.findall(piece)
    either = word_set("release_words", "articles") & word_set("release_words", "relating")
    if len(printed) > 1 and printed[0] in either and _capital(printed[1]):
        return False  # "die Auslieferung von X"; "die seit Mai in Haft ist" describes
    tokens = [_small(token) for token in printed if not _capital(token)]
    if not tokens or tokens[0] in word_set("release_words", "relating") or tokens[0][:1].isdigit():
        return True
    known = _describing_words() | word_set("release_words", "indefinite")
    callings = word_set("release_words", "callings")
    for token in tokens:
        bare = _ELIDED.sub("", token)
        if bare in callings:
            return True
        if not (bare in known or bare in number_words() or bare[:1].isdigit() or "-" in bare):
            return False
    return True


def is_act_upon(words_: str) -> bool:
    """Whether capitalised words say what is to be done to somebody: "Rücktritt von X".

    >>> is_act_upon("Rücktritt von Ada Berg"), is_act_upon("Ulrich von Hutten")
    (True, False)
    """
    return _act_upon().match(words_) is not None


def is_han_calling(lead: str) -> bool:
    """Whether the Chinese words before a name say only what the person is: "被关押的人权律师".

    >>> is_han_calling("被关押的人权律师"), is_han_calling("撤销对律师")
    (True, False)
    """
    return _han_calling().fullmatch(lead) is not None


def is_relation(piece: str) -> bool:
    """Whether words say only whose friend or relative a person is, with no name yet: "our colleague"."""
    tokens = _TOKEN.findall(piece)
    relatives = word_set("release_words", "relatives")
    return 1 < len(tokens) <= _FEW and tokens[0] in relatives and _small(tokens[-1]) in relatives


def judged(name: str) -> float:
    """How surely words are a person's name: shape, and no region, body, law or institution of that name."""
    tokens = name.split()
    if not tokens or _POSSESSIVE.search(name) or not name[0].isalpha():
        return 0.0
    if any(token.strip(_EDGE) in _never() or token.casefold() in number_words() for token in tokens):
        return 0.0
    if is_act_upon(name):
        return 0.0
    if any(gazetteer(kind).fullmatch(name) for kind in ("regions", "bodies", "laws", "institutions", "events")):
        return 0.0
    if _INITIALS.match(name):
        return DOUBTED
    return person_likeness(name)


def _han(text: str, start: int, end: int) -> Named | None:
    found = han_name(text, start, end)
    if found is None:
        return None
    name = text[found.start : found.end]
    return _with_bracket(text, Named(found.start, found.end, name, (), found.likely, found.stop), end)


def _run(text: str, tokens: Sequence[re.Match[str]], opening: int) -> tuple[int, int]:
    """A run of capitalised words from `opening` on, small particles between them included."""
    at = opening + 1
    while at < len(tokens):
        if text[tokens[at - 1].end() : tokens[at].start()].strip() or tokens[at - 1][0][-1] in ",;:":
            break  # a bracket or a comma stands between
        if _capital(tokens[at][0]):
            at += 1
            continue
        ahead = next((n for n in range(at, min(at + 3, len(tokens))) if not _particle(tokens[n][0])), None)
        if ahead is None or ahead == at or ahead >= len(tokens) or not _capital(tokens[ahead][0]):
            break
        at = ahead + 1
    return opening, at


def _onward(text: str, tokens: Sequence[re.Match[str]], at: int) -> tuple[int, int] | None:
    """The next run, where the words up to it show that all before it only described: "Nobel laureate …"."""
    ahead = next((number for number in range(at, len(tokens)) if _capital(tokens[number][0])), None)
    if ahead is None or ahead == at or ahead - at > 5 or not _one_piece(text, tokens, at - 1, ahead):
        return None
    between = [_small(token[0]) for token in tokens[at:ahead]]
    if between[-1] not in word_set("release_words", "callings") or between[0] in {"and", "or", "und", "et", "y"}:
        return None
    return _run(text, tokens, ahead) if _leads(between) >= LIKELY else None


def _one_piece(text: str, tokens: Sequence[re.Match[str]], first: int, last: int) -> bool:
    return not any(mark in text[tokens[first].start() : tokens[last].start()] for mark in ",;:()（）")


def _bounded(text: str, start: int, end: int) -> Named | None:
    """The run without the marks around it, without German callings, forms of address and titles."""
    while start < end and text[start] in _EDGE + "'‘":
        start += 1
    while end > start and text[end - 1] in _EDGE:
        if (
            text[end - 1] == "."
            and re.search(rf"(?:^|[\s.])(?:[{UPPER}]|Jr|Sr)\.$", text[start:end])
            and end - start > 3
        ):
            break
        end -= 1
    words = text[start:end]
    titled = False
    if (elided := _OF.match(words)) is not None:
        start += elided.end()
        words = text[start:end]
    while (opener := _opener().match(words)) is not None:
        start += opener.end()
        words = text[start:end]
    while (lead := _before_name().match(words)) is not None and lead.end() < len(words):
        start += lead.end()
        words = text[start:end]
        titled = True
    if not words:
        return None
    likely = judged(" ".join(words.split()))
    if words.startswith(("“", '"')):
        likely = 0.0
    return Named(
        start, end, " ".join(words.split()), (), max(likely, DOUBTED) if titled and likely > 0 else likely, end
    )


def _with_bracket(text: str, named: Named, end: int) -> Named:
    bracket = _BRACKET.match(text, named.stop, end)
    if bracket is None:
        return named
    inner = bracket[1].strip()
    keyword = _ALIAS.match(inner)
    inner = inner[keyword.end() :].strip(_EDGE) if keyword is not None else inner
    outer = named
    if text[max(0, named.start - 4) : named.start].casefold() == "the " and person_likeness(inner) >= LIKELY:
        start = named.start - 4
        place = text.index(inner, named.stop)
        return Named(start, bracket.end(), inner, (text[start : named.end],), judged(inner), bracket.end())
    if keyword is None and "," in inner:
        inner = inner.split(",")[0].strip()
    han = _HAN.match(inner) is not None and len(inner) <= 12 and (han_name(inner, 0, len(inner)) is not None)
    alias = han or (inner[:1].isupper() and (keyword is not None or judged(inner) >= LIKELY))
    place = gazetteer("regions").fullmatch(inner) is not None or gazetteer("organizations").fullmatch(inner) is not None
    if alias and not place:
        return replace(outer, end=bracket.end(), aliases=(inner,), stop=bracket.end())
    return replace(outer, stop=bracket.end())


def _describing(lead: Sequence[str]) -> float:
    """How far the words before a name let it be one of those spoken of; capitalised words only qualify them."""
    if any(_POSSESSIVE.search(word) and _capital(word) for word in lead):
        return DOUBTED
    small = [_small(word) for word in lead if not _capital(word)]
    return 1.0 if not small else _leads(small)


def _leads(tokens: Sequence[str]) -> float:
    """Judge the small words before a name: a kind of person, a relative, or another clause."""
    relatives = word_set("release_words", "relatives")
    for token, after in zip(tokens, (*tokens[1:], ""), strict=True):
        if token in relatives and after != "of":
            return DOUBTED if len(tokens) <= _FEW else 0.0
    known = _describing_words()
    for token in tokens:
        bare = _ELIDED.sub("", token)
        if not (bare in known or bare in number_words() or bare[:1].isdigit() or "-" in bare):
            return 0.0
    last = _ELIDED.sub("", tokens[-1])
    counted = len(tokens) > 1 and tokens[-2] == "of" and last in number_words()
    return 0.0 if last in {"of", "and"} and len(tokens) > 1 and not counted else 1.0


def _numbered(lead: Sequence[str]) -> bool:
    return bool(lead) and _NUMBERED.match(lead[-1]) is not None


def _capital(token: str) -> bool:
    """Whether a token may be part of a name; German callings are capitals and yet describe."""
    bare = token.strip(_EDGE)
    return bool(bare) and _CAPITAL.match(bare) is not None and bare not in _german() and _ELIDED.match(bare) is None


def _particle(token: str) -> bool:
    return token.islower() and token in word_set("organization_words", "particles")


def _small(token: str) -> str:
    return token.strip(_EDGE + "()（）").casefold()


@cache
def _describing_words() -> frozenset[str]:
    known = word_set("release_words", "described") | word_set("release_words", "callings")
    known |= word_set("release_words", "qualities") | word_set("release_words", "detained")
    return frozenset(known | word_set("organization_words", "peoples"))


@cache
def _german() -> frozenset[str]:
    return frozenset(word for word in words("release_words", "callings") if word[:1].isupper())


@cache
def _never() -> frozenset[str]:
    return frozenset(words("release_words", "never_names"))


@cache
def _act_upon() -> re.Pattern[str]:
    """A noun of doing, by the list or by its German ending, and of whom; or one word before "von" and more after it."""
    of = r"(?:of|von|vom|der|des|de|del|du|für|against|gegen|contre|contra|for|pour|para)"
    ending = r"[^\W\d_]{3,}(?:ung|tritt|keit|heit|schaft|nahme)"
    act = rf"(?:{one_of('release_words', 'acts')}|{ending})"
    return re.compile(rf"{act}\s+{of}\s|{act}\s+d['’]|\S+\s+(?:(?:der|des)\s+\S+\s+)?vo[nm]\s+(?!de[rmn]\b)\S+\s+\S")


@cache
def _han_calling() -> re.Pattern[str]:
    quality = one_of("release_words", "han_qualities")
    callings = any_of(word for word in words("release_words", "callings") if _HAN.match(word))
    held = r"(?:[被遭在因于於仍正现現][^的，、]{1,14}的)"
    return re.compile(rf"{held}?(?:{quality}|的)*(?:(?:{callings})的?)*")


@cache
def _before_name() -> re.Pattern[str]:
    """Forms of address and offices before a name."""
    titles = any_of(words("release_words", "titles"))
    return re.compile(rf"(?:{HONORIFIC.pattern}|{one_of('roles', 'offices')}\s+|{titles}\.?\s+)(?=\S)")


def name_before(text: str, floor: int, stop: int) -> Named | None:
    """The person whose name ends at `stop`, looked for no further back than `floor`.

    >>> text = "We ask for the lawyer Ilham Tohti"
    >>> name_before(text, 0, len(text)).name
    'Ilham Tohti'
    """
    start = max(floor, stop - _REACH)
    tokens = list(_TOKEN.finditer(text, start, stop))
    at = len(tokens)
    while at and (_capital(tokens[at - 1][0]) or (at < len(tokens) and _particle(tokens[at - 1][0]))):
        if at < len(tokens) and tokens[at - 1][0][-1] in ",;:":
            break
        at -= 1
    while at < len(tokens) and _particle(tokens[at][0]):
        at += 1
    if at == len(tokens):
        return None
    named = read_name(text, tokens[at].start(), stop)
    if named is None or named.stop != stop:
        return None
    before = tokens[at - 1][0] if at else ""
    related = _small(before) in word_set("release_words", "relatives") or _POSSESSIVE.search(before) is not None
    return replace(named, likely=min(named.likely, DOUBTED)) if related else named


@cache
def _opener() -> re.Pattern[str]:
    """Words whose capital is only that of a sentence's beginning."""
    return re.compile(rf"{one_of('release_words', 'openers')}\s+")
