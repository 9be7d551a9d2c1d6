"""A lower room says that something changed, without knowing who listens."""

from allervers_training.kernel.signals import EVERYTHING, Signal


def test_everybody_who_listens_is_told_in_order() -> None:
    signal, heard = Signal(), []
    signal.connect(lambda about: heard.append(("one", about)))
    signal.connect(lambda about: heard.append(("two", about)))
    signal.send(3)
    signal.send()
    assert heard == [("one", 3), ("two", 3), ("one", EVERYTHING), ("two", EVERYTHING)]


def test_one_may_stop_listening_even_while_being_told() -> None:
    signal, heard = Signal(), []

    def once(about: int) -> None:
        heard.append(about)
        signal.disconnect(once)

    signal.connect(once)
    signal.connect(heard.append)
    signal.send(1)
    signal.send(2)
    signal.disconnect(once)  # not there any more: nothing happens
    assert heard == [1, 1, 2]
