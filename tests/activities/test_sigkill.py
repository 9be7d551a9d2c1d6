"""Killed at any instant, the server has kept every command it acknowledged, exactly once."""

import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from tests.activities.engine.hall import Hall

from allervers_training.activities.engine.keys import Key
from allervers_training.activities.quiz_en_groupe.domain.commandes import FermerQuestion, Repondre

ROOT = Path(__file__).parents[2]
BALLOTS = """
import asyncio, sys
from pathlib import Path
from allervers_training.activities.engine.keys import Key
from allervers_training.activities.quiz_en_groupe.domain import commandes as c
from tests.activities.engine.hall import Hall

async def person(hall, who):
    await asyncio.sleep(0.002 * (who % 40))
    answer = c.Repondre("q", frozenset("abc"[who % 3]))
    await hall.command(answer, who, Key(who, 0, f"{who:08x}"))()
    sys.stdout.write(f"{who}\\n")
    sys.stdout.flush()

async def burst(hall):
    await asyncio.gather(*(person(hall, who) for who in range(1, 201)))

hall = Hall(Path(sys.argv[1]))
hall.run(hall.command(c.MontrerQuestion(0)))
print("ready", flush=True)
asyncio.run(burst(hall))
"""
BURST = """
import asyncio, sys
from pathlib import Path
from allervers_training.activities.debat_mouvant.domain.etat import Zone
from allervers_training.activities.engine.keys import Key
from tests.activities.engine.hall import Hall

async def person(hall, who):
    for tap in range(100_000):
        key = Key(tap, 0, f"{who:08x}")
        zone = Zone.OUI if tap % 2 else Zone.NON
        live = await hall.vote(who, zone, key)()
        number = live.seats[who]
        sys.stdout.write(f"{number}:{key}:place\\n")
        sys.stdout.flush()

async def burst(hall):
    await asyncio.gather(*(person(hall, who) for who in range(1, 31)))

hall = Hall(Path(sys.argv[1]))
hall.choosing()
print("ready", flush=True)
asyncio.run(burst(hall))
"""


@pytest.mark.slow
@pytest.mark.parametrize("life", range(2))
def test_every_acknowledged_command_is_in_the_log_exactly_once(
    empty_hall: Path, tmp_path: Path, life: int
) -> None:
    folder = tmp_path / "donnees"
    shutil.copytree(empty_hall, folder)
    acknowledged = run_and_kill(folder, after=random.randint(1, 400))
    hall = Hall(folder)
    try:
        kept = Counter(key for _, _, _, key in hall.log() if key)
        assert acknowledged
        assert [key for key in acknowledged if kept[key] != 1] == []
        assert [seq for seq, _, _, _ in hall.log()] == list(
            range(1, sum(1 for _ in hall.log()) + 1)
        )
        assert hall.refolded()[0].seq == hall.events_in_all()
        assert hall.choosing().held()[0].state == hall.refolded()[0].state
    finally:
        hall.close()


@pytest.mark.slow
def test_every_acknowledged_ballot_is_counted_exactly_once(
    empty_hall: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "donnees"
    shutil.copytree(empty_hall, folder)
    hall = Hall(folder)
    chosen = '{"questions": [{"id": "q", "choix": ["a", "b", "c"]}]}'
    hall.execute(f"UPDATE activity SET kind = 'quiz_en_groupe', settings = '{chosen}'")
    hall.close()
    acknowledged = {
        int(who) for who in run_and_kill(folder, after=random.randint(1, 150), what=BALLOTS)
    }
    hall = Hall(folder)
    try:
        answered = hall.refolded()[0].state.tour.ont_repondu
        with hall.database.engine.connect() as connection:
            counted = connection.exec_driver_sql("SELECT sum(count) FROM ballot_tally").scalar_one()
        assert len(acknowledged) <= len(answered) == counted
        hall.run(  # whoever had no answer sends again, and whoever had one too: the same keys
            *(
                hall.command(
                    Repondre("q", frozenset("abc"[who % 3])), who, Key(who, 0, f"{who:08x}")
                )
                for who in range(1, 201)
            )
        )
        hall.run(hall.command(FermerQuestion("q")))
        result = hall.refolded()[0].state.tour.resultat
        assert dict(result.comptes) == {"a": 66, "b": 67, "c": 67}
    finally:
        hall.close()


def run_and_kill(folder: Path, *, after: int, what: str = BURST) -> list[str]:
    """Kill a process after so many acknowledgements of a burst; return every key it acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-c", what, str(folder)], stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        told = "".join(process.stdout.readline() for _ in range(after))
        process.send_signal(signal.SIGKILL)
        told += process.stdout.read()
    return told.split("\n")[:-1]  # what was cut in the middle of a line was not heard
