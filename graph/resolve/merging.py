"""Merging: which nodes are one, so that no chain of merges ever joins two that a person holds apart.

The idea is a disjoint-set forest [1]_ whose union asks first: every root keeps the roots it must never join.

.. [1] Galler and Fischer (1964), "An improved equivalence algorithm", Communications of the ACM 7(5).
"""

from collections import defaultdict


class Merging:
    """Nodes, the sets they have been merged into, and the pairs that must stay apart.

    >>> merging = Merging()
    >>> merging.part("a", "c")
    True
    >>> merging.join("a", "b"), merging.join("b", "c")
    (True, False)
    >>> merging.find("b") == merging.find("a"), merging.find("c") == merging.find("a")
    (True, False)
    """

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._apart: defaultdict[str, set[str]] = defaultdict(set)

    def find(self, node: str) -> str:
        """The node that stands for the set of `node`; a node never seen stands for itself."""
        root = node
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(node, node)) != root:
            self._parent[node] = root
            node = above
        return root

    def join(self, left: str, right: str) -> bool:
        """Merge the sets of `left` and `right`; False, and nothing changes, when they must stay apart."""
        one, other = sorted((self.find(left), self.find(right)))
        if one == other:
            return True
        if other in self._apart[one]:
            return False
        self._parent[other] = one
        for enemy in self._apart.pop(other, set()):
            self._apart[enemy].discard(other)
            self._apart[enemy].add(one)
            self._apart[one].add(enemy)
        return True

    def is_apart(self, left: str, right: str) -> bool:
        """Whether the sets of `left` and `right` are held apart."""
        return self.find(right) in self._apart.get(self.find(left), ())

    def part(self, left: str, right: str) -> bool:
        """Hold the sets of `left` and `right` apart from now on; False when they are one already."""
        one, other = self.find(left), self.find(right)
        if one == other:
            return False
        self._apart[one].add(other)
        self._apart[other].add(one)
        return True

    def enemies(self, node: str) -> frozenset[str]:
        """The nodes that stand for the sets held apart from the set of `node`."""
        return frozenset(self._apart.get(self.find(node), ()))
