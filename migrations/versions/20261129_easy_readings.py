"""Easy versions read by peers: the last word of each on each text.

Revision: 0006, after 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "easy_reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.String(length=80), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum("oui", "pas_partout", name="easyverdict", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("hard_words", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_easy_reading_person_id_person"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_easy_reading")),
        sa.UniqueConstraint(
            "document_id",
            "digest",
            "person_id",
            name=op.f("uq_easy_reading_document_id_digest_person_id"),
        ),
    )
    with op.batch_alter_table("easy_reading", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_easy_reading_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("easy_reading", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_easy_reading_person_id"))

    op.drop_table("easy_reading")
