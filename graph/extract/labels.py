"""What a short line announces: signatories, copies, a section of a list, or something that is none of the letter's."""

import re
from functools import cache

from undersigned.graph.extract.vocabulary import any_of, number_words, one_of, word_set, words

_LONGEST = 100
_LONGEST_LEAD = 220
_FEW = 12
_PAGE = 3  # digits of a page's number
_COUNTER = re.compile(r"\d[\d.,\u202f\u00a0 ]*\d{3}")
_RAISED = re.compile(r"[¹²³⁰-⁹†‡]")
_AGO = re.compile(
    r"(?:\b(?:\d+|an?)\s+(?:second|minute|hour|day|week|month|year)s?\s+ago"
    r"|\bil y a \d+\s\w+|\bhace \d+\s\w+|\bvor \d+\s\w+"
    r"|\d+\s*(?:秒|分钟|分鐘|小时|小時|天|日|周|週|个月|個月|年)前)\W*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:About|Über|À propos d(?:es?|u|['’])|Sobre|Acerca de|关于|關於)\s?\S[^.!?。]{1,50}$")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’:*_/][^\W\d_]+)*")
_COUNTED = re.compile(r"[(\[]?\s*\d[\d.,\s]*[)\]]?")
_ASK_END = re.compile(
    r"(?:\b(?:to|for|of|that|zu|dass|auf|de|à|que|a)|(?:呼吁|呼籲|敦促|要求|促请|促請|请求|請求)[^:：]{0,12})\s*[:：]$"
)
_SIGNING = re.compile(r"\bsign(?!\w*ific)|unterzeichnet|firma|联署|聯署|签|簽", re.IGNORECASE)
_ORIGIN = re.compile(r"(?:\b(?:from|aus|desde|depuis|in|en)|来自|來自)\s*[:：]\s*$")
_COUNT_AFTER = re.compile(r"\s*[(（\[]\s*\d[\d.,]*\s*[)）\]]\s*[:：]?$")
_MARKS = re.compile(r"[\s*_#:：.,;!()\[\]/&+–—-]+")


@cache
def _stem() -> re.Pattern[str]:
    stems, marks = any_of_stems(words("letter_words", "signing_stems")), one_of("letter_words", "signing_marks")
    return re.compile(
        rf"(?<![^\W\d_]){stems}|{marks}",
        re.IGNORECASE,
    )


def any_of_stems(stems: tuple[str, ...]) -> str:
    """A regular expression for any word that begins with one of the stems."""
    return "(?:" + "|".join(re.escape(stem) for stem in sorted(stems, key=lambda stem: (-len(stem), stem))) + ")"


