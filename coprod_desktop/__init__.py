"""Coprod Desktop: co-design meetings from the door to the printed minutes, on one laptop.

The map. Rooms may import only what stands below them; the same noun is a file's name in every room it passes.

    __main__.py, app.py   join the rooms for the window: the only files that know them all
    cli.py                `coprod`: the same operations without a window
    self_test/            whether an installation can do all its work: `coprod-desktop --self-test`
    ui/                   what is seen: the only room with PySide6; one folder a screen, widgets/ shared
    operations/           what one may do and ask: one function = one step = one transaction = one undo step
    reports/              what is printed: frozen content in, bytes out
    store/                where it is kept: the only room that opens the file
    tables/               what comes and goes as tables and address cards of other programs; knows no file of ours
    records/              what is kept: SQLModel tables, one file per noun, no behaviour
    domain/               what things mean: pure rules and frozen read models, standard library only
    words/                how it is said: English and Italian, dates, numbers, money
    resources.py          the path of a resource, from source, wheel or frozen build

The natural path: a screen calls one operation; the operation changes records in one `workspace.step`; the store
commits, writes the journal and announces `Changes`; each screen asks whether they concern it and patches its rows
from a frozen read model. A paper is the same read model handed to `reports`.
"""

__version__ = "0.1.0"
