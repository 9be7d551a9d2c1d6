"""Every state of every activity region, made by the real rules and the real templates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import Markup

from allervers_training.activities.debat_mouvant.domain import commandes as c
from allervers_training.activities.debat_mouvant.domain.etat import Debat, Phase, Rubrique, Zone
from allervers_training.activities.debat_mouvant.kind import KIND
from allervers_training.activities.debat_mouvant.vues import Texte
from allervers_training.activities.engine.kind import Actor, Audience, Context, Role, Room
from allervers_training.activities.engine.live import Live
from allervers_training.dev import gallery_arbre, gallery_quiz
from allervers_training.salle.scene import Scene

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
NAMES = ("Bob", "Chloé", "Inès", "Karim", "Lucie", "Moussa", "Nadia", "Paul", "Awa", "Yann", "Zoé")
SENTENCE = "Sans solution à proposer, mieux vaut ne pas aller vers."
REFERENCE = re.compile(r' (id|for|aria-labelledby|aria-describedby)="([\w-]+)"')
LABEL = re.compile(r'role="region" aria-label="([^"]+)"')
ME = 3  # the participant whose phone is shown


@dataclass(frozen=True)
class State:
    """One state of the room: its name in an address, and what each audience sees."""

    name: str
    title: str
    live: Live


def states() -> Iterator[State]:
    """Yield the room in each phase, in each regime, alone and full."""
    for regime in ("visible", "confidentiel"):
        for people in (3, 7, 11):
            for phase in Phase:
                live = played(regime, people, phase)
                yield State(
                    f"{regime}-{people}-{phase}", f"{regime}, {people} personnes, {phase}", live
                )
    yield State("deux-rives", "deux rives", played("visible", 11, Phase.POSITION, "deux_rives"))
    yield State("continuum", "ligne continue", played("visible", 11, Phase.POSITION, "continuum"))
    yield State(
        "debout", "debout dans la salle", played("visible", 11, Phase.POSITION, mode="corps")
    )
    for name, title, live in (*gallery_arbre.states(), *gallery_quiz.states()):
        yield State(name, title, live)


def played(
    regime: str, people: int, until: Phase, variant: str = "riviere", mode: str = "hybride"
) -> Live:
    """Return a debate played by the rules as far as a phase."""
    settings = {
        "affirmations": [{"id": "a", "variante": variant}],
        "regime": regime,
        "mode": mode,
        "preparation": True,
        "comptes_pendant": True,
    }
    state = KIND.initial(settings)
    for number, command in _script(people, mode):
        role = Role.PARTICIPANT if number else Role.ANIMATOR
        for event in KIND.decide(state, command, Context(Actor(role, number), NOON)):
            state = KIND.apply(state, event, NOON)
        if state.tour.phase is until and isinstance(command, c.PrendreNote | c.ChangerPhase):
            state = _finish(state, until, people, mode)
            break
    return Live(0, 0, KIND, "Débat mouvant", "", "", settings, state, 1, {})


def _script(people: int, mode: str) -> Iterator[tuple[int | None, c.Commande]]:
    zones = (Zone.OUI, Zone.NON, Zone.OUI)
    for phase in Phase:
        yield None, c.ChangerPhase(phase)
        if phase is Phase.POSITION and mode != "corps":
            yield from ((n, c.SePlacer(zones[n % 3])) for n in range(1, people + 1))
        if phase is Phase.ECHANGES:
            yield from _exchanges()


def _exchanges() -> Iterator[tuple[int | None, c.Commande]]:
    yield None, c.NoterArgument(Zone.OUI, "Revenir les mains vides use la confiance.")
    yield None, c.NoterArgument(Zone.NON, "Une présence est déjà quelque chose.")
    yield 2, c.ProposerArgument(Zone.NON, "Personne ne sait d'avance ce qui aidera.")
    yield from ((n, c.LeverLaMain()) for n in (1, 2, 3))
    yield None, c.DonnerParole()
    yield ME, c.SePlacer(Zone.NSP)
    yield ME, c.DonnerMotif(2, "", partage=False)
    yield None, c.PrendreNote(Rubrique.ACCORD, "Dire ce que l'on peut, et ce que l'on ne peut pas.")


def _finish(state: Debat, until: Phase, people: int, mode: str) -> Debat:
    """Let people answer what the last phase asks."""
    answers: list[tuple[int | None, c.Commande]] = []
    if until is Phase.POSITION and mode != "corps":
        answers = [(n, c.SePlacer(Zone.OUI if n % 2 else Zone.NON)) for n in range(1, people)]
    if until is Phase.ECHANGES:
        answers = list(_exchanges())
    for number, command in answers:
        role = Role.PARTICIPANT if number else Role.ANIMATOR
        for event in KIND.decide(state, command, Context(Actor(role, number), NOON)):
            state = KIND.apply(state, event, NOON)
    return state


def room() -> Room:
    people = dict(enumerate(NAMES, 1))
    words = Texte(
        SENTENCE,
        (("solution", "une aide concrète, disponible maintenant"),),
        ("Vue de la porte ?",),
    )
    return Room(
        names=people,
        registered=11,
        connected=9,
        texts={**gallery_arbre.TEXTS, **gallery_quiz.TEXTS, "a": words},
        code="BALADE",
        title="Groupe",
    )


def drawn(scene: Scene, state: State, audience: Audience) -> Markup:
    """Render what an audience sees, with ids that differ from one state to the next."""
    seen = room()
    html = str(scene.still(state.live, audience, seen))
    if audience is Audience.PARTICIPANT:
        html += scene.own(state.live, ME, state.live.kind.own(state.live.state, ME, seen), {"": ""})
    marked = REFERENCE.sub(lambda found: f' {found[1]}="{found[2]}-{state.name}-{audience}"', html)
    marked = LABEL.sub(
        lambda found: f'role="region" aria-label="{found[1]}, {state.title}, {audience}"', marked
    )
    return Markup(marked)  # noqa: S704 - rendered by our own escaped templates


def specimens(scene: Scene) -> list[tuple[State, Markup, Markup]]:
    """Return each state with its phone and its console."""
    return [
        (state, drawn(scene, state, Audience.PARTICIPANT), drawn(scene, state, Audience.CONSOLE))
        for state in states()
    ]
