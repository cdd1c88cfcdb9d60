"""What the parts of a paper are: the tree of roles behind the marks on its pages."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch of a page's content: the page from 0 on, and its number there."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """A part with its role, as `P` or `TR`, holding further parts and the marked content that shows it."""

    tag: str
    kids: list["Element | Mark"] = field(default_factory=list)

    def add(self, tag: str) -> "Element":
        """Add a part within this one."""
        kid = Element(tag)
        self.kids.append(kid)
        return kid
