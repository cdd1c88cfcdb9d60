"""The first schema: a meeting from the door to the minutes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "device",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_draft_field"), "draft", ["field"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("names", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "place",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("province", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_place_name"), "place", ["name"], unique=False)
    op.create_table(
        "accessneed",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_accessneed_person_id"), "accessneed", ["person_id"], unique=False)
    op.create_table(
        "consent",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("form_version", sa.String(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_consent_person_id"), "consent", ["person_id"], unique=False)
    op.create_table(
        "journalentry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("device_id", sa.Uuid(), nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("table", sa.String(), nullable=False),
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.String(), nullable=False),
        sa.Column("old", sa.JSON(), nullable=True),
        sa.Column("new", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["device_id"],
            ["device.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_journalentry_device_id_counter", "journalentry", ["device_id", "counter"], unique=False)
    op.create_index(op.f("ix_journalentry_row_id"), "journalentry", ["row_id"], unique=False)
    op.create_index(op.f("ix_journalentry_step_id"), "journalentry", ["step_id"], unique=False)
    op.create_table(
        "organisation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.Column("tier", sa.String(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["place.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_organisation_name"), "organisation", ["name"], unique=False)
    op.create_index(op.f("ix_organisation_place_id"), "organisation", ["place_id"], unique=False)
    op.create_table(
        "project",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("service_area", sa.String(), nullable=False),
        sa.Column("tender_ref", sa.String(), nullable=False),
        sa.Column("jurisdiction", sa.String(), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("baseline_on", sa.Date(), nullable=True),
        sa.Column("lead_id", sa.Uuid(), nullable=True),
        sa.Column("retention_until", sa.Date(), nullable=True),
        sa.Column("illustrative_note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["lead_id"],
            ["organisation.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_project_lead_id"), "project", ["lead_id"], unique=False)
    op.create_table(
        "fundingsource",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("amount_cents", sa.Integer(), nullable=False),
        sa.Column("share_bp", sa.Integer(), nullable=False),
        sa.Column("rank", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_fundingsource_organisation_id"), "fundingsource", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_fundingsource_project_id"), "fundingsource", ["project_id"], unique=False)
    op.create_table(
        "partner",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=True),
        sa.Column("printed_name", sa.String(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
        ),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["place.id"],
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_partner_organisation_id"), "partner", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_partner_place_id"), "partner", ["place_id"], unique=False)
    op.create_index(op.f("ix_partner_project_id"), "partner", ["project_id"], unique=False)
    op.create_table(
        "projectplace",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["place.id"],
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_projectplace_place_id"), "projectplace", ["place_id"], unique=False)
    op.create_index(op.f("ix_projectplace_project_id"), "projectplace", ["project_id"], unique=False)
    op.create_table(
        "service",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("rank", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_service_project_id"), "service", ["project_id"], unique=False)
    op.create_table(
        "structure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_structure_project_id"), "structure", ["project_id"], unique=False)
    op.create_table(
        "theme",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("colour", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_theme_project_id"), "theme", ["project_id"], unique=False)
    op.create_table(
        "participant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column("alias", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_participant_partner_id"), "participant", ["partner_id"], unique=False)
    op.create_index(op.f("ix_participant_person_id"), "participant", ["person_id"], unique=False)
    op.create_table(
        "team",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("structure_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("coordinator_id", sa.Uuid(), nullable=True),
        sa.Column("rank", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coordinator_id"],
            ["organisation.id"],
        ),
        sa.ForeignKeyConstraint(
            ["structure_id"],
            ["structure.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_team_coordinator_id"), "team", ["coordinator_id"], unique=False)
    op.create_index(op.f("ix_team_structure_id"), "team", ["structure_id"], unique=False)
    op.create_table(
        "meeting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("tool", sa.String(), nullable=False),
        sa.Column("venue", sa.String(), nullable=False),
        sa.Column("convocation", sa.String(), nullable=False),
        sa.Column("planned_at", sa.String(), nullable=True),
        sa.Column("started_at", sa.String(), nullable=True),
        sa.Column("ended_at", sa.String(), nullable=True),
        sa.Column("chair_id", sa.Uuid(), nullable=True),
        sa.Column("minutes_by_id", sa.Uuid(), nullable=True),
        sa.Column("follows_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["chair_id"],
            ["participant.id"],
        ),
        sa.ForeignKeyConstraint(
            ["follows_id"],
            ["meeting.id"],
        ),
        sa.ForeignKeyConstraint(
            ["minutes_by_id"],
            ["participant.id"],
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["team.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_meeting_chair_id"), "meeting", ["chair_id"], unique=False)
    op.create_index(op.f("ix_meeting_follows_id"), "meeting", ["follows_id"], unique=False)
    op.create_index(op.f("ix_meeting_minutes_by_id"), "meeting", ["minutes_by_id"], unique=False)
    op.create_index(op.f("ix_meeting_project_id"), "meeting", ["project_id"], unique=False)
    op.create_index(op.f("ix_meeting_team_id"), "meeting", ["team_id"], unique=False)
    op.create_table(
        "teampartner",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["team.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_teampartner_partner_id"), "teampartner", ["partner_id"], unique=False)
    op.create_index(op.f("ix_teampartner_team_id"), "teampartner", ["team_id"], unique=False)
    op.create_table(
        "teamplace",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["place_id"],
            ["place.id"],
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["team.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_teamplace_place_id"), "teamplace", ["place_id"], unique=False)
    op.create_index(op.f("ix_teamplace_team_id"), "teamplace", ["team_id"], unique=False)
    op.create_table(
        "agendaitem",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("rank", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("planned_min", sa.Integer(), nullable=False),
        sa.Column("added_min", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_agendaitem_meeting_id"), "agendaitem", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_agendaitem_rank"), "agendaitem", ["rank"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("capacity", sa.String(), nullable=False),
        sa.Column("proxy_for_id", sa.Uuid(), nullable=True),
        sa.Column("expected", sa.Boolean(), nullable=False),
        sa.Column("apologies", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
        ),
        sa.ForeignKeyConstraint(
            ["proxy_for_id"],
            ["participant.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_attendance_meeting_id"), "attendance", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_attendance_participant_id"), "attendance", ["participant_id"], unique=False)
    op.create_index(op.f("ix_attendance_proxy_for_id"), "attendance", ["proxy_for_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("supersedes_id", sa.Uuid(), nullable=True),
        sa.Column("rank", sa.String(), nullable=False),
        sa.Column("decided_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["agendaitem.id"],
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
        ),
        sa.ForeignKeyConstraint(
            ["supersedes_id"],
            ["decision.id"],
        ),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["team.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_decision_item_id"), "decision", ["item_id"], unique=False)
    op.create_index(op.f("ix_decision_meeting_id"), "decision", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_decision_rank"), "decision", ["rank"], unique=False)
    op.create_index(op.f("ix_decision_supersedes_id"), "decision", ["supersedes_id"], unique=False)
    op.create_index(op.f("ix_decision_team_id"), "decision", ["team_id"], unique=False)
    op.create_table(
        "itemrun",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("started_at", sa.String(), nullable=False),
        sa.Column("ended_at", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["agendaitem.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_itemrun_item_id"), "itemrun", ["item_id"], unique=False)
    op.create_table(
        "note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("on_record_by_id", sa.Uuid(), nullable=True),
        sa.Column("rank", sa.String(), nullable=False),
        sa.Column("written_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["agendaitem.id"],
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
        ),
        sa.ForeignKeyConstraint(
            ["on_record_by_id"],
            ["participant.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_note_item_id"), "note", ["item_id"], unique=False)
    op.create_index(op.f("ix_note_meeting_id"), "note", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_note_on_record_by_id"), "note", ["on_record_by_id"], unique=False)
    op.create_index(op.f("ix_note_rank"), "note", ["rank"], unique=False)
    op.create_table(
        "presence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("attendance_id", sa.Uuid(), nullable=False),
        sa.Column("arrived_at", sa.String(), nullable=False),
        sa.Column("left_at", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attendance_id"],
            ["attendance.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_presence_attendance_id"), "presence", ["attendance_id"], unique=False)
    op.create_table(
        "priority",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("partner_id", sa.Uuid(), nullable=True),
        sa.Column("sector", sa.String(), nullable=True),
        sa.Column("provenance", sa.String(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=True),
        sa.Column("rank", sa.String(), nullable=False),
        sa.Column("captured_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["participant.id"],
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["agendaitem.id"],
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"],
            ["theme.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_priority_author_id"), "priority", ["author_id"], unique=False)
    op.create_index(op.f("ix_priority_item_id"), "priority", ["item_id"], unique=False)
    op.create_index(op.f("ix_priority_meeting_id"), "priority", ["meeting_id"], unique=False)
    op.create_index("ix_priority_meeting_id_rank", "priority", ["meeting_id", "rank"], unique=False)
    op.create_index(op.f("ix_priority_partner_id"), "priority", ["partner_id"], unique=False)
    op.create_index(op.f("ix_priority_project_id"), "priority", ["project_id"], unique=False)
    op.create_index(op.f("ix_priority_rank"), "priority", ["rank"], unique=False)
    op.create_index(op.f("ix_priority_theme_id"), "priority", ["theme_id"], unique=False)
    op.create_table(
        "action",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("priority_id", sa.Uuid(), nullable=True),
        sa.Column("partner_id", sa.Uuid(), nullable=True),
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("rest_until", sa.Date(), nullable=True),
        sa.Column("rank", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decision.id"],
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["agendaitem.id"],
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
        ),
        sa.ForeignKeyConstraint(
            ["priority_id"],
            ["priority.id"],
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_action_decision_id"), "action", ["decision_id"], unique=False)
    op.create_index(op.f("ix_action_item_id"), "action", ["item_id"], unique=False)
    op.create_index(op.f("ix_action_meeting_id"), "action", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_action_participant_id"), "action", ["participant_id"], unique=False)
    op.create_index(op.f("ix_action_partner_id"), "action", ["partner_id"], unique=False)
    op.create_index(op.f("ix_action_priority_id"), "action", ["priority_id"], unique=False)
    op.create_index(op.f("ix_action_project_id"), "action", ["project_id"], unique=False)
    op.create_index(op.f("ix_action_rank"), "action", ["rank"], unique=False)
    op.create_table(
        "decisionpriority",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("priority_id", sa.Uuid(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decision.id"],
        ),
        sa.ForeignKeyConstraint(
            ["priority_id"],
            ["priority.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_decisionpriority_decision_id"), "decisionpriority", ["decision_id"], unique=False)
    op.create_index(op.f("ix_decisionpriority_priority_id"), "decisionpriority", ["priority_id"], unique=False)
    op.create_table(
        "dissent",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decision.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_dissent_decision_id"), "dissent", ["decision_id"], unique=False)
    op.create_table(
        "actionevent",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("new_due", sa.Date(), nullable=True),
        sa.Column("to_partner_id", sa.Uuid(), nullable=True),
        sa.Column("decision_id", sa.Uuid(), nullable=True),
        sa.Column("rank", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["action.id"],
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"],
            ["decision.id"],
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
        ),
        sa.ForeignKeyConstraint(
            ["to_partner_id"],
            ["partner.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_actionevent_action_id"), "actionevent", ["action_id"], unique=False)
    op.create_index(op.f("ix_actionevent_decision_id"), "actionevent", ["decision_id"], unique=False)
    op.create_index(op.f("ix_actionevent_meeting_id"), "actionevent", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_actionevent_rank"), "actionevent", ["rank"], unique=False)
    op.create_index(op.f("ix_actionevent_to_partner_id"), "actionevent", ["to_partner_id"], unique=False)
