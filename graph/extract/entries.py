"""From the lines of a run to entries, one a signatory: lines joined, parted or grouped, in every way they may be meant.

A list can be set in several ways that look alike: a name a line, a name over two lines, a name with a role and an
organization under it, many names in one paragraph, two columns side by side. Each way is a `Cut`; which one is meant
is decided by what its entries read like (`undersigned.graph.extract.signatories`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from undersigned.graph.extract.blocks import Run
from undersigned.graph.extract.dates import find_dates
from undersigned.graph.extract.labels import without_count
from undersigned.graph.extract.shape import (
    POSTNOMINAL,
    is_country,
    organization_likeness,
    person_likeness,
    role_likeness,
)
from undersigned.graph.extract.units import Unit
from undersigned.graph.extract.vocabulary import word_set, words
from undersigned.graph.model import Issue, Severity, Source

Place = tuple[int, int]

_DANGLING = re.compile(
    r"(?:\s(?:and|of|for|the|in|to|on|with|from|by|against|de|des|du|del|la|le|les|los|las|el|para|por|pour|contre|sur|dans"
    r"|für|und|der|die|das|den|dem|im|zur|zum|gegen|von|mit|et|y|e|d['’]|l['’])|[,&/–-])$"
)
_COUNTRY_COLON = re.compile(r"(?P<country>[^:：]{2,50}?)\s*[:：]\s*(?=\S)")
_GLUED = re.compile(r"(?<=[a-z\u00df-\u00ff.)])(?=[A-Z\u00c0-\u00de])")
_SEPARATOR = re.compile(r"(?:\s*[;,；，、]|\s+/|(?<=\))\s*/)$")
_NUMBERED = re.compile(r"(?<![\d.,])(?P<number>\d{1,4})[.)]\s*(?=[^\W\d_])")
_MARK = re.compile(r"\s*[(（]?\d{1,4}[.)）、]\s*|\s*[•▪●◦–*-]\s+")
_SIGNED = re.compile(r"[(\[](?:signed|sgd\.?|gez\.?|gezeichnet|signé|firmado|fdo\.?)[)\]]:?\s+|(?:Sgd\.|gez\.|Fdo\.:?)\s+", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?:[*†‡§¹²³⁰-⁹]|\[\d{1,3}\]|\(\d{1,2}\))+$")
_FUSED_NUMBER = re.compile(r"(?<=[^\W\d_]{3})\d{1,2}$|(?<=\))\d{1,2}$")
_TRAILING = re.compile(
    r"[\s,;|–-]*(?:<?\S+@\S+\.\w+>?|https?://\S+|www\.\S+|(?<=\s)@\w+|\((?:https?://|www\.)\S+\))[\s,;.]*$"
)
_CLOSING = {"»": "«", "”": "“", "」": "「", "』": "『", '"': '"'}
_DATED = re.compile(r"[\s,;|(–—-]*$")
_OTHERS = re.compile(
    r"(?:(?:and|plus|und|et|y)\s+)(?:over\s+|more\s+than\s+)?(?:\d[\d,.]*|[a-z]+(?:-[a-z]+)?)\s+"
    r"(?:others?|more|individuals?|organi[sz]ations?|people|members|signatories|anonymous|weitere|autres|otros|más)\b"
    r"|\(?(?:list|partial list|names?)\s+(?:is\s+)?(?:incomplete|withheld|continues)\)?$|\[?(?:name|names) withheld"
    r"|\(?(?:anonymous|anonym|anonyme|anónimo|anónima|匿名)\b.{0,20}$|(?:以及|及|和|另有|还有|還有)\s*(?:另外)?\d[\d,]*\s*[位名个個]",
    re.IGNORECASE,
)
_AND_OTHERS = re.compile(
    r",?\s*(?:\s(?:and|plus|und|sowie|et|y)\s+|以及|及|和)(?:over\s+|more\s+than\s+|más\s+de\s+|plus\s+de\s+|über\s+)?\d[\d.,]*"
    r"\s*(?:others?|more|further|anonymous|individuals?|people|members|weitere\w*|Personen|autres|personnes|otr[oa]s|personas|más|位|名)\b.{0,80}$",
    re.IGNORECASE,
)
_BAR = re.compile(r"[|｜]")
_LONGEST = 300  # characters of one entry over several lines
_TAIL = 12  # characters at an entry's end that tell whether it goes on
_ADDRESS = 120  # characters at an entry's end in which an address is looked for
_MOST_LINES = 5  # lines of one entry that stands over several
_SURE = 0.6
_SOME = 0.4
_DISTINCT = 0.9  # share of a column's cells that differ where they are names
_TWO = 2
_REGULAR = 0.1
_NARROWEST = 30  # characters that fit on a line wherever names are broken


@dataclass(frozen=True, slots=True)
class Entry:
    """One who signed as printed: the place, its words, the places of its lines where there are several.

    `country` is the place of the country printed above a group of entries.
    """

    start: int
    end: int
    words: str
    lines: tuple[Place, ...] = ()
    country: Place | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to part a run into entries, and what was mended on the way.

    `way` names it; `evidence` is what the setting itself, blank lines or a steady count of lines, speaks for it;
    `spaced` says that blank lines or items set the entries apart.
    """

    way: str
    entries: tuple[Entry, ...]
    issues: tuple[Issue, ...] = ()
    evidence: float = 0.0
    spaced: bool = False


