"""What both references share: a free loopback port, told on stdout, and a life that ends."""

from __future__ import annotations

import argparse
import json
import socket


def free_socket() -> socket.socket:
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(("127.0.0.1", 0))
    sock.listen(2048)
    return sock


def announce(sock: socket.socket) -> None:
    print(json.dumps({"port": sock.getsockname()[1]}), flush=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--lifetime", type=float, default=120, help="seconds before it stops")
    parser.add_argument("--database", default=":memory:", help="SQLite file of the live loop")
    parser.add_argument("--earlier", type=int, default=0, help="votes stored beforehand")
    return parser.parse_args()


def lifetime() -> float:
    return float(arguments().lifetime)
