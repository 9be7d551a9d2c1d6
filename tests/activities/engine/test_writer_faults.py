"""What goes wrong for one command costs the others nothing; what the storage refuses is not acknowledged."""

from sqlalchemy.exc import IntegrityError
from tests.activities.engine.hall import PEOPLE, Hall, places

from allervers_training.activities.debat_mouvant.domain import commandes as c
from allervers_training.activities.debat_mouvant.domain.etat import Phase, Zone
from allervers_training.activities.engine.live import Live
from allervers_training.kernel.errors import NotFound, NotKept

OUI, NON = Zone.OUI, Zone.NON


def test_a_fault_in_the_rules_costs_the_others_nothing(hall: Hall) -> None:
    hall.choosing()
    wrong = hall.command(c.RetenirArgument([], OUI))  # type: ignore[arg-type]
    answers = hall.run(hall.vote(1, OUI), wrong, hall.vote(2, NON))
    assert isinstance(answers[1], TypeError)
    assert places(hall.refolded()[0]) == {1: OUI, 2: NON}


def test_what_cannot_be_stored_costs_the_others_nothing(hall: Hall) -> None:
    hall.choosing()
    unwritable = hall.command(c.NoterArgument(OUI, b"bytes"))  # type: ignore[arg-type]
    answers = hall.run(hall.vote(1, OUI), unwritable, hall.vote(2, NON))
    assert isinstance(answers[1], Exception)
    assert places(hall.refolded()[0]) == {1: OUI, 2: NON}
    assert hall.held()[0].state == hall.refolded()[0].state


def test_somebody_who_is_no_longer_enrolled_costs_the_others_nothing(hall: Hall) -> None:
    hall.choosing()
    answers = hall.run(hall.vote(1, OUI), hall.vote(PEOPLE + 7, OUI), hall.vote(2, NON))
    assert isinstance(answers[1], IntegrityError | NotFound)
    assert places(hall.refolded()[0]) == {1: OUI, 2: NON}


def test_when_the_storage_refuses_nothing_is_acknowledged_and_nothing_applied(hall: Hall) -> None:
    hall.choosing()
    before = hall.refolded()[0].state
    hall.run(*(hall.vote(who, OUI) for who in (1, 2)))
    hall.execute("DELETE FROM activity_event WHERE seq > 1")
    hall.restart()
    hall.execute(
        "CREATE TRIGGER plein BEFORE INSERT ON activity_event BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
    )
    answers = hall.run(*(hall.vote(who, OUI) for who in (1, 2, 3)))
    assert not any(isinstance(answer, Live) for answer in answers)
    assert hall.refolded()[0].state == before
    hall.execute("DROP TRIGGER plein")
    assert all(isinstance(a, Live) for a in hall.run(*(hall.vote(w, OUI) for w in (1, 2, 3))))
    assert hall.held()[0].state == hall.refolded()[0].state


def test_a_read_only_file_is_said_in_plain_words(hall: Hall) -> None:
    hall.choosing()
    hall.database.dispose()
    with hall.database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    answers = hall.run(hall.vote(1, OUI), hall.vote(2, NON))
    assert [type(answer) for answer in answers] == [NotKept, NotKept]
    hall.database.dispose()
    assert all(isinstance(answer, Live) for answer in hall.run(hall.vote(1, OUI)))


def test_screens_that_fail_cost_nobody_her_answer(hall: Hall) -> None:
    def broken(_touched: object) -> None:
        raise ZeroDivisionError

    hall.writer.published = broken
    assert all(isinstance(a, Live) for a in hall.run(hall.command(c.ChangerPhase(Phase.POSITION))))
    assert hall.refolded()[0].seq == 1
