"""Running orders: the screen of a text that the wall shows.

Revision: 0008, after 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    screen = sa.Column("screen", sa.Integer(), nullable=False, server_default="0")
    with op.batch_alter_table("conducteur_step", schema=None) as batch_op:
        batch_op.add_column(screen)


def downgrade() -> None:
    with op.batch_alter_table("conducteur_step", schema=None) as batch_op:
        batch_op.drop_column("screen")
