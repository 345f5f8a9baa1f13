"""Reports: what validation finds, as plain values that people can read."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

SEVERITIES = {"Violation": "violation", "Warning": "warning", "Info": "info"}
"""How much a finding matters, by SHACL's name for it, the gravest first."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One finding: the thing at fault (its IRI), the predicate (its IRI, None for the thing as a whole), and why.

    `severity` is "violation", "warning" or "info"; `value` is what was found, where there is one.
    """

    focus: str
    path: str | None
    message: str
    severity: str
    value: str | None = None

    @property
    def order(self) -> tuple[int, str, str, str, str]:
        """The place in a report: the gravest first, then by the thing at fault."""
        rank = list(SEVERITIES.values()).index(self.severity)
        return rank, self.focus, self.path or "", self.message, self.value or ""


@dataclass(frozen=True, slots=True)
class Report:
    """What validation found. `conforms` is true when nothing is a violation; warnings may remain."""

    conforms: bool
    violations: tuple[Violation, ...]


def violation(focus: str, path: NamedNode | None, message: str, value: str | None = None) -> Violation:
    """A finding that keeps a dataset from conforming."""
    return Violation(focus, None if path is None else path.value, message, "violation", value)
