"""All that a corpus leaves open, as cases: names, letters and facts through one door, the most consequential first."""

from collections.abc import Iterable, Mapping, Sequence

from undersigned.graph.judgements import Judgement
from undersigned.graph.model import Letter
from undersigned.graph.resolve import Clusters
from undersigned.graph.resolve.entities import Question
from undersigned.graph.review.case import Case
from undersigned.graph.review.facts import fact_cases
from undersigned.graph.review.letters import letter_cases
from undersigned.graph.review.names import name_cases
from undersigned.graph.review.standing import Standing


def cases(
    letters: Sequence[Letter],
    clusters: Clusters,
    judgements: Sequence[Judgement] = (),
    *,
    answered: Sequence[Judgement] | None = None,
    same_letters: Iterable[Question] = (),
    primary: Mapping[str, str] | None = None,
) -> tuple[Case, ...]:
    """Return what a person can answer, most signatures first; the same in any order of the letters.

    `judgements` are shown where they bear on a case; those among `answered` (all of them, when not given) are not
    asked again. `clusters` should have been made with these. `same_letters` are questions about letters, `primary`
    leads a letter that is a version of another to that one.
    """
    told = tuple(judgements) if answered is None else tuple(answered)
    standing = Standing(letters, clusters, primary)
    found = (
        *name_cases(clusters, judgements, standing),
        *letter_cases((*clusters.questions, *same_letters), standing),
        *fact_cases(letters, told),
    )
    unique = {case.id: case for case in found}
    return tuple(sorted(unique.values(), key=lambda case: (case.late, -case.weight, case.kind, case.about)))
