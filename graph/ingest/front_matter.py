"""Front matter: the settings that a generator of sites keeps above the words of a page, and its tags among them."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_FENCED = re.compile(
    r"\A\ufeff?\s{0,20}(?P<fence>---|\+\+\+)[ \t]*\n(?P<settings>(?:.*\n){0,400}?)(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)"
)
_KEY = re.compile(r"(?P<key>[A-Za-z][\w-]{0,40})[ \t]*[:=]")
_LONGEST = 4000
_DEEPEST = 20
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d?:.{0,30})?\Z")
_TAGS = re.compile(
    r"\{%-?\s*comment\s*-?%\}.{0,4000}?\{%-?\s*endcomment\s*-?%\} | \{%(?:(?!\{%|%\}).){0,4000}%\}"
    r" | \{\{(?:(?!\{\{|\}\}).){0,4000}\}\} | \{:[^{}\n]{0,400}\}",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a page's settings say of its words: the title, a second title, and the date as printed or "2021-04-15"."""

    title: str | None = None
    subtitle: str | None = None
    date: str | None = None


def split_front_matter(text: str) -> tuple[FrontMatter | None, str]:
    r"""The settings above a text, YAML between `---` or TOML between `+++`, and the text below them.

    What is no such settings stays with the text.

    >>> split_front_matter("---\ntitle: Free the press\ndate: 2021-04-15T10:00:00Z\n---\nDear Sir,\n")
    (FrontMatter(title='Free the press', subtitle=None, date='2021-04-15'), 'Dear Sir,\n')
    >>> split_front_matter("---\n\nDear Sir,\n")
    (None, '---\n\nDear Sir,\n')
    """
    found = _FENCED.match(text)
    if found is None:
        return None, text
    toml = found["fence"] == "+++"
    entries = dict(_entries(found["settings"]))
    if not entries:
        return None, text
    title, subtitle, date = (_value(entries, key, toml=toml) for key in ("title", "subtitle", "date"))
    stamp = _STAMP.match(date) if date is not None else None
    return FrontMatter(title, subtitle, stamp[1] if stamp is not None else date), text[found.end() :]


def without_tags(text: str) -> str:
    """A text without what a generator of sites would have replaced: Liquid, Nunjucks and Hugo tags.

    >>> without_tags("Dear {{ name }}, {% include menu.html %}we write {{< note >}}to you{: .lead}.")
    'Dear , we write to you.'
    """
    return _TAGS.sub("", text) if "{" in text else text


def _entries(settings: str) -> Iterator[tuple[str, str]]:
    """Yield each key at the margin with its lines, those that go on below it included."""
    key, lines = "", ""
    for line in settings.splitlines(keepends=True):
        opened = _KEY.match(line)
        if opened is not None:
            if key:
                yield key, lines
            key, lines = opened["key"].casefold(), line
        elif key and (line[:1].isspace() or not line.strip()):
            lines += line
    if key:
        yield key, lines


def _value(entries: Mapping[str, str], key: str, *, toml: bool) -> str | None:
    """The words of a setting; None where it has none, or is no plain words."""
    import yaml  # here, so that `undersigned --help` does not pay for it

    lines = entries.get(key, "")
    if not lines or len(lines) > _LONGEST or sum(lines.count(mark) for mark in "[{") > _DEEPEST:
        return None
    try:
        read = tomllib.loads(lines) if toml else yaml.load(lines, Loader=yaml.BaseLoader)  # noqa: S506 - only strings
    except (yaml.YAMLError, tomllib.TOMLDecodeError):
        return _bare(lines)
    value = next(iter(read.values()), None) if isinstance(read, dict) else None
    if value is None or isinstance(value, dict | list):
        return None
    return " ".join(str(value).split()) or None


def _bare(lines: str) -> str | None:
    """The words of a setting that is not well formed, as a colon within a title makes it."""
    first = lines.splitlines()[0]
    return _KEY.sub("", first, count=1).strip().strip("\"'").strip() or None
