"""Which objectives each positioning statement shows, until its page says so itself.

A page says it with `objectives: [obj-…]` beside the statement; its line here then goes away, and a
test asks for that.
"""

from collections.abc import Mapping
from types import MappingProxyType

UNTIL_SAID: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "c1-p1": ("obj-c1-1",),
        "c1-p2": ("obj-c1-5",),
        "c1-p3": ("obj-c1-3",),
        "c1-p4": ("obj-c1-4",),
        "c1-p5": ("obj-c1-2",),
        "c2-p1": ("obj-c2-1",),
        "c2-p2": ("obj-c2-4",),
        "c2-p3": ("obj-c2-2",),
        "c2-p4": ("obj-c2-3",),
        "c2-p5": ("obj-c2-5",),
        "c3-p1": ("obj-c3-4",),
        "c3-p2": ("obj-c3-2",),
        "c3-p3": ("obj-c3-3",),
        "c3-p4": ("obj-c3-5",),
        "c3-p5": ("obj-c3-1",),
    }
)
