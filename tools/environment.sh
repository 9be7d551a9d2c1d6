#!/bin/sh
# Makes (or brings up to date) the virtual environment from a lock file: environment.sh VENV LOCK
set -eu
venv=$1 lock=$2 python=${PYTHON:-python3}

say() { printf '%s\n' "$*" >&2; }

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    say "Il faut Python 3.11 ou plus récent (trouvé : $("$python" --version 2>&1 || echo aucun))."
    say "Sous Debian ou Ubuntu : apt-get install python3 python3-venv ; ailleurs : make PYTHON=/chemin/vers/python3.11"
    exit 1
fi

# Debian keeps `ensurepip` in a package of its own.
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ]; then as_root=; elif sudo -n true 2>/dev/null; then as_root=sudo; else as_root=none; fi
    if [ "$as_root" != none ] && command -v apt-get >/dev/null; then
        say "Le module « venv » manque : installation de python3-venv…"
        $as_root apt-get update -qq || true
        $as_root apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
    else
        say "Le module « venv » de Python manque. Tapez : sudo apt-get install python3-venv, puis recommencez."
        exit 1
    fi
fi

[ -x "$venv/bin/python" ] && "$venv/bin/python" -m pip --version >/dev/null 2>&1 || {
    rm -rf "$venv"
    "$python" -m venv "$venv"
}
say "Installation des dépendances (une minute la première fois)…"
# The lock names everything, so nothing is resolved: with extras, older pips would prefer a newer release than the locked one.
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r "$lock"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
