#!/bin/sh
# Finds a Chromium for the browser tests, or installs one: browser.sh PYTHON
# In order: one already on PATH, the system's package manager, Playwright's own download.
set -eu
python=$1

for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then exit 0; fi
done
if command -v apt-get >/dev/null; then
    if [ "$(id -u)" = 0 ]; then as_root=; elif sudo -n true 2>/dev/null; then as_root=sudo; else as_root=none; fi
    if [ "$as_root" != none ]; then
        $as_root apt-get update -qq || true
        if $as_root apt-get install -y -qq --no-install-recommends chromium >/dev/null; then exit 0; fi
    fi
fi
exec "$python" -m playwright install chromium
