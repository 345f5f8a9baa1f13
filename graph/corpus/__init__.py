"""A corpus is a folder: its settings, its letters as received, and what people judged about them.

    corpus.toml                title, base_iri, licence, description
    letters/<id>/letter.txt    one source document as received, with what a person knows about it in letter.toml
    letters/<id>/letter.yaml   or a fact sheet: the facts of a letter, and the address they were read at
    judgements/*.jsonl         what people judged, one answer a line (`undersigned.graph.judgements`)
    build/                     what `undersigned build` makes; it can be deleted at any time

`find_corpus` says which folder is meant, `read_corpus` opens it, `read_letters` reads its letters as people judged them
(from a cache where nothing changed), `read_judged` says too what could not be followed. `init_corpus` makes a new one
and `add_letters` puts letters into it, as received.
"""

from undersigned.graph.corpus.add import Added, Stated, add_letter, add_letters, clear_leftovers, init_corpus
from undersigned.graph.corpus.cache import LetterCache
from undersigned.graph.corpus.folder import Corpus, find_corpus, read_corpus, require_letters
from undersigned.graph.corpus.judged import Judged, read_judged, read_letters
from undersigned.graph.corpus.letters import LetterFolder, read_letter
from undersigned.graph.corpus.sheet import read_sheet

__all__ = [
    "Added",
    "Corpus",
    "Judged",
    "LetterCache",
    "LetterFolder",
    "Stated",
    "add_letter",
    "add_letters",
    "clear_leftovers",
    "find_corpus",
    "init_corpus",
    "read_corpus",
    "read_judged",
    "read_letter",
    "read_letters",
    "read_sheet",
    "require_letters",
]