def cuts(source: Source, run: Run) -> tuple[list[Cut], list[Issue]]:
    """Every way to part `run` into entries, the plainest first, and what is to be said of the run whichever it is."""
    units, issues = _named(source, run)
    if not units:
        return [], issues
    found = []
    inline = _inline(source, units)
    if inline is not None:
        found.append(inline)
        if len(units) == 1 or len(inline.entries) >= 2 * len(units):
            return found, issues
    columns = _grid(source, units) or _columns(source, units)
    if columns is not None:
        return [columns], issues
    found.insert(0, _lines(source, units))
    stacked = _stacked(source, units)
    return [*found, *(() if stacked is None else (stacked,))], issues


def _named(source: Source, run: Run) -> tuple[list[Unit], list[Issue]]:
    """The units that name someone; of the others it is said that they do not."""
    named, issues = [], []
    for unit in run.units:
        if _OTHERS.match(unit.words):
            message = "This line of the list names nobody; more may have signed than are listed."
            issues.append(Issue("unnamed-signatories", Severity.NOTE, message, source.span(unit.start, unit.end)))
        elif not (unit.style == "row" and is_header(unit.words)):
            named.append(unit)
    return named, issues


def is_header(row: str) -> bool:
    """Whether the cells of a table row name its columns."""
    return all(cell.strip(" .#:").casefold() in word_set("letter_words", "columns") for cell in row.split(" | "))


def entry_of(source: Source, start: int, end: int, *, country: Place | None = None) -> Entry | None:
    """The entry without separators, footnote marks, addresses and the date of signing printed around it."""
    words = source.text[start:end]
    mark = _MARK.match(words) or _SIGNED.match(words)
    if mark is not None and mark.end() < len(words):
        start, words = start + mark.end(), words[mark.end() :]
    words = _trimmed(words)
    more = _AND_OTHERS.search(words, max(0, len(words) - _ADDRESS))
    words = words if more is None else words[: more.start()]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if not words or _OTHERS.match(words):
        return None
    lines: list[Place] = []
    at = start
    for line in words.split("\n"):
        if line.strip():
            begin = at + len(line) - len(line.lstrip())
            lines.append((begin, begin + len(line.strip())))
        at += len(line) + 1
    return Entry(start, start + len(words), words, tuple(lines) if len(lines) > 1 else (), country)


def _trimmed(words: str) -> str:
    """The words without what may follow a name: a separator, a footnote's mark, an address, a date of signing."""
    while True:
        before = words
        words = words.rstrip()
        tail = max(0, len(words) - _TAIL)
        for pattern in (_SEPARATOR, _FOOTNOTE):
            cut = pattern.search(words, tail)
            if cut is not None and cut.start():
                words = words[: cut.start()].rstrip()
        address = _TRAILING.search(words, max(0, len(words) - _ADDRESS))
        if address is not None and address.start():
            words = words[: address.start()]
        words = _undated(words)
        if words[-1:] in _CLOSING and _CLOSING[words[-1]] not in words:
            words = words[:-1]
        if words == before or not words:
            return words


