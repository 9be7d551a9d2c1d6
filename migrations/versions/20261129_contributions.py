"""Contributions: what co-trainers propose, its revisions, remarks, consents, recordings, needs and paid time.

Revision: 0005, after 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "contributor",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=16), nullable=False),
        sa.Column("reads_as_peer", sa.Boolean(), nullable=False),
        sa.Column("invited_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["invited_by_id"],
            ["person.id"],
            name=op.f("fk_contributor_invited_by_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_contributor_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_contributor")),
        sa.UniqueConstraint("key", name=op.f("uq_contributor_key")),
    )
    with op.batch_alter_table("contributor", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_contributor_invited_by_id"), ["invited_by_id"], unique=False
        )

    op.create_table(
        "need",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "debat-mouvant",
                "arbre-des-causes",
                "temoignage",
                "mise-en-situation",
                "etude-de-cas",
                "paroles",
                name="propositionkind",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("competence_id", sa.String(length=80), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_need_by_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need")),
    )
    with op.batch_alter_table("need", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_need_by_id"), ["by_id"], unique=False)

    op.create_table(
        "proposition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "debat-mouvant",
                "arbre-des-causes",
                "temoignage",
                "mise-en-situation",
                "etude-de-cas",
                "paroles",
                name="propositionkind",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("competence_id", sa.String(length=80), nullable=False),
        sa.Column("need_id", sa.Integer(), nullable=True),
        sa.Column(
            "way",
            sa.Enum("ecrit", "parle", "avec_aide", name="writingway", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "brouillon",
                "envoyee",
                "en_relecture",
                "a_reprendre",
                "accord_demande",
                "acceptee",
                "retiree",
                name="propositionstate",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("draft", sa.JSON(), nullable=False),
        sa.Column(
            "credit_kind",
            sa.Enum(
                "nom",
                "pseudonyme",
                "groupe",
                "aucun",
                name="creditkind",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("credit_name", sa.String(length=80), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["person.id"],
            name=op.f("fk_proposition_author_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["need_id"], ["need.id"], name=op.f("fk_proposition_need_id_need"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposition")),
        sa.UniqueConstraint("slug", name=op.f("uq_proposition_slug")),
    )
    with op.batch_alter_table("proposition", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposition_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposition_need_id"), ["need_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposition_state"), ["state"], unique=False)

    op.create_table(
        "exported_file",
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("proposition_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposition_id"],
            ["proposition.id"],
            name=op.f("fk_exported_file_proposition_id_proposition"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_exported_file")),
    )
    with op.batch_alter_table("exported_file", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_exported_file_proposition_id"), ["proposition_id"], unique=False
        )

    op.create_table(
        "recording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposition_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("file", sa.String(length=80), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("typed_by_id", sa.Integer(), nullable=True),
        sa.Column("typed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["proposition_id"],
            ["proposition.id"],
            name=op.f("fk_recording_proposition_id_proposition"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["typed_by_id"],
            ["person.id"],
            name=op.f("fk_recording_typed_by_id_person"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recording")),
    )
    with op.batch_alter_table("recording", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_recording_proposition_id"), ["proposition_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_recording_typed_by_id"), ["typed_by_id"], unique=False)

    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposition_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("answers", sa.JSON(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_by_id", sa.Integer(), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shows_from", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["accepted_by_id"],
            ["person.id"],
            name=op.f("fk_revision_accepted_by_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_revision_by_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["revision.id"],
            name=op.f("fk_revision_parent_id_revision"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["proposition_id"],
            ["proposition.id"],
            name=op.f("fk_revision_proposition_id_proposition"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint(
            "proposition_id", "number", name=op.f("uq_revision_proposition_id_number")
        ),
    )
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_revision_accepted_by_id"), ["accepted_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_revision_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_revision_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "withdrawal_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("proposition_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["cohort_id"],
            ["cohort.id"],
            name=op.f("fk_withdrawal_notice_cohort_id_cohort"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["proposition_id"],
            ["proposition.id"],
            name=op.f("fk_withdrawal_notice_proposition_id_proposition"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withdrawal_notice")),
        sa.UniqueConstraint(
            "cohort_id",
            "proposition_id",
            name=op.f("uq_withdrawal_notice_cohort_id_proposition_id"),
        ),
    )
    with op.batch_alter_table("withdrawal_notice", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_withdrawal_notice_proposition_id"), ["proposition_id"], unique=False
        )

    op.create_table(
        "worked_time",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("proposition_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("task", sa.String(length=200), nullable=False),
        sa.Column("noted_by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["noted_by_id"],
            ["person.id"],
            name=op.f("fk_worked_time_noted_by_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_worked_time_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["proposition_id"],
            ["proposition.id"],
            name=op.f("fk_worked_time_proposition_id_proposition"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worked_time")),
    )
    with op.batch_alter_table("worked_time", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_worked_time_noted_by_id"), ["noted_by_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_worked_time_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_worked_time_proposition_id"), ["proposition_id"], unique=False
        )

    op.create_table(
        "consent_given",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposition_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=True),
        sa.Column("given", sa.JSON(), nullable=False),
        sa.Column("licence", sa.String(length=40), nullable=False),
        sa.Column("wording", sa.String(length=20), nullable=False),
        sa.Column("explained_by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["explained_by_id"],
            ["person.id"],
            name=op.f("fk_consent_given_explained_by_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["proposition_id"],
            ["proposition.id"],
            name=op.f("fk_consent_given_proposition_id_proposition"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
            name=op.f("fk_consent_given_revision_id_revision"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_given")),
    )
    with op.batch_alter_table("consent_given", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_consent_given_explained_by_id"), ["explained_by_id"], unique=False
        )
        batch_op.create_index("ix_consent_given_newest", ["proposition_id", "id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_consent_given_revision_id"), ["revision_id"], unique=False
        )

    op.create_table(
        "proposition_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposition_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=True),
        sa.Column(
            "type",
            sa.Enum(
                "commencee",
                "envoyee",
                "prise",
                "avis_pair",
                "a_reprendre",
                "texte_final",
                "accord",
                "desaccord",
                "consentement",
                "credit",
                "retrait",
                name="happened",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"],
            ["person.id"],
            name=op.f("fk_proposition_event_by_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["proposition_id"],
            ["proposition.id"],
            name=op.f("fk_proposition_event_proposition_id_proposition"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
            name=op.f("fk_proposition_event_revision_id_revision"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposition_event")),
    )
    with op.batch_alter_table("proposition_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposition_event_by_id"), ["by_id"], unique=False)
        batch_op.create_index("ix_proposition_event_life", ["proposition_id", "id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_proposition_event_revision_id"), ["revision_id"], unique=False
        )

    op.create_table(
        "remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("suggests", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "attend", "prise", "laissee", name="remarkanswer", native_enum=False, length=20
            ),
            nullable=False,
        ),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_remark_by_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revision.id"],
            name=op.f("fk_remark_revision_id_revision"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
    )
    with op.batch_alter_table("remark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_remark_by_id"), ["by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_remark_revision_id"), ["revision_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("remark", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_remark_revision_id"))
        batch_op.drop_index(batch_op.f("ix_remark_by_id"))

    op.drop_table("remark")
    with op.batch_alter_table("proposition_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proposition_event_revision_id"))
        batch_op.drop_index("ix_proposition_event_life")
        batch_op.drop_index(batch_op.f("ix_proposition_event_by_id"))

    op.drop_table("proposition_event")
    with op.batch_alter_table("consent_given", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consent_given_revision_id"))
        batch_op.drop_index("ix_consent_given_newest")
        batch_op.drop_index(batch_op.f("ix_consent_given_explained_by_id"))

    op.drop_table("consent_given")
    with op.batch_alter_table("worked_time", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_worked_time_proposition_id"))
        batch_op.drop_index(batch_op.f("ix_worked_time_person_id"))
        batch_op.drop_index(batch_op.f("ix_worked_time_noted_by_id"))

    op.drop_table("worked_time")
    with op.batch_alter_table("withdrawal_notice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_withdrawal_notice_proposition_id"))

    op.drop_table("withdrawal_notice")
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_revision_parent_id"))
        batch_op.drop_index(batch_op.f("ix_revision_by_id"))
        batch_op.drop_index(batch_op.f("ix_revision_accepted_by_id"))

    op.drop_table("revision")
    with op.batch_alter_table("recording", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recording_typed_by_id"))
        batch_op.drop_index(batch_op.f("ix_recording_proposition_id"))

    op.drop_table("recording")
    with op.batch_alter_table("exported_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_exported_file_proposition_id"))

    op.drop_table("exported_file")
    with op.batch_alter_table("proposition", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proposition_state"))
        batch_op.drop_index(batch_op.f("ix_proposition_need_id"))
        batch_op.drop_index(batch_op.f("ix_proposition_author_id"))

    op.drop_table("proposition")
    with op.batch_alter_table("need", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_need_by_id"))

    op.drop_table("need")
    with op.batch_alter_table("contributor", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contributor_invited_by_id"))

    op.drop_table("contributor")
