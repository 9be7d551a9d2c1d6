"""Load clients on raw sockets, for any `Target`: the reference and the product alike."""