def _undated(words: str) -> str:
    """The words without a date at their end, with the bracket or comma around it."""
    bare = words.rstrip(" ).,;")
    for found in find_dates(bare[-40:]) if any(letter.isdigit() for letter in bare[-6:]) else ():
        if found.end == len(bare[-40:]):
            start = len(bare) - len(bare[-40:]) + found.start
            before = bare[:start]
            cut = _DATED.search(before)
            if cut is not None and cut.start() and (cut.start() < len(before)):
                return before[: cut.start()]
    return words


def _inline(source: Source, units: Sequence[Unit]) -> Cut | None:
    """Units that hold several names each, parted at their separators."""
    split = [unit.several for unit in units]
    if len(units) > 1 and any(unit.marker is not None for unit in units):
        return None
    several = sum(bool(places) for places in split)
    if not several or (several * 2 < len(units) and len(units) > 2):
        return None
    entries: list[Entry | None] = []
    for unit, places in zip(units, split, strict=True):
        for start, end in places or ((0, len(unit.words)),):
            entries.append(entry_of(source, unit.start + start, unit.start + end))
    return Cut("inline", tuple(_flat(entry) for entry in entries if entry is not None))


def _flat(entry: Entry) -> Entry:
    """A name that a margin broke is one line."""
    return Entry(entry.start, entry.end, entry.words, (), entry.country)


def _lines(source: Source, units: Sequence[Unit]) -> Cut:
    """A unit an entry: wrapped lines joined, fused ones parted, a country above a group given to its names."""
    places: list[Place] = []
    issues: list[Issue] = []
    previous: Unit | None = None
    margin = _margin(units)
    widest = max(len(unit.words) for unit in units)
    hanging = _hanging(units, widest)
    footnoted = sum(_FUSED_NUMBER.search(unit.words) is not None for unit in units) > 1
    ends = sum(_SEPARATOR.search(unit.words) is not None for unit in units)
    separated = ends * 2 > len(units) or ends == len(units) - 1 > 0
    for unit in units:
        goes_on = previous is not None and unit.gap == 0 and unit.marker is None and unit.block == previous.block
        before = source.text[slice(*places[-1])] if places else ""
        dangling = not separated and places and _DANGLING.search(before[-_TAIL:])
        short = places and unit.end - places[-1][0] <= _LONGEST
        lower = hanging and unit.words[0].islower() and _goes_on(before[before.rfind("\n") + 1 :], unit.words, widest)
        broken = lower or dangling or before.count("(") > before.count(")")
        wrapped = margin is not None and previous is not None and _full(previous.words, unit.words, margin)
        if goes_on and short and (broken or wrapped):
            places[-1] = (places[-1][0], unit.end)
            span = source.span(*places[-1])
            issues.append(
                Issue("wrapped-line", Severity.NOTE, "A name goes on over a line's end; its lines were joined.", span)
            )
        else:
            places.append((unit.start, unit.end))
        previous = unit
    bars = Counter(len(_BAR.findall(source.text[slice(*place)])) for place in places)
    tabular = len(places) > 1 and max(bars, key=lambda count: (bars[count], -count)) > 1
    entries: list[Entry] = []
    numbers = {unit.start: int(digits) for unit in units if (digits := re.sub(r"\D", "", unit.marker or ""))}
    for place in places:
        pieces = [place] if tabular else list(_unfused(source.text, place, numbers.get(place[0])))
        if len(pieces) > 1:
            message = f"{len(pieces)} signatories stand fused on one line; parted where a new name begins."
            issues.append(Issue("fused-line", Severity.NOTE, message, source.span(*place)))
        entries.extend(entry for piece in pieces if (entry := entry_of(source, *piece)) is not None)
    if footnoted:
        entries = [_without_number(entry) for entry in entries]
    return Cut("lines", tuple(_under_countries(entries)), tuple(issues))


def _margin(units: Sequence[Unit]) -> int | None:
    """The width at which names of a list with blank lines between them are broken; None where the list has none."""
    if len(units) < 2 or any(unit.marker is not None for unit in units):
        return None
    apart = sum(unit.gap > 0 for unit in units)
    widest = max(len(unit.words) for unit in units)
    pairs = [(one, two) for one, two in pairwise(units) if two.gap == 0 and one.block == two.block]
    full = sum(_full(one.words, two.words, widest) for one, two in pairs)
    loose = apart * 10 >= len(units) * 6 and apart < len(units)
    return widest if widest >= _NARROWEST and loose and full * 10 >= len(pairs) * 7 else None


