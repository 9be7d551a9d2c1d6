#!/bin/sh
# Rewrites both lock files: hashes for every platform, no index address. Needs `uv`, installed here.
set -eu
.venv/bin/python -m pip install --quiet uv
compile() { .venv/bin/uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url \
    --no-header --python-version 3.11 --quiet "$@"; }
compile --group build -o requirements.lock
compile --group build --group dev -o requirements-dev.lock
