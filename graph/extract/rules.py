"""How far each rule of extraction can be trusted: its precision as measured on letters with known facts.

`data/reference/precision.yml` holds, for every rule, how many facts it found in the measured letters, real and made,
and how many of them were right; `just calibrate` writes it. `confidence` is the mean of the posterior under a uniform
prior, (right + 1) / (found + 2), Laplace's rule of succession [1]_, so that a rule seen three times is trusted less
than one seen three hundred times. A rule that was never measured has nothing but the prior: 0.5.

.. [1] P. S. Laplace (1814), Essai philosophique sur les probabilités.
"""

from collections.abc import Mapping
from functools import cache
from typing import cast

from undersigned.data import reference


def confidence(rule: str) -> float:
    """The measured precision of `rule`, from 0 to 1, rounded to three places.

    >>> confidence("a rule nobody has measured")
    0.5
    """
    right, found = _measured().get(rule, (0, 0))
    return round((right + 1) / (found + 2), 3)


@cache
def _measured() -> Mapping[str, tuple[int, int]]:
    table = cast(Mapping[str, Mapping[str, Mapping[str, int]]], reference("precision"))["rules"]
    return {
        rule: (row["right"] + row.get("made_right", 0), row["found"] + row.get("made_found", 0))
        for rule, row in table.items()
    }
