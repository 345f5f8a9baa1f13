"""A signatory put together from the parts that were read of it, in a list or in a table."""

from collections.abc import Mapping

from undersigned.graph.extract.rules import confidence
from undersigned.graph.model import Capacity, Signatory, Span


def signature(position: int, value: Mapping[str, str], parts: dict[str, Span], span: Span, rule: str) -> Signatory:
    """The signatory whose fields have these values at these places; who names an organization too signs for it."""
    if "person" in value:
        capacity = Capacity.ON_BEHALF_OF if "organization" in value else Capacity.INDIVIDUAL
    else:
        capacity = Capacity.ORGANIZATION
    return Signatory(
        position=position,
        person=value.get("person"),
        organization=value.get("organization"),
        acronym=value.get("acronym"),
        role=value.get("role"),
        country=value.get("country"),
        capacity=capacity,
        span=span,
        confidence=confidence(rule),
        rule=rule,
        parts=parts,
        translation=value.get("translation"),
    )
