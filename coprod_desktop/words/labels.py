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
        "not_whole": mark("The shares do not add up to 100 %."),
        "lead_below_minimum": mark("The lead contributes less than 20 %."),
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
    "ItemKind": {
        "topic": mark("Topic"),
        "break": mark("Break"),
    },
    "PollMethod": {
        "dots": mark("Dot vote"),
    },
    "Secrecy": {
        "secret": mark("Secret"),
        "named": mark("By name"),
    },
    "PollState": {
        "prepared": mark("Prepared"),
        "open": mark("Open"),
        "closed": mark("Closed"),
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
    "add_project": mark("new project"),
    "change_project": mark("change to the project"),
    "remove_project": mark("delete project"),
    "change_structure": mark("change of the team structure"),
    "add_funding": mark("new co-funding source"),
    "change_funding": mark("change to a co-funding source"),
    "remove_funding": mark("delete co-funding source"),
    "add_service": mark("new service"),
    "change_service": mark("change to a service"),
    "remove_service": mark("delete service"),
    "add_place": mark("new municipality"),
    "remove_place": mark("remove municipality"),
    "load_example": mark("worked example"),
    "add_partner": mark("new partner"),
    "change_partner": mark("change to a partner"),
    "remove_partner": mark("delete partner"),
    "merge_partners": mark("joining of two partners"),
    "merge_people": mark("joining of two people"),
    "add_person": mark("new person"),
    "change_person": mark("change to a person"),
    "remove_person": mark("delete person"),
    "give_consent": mark("consent given"),
    "withdraw_consent": mark("consent withdrawn"),
    "remove_consent": mark("delete consent"),
    "change_access_needs": mark("change to access needs"),
    "add_team": mark("new team"),
    "change_team": mark("change to a team"),
    "remove_team": mark("delete team"),
    "join_team": mark("join a team"),
    "leave_team": mark("leave a team"),
    "assign_place": mark("give a municipality to a team"),
    "release_place": mark("take a municipality from a team"),
    "add_meeting": mark("new meeting"),
    "change_meeting": mark("change to a meeting"),
    "remove_meeting": mark("delete meeting"),
    "start_meeting": mark("start of the meeting"),
    "end_meeting": mark("end of the meeting"),
    "reopen_meeting": mark("reopening of the meeting"),
    "add_item": mark("new agenda item"),
    "change_item": mark("change to an agenda item"),
    "move_item": mark("move an agenda item"),
    "remove_item": mark("delete agenda item"),
    "begin_item": mark("move through the agenda"),
    "add_minutes": mark("more time"),
    "expect": mark("expected people"),
    "register_arrival": mark("arrival"),
    "register_departure": mark("departure"),
    "change_attendance": mark("change to attendance"),
    "correct_spell": mark("correction of a time"),
    "remove_attendance": mark("remove from attendance"),
    "add_walk_in": mark("unexpected arrival"),
    "add_note": mark("new note"),
    "change_note": mark("change to a note"),
    "remove_note": mark("delete note"),
    "add_priority": mark("new priority"),
    "add_priorities": mark("new priorities"),
    "change_priority": mark("change to a priority"),
    "remove_priority": mark("delete priority"),
    "add_theme": mark("new theme"),
    "change_theme": mark("change to a theme"),
    "add_decision": mark("new decision"),
    "change_decision": mark("change to a decision"),
    "remove_decision": mark("delete decision"),
    "add_action": mark("new action"),
    "change_action": mark("change to an action"),
    "remove_action": mark("delete action"),
    "record_progress": mark("news of an action"),
}


def label(words: Words, member: StrEnum) -> str:
    """Say what a member of a vocabulary is called."""
    return words.say(LABELS[type(member).__name__][member.value])


def step_label(words: Words, step: str) -> str:
    """Say what a step did, for the Edit menu: `Undo: add priority`."""
    return words.say(STEPS[step])
