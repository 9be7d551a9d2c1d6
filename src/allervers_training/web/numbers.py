"""Numbers in addresses: whatever cannot be a row's is simply not found."""

from typing import Annotated

from fastapi import Path

Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
