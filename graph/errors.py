"""What can go wrong by a person's hand, each with a line that says what to try.

UndersignedError
├── InputError        a file or text that cannot be read as what it should be
├── CorpusError       a corpus folder, its settings or its judgements
├── EndpointError     a language model's server, or a SPARQL store, that cannot be asked
├── QueryError        a query, its name, its parameters or its SPARQL
└── OutputError       a place where nothing can be written
"""


class UndersignedError(Exception):
    """A mistake that a person can mend; its message is one line: what, where, what to try."""


class InputError(UndersignedError):
    """A letter, fact sheet or dataset file cannot be read."""


class CorpusError(UndersignedError):
    """A corpus folder, its `corpus.toml` or one of its judgements is not in order."""


class EndpointError(UndersignedError):
    """A language model's server, or a SPARQL store, is named wrongly, refuses, or gives no answer."""


class QueryError(UndersignedError):
    """A query is unknown, malformed or refused, or one of its parameters is."""


class OutputError(UndersignedError):
    """The place asked for cannot be written without losing something."""
