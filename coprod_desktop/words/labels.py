"""What the members of the field's vocabularies, and the steps, are called."""

from enum import StrEnum

from coprod_desktop.words.mark import mark
from coprod_desktop.words.words import Words

LABELS: dict[str, dict[str, str]] = {
    "Phase": {
        "co_planning": mark("Co-planning"),
        "co_design": mark("Co-design"),
        "co_delivery": mark("Co-delivery"),
        "co_evaluation": mark("Co-evaluation"),
    },
    "StructureForm": {
        "devolved": mark("Geographic and autonomous teams"),
        "coordinated": mark("Teams with tasks, coordinated by the lead"),
    },
    "FundingWarning": {
        "not_whole": mark("The shares do not make 100 % together."),
        "lead_below_minimum": mark("The lead bears less than 20 %."),
    },
    "OrganisationKind": {
        "lha": mark("Local Health Authority"),
        "hospital": mark("Hospital"),
        "municipality": mark("Municipality"),
        "school": mark("School"),
        "region": mark("Region"),
        "province": mark("Province"),
        "university": mark("University"),
        "family": mark("Family"),
        "family_association": mark("Family association"),
        "nonprofit": mark("Nonprofit"),
        "volunteer_group": mark("Volunteer group"),
        "company": mark("Company"),
        "other": mark("Other organisation"),
    },
    "Sector": {
        "public": mark("Public sector"),
        "families_nonprofits": mark("Families and nonprofits"),
        "private": mark("Private sector"),
    },
    "Tier": {
        "central": mark("Central"),
        "regional": mark("Regional"),
        "provincial": mark("Provincial"),
        "municipal": mark("Municipal"),
        "none": mark("None"),
    },
    "ProductionRole": {
        "supplier": mark("Supplier"),
        "partner": mark("Production partner"),
        "consumer": mark("Consumer"),
    },
    "ConsentPurpose": {
        "contact": mark("Being contacted"),
        "minutes": mark("Being named in the minutes"),
        "photos": mark("Photographs"),
        "access_needs": mark("Keeping access needs"),
    },
    "EngagementTool": {
        "focus_group": mark("Focus group"),
        "survey": mark("Survey"),
        "interview": mark("One-to-one interview"),
        "project_management": mark("Project management"),
        "training": mark("Training"),
        "public_meeting": mark("Public meeting"),
        "advisory_committee": mark("Advisory committee"),
    },
    "MeetingState": {
        "planned": mark("Planned"),
        "open": mark("Under way"),
        "ended": mark("Ended"),
    },
    "Pace": {
        "on_time": mark("on time"),
        "last_fifth": mark("time nearly up"),
        "over": mark("over time"),
    },
    "Capacity": {
        "member": mark("Member"),
        "interpreter": mark("Interpreter"),
        "companion": mark("Companion"),
        "minor": mark("Minor"),
        "guest": mark("Guest"),
    },
    "Standing": {
        "expected": mark("Expected"),
        "present": mark("Present"),
        "gone": mark("Has left"),
        "apologies": mark("Apologies"),
        "absent": mark("Absent"),
    },
    "Provenance": {
        "spoken": mark("Said in the room"),
        "from_paper": mark("From paper"),
        "imported": mark("Imported"),
    },
    "DecisionRule": {
        "consensus": mark("Consensus"),
        "unanimity": mark("Unanimity"),
        "majority": mark("Majority"),
        "lead_decides": mark("Decided by the lead"),
    },
    "Answer": {
        "answers": mark("Answers"),
        "declines": mark("Declines"),
    },
    "ActionState": {
        "open": mark("To do"),
        "in_progress": mark("In progress"),
        "blocked": mark("Blocked"),
        "done": mark("Done"),
        "goes_on": mark("Goes on"),
        "handed_over": mark("Handed over"),
        "dropped": mark("Dropped"),
    },
    "Due": {
        "no_date": mark("No date"),
        "later": mark("Later"),
        "this_week": mark("Within a week"),
        "today": mark("Today"),
        "overdue": mark("Overdue"),
        "closed": mark("Closed"),
    },
}

STEPS: dict[str, str] = {
    "add_priority": mark("add priority"),
}


def label(words: Words, member: StrEnum) -> str:
    """Say what a member of a vocabulary is called."""
    return words.say(LABELS[type(member).__name__][member.value])


def step_label(words: Words, step: str) -> str:
    """Say what a step did, for the Edit menu: `Undo: add priority`."""
    return words.say(STEPS[step])
