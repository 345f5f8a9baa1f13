"""A SPARQL store on a server: asked over HTTP, and filled graph by graph, within limits and with one line for errors.

`store` says which store is meant and who asks; `exchange` speaks with it; `results` reads its answers into the same
`Result` of `Term`s that a dataset in memory gives; `pushing` brings a dataset there, and goes on where it was stopped.
"""

from undersigned.graph.endpoint.exchange import Conversation, conversation
from undersigned.graph.endpoint.pushing import Pushed, push
from undersigned.graph.endpoint.store import PASSWORD, USER, Store, store_of

__all__ = ["PASSWORD", "USER", "Conversation", "Pushed", "Store", "conversation", "push", "store_of"]
