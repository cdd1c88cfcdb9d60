"""What a workspace holds, at a glance."""

from dataclasses import dataclass
from typing import Any

from coprod_desktop.domain.meetings import MeetingRow
from coprod_desktop.domain.partners import PartnerCount
from coprod_desktop.domain.polls import PollRow
from coprod_desktop.domain.projects import ProjectDetail
from coprod_desktop.words import Words
from coprod_desktop.words.labels import label


@dataclass(frozen=True, slots=True)
class ProjectOverview:
    """One project with its counts and meetings, and the votes of these, which tell no totals."""

    project: ProjectDetail
    partners: PartnerCount
    meetings: tuple[MeetingRow, ...]
    polls: tuple[PollRow, ...]


@dataclass(frozen=True, slots=True)
class WorkspaceOverview:
    """All projects of a workspace."""

    projects: tuple[ProjectOverview, ...]

    def as_plain(self) -> dict[str, Any]:
        """Give it in values that JSON can hold; ids as text, money in cents, shares in basis points."""
        return {"projects": [_project_plain(overview) for overview in self.projects]}

    def as_text(self, words: Words) -> str:
        """Say it in lines."""
        if not self.projects:
            return words.say("No project yet.")
        return "\n\n".join("\n".join(_project_lines(overview, words)) for overview in self.projects)


def _project_plain(overview: ProjectOverview) -> dict[str, Any]:
    project, count = overview.project, overview.partners
    return {
        "id": str(project.id),
        "title": project.title,
        "lead": project.lead,
        "structure": project.form.value,
        "phase": project.phase.value,
        "partners": {
            "now": count.now,
            "initially": count.initially,
            "now_by_sector": {sector.value: number for sector, number in count.now_by_sector.items()},
            "initially_by_sector": {sector.value: number for sector, number in count.initially_by_sector.items()},
        },
        "funding": {
            "total_cents": sum(source.amount_cents for source in project.funding),
            "sources": [
                {"id": str(s.id), "funder": s.funder, "amount_cents": s.amount_cents, "share_bp": s.share_bp}
                for s in project.funding
            ],
        },
        "services": [{"id": str(service.id), "name": service.name} for service in project.services],
        "meetings": [_meeting_plain(meeting, overview.polls) for meeting in overview.meetings],
    }


def _meeting_plain(meeting: MeetingRow, polls: tuple[PollRow, ...]) -> dict[str, Any]:
    return {
        "id": str(meeting.id),
        "title": meeting.title,
        "team": meeting.team,
        "state": meeting.state.value,
        "at": meeting.at.isoformat() if meeting.at else None,
        "present": meeting.present,
        "priorities": meeting.priorities,
        "decisions": meeting.decisions,
        "actions": meeting.actions,
        "polls": [_poll_plain(poll) for poll in polls if poll.meeting_id == meeting.id],
    }


def _poll_plain(poll: PollRow) -> dict[str, Any]:
    return {
        "id": str(poll.id),
        "question": poll.question,
        "state": poll.state.value,
        "secrecy": poll.secrecy.value,
        "options": len(poll.options),
        "cast": poll.cast,
        "entitled": poll.entitled,
    }


def _project_lines(overview: ProjectOverview, words: Words) -> list[str]:
    project, count = overview.project, overview.partners
    lines = [
        f"{project.title} · {project.lead}  [{project.id}]",
        "  " + say_partner_count(count, words),
        *(f"    {label(words, sector)}: {number}" for sector, number in count.now_by_sector.items()),
    ]
    if project.funding:
        total = sum(source.amount_cents for source in project.funding)
        lines.append("  " + words.say("Co-funding: {amount}", amount=words.money(total)))
        lines += [f"    {s.funder}: {words.money(s.amount_cents)} ({words.share(s.share_bp)})" for s in project.funding]
    lines += [f"  {_meeting_line(meeting, words)}" for meeting in overview.meetings]
    return lines


def say_partner_count(count: PartnerCount, words: Words) -> str:
    """Say `22 partners (initially 17)`."""
    return words.plural(
        "{count} partner (initially {initially})",
        "{count} partners (initially {initially})",
        count.now,
        initially=words.number(count.initially),
    )


def _meeting_line(meeting: MeetingRow, words: Words) -> str:
    at = words.moment(meeting.at) if meeting.at else words.say("no date yet")
    counts = [
        words.plural("{count} present", "{count} present", meeting.present),
        words.plural("{count} priority", "{count} priorities", meeting.priorities),
        words.plural("{count} decision", "{count} decisions", meeting.decisions),
        words.plural("{count} action", "{count} actions", meeting.actions),
    ]
    return f"{at} · {meeting.title} · {label(words, meeting.state)} · {', '.join(counts)}  [{meeting.id}]"
