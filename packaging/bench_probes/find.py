"""Search a workspace of 100,000 records as somebody types: tell for each beginning of a word how long it took."""

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import SQLModel

from coprod_desktop.operations import Workspace
from coprod_desktop.operations.finding import find
from coprod_desktop.operations.projects import add_project
from coprod_desktop.operations.workspaces import create_workspace
from coprod_desktop.records import Action, Decision, Meeting, Organisation, Participant, Partner, Person, Priority
from coprod_desktop.store import words_index

MANY = {"priority": 55_000, "action": 14_000, "decision": 10_000, "person": 6_000, "organisation": 3_000}
MEETINGS, QUERIES, SEED = 3_000, 200, 20_260_101
TEXTS = """Orari serali per le famiglie
Un solo numero da chiamare
Formazione per i genitori
Navetta il martedì
Riunioni con gli insegnanti
Fine settimana in gruppo
Perché la lista d’attesa è così lunga?
Più ore con lo psicologo
Spazio tranquillo a scuola
Centro diurno aperto d’estate
Trasporto per chi abita lontano
Un foglio con i nomi di chi risponde
Meno carte da compilare
Educatori che restano più di un anno
Attività sportive adatte
Incontri con il pediatra""".splitlines()
NAMED = """Crema|Cremona|Monza|Casalmaggiore|Soresina|Vimercate|Seregno|Desio|Lissone|Carate|Brugherio|Orzinuovi
Comune|Scuola|Associazione|Cooperativa|Ospedale|Istituto comprensivo|Famiglie di|Parrocchia
Anna|Luca|Giulia|Marco|Chiara|Paolo|Francesca|Davide|Sara|Matteo|Elena|Andrea|Noemi|Niccolò
Rossi|Bianchi|Ferrari|Russo|Colombo|Ricci|Marino|Greco|Bruno|Gallo|Conti|Costa|Giordano|Mancini"""
PLACES, KINDS, NAMES, SURNAMES = (line.split("|") for line in NAMED.splitlines())


class Filler:
    """Makes the rows of a large workspace, the same ones each time."""

    def __init__(self, project: UUID) -> None:
        self.project = project
        self.dice = random.Random(SEED)
        self.meetings = [uuid4() for _ in range(MEETINGS)]
        self.partners = [uuid4() for _ in range(MANY["organisation"])]

    def text(self, number: int) -> str:
        """Give what somebody said."""
        return f"{self.dice.choice(TEXTS)}, {self.dice.choice(PLACES)} {number}"

    def rows(self, kind: str, now: Any) -> Iterator[tuple[type[SQLModel], dict[str, Any]]]:
        """Give the rows of a kind, each with its table."""
        dice = self.dice
        for number in range(MANY[kind]):
            meeting, moment = dice.choice(self.meetings), now - timedelta(minutes=number)
            text = self.text(number)
            if kind == "priority":
                said = {"project_id": self.project, "meeting_id": meeting, "text": text, "captured_at": moment}
                yield Priority, {**said, "partner_id": dice.choice(self.partners)}
            elif kind == "decision":
                yield Decision, {"meeting_id": meeting, "text": text, "reason": text[::-1][:20], "decided_at": moment}
            elif kind == "action":
                yield Action, {"project_id": self.project, "meeting_id": meeting, "what": text}
            elif kind == "person":
                name, key = f"{dice.choice(NAMES)} {dice.choice(SURNAMES)}", uuid4()
                yield Person, {"id": key, "names": f"{name} {number}", "email": f"{name[:3]}{number}@example.org"}
                yield Participant, {"person_id": key, "partner_id": dice.choice(self.partners), "alias": name}
            else:
                key = uuid4()
                yield Organisation, {"id": key, "name": f"{dice.choice(KINDS)} {dice.choice(PLACES)} {number}"}
                part = {"id": self.partners[number], "project_id": self.project, "organisation_id": key}
                yield Partner, part


def fill(workspace: Workspace, project: UUID) -> int:
    """Write all rows past the journal, which this is not about; gives their number."""
    filler, now = Filler(project), workspace.now()
    rows: dict[type[SQLModel], list[dict[str, Any]]] = {Meeting: []}
    for number, key in enumerate(filler.meetings):
        plan = {"id": key, "project_id": project, "title": filler.text(number), "venue": filler.dice.choice(PLACES)}
        rows[Meeting].append({**plan, "planned_at": now - timedelta(days=number)})
    for kind in MANY:
        for made, row in filler.rows(kind, now):
            rows.setdefault(made, []).append(row)
    order = (Meeting, Organisation, Partner, Person, Participant, Priority, Decision, Action)
    with workspace.step("load_example") as step:
        connection = step.session.connection()
        for record in order:
            table = SQLModel.metadata.tables[str(record.__tablename__)]
            connection.execute(table.insert(), [record(**row).model_dump() for row in rows[record]])
        words_index.rebuild(connection)
    return sum(len(all_of_one) for all_of_one in rows.values())


def typed() -> list[str]:
    """Give what people type: beginnings of words that stand in the texts, some of two words, some with accents."""
    dice = random.Random(SEED)
    words = [word for text in (*TEXTS, *PLACES, *KINDS, *NAMES, *SURNAMES) for word in text.split()]
    queries = []
    for number in range(QUERIES):
        word = dice.choice(words)[: 1 + number % 8]
        queries.append(f"{dice.choice(words)} {word}" if number % 10 == 9 else word)
    return queries


def main() -> None:
    """Fill, search, and tell the times."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = create_workspace(Path(folder) / "full.coprod")
        project = add_project(workspace, title="Servizi per l’autismo", lead="ASL")
        count = fill(workspace, project)
        assert count >= 100_000, count
        for text in typed():
            begun = time.perf_counter()
            find(workspace, text=text, project_id=project)
            print((time.perf_counter() - begun) * 1000)
        workspace.close()
    sys.exit(0)


if __name__ == "__main__":
    main()
