"""Consents: questions explained by somebody whom the site does not know.

Revision: 0007, after 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    name = sa.Column("explained_by_name", sa.String(length=60), nullable=False, server_default="")
    with op.batch_alter_table("consent_given", schema=None) as batch_op:
        batch_op.add_column(name)


def downgrade() -> None:
    with op.batch_alter_table("consent_given", schema=None) as batch_op:
        batch_op.drop_column("explained_by_name")
