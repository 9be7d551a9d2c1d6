"""The room: console, projection and phones of one session; composes what stands below, owns no table."""
