"""Partners, teams and territory, in any order."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from coprod_desktop.domain.duplicates import DoubleKind
from coprod_desktop.domain.partners import ConsentPurpose, OrganisationKind
from coprod_desktop.domain.projects import StructureForm
from coprod_desktop.operations import partners, people
from coprod_desktop.operations import projects as led
from coprod_desktop.operations import teams as arranged
from coprod_desktop.operations.duplicates import find_doubles, keep_apart
from coprod_desktop.operations.merging import merge_partners, merge_people
from coprod_desktop.operations.places import add_project_place
from tests.history.base import WHICH, History
from tests.operations.lists import imported

NAMES = st.sampled_from(["School", "The school", "SCHOOL", "Coop. Aurora", "Coop Aurora onlus", "Family 1", "Crema"])
PLACES = st.sampled_from(["Crema", "Soresina", "Cremona", "Pandino"])
KINDS = st.sampled_from([OrganisationKind.SCHOOL, OrganisationKind.FAMILY, OrganisationKind.NONPROFIT])
LISTED = st.lists(
    st.sampled_from(
        [
            "School;scuola;Crema;;;Anna Rossi;A. R.;preside;anna@school.it;1;it",
            "Coop. Aurora;cooperativa;Soresina;1/1/2009;;Bruno Galli;B. G.;;;;",
            "Coop Aurora ONLUS;cooperativa;;;;Bruno Galli;;;bruno@aurora.it;;it",
            "Famiglia Verdi;famiglia;Crema;;;Chiara Verdi;;;;333 1;",
            ";;;;;Anna Rossi;;;;;",
        ]
    ),
    min_size=1,
    max_size=4,
)


class PartnerHistory(History):
    """What the registers can do."""

    @rule(name=NAMES, kind=KINDS, place=PLACES)
    def add_partner(self, name: str, kind: OrganisationKind, place: str) -> None:
        self.tried(
            lambda: partners.add_partner(self.workspace, project_id=self.project, name=name, kind=kind, place=place)
        )

    @rule(which=WHICH, name=NAMES)
    def rename_partner(self, which: int, name: str) -> None:
        if row := self.pick(self.partners(), which):
            self.tried(lambda: partners.change_partner(self.workspace, partner_id=row.id, name=name))

    @rule(which=WHICH)
    def end_partner(self, which: int) -> None:
        if row := self.pick(self.partners(), which):
            self.tried(lambda: partners.end_partner(self.workspace, partner_id=row.id, left_on=self.workspace.today()))

    @rule(name=NAMES)
    def change_lead(self, name: str) -> None:
        self.tried(lambda: led.change_project(self.workspace, project_id=self.project, lead=name))

    @rule(lines=LISTED)
    def import_list(self, lines: list[str]) -> None:
        self.tried(lambda: imported(self.workspace, self.project, *lines))

    @rule(which=WHICH, apart=st.booleans())
    def settle_double(self, which: int, apart: bool) -> None:
        if double := self.pick(find_doubles(self.workspace, project_id=self.project), which):
            first, second = double.first.id, double.second.id
            merge = merge_partners if double.kind is DoubleKind.PARTNER else merge_people
            if apart:
                self.tried(lambda: keep_apart(self.workspace, first_id=first, second_id=second))
            else:
                self.tried(lambda: merge(self.workspace, into_id=first, from_id=second))

    @rule(one=WHICH, other=WHICH)
    def merge_any_partners(self, one: int, other: int) -> None:
        into, gone = self.pick(self.partners(), one), self.pick(self.partners(), other)
        if into and gone:
            self.tried(lambda: merge_partners(self.workspace, into_id=into.id, from_id=gone.id))

    @rule(one=WHICH, other=WHICH)
    def merge_any_people(self, one: int, other: int) -> None:
        into, gone = self.pick(self.people(), one), self.pick(self.people(), other)
        if into and gone:
            self.tried(lambda: merge_people(self.workspace, into_id=into.id, from_id=gone.id))

    @rule(which=WHICH, alias=NAMES, needing=st.booleans())
    def add_person(self, which: int, alias: str, needing: bool) -> None:
        if row := self.pick(self.partners(), which):
            self.tried(
                lambda: people.add_person(
                    self.workspace,
                    partner_id=row.id,
                    alias=alias,
                    names="Anna Rossi" if needing else "",
                    consents=[ConsentPurpose.ACCESS_NEEDS] if needing else [],
                    access_needs=["A chair"] if needing else [],
                )
            )

    @rule(which=WHICH, consents=st.sets(st.sampled_from(ConsentPurpose)))
    def change_consents(self, which: int, consents: set[ConsentPurpose]) -> None:
        if row := self.pick(self.people(), which):
            self.tried(lambda: people.change_person(self.workspace, participant_id=row.id, consents=consents))

    # Teams and territory

    @rule(name=NAMES)
    def add_team(self, name: str) -> None:
        self.tried(lambda: arranged.add_team(self.workspace, project_id=self.project, name=name))

    @rule(team=WHICH, partner=WHICH, leaves=st.booleans())
    def join_or_leave(self, team: int, partner: int, leaves: bool) -> None:
        there, row = self.pick(self.teams(), team), self.pick(self.partners(), partner)
        if there and row:
            move = arranged.leave_team if leaves else arranged.join_team
            self.tried(lambda: move(self.workspace, team_id=there.id, partner_id=row.id))

    @rule(team=WHICH, place=WHICH, takes=st.booleans())
    def move_place(self, team: int, place: int, takes: bool) -> None:
        there, found = self.pick(self.teams(), team), self.pick(self.places(), place)
        if there and found:
            to = there.id if takes else None
            self.tried(
                lambda: arranged.move_places(self.workspace, project_id=self.project, place_ids=[found[0]], team_id=to)
            )

    @rule(name=PLACES)
    def add_place(self, name: str) -> None:
        self.tried(lambda: add_project_place(self.workspace, project_id=self.project, name=name))

    @rule(form=st.sampled_from(StructureForm))
    def change_structure(self, form: StructureForm) -> None:
        self.tried(lambda: led.change_structure(self.workspace, project_id=self.project, form=form))