def _hanging(units: Sequence[Unit], widest: int) -> bool:
    """Whether more than one line seems to go on with the one before: a single one may be a name in small letters."""
    breaks = 0
    for one, two in pairwise(units):
        if two.gap == 0 and two.marker is None and one.block == two.block:
            small = two.words.split(maxsplit=1)[0] in words("function_words", "joints")
            dangling = _DANGLING.search(one.words[-_TAIL:]) is not None
            lower = two.words[0].islower() and _goes_on(one.words, two.words, widest)
            breaks += small or dangling or lower
    return breaks > 1 or len(units) <= _TWO


def _goes_on(line: str, following: str, widest: int) -> bool:
    """Whether a line that opens in small letters goes on with the one before: by its first word, or by the margin."""
    first = following.split(maxsplit=1)[0]
    if first in words("function_words", "joints"):
        return True
    return len(line) >= _NARROWEST and len(line) + 1 + len(first) > widest


def _full(line: str, following: str, margin: int) -> bool:
    """Whether a line could not have taken in the first word of the next one."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > margin


def _without_number(entry: Entry) -> Entry:
    """The entry without the number of a footnote fused to its last word."""
    fused = _FUSED_NUMBER.search(entry.words)
    if fused is None:
        return entry
    return Entry(entry.start, entry.start + fused.start(), entry.words[: fused.start()], entry.lines, entry.country)


def _under_countries(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Give the entries under a line that is a country's name that country; where most lines are, countries sign."""
    named = [_COUNTRY_COLON.match(entry.words) for entry in entries]
    if sum(found is not None and is_country(found["country"]) for found in named) > 1:
        yield from _after_countries(entries)
        return
    countries = [_is_area(without_count(entry.words)) for entry in entries]
    if not any(countries) or sum(countries) * 2 >= len(entries) or countries[-1]:
        yield from entries
        return
    above: Place | None = None
    for entry, country in zip(entries, countries, strict=True):
        if country:
            name = without_count(entry.words)
            above = (entry.start, entry.start + len(name)) if is_country(name) else None
        else:
            yield Entry(entry.start, entry.end, entry.words, entry.lines, above)


def _is_area(name: str) -> bool:
    """Whether a name over a group of entries is a country's, or says that they belong to none."""
    return is_country(name) or name.casefold() in word_set("letter_words", "areas")


