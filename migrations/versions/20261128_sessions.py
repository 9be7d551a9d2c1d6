"""Sessions: half-days, running orders, presence, imports, outgoing mail.

Sessions planned before get the usual half-days of their dates.

Revision: 0002, after 0001
"""

from datetime import date, time, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outgoing_mail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("to", sa.String(length=254), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing_mail")),
    )
    with op.batch_alter_table("outgoing_mail", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outgoing_mail_cohort_id"), ["cohort_id"], unique=False)
        batch_op.create_index("ix_outgoing_mail_due", ["sent_at", "next_try_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_outgoing_mail_person_id"), ["person_id"], unique=False)

    op.create_table(
        "demi_journee",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "half",
            sa.Enum("matin", "apres_midi", name="half", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("ends_at", sa.Time(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["cohort_id"],
            ["cohort.id"],
            name=op.f("fk_demi_journee_cohort_id_cohort"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demi_journee")),
        sa.UniqueConstraint(
            "cohort_id", "day", "half", name=op.f("uq_demi_journee_cohort_id_day_half")
        ),
    )
    with op.batch_alter_table("demi_journee", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_demi_journee_cohort_id"), ["cohort_id"], unique=False)

    op.create_table(
        "enrolment_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"],
            ["person.id"],
            name=op.f("fk_enrolment_import_by_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["cohort_id"],
            ["cohort.id"],
            name=op.f("fk_enrolment_import_cohort_id_cohort"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment_import")),
    )
    with op.batch_alter_table("enrolment_import", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enrolment_import_by_id"), ["by_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_enrolment_import_cohort_id"), ["cohort_id"], unique=False
        )

    op.create_table(
        "conducteur_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("demi_journee_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "cours",
                "exercice",
                "libre",
                "pause",
                "repas",
                name="origin",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("source_step", sa.String(length=80), nullable=False),
        sa.Column("competence_id", sa.String(length=80), nullable=False),
        sa.Column("resource_id", sa.String(length=80), nullable=False),
        sa.Column("method", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("leader_id", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "a_venir",
                "en_cours",
                "en_pause",
                "faite",
                "passee",
                name="stepstate",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("running_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("spent_seconds", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["cohort_id"],
            ["cohort.id"],
            name=op.f("fk_conducteur_step_cohort_id_cohort"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["demi_journee_id"],
            ["demi_journee.id"],
            name=op.f("fk_conducteur_step_demi_journee_id_demi_journee"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["leader_id"],
            ["enrolment.id"],
            name=op.f("fk_conducteur_step_leader_id_enrolment"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conducteur_step")),
    )
    with op.batch_alter_table("conducteur_step", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_conducteur_step_cohort_id"), ["cohort_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_conducteur_step_leader_id"), ["leader_id"], unique=False
        )
        batch_op.create_index(
            "ix_conducteur_step_order", ["demi_journee_id", "position"], unique=False
        )

    op.create_table(
        "presence_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("demi_journee_id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("present", "absent", name="attendance", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("arrived_at", sa.Time(), nullable=True),
        sa.Column("left_at", sa.Time(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"],
            ["person.id"],
            name=op.f("fk_presence_note_by_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["demi_journee_id"],
            ["demi_journee.id"],
            name=op.f("fk_presence_note_demi_journee_id_demi_journee"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["enrolment_id"],
            ["enrolment.id"],
            name=op.f("fk_presence_note_enrolment_id_enrolment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presence_note")),
    )
    with op.batch_alter_table("presence_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_presence_note_by_id"), ["by_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_presence_note_enrolment_id"), ["enrolment_id"], unique=False
        )
        batch_op.create_index(
            "ix_presence_note_newest", ["demi_journee_id", "enrolment_id", "id"], unique=False
        )

    op.create_table(
        "incident",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_incident_by_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["cohort_id"],
            ["cohort.id"],
            name=op.f("fk_incident_cohort_id_cohort"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["step_id"],
            ["conducteur_step.id"],
            name=op.f("fk_incident_step_id_conducteur_step"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
    )
    with op.batch_alter_table("incident", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_incident_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_incident_cohort_id"), ["cohort_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_incident_step_id"), ["step_id"], unique=False)

    with op.batch_alter_table("cohort", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("territory", sa.String(length=120), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("format_id", sa.String(length=60), nullable=False, server_default="2-jours")
        )
        batch_op.add_column(sa.Column("capacity", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("adaptation", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("copied_from_id", sa.Integer(), nullable=True))
        batch_op.create_index(
            batch_op.f("ix_cohort_copied_from_id"), ["copied_from_id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_cohort_copied_from_id_cohort"),
            "cohort",
            ["copied_from_id"],
            ["id"],
            ondelete="SET NULL",
        )

    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("employer", sa.String(length=120), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("funder", sa.String(length=120), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("recovery_hash", sa.String(length=128), nullable=True))
        batch_op.add_column(sa.Column("import_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_enrolment_import_id"), ["import_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_enrolment_import_id_enrolment_import"),
            "enrolment_import",
            ["import_id"],
            ["id"],
            ondelete="SET NULL",
        )

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("email", sa.String(length=254), nullable=True))
        batch_op.create_index(batch_op.f("ix_person_email"), ["email"], unique=False)

    op.create_table(
        "enrolment_match",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("expected_id", sa.Integer(), nullable=False),
        sa.Column("sessions", sa.JSON(), nullable=False),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["enrolment_id"],
            ["enrolment.id"],
            name=op.f("fk_enrolment_match_enrolment_id_enrolment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["expected_id"],
            ["enrolment.id"],
            name=op.f("fk_enrolment_match_expected_id_enrolment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment_match")),
        sa.UniqueConstraint("enrolment_id", name=op.f("uq_enrolment_match_enrolment_id")),
        sa.UniqueConstraint("expected_id", name=op.f("uq_enrolment_match_expected_id")),
    )

    give_half_days(op.get_bind())


def give_half_days(connection: sa.Connection) -> None:
    """Lay out two half-days for each day of the sessions that are there."""
    table = sa.table(
        "demi_journee",
        sa.column("cohort_id", sa.Integer),
        sa.column("day", sa.Date),
        sa.column("half", sa.String),
        sa.column("starts_at", sa.Time),
        sa.column("ends_at", sa.Time),
    )
    cohort = sa.table(
        "cohort",
        sa.column("id", sa.Integer),
        sa.column("starts_on", sa.Date),
        sa.column("ends_on", sa.Date),
    )
    halves = (("matin", time(9), time(12, 30)), ("apres_midi", time(13, 30), time(17)))
    rows = [
        {"cohort_id": number, "day": day, "half": half, "starts_at": start, "ends_at": end}
        for number, first, last in connection.execute(sa.select(cohort))
        for day in days(first, last)
        for half, start, end in halves
    ]
    if rows:
        connection.execute(table.insert(), rows)


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def downgrade() -> None:
    op.drop_table("enrolment_match")
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_email"))
        batch_op.drop_column("email")

    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_enrolment_import_id_enrolment_import"), type_="foreignkey"
        )
        batch_op.drop_index(batch_op.f("ix_enrolment_import_id"))
        batch_op.drop_column("import_id")
        batch_op.drop_column("recovery_hash")
        batch_op.drop_column("funder")
        batch_op.drop_column("employer")

    with op.batch_alter_table("cohort", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_cohort_copied_from_id_cohort"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_cohort_copied_from_id"))
        batch_op.drop_column("copied_from_id")
        batch_op.drop_column("adaptation")
        batch_op.drop_column("capacity")
        batch_op.drop_column("format_id")
        batch_op.drop_column("territory")

    with op.batch_alter_table("incident", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_incident_step_id"))
        batch_op.drop_index(batch_op.f("ix_incident_cohort_id"))
        batch_op.drop_index(batch_op.f("ix_incident_by_id"))

    op.drop_table("incident")
    with op.batch_alter_table("presence_note", schema=None) as batch_op:
        batch_op.drop_index("ix_presence_note_newest")
        batch_op.drop_index(batch_op.f("ix_presence_note_enrolment_id"))
        batch_op.drop_index(batch_op.f("ix_presence_note_by_id"))

    op.drop_table("presence_note")
    with op.batch_alter_table("conducteur_step", schema=None) as batch_op:
        batch_op.drop_index("ix_conducteur_step_order")
        batch_op.drop_index(batch_op.f("ix_conducteur_step_leader_id"))
        batch_op.drop_index(batch_op.f("ix_conducteur_step_cohort_id"))

    op.drop_table("conducteur_step")
    with op.batch_alter_table("enrolment_import", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_enrolment_import_cohort_id"))
        batch_op.drop_index(batch_op.f("ix_enrolment_import_by_id"))

    op.drop_table("enrolment_import")
    with op.batch_alter_table("demi_journee", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_demi_journee_cohort_id"))

    op.drop_table("demi_journee")
    with op.batch_alter_table("outgoing_mail", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outgoing_mail_person_id"))
        batch_op.drop_index("ix_outgoing_mail_due")
        batch_op.drop_index(batch_op.f("ix_outgoing_mail_cohort_id"))

    op.drop_table("outgoing_mail")
