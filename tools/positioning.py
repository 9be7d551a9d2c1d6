"""Which objectives each positioning statement shows, until its page says so itself.

A page says it with `objectives: [obj-…]` beside the statement; its line here then goes away, and a
test asks for that.
"""

from collections.abc import Mapping
from types import MappingProxyType

UNTIL_SAID: Mapping[str, tuple[str, ...]] = MappingProxyType({})
