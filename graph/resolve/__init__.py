"""Who is who: the printed names of many letters become entities, and every mention learns which one it belongs to.

`resolve(letters, judgements)` compares names by their normal form (`forms`), leads them to sourced entries of the
reference (`known`, `offices`), joins names that a letter prints in two scripts (`translations`), expands acronyms that
the corpus itself explains, and replays what people judged (`judgements`, `replay`), which outranks everything; nothing
else merges (`clustering`). A merge changes no letter: it only says where a mention belongs. What is alike but left
apart comes back as a `Question`, and an answer that could not be followed as a report.
"""

from undersigned.graph.resolve.contradictions import name_contradictions
from undersigned.graph.resolve.entities import Clusters, Entity, EntityKind, MentionKey, Question
from undersigned.graph.resolve.forms import form, slug
from undersigned.graph.resolve.resolve import resolve

__all__ = [
    "Clusters",
    "Entity",
    "EntityKind",
    "MentionKey",
    "Question",
    "form",
    "name_contradictions",
    "resolve",
    "slug",
]
