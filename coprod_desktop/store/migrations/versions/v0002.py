"""Polls, merged priorities, breaks and private notes in the agenda, settings, and the index of words to find."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "poll",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("secrecy", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("budget", sa.Integer(), nullable=False),
        sa.Column("cap", sa.Integer(), nullable=False),
        sa.Column("rank", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"]),
        sa.ForeignKeyConstraint(["item_id"], ["agendaitem.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_poll_meeting_id", "poll", ["meeting_id"])
    op.create_index("ix_poll_item_id", "poll", ["item_id"])
    op.create_index("ix_poll_rank", "poll", ["rank"])
    op.create_table(
        "polloption",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("priority_id", sa.Uuid(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("cost_cents", sa.Integer(), nullable=True),
        sa.Column("rank", sa.String(), nullable=False),
        sa.Column("shuffle", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"]),
        sa.ForeignKeyConstraint(["priority_id"], ["priority.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_polloption_poll_id", "polloption", ["poll_id"])
    op.create_index("ix_polloption_priority_id", "polloption", ["priority_id"])
    op.create_index("ix_polloption_rank", "polloption", ["rank"])
    op.create_table(
        "pollevent",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("rank", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_pollevent_poll_id", "pollevent", ["poll_id"])
    op.create_index("ix_pollevent_rank", "pollevent", ["rank"])
    op.create_table(
        "entitlement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("present", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"]),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_entitlement_poll_id", "entitlement", ["poll_id"])
    op.create_index("ix_entitlement_participant_id", "entitlement", ["participant_id"])
    op.create_table(
        "turn",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("entitlement_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["entitlement_id"], ["entitlement.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_turn_entitlement_id", "turn", ["entitlement_id"])
    op.create_table(
        "ballot",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("poll_id", sa.Uuid(), nullable=False),
        sa.Column("secret", sa.Boolean(), nullable=False),
        sa.Column("sheet_no", sa.Integer(), nullable=True),
        sa.Column("sector", sa.String(), nullable=True),
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("from_paper", sa.Boolean(), nullable=False),
        sa.CheckConstraint("secret = 0 OR participant_id IS NULL", name="secret_without_voter"),
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"]),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ballot_poll_id", "ballot", ["poll_id"])
    op.create_index("ix_ballot_participant_id", "ballot", ["participant_id"])
    op.create_table(
        "choice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("ballot_id", sa.Uuid(), nullable=False),
        sa.Column("option_id", sa.Uuid(), nullable=False),
        sa.Column("secret", sa.Boolean(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"]),
        sa.ForeignKeyConstraint(["option_id"], ["polloption.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_choice_ballot_id", "choice", ["ballot_id"])
    op.create_index("ix_choice_option_id", "choice", ["option_id"])
    op.create_table(
        "merge",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("into_id", sa.Uuid(), nullable=False),
        sa.Column("from_id", sa.Uuid(), nullable=False),
        sa.Column("undone_at", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["into_id"], ["priority.id"]),
        sa.ForeignKeyConstraint(["from_id"], ["priority.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_merge_into_id", "merge", ["into_id"])
    op.create_index("ix_merge_from_id", "merge", ["from_id"])
    op.create_table(
        "setting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_setting_key", "setting", ["key"])
    op.create_table(
        "blob",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("mime", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_blob_sha256", "blob", ["sha256"])
    _new_columns()
    _words_to_find()


def _new_columns() -> None:
    # A column that must have a value gets it in the old rows by a default, which then goes.
    with op.batch_alter_table("agendaitem") as table:
        table.add_column(sa.Column("kind", sa.String(), nullable=False, server_default="topic"))
        table.add_column(sa.Column("note", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("agendaitem") as table:
        table.alter_column("kind", server_default=None)
        table.alter_column("note", server_default=None)
    with op.batch_alter_table("priority") as table:
        table.add_column(sa.Column("board_rank", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("priority") as table:
        table.alter_column("board_rank", server_default=None)
    _decision_by_poll()


def _decision_by_poll() -> None:
    # By hand: Alembic's own rebuilding asks a name of a new link, which a new file has not.
    op.create_table(
        "decision_new",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("deleted_at", sa.String(), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("poll_id", sa.Uuid(), nullable=True),
        sa.Column("supersedes_id", sa.Uuid(), nullable=True),
        sa.Column("rank", sa.String(), nullable=False),
        sa.Column("decided_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"]),
        sa.ForeignKeyConstraint(["item_id"], ["agendaitem.id"]),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"]),
        sa.ForeignKeyConstraint(["poll_id"], ["poll.id"]),
        sa.ForeignKeyConstraint(["supersedes_id"], ["decision.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    kept = "id, deleted_at, meeting_id, item_id, number, text, reason, rule, team_id, supersedes_id, rank, decided_at"
    op.execute(f"INSERT INTO decision_new ({kept}) SELECT {kept} FROM decision")
    op.drop_table("decision")
    op.rename_table("decision_new", "decision")
    for name in ("meeting_id", "item_id", "team_id", "poll_id", "supersedes_id", "rank"):
        op.create_index(f"ix_decision_{name}", "decision", [name])


def _words_to_find() -> None:
    op.execute("CREATE TABLE findable (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, row_id TEXT NOT NULL UNIQUE)")
    op.execute(
        "CREATE VIRTUAL TABLE findable_words USING fts5(kind, words, content='', contentless_delete=1,"
        " prefix='1 2 3', tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute("INSERT INTO findable_words (findable_words, rank) VALUES ('secure-delete', 1)")
