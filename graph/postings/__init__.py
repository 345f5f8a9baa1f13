"""Postings: which letters are one, put up in several places, in several languages, or again with more names.

`find_postings(letters, judgements)` finds the pairs worth comparing without comparing all (`neighbours`), by the
wording of their bodies (`bodies`, `shingles`) and by their signatories, addressees and days (`profiles`). `policy` says
which are one for certain; the rest becomes questions. `versions` tells what changed from one posting to the next:
who came, who went, and which words are others (`wording`).
"""

from undersigned.graph.postings.erasures import read_postings
from undersigned.graph.postings.finding import find_postings, is_about_letters
from undersigned.graph.postings.versions import Rewording, VersionDiff, version_diff, version_diffs
from undersigned.graph.postings.works import Postings, Work

__all__ = [
    "Postings",
    "Rewording",
    "VersionDiff",
    "Work",
    "find_postings",
    "is_about_letters",
    "read_postings",
    "version_diff",
    "version_diffs",
]
