"""An optional reader beside the rules: a language model proposes words of the letter, and only its words.

`propose` cuts a letter into parts (`parts`), asks about each (`prompt`), and reads what is answered (`answers`). A
proposal is nothing but a quotation: where the letter holds exactly these words (or the same up to case, spaces, quotes
and dashes) it becomes a fact, marked as such; where it holds words much like them, a question; else it is dropped and
counted (`quotes`, `joining`). Nothing a model says enters the result in its own words. `Endpoint` is where a model
answers, and `conversation` the only place of this room that reaches a network.
"""

from undersigned.graph.propose.endpoint import Ask, Endpoint, conversation
from undersigned.graph.propose.proposing import propose

__all__ = ["Ask", "Endpoint", "conversation", "propose"]
