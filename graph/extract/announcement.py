"""Whether what stands above a line still announces signatories, as headings and labels go by."""

from undersigned.graph.extract.labels import is_elsewhere, is_noise, is_section
from undersigned.graph.extract.shape import is_country
from undersigned.graph.extract.units import Unit
from undersigned.graph.model import BlockKind


class Announcement:
    """Whether what stands above still announces signatories, as headings and labels go by."""

    def __init__(self) -> None:
        self.holds = False
        self.elsewhere = False
        self._level = 0
        self._held = False
        self._under = False  # under a heading of something beside the letter

    def label(self, unit: Unit) -> None:
        """A label or heading that announces signatories."""
        self.holds, self.elsewhere, self._under = True, False, False
        self._level = unit.level if unit.kind is BlockKind.HEADING else 7

    def heading(self, unit: Unit) -> None:
        """A heading ends an announcement unless it stands below it or names a section of a list."""
        below = self.holds and unit.level > self._level
        section = is_section(unit.words) or is_country(unit.words)
        self.elsewhere = self._under = is_elsewhere(unit.words) or is_noise(unit.words)
        self.holds = self.holds and (below or section) and not self.elsewhere

    def aside(self, *, contact: bool) -> None:
        """A line that heads something beside the letter ends it; a contact only suspends it for one list."""
        self._held = contact and (self.holds or self._held)
        self.holds, self.elsewhere = False, True

    def listed(self) -> None:
        """After one list under such a line the announcement holds again: late signatories follow a contact."""
        if self.elsewhere and self._held:
            self.holds, self.elsewhere = True, False

    def ends(self) -> None:
        """Something says that the list is over: a sentence, a date, the site's menu."""
        self.holds = self._held = False
        self.elsewhere = self._under

    def prose(self) -> None:
        """A sentence ends what a line by itself has headed, not what a heading has."""
        self.elsewhere = self._under
