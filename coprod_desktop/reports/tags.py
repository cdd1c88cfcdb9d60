"""What the parts of a paper are: the tree of roles that a screen reader follows through its pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFName, PDFObject
from reportlab.pdfgen.canvas import Canvas


class Mark(NamedTuple):
    """One marked stretch of a page's content: the page from 0 on, and its number there."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """A part with its role, as `P` or `TR`, holding further parts and the marked content that shows it.

    `attribute` says more, as PDF puts it: `/O /Table /Scope /Column`; `alt` says in words what a picture shows.
    """

    tag: str
    attribute: str = ""
    alt: str = ""
    kids: list["Element | Mark"] = field(default_factory=list)

    def add(self, tag: str, attribute: str = "", *, alt: str = "") -> "Element":
        """Add a part within this one."""
        kid = Element(tag, attribute, alt)
        self.kids.append(kid)
        return kid

    def walk(self) -> Iterator["Element"]:
        """Give this part and all within it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


class _Entry(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object of the file whose text is written once all objects have their numbers."""

    text = ""

    def format(self, _document: Any) -> bytes:
        """Give the object as it stands in the file."""
        return self.text.encode("ascii")


def write_tree(canvas: Canvas, root: Element) -> None:
    """Write the tree into a document whose pages are all drawn."""
    document = canvas._doc  # ReportLab has no other door to what is not drawn
    pages = document.Pages.pages
    _Tree(document, [document.Reference(page).format(document).decode() for page in pages]).write(root)
    for number, page in enumerate(pages):
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = number, PDFName("S")


class _Tree:
    def __init__(self, document: Any, pages: Sequence[str]) -> None:
        self._document = document
        self._pages = pages
        self._entries: dict[Element, _Entry] = {}
        self._numbers: dict[Element, str] = {}
        self._owners: list[list[str]] = [[] for _ in pages]

    def write(self, root: Element) -> None:
        """Write the root of the tree, its elements, and the table that leads from marks back to them."""
        top, top_number = self._new()
        for element in root.walk():
            self._entries[element], self._numbers[element] = self._new()
        self._write_element(root, top_number)
        parents, parents_number = self._new()
        rows = " ".join(f"{page} [{' '.join(owners)}]" for page, owners in enumerate(self._owners))
        parents.text = f"<</Nums [{rows}]>>"
        top.text = (
            f"<</Type /StructTreeRoot /K {self._numbers[root]} /ParentTree {parents_number}"
            f" /ParentTreeNextKey {len(self._pages)}>>"
        )
        marked, _ = self._new()
        marked.text = "<</Marked true>>"
        self._document.Catalog.StructTreeRoot = top
        self._document.Catalog.MarkInfo = marked

    def _new(self) -> tuple[_Entry, str]:
        entry = _Entry()
        return entry, self._document.Reference(entry).format(self._document).decode()

    def _write_element(self, element: Element, parent: str) -> None:
        kids = []
        for kid in element.kids:
            if isinstance(kid, Element):
                self._write_element(kid, self._numbers[element])
                kids.append(self._numbers[kid])
            else:
                kids.append(f"<</Type /MCR /Pg {self._pages[kid.page]} /MCID {kid.number}>>")
                self._own(kid, self._numbers[element])
        attribute = f" /A <<{element.attribute}>>" if element.attribute else ""
        if element.alt:
            attribute += f" /Alt <FEFF{element.alt.encode('utf-16-be').hex()}>"
        self._entries[
            element
        ].text = f"<</Type /StructElem /S /{element.tag} /P {parent}{attribute} /K [{' '.join(kids)}]>>"

    def _own(self, mark: Mark, number: str) -> None:
        owners = self._owners[mark.page]
        owners.extend(["null"] * (mark.number + 1 - len(owners)))
        owners[mark.number] = number
