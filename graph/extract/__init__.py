"""From a source to a letter: zones first, facts second, and every fact with the words that say it.

`extract` is pure: text in, facts with spans out, no file and no clock. The parts of a letter have a module each
(`heading`, `addressees`, `signatories`, `asks`, `detainees`, `topics`, `officials`), `zones` says where each looks, and
what does not add up becomes an `Issue`.
"""

from undersigned.graph.extract.letter import extract
from undersigned.graph.extract.rules import confidence

__all__ = ["confidence", "extract"]