@cache
def _exact() -> re.Pattern[str]:
    return re.compile(rf"^{one_of('letter_words', 'signature_labels')}[\s:：,.!]*$", re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    """How the words begin with which a letter closes, right above those who sign it."""
    return re.compile(one_of("letter_words", "closing_openings"), re.IGNORECASE)


@cache
def _senders() -> re.Pattern[str]:
    return re.compile(rf"^{one_of('letter_words', 'sender_labels')}\s*[:：]$", re.IGNORECASE)


@cache
def _aside() -> re.Pattern[str]:
    """A line that says by itself what it is beside the letter: "Media contact: Ann Lee, +1 20 …"."""
    return re.compile(rf"^[\W\d_]*{one_of('letter_words', 'elsewhere')}\s*[:：]\s*\S", re.IGNORECASE)


@cache
def _aside_stem() -> re.Pattern[str]:
    """What a line with a colon speaks of that heads contacts or a list of media."""
    return re.compile(one_of("letter_words", "aside_marks"), re.IGNORECASE)


@cache
def _invitation() -> re.Pattern[str]:
    return re.compile(one_of("letter_words", "invitations"), re.IGNORECASE)


@cache
def _copies() -> re.Pattern[str]:
    return re.compile(rf"^{one_of('letter_words', 'copies')}\s*[.:：]*\s*(?=$|\S)")


@cache
def _navigation() -> re.Pattern[str]:
    return re.compile(rf"^[\W_]*{any_of(words('letter_words', 'navigation'))}[\W_]*$", re.IGNORECASE)


@cache
def _invites() -> re.Pattern[str]:
    """How lines begin with which a site asks its reader to subscribe, follow or give."""
    return re.compile(rf"^[\W_]*(?:{one_of('letter_words', 'site_openings')}|©)", re.IGNORECASE)


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(rf"^[\W\d_]*{one_of('letter_words', 'elsewhere')}\b[^.!?]{{0,40}}$", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    """A label with what it announces on the same line: "Signed: A; B"."""
    stems, marks = any_of_stems(words("letter_words", "signing_stems")), one_of("letter_words", "signing_marks")
    exact = one_of("letter_words", "signature_labels")
    return re.compile(
        rf"^(?P<label>[^:：\n]{{0,60}}?{stems}[^:：\n]{{0,60}}[:：]"
        rf"|{exact}\s*[:：]|{marks}[^:：\n]{{0,20}}[:：])\s*(?=\S)",
        re.IGNORECASE,
    )


def is_label(text: str, *, heading: bool = False) -> bool:
    """Whether a line announces signatories: "Signed,", "Organizations (24):", as a `heading` "List of signatories".

    >>> is_label("Signatories (24):"), is_label("Hong Kong Watch"), is_label("Tibet Supporters Network")
    (True, False, False)
    >>> is_label("This letter has been signed by the following groups:"), is_label("Sign the letter", heading=True)
    (True, False)
    """
    text = text.strip()
    if len(text) > _LONGEST_LEAD:
        return False
    if _closing().match(text) and not text.endswith("."):
        return True
    if _exact().match(_COUNTED.sub(" ", text)) or _senders().match(text):
        return True
    if _invitation().search(text) or _asks(text):
        return False
    if text.endswith((":", "：")) and _behalf().search(text):
        return True
    if _stem().search(text) is None:
        return False
    if text.endswith((":", "：")):
        return True
    tokens = [token.casefold() for token in _WORD.findall(text)]
    if heading:
        return len(text) <= _LONGEST and len(tokens) <= _FEW
    return len(text) <= _LONGEST and all(token in _vocabulary() or _stem().match(token) for token in tokens)


def _asks(text: str) -> bool:
    """Whether a lead-in goes on to what is asked for, or whose release: "the undersigned ask for:"."""
    if not text.endswith((":", "：")):
        return False
    if _ASK_END.search(text) is not None or _release().search(text) is not None:
        return True
    return _ask().search(text) is not None and _SIGNING.search(text) is None


@cache
def _behalf() -> re.Pattern[str]:
    """Words by which one speaks for several: "on behalf of the following countries"."""
    nouns = any_of(words("counts", "nouns"))
    return re.compile(rf"{one_of('letter_words', 'behalf')}[^:：]*{nouns}", re.IGNORECASE)


@cache
def _ask() -> re.Pattern[str]:
    return re.compile(one_of("letter_words", "urging"))


@cache
def _release() -> re.Pattern[str]:
    return re.compile(one_of("release_words", "releasing"), re.IGNORECASE)


@cache
def _vocabulary() -> frozenset[str]:
    """The words that labels are made of."""
    labels = frozenset(word.casefold() for label in words("letter_words", "signature_labels") for word in label.split())
    return labels | word_set("letter_words", "label_words") | word_set("counts", "nouns") | frozenset(number_words())


def opened_label(text: str) -> int | None:
    """Where the names begin on a line that opens with its label, or None.

    >>> opened_label("Signed by: Hong Kong Watch; PEN America")
    11
    """
    found = _opening().match(text)
    if found is None or _invitation().search(found["label"]) or _ORIGIN.search(found["label"]):
        return None
    return found.end()


def is_copy_label(text: str) -> bool:
    """Whether a line opens a list of those who get a copy: "cc:", "Copy to: …"."""
    found = _copies().match(text)
    return found is not None and (found.end() == len(text) or text[: found.end()].rstrip().endswith((":", "：", ".")))


def is_navigation(text: str) -> bool:
    """Whether a line is part of a site's menu: "Back to top", "Share this".

    >>> is_navigation("Back to top"), is_navigation("Home Office")
    (True, False)
    """
    text = text.strip()
    return _navigation().match(text) is not None or (len(text) <= _LONGEST / 2 and _invites().match(text) is not None)


def is_noise(text: str) -> bool:
    """Whether a line within a list is none of its entries: a page's number, a counter, an invitation to sign.

    >>> is_noise("12"), is_noise("48,163 have signed. Next goal: 50,000"), is_noise("Article 19")
    (True, True, False)
    """
    text = text.strip()
    if (text.isdigit() and len(text) <= _PAGE) or _RAISED.match(text):
        return True
    if len(text) <= _LONGEST and (_invitation().match(text) is not None or _AGO.search(text)):
        return True
    if len(text) > _LONGEST or _stem().search(text) is None:
        return False
    return _COUNTER.search(text) is not None or _invitation().search(text) is not None


def is_elsewhere(text: str) -> bool:
    """Whether a short line heads something beside the letter: contacts, references, related posts.

    >>> is_elsewhere("Media contacts:"), is_elsewhere("References"), is_elsewhere("Contact Group on Tibet Forum")
    (True, True, False)
    """
    text = text.strip()
    if _aside().match(text):
        return True
    if len(text) <= _LONGEST and text.endswith((":", "：")) and _aside_stem().search(text) and not _stem().search(text):
        return True
    if len(text) > _LONGEST or _elsewhere().match(text) is None:
        return False
    if text.endswith((":", "：")):
        return True
    tokens = [token.casefold() for token in _WORD.findall(text)]
    known = frozenset(word.casefold() for label in words("letter_words", "elsewhere") for word in label.split())
    return all(token in known or token in _vocabulary() for token in tokens)


@cache
def _han_section() -> re.Pattern[str]:
    """A run of Chinese words that labels are made of."""
    known = (*words("letter_words", "label_words"), *words("letter_words", "signing_marks"), *words("counts", "nouns"))
    han = sorted((word for word in known if not word[0].isascii()), key=lambda word: (-len(word), word))
    return re.compile("(?:" + "|".join(map(re.escape, han)) + ")+")


def without_count(text: str) -> str:
    """A label without the count and the colon after it.

    >>> without_count("Peru (12):")
    'Peru'
    """
    return _COUNT_AFTER.sub("", text.strip()).rstrip(" :：")


def is_about(text: str) -> bool:
    """Whether a short line under a letter heads words about its publisher: "About the Harbour Project"."""
    return _ABOUT.match(text.strip()) is not None


def is_contact(text: str) -> bool:
    """Whether a line that stands beside the letter heads those whom to ask about it."""
    return _aside_stem().search(text) is not None


def is_section(text: str) -> bool:
    """Whether a short line, no name, parts a list: "Musicians:", "Organizations (12)", "Individuals".

    >>> is_section("Musicians:"), is_section("Organisations (12)"), is_section("Hong Kong Watch")
    (True, True, False)
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return False
    if text.endswith((":", "：")):
        return True
    bare = _MARKS.sub(" ", _COUNTED.sub(" ", text)).casefold().split()
    if len(bare) == 1 and _han_section().fullmatch(bare[0]):
        return True
    return bool(bare) and all(
        token in word_set("counts", "nouns") or token in word_set("letter_words", "label_words") for token in bare
    )