def _after_countries(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Part `Country: Name` lines; a name without a country belongs to the one named last."""
    above: Place | None = None
    for entry in entries:
        found = _COUNTRY_COLON.match(entry.words)
        start = entry.start
        if found is not None and is_country(found["country"]):
            above = (start + found.start("country"), start + found.end("country"))
            start += found.end()
        yield Entry(start, entry.end, entry.words[start - entry.start :], entry.lines, above)


def _unfused(text: str, place: Place, number: int | None) -> Iterator[Place]:
    """Part what a lost newline has fused: numbers that go on counting, or a name that begins between two bars.

    `number` is that of the list item, if it has one.
    """
    start, end = place
    words = text[start:end]
    numbers = [found for found in _NUMBERED.finditer(words) if found.start()]
    counting = [
        one for one, two in zip(numbers, numbers[1:], strict=False) if int(two["number"]) - int(one["number"]) == 1
    ]
    expected = number is not None and bool(numbers) and int(numbers[0]["number"]) == number + 1
    if numbers and len(counting) == len(numbers) - 1 and (expected or _glued_number(words, numbers[0])):
        edges = [0, *(found.start() for found in numbers), len(words)]
        for left, right in pairwise(edges):
            mark = _NUMBERED.match(words, left)
            begin = mark.end() if mark is not None and left else left
            yield start + begin, start + len(words[:right].rstrip())
        return
    bars = [match.start() for match in _BAR.finditer(words)]
    begin = 0
    for left, right in pairwise(bars):
        cut = _border(words, left + 1, right)
        if cut is not None and cut > begin:
            yield start + begin, start + len(words[:cut].rstrip())
            begin = cut
    yield start + begin, end


def _glued_number(words: str, found: re.Match[str]) -> bool:
    """Whether a number is the mark of a next item: a letter or a space stands right before it, and a name on each side."""
    left, right = words[: found.start()].strip(), words[found.end() :].strip()
    return bool(left) and max(organization_likeness(left), person_likeness(left)) >= _SURE and right[:1].isupper()


def _border(words: str, start: int, end: int) -> int | None:
    """Where, between two bars, an organization ends and the next person begins.

    A capital right after a small letter is the trace of the lost newline itself and outweighs any space.
    """
    best, cut = 0.5, None
    glued = {match.start() for match in _GLUED.finditer(words, start, end)}
    spaced = {
        match.end() for match in re.finditer(r"(?<=\S)\s+(?=\S)", words) if start < match.start() and match.end() < end
    }
    for at in sorted(glued | spaced):
        left, right = words[start:at].strip(), words[at:end].strip()
        if not left or not right or person_likeness(right) <= 0.5:
            continue
        score = organization_likeness(left) * person_likeness(right) + (1.0 if at in glued else 0.0)
        if score > best:
            best, cut = score, at
    return cut


def _grid(source: Source, units: Sequence[Unit]) -> Cut | None:
    """Blocks of several lines side by side: in each column a name, and under it roles and an organization."""
    columns = stacks_abreast(source, units)
    if columns is None:
        return None
    entries = [
        Entry(column[0][0], column[-1][1], source.text[column[0][0] : column[-1][1]], tuple(column)) for column in columns
    ]
    return Cut("abreast", tuple(entries))


def stacks_abreast(source: Source, units: Sequence[Unit]) -> list[list[Place]] | None:
    """The columns of rows of which the first holds people and no other does; None where rows are a list or a table."""
    if not 1 < len(units) <= _MOST_LINES or not all(len(unit.cells) > 1 for unit in units):
        return None
    width = max(len(unit.cells) for unit in units)
    rows = [[source.text[slice(*cell)] for cell in unit.cells] for unit in units]
    if not all(_is_head(cell) for cell in rows[0] if cell) or sum(map(bool, rows[0])) < _TWO:
        return None
    if any(_is_head(cell) and role_likeness(cell) < _SURE for row in rows[1:] for cell in row if cell):
        return None
    columns = [
        [unit.cells[n] for unit in units if n < len(unit.cells) and unit.cells[n][0] < unit.cells[n][1]]
        for n in range(width)
    ]
    return [column for column in columns if column]


def _columns(source: Source, units: Sequence[Unit]) -> Cut | None:
    """The cells of columns side by side, read one column after the other."""
    columns = side_by_side(source, units)
    if columns is None:
        return None
    entries = [entry_of(source, *place) for column in columns for place in column]
    return Cut("columns", tuple(entry for entry in entries if entry is not None))


def side_by_side(source: Source, units: Sequence[Unit]) -> list[list[Place]] | None:
    """The columns of rows whose cells are names alike, as a page sets a long list; None where rows belong together."""
    rows = [unit for unit in units if unit.cells]
    if len(rows) < len(units) or len(rows) < 2:
        return None
    width = max(len(unit.cells) for unit in rows)
    columns = [[unit.cells[n] for unit in rows if n < len(unit.cells)] for n in range(width)]
    filled = [[place for place in column if place[0] < place[1]] for column in columns]
    return filled if width > 1 and all(filled) and _alike(source, filled) else None


def _alike(source: Source, columns: Sequence[Sequence[Place]]) -> bool:
    """Whether all columns hold names of the same sort: organizations in each, people in each, or countries in each."""
    words = [[source.text[slice(*place)].split("\n", maxsplit=1)[0] for place in column] for column in columns]
    if any(len(set(column)) < len(column) * _DISTINCT for column in words):
        return False  # what stands beside a name, a town or a country, repeats itself
    counts = [Counter(_sort(cell) for cell in column) for column in words]
    pooled = sum(counts, Counter())
    kind, most = max(pooled.items(), key=lambda pair: (pair[1], pair[0]))
    alike = all(count[kind] >= _SOME * sum(count.values()) for count in counts)
    return kind != "other" and most >= _SURE * sum(pooled.values()) and alike


def _sort(words: str) -> str:
    """What a cell names: a country, a person, an organization, or something else."""
    if is_country(words):
        return "country"
    if role_likeness(words) >= 0.85:
        return "other"
    person, organization = person_likeness(words), organization_likeness(words)
    if max(person, organization) < _SURE:
        return "other"
    return "person" if person > organization else "organization"


def _stacked(source: Source, units: Sequence[Unit]) -> Cut | None:
    """Entries over several lines: a name, and under it roles, an organization, a place."""
    spaced = _inner(units) or _by_gap(units)
    regular = spaced or _by_period(units)
    groups = regular or _by_name(units)
    if groups is None:
        return None
    entries = []
    for group in groups:
        places = [(unit.start + start, unit.start + end) for unit in group for start, end in _line_places(unit.words)]
        start, end = places[0][0], places[-1][1]
        mark = _MARK.match(source.text, start, end)
        if mark is not None and mark.end() < places[0][1]:
            start = mark.end()
            places[0] = (start, places[0][1])
        signed = _SIGNED.match(source.text, start, end)
        if signed is not None and signed.end() < places[0][1]:
            start = signed.end()
            places[0] = (start, places[0][1])
        lines = tuple((first, first + len(_trimmed(source.text[first:last]))) for first, last in places)
        kept = tuple(place for place in lines if place[0] < place[1])
        if kept:
            entries.append(Entry(start, kept[-1][1], source.text[start : kept[-1][1]], kept if len(kept) > 1 else ()))
    return Cut("stacked", tuple(entries), evidence=_REGULAR if regular else 0.0, spaced=spaced is not None) if entries else None


def _line_places(words: str) -> list[Place]:
    places = []
    at = 0
    for line in words.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            places.append((start, start + len(line.strip())))
        at += len(line) + 1
    return places


def _inner(units: Sequence[Unit]) -> list[list[Unit]] | None:
    """Each unit by itself, where most units are list items or cells of several lines."""
    several = sum("\n" in unit.words for unit in units)
    return [[unit] for unit in units] if several * 2 > len(units) else None


def _by_gap(units: Sequence[Unit]) -> list[list[Unit]] | None:
    """Groups that blank lines set apart, where most hold several lines and no more than an entry does."""
    if any(unit.marker is not None for unit in units):
        return None
    groups: list[list[Unit]] = []
    for unit in units:
        if not groups or unit.gap > 0 or unit.block != groups[-1][-1].block:
            groups.append([])
        groups[-1].append(unit)
    several = sum(len(group) > 1 for group in groups)
    placed = sum(is_country(group[0].words) for group in groups)
    if len(groups) < 2 or several * 10 < len(groups) * 6 or max(map(len, groups)) > _MOST_LINES:
        return None
    return groups if placed * 2 < len(groups) else None


def _by_period(units: Sequence[Unit]) -> list[list[Unit]] | None:
    """Groups of equally many lines, each beginning with a person's name where no other line does."""
    if any(unit.marker is not None for unit in units):
        return None
    heads = [_is_head(unit.words) for unit in units]
    for period in (2, 3, 4):
        count, rest = divmod(len(units), period)
        if rest or count < 2:
            continue
        first = sum(heads[::period]) / count
        others = (sum(heads) - sum(heads[::period])) / (len(units) - count)
        if first >= 0.75 and others <= 0.15:
            return [list(units[at : at + period]) for at in range(0, len(units), period)]
    return None


def _by_name(units: Sequence[Unit]) -> list[list[Unit]] | None:
    """Groups that begin with each line that names a person, where something else stands under most of these."""
    heads = [_is_head(unit.words) for unit in units]
    if not heads[0] or all(heads):
        return None
    groups: list[list[Unit]] = []
    for unit, head in zip(units, heads, strict=True):
        if head:
            groups.append([])
        groups[-1].append(unit)
    several = sum(len(group) > 1 for group in groups)
    if several * 10 < len(groups) * 6 or max(map(len, groups)) > _MOST_LINES:
        return None
    return groups


def _is_head(words: str) -> bool:
    """Whether a line begins with a person's name."""
    signed = _SIGNED.match(words)
    head = re.split(r"[,(|–—]", words[signed.end() if signed is not None else 0 :], maxsplit=1)[0].strip()
    bare = POSTNOMINAL.sub("", head)
    return person_likeness(bare) > _SURE and role_likeness(bare) < 0.85 and organization_likeness(bare) < 0.8


def turns(units: Sequence[Unit]) -> int:
    """How often a line that names a person is followed by one that does not."""
    kinds = [key for key, _ in groupby(_is_head(unit.words) for unit in units)]
    return len(kinds) // 2
