"""Paths: journal of what happened, declarations, positioning, quizzes, private journal, cold survey.

Revision: 0003, after 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "declaration",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("module_id", sa.String(length=80), nullable=False),
        sa.Column("exempts_id", sa.String(length=80), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "brouillon",
                "envoyee",
                "acceptee",
                "acceptee_conseil",
                "attestation_vue",
                "refusee",
                "retiree",
                "annulee",
                name="declarationstate",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("second_reviewer_id", sa.Integer(), nullable=True),
        sa.Column("attestation", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_declaration_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["second_reviewer_id"],
            ["person.id"],
            name=op.f("fk_declaration_second_reviewer_id_person"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declaration")),
    )
    with op.batch_alter_table("declaration", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_declaration_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_declaration_second_reviewer_id"), ["second_reviewer_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_declaration_state"), ["state"], unique=False)

    op.create_table(
        "journal_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("page", "premier_pas", name="entrykind", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("about", sa.String(length=80), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_journal_entry_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal_entry")),
    )
    with op.batch_alter_table("journal_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_journal_entry_person_id"), ["person_id"], unique=False)

    op.create_table(
        "module_standing",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("module_id", sa.String(length=80), nullable=False),
        sa.Column(
            "standing",
            sa.Enum(
                "rien",
                "en_cours",
                "rouvert",
                "dispense",
                "acheve_ailleurs",
                "acheve",
                name="standing",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_module_standing_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", "module_id", name=op.f("pk_module_standing")),
    )
    op.create_table(
        "quiz_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("quiz_id", sa.String(length=80), nullable=False),
        sa.Column("quiz_version", sa.String(length=20), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_quiz_attempt_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiz_attempt")),
    )
    with op.batch_alter_table("quiz_attempt", schema=None) as batch_op:
        batch_op.create_index("ix_quiz_attempt_of", ["person_id", "quiz_id", "id"], unique=False)

    op.create_table(
        "reading_place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.String(length=80), nullable=False),
        sa.Column("anchor", sa.String(length=120), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_reading_place_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading_place")),
        sa.UniqueConstraint(
            "person_id", "document_id", name=op.f("uq_reading_place_person_id_document_id")
        ),
    )
    with op.batch_alter_table("reading_place", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reading_place_person_id"), ["person_id"], unique=False)

    op.create_table(
        "declaration_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("declaration_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "relecture",
                "avis",
                "acceptee",
                "acceptee_conseil",
                "attestation_vue",
                "refusee",
                "annulee",
                name="reviewkind",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"],
            ["person.id"],
            name=op.f("fk_declaration_review_by_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["declaration_id"],
            ["declaration.id"],
            name=op.f("fk_declaration_review_declaration_id_declaration"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declaration_review")),
    )
    with op.batch_alter_table("declaration_review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_declaration_review_by_id"), ["by_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_declaration_review_declaration_id"), ["declaration_id"], unique=False
        )

    op.create_table(
        "progress_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("module_id", sa.String(length=80), nullable=False),
        sa.Column(
            "type",
            sa.Enum(
                "entree",
                "sortie",
                "lecture",
                "quiz",
                "positionnement",
                "declaration",
                "second_avis",
                "dispense",
                "refus",
                "retrait",
                "attestation",
                "annulation",
                "achevement",
                "decision",
                "reouverture",
                name="happened",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("about", sa.String(length=80), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"],
            ["person.id"],
            name=op.f("fk_progress_event_by_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["cohort_id"],
            ["cohort.id"],
            name=op.f("fk_progress_event_cohort_id_cohort"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_progress_event_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress_event")),
    )
    with op.batch_alter_table("progress_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_progress_event_by_id"), ["by_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_progress_event_cohort_id"), ["cohort_id"], unique=False
        )
        batch_op.create_index(
            "ix_progress_event_path", ["person_id", "module_id", "id"], unique=False
        )

    op.create_table(
        "cold_survey",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminders", sa.Integer(), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answers", sa.JSON(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["enrolment_id"],
            ["enrolment.id"],
            name=op.f("fk_cold_survey_enrolment_id_enrolment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cold_survey")),
        sa.UniqueConstraint("enrolment_id", name=op.f("uq_cold_survey_enrolment_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_cold_survey_token_hash")),
    )
    op.create_table(
        "expectation",
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("expects", sa.Text(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["enrolment_id"],
            ["enrolment.id"],
            name=op.f("fk_expectation_enrolment_id_enrolment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("enrolment_id", name=op.f("pk_expectation")),
    )
    op.create_table(
        "positioning_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("competence_id", sa.String(length=80), nullable=False),
        sa.Column("statement_id", sa.String(length=80), nullable=False),
        sa.Column(
            "moment",
            sa.Enum("avant", "apres", "plus_tard", name="moment", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["enrolment_id"],
            ["enrolment.id"],
            name=op.f("fk_positioning_answer_enrolment_id_enrolment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_positioning_answer_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_positioning_answer")),
    )
    with op.batch_alter_table("positioning_answer", schema=None) as batch_op:
        batch_op.create_index(
            "ix_positioning_answer_newest",
            ["enrolment_id", "moment", "statement_id", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_positioning_answer_person_id"), ["person_id"], unique=False
        )

    begin_journals(op.get_bind())


def begin_journals(connection: sa.Connection) -> None:
    """Write the first line of whoever has a confirmed place already, so that where she stands can be told."""
    names = ("id", "cohort_id", "person_id", "role", "status")
    at = sa.column("created_at", sa.DateTime(timezone=True))
    place = sa.table("enrolment", *(sa.column(name) for name in names), at)
    cohort = sa.table("cohort", sa.column("id"), sa.column("module_id"))
    held = (
        sa.select(place.c.person_id, cohort.c.module_id, place.c.cohort_id, place.c.created_at)
        .select_from(place.join(cohort, cohort.c.id == place.c.cohort_id))
        .where(place.c.role == "trainee", place.c.status == "confirmee")
        .order_by(place.c.id)
    )
    events, standings = [], {}
    for person, module, number, since in connection.execute(held):
        events.append(
            {
                "person_id": person,
                "module_id": module,
                "type": "entree",
                "about": str(number),
                "cohort_id": number,
                "reason": "",
                "at": since,
            }
        )
        standings.setdefault(
            (person, module),
            {"person_id": person, "module_id": module, "standing": "en_cours", "since": since},
        )
    _insert(connection, "progress_event", events)
    _insert(connection, "module_standing", list(standings.values()))


def _insert(connection: sa.Connection, name: str, rows: list[dict[str, object]]) -> None:
    if rows:
        dates = {"at", "since"}
        columns = (
            sa.column(c, sa.DateTime(timezone=True) if c in dates else None) for c in rows[0]
        )
        connection.execute(sa.table(name, *columns).insert(), rows)


def downgrade() -> None:
    with op.batch_alter_table("positioning_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_positioning_answer_person_id"))
        batch_op.drop_index("ix_positioning_answer_newest")

    op.drop_table("positioning_answer")
    op.drop_table("expectation")
    op.drop_table("cold_survey")
    with op.batch_alter_table("progress_event", schema=None) as batch_op:
        batch_op.drop_index("ix_progress_event_path")
        batch_op.drop_index(batch_op.f("ix_progress_event_cohort_id"))
        batch_op.drop_index(batch_op.f("ix_progress_event_by_id"))

    op.drop_table("progress_event")
    with op.batch_alter_table("declaration_review", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_declaration_review_declaration_id"))
        batch_op.drop_index(batch_op.f("ix_declaration_review_by_id"))

    op.drop_table("declaration_review")
    with op.batch_alter_table("reading_place", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reading_place_person_id"))

    op.drop_table("reading_place")
    with op.batch_alter_table("quiz_attempt", schema=None) as batch_op:
        batch_op.drop_index("ix_quiz_attempt_of")

    op.drop_table("quiz_attempt")
    op.drop_table("module_standing")
    with op.batch_alter_table("journal_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_journal_entry_person_id"))

    op.drop_table("journal_entry")
    with op.batch_alter_table("declaration", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_declaration_state"))
        batch_op.drop_index(batch_op.f("ix_declaration_second_reviewer_id"))
        batch_op.drop_index(batch_op.f("ix_declaration_person_id"))

    op.drop_table("declaration")
