"""Where a text stands, told to its author in simple lines: what happened, who does what next, what she can do."""

from collections.abc import Callable, Mapping

from allervers_training.contributing.domain.facts import Facts, Lines, Showing, Standing, Todo
from allervers_training.contributing.domain.words import PropositionState

S = PropositionState
Told = tuple[Lines, Lines, Todo]
WRITTEN = ("Votre voix est écrite.", "Relisez vos mots.")
CHANGE = "Vous pouvez encore changer d'avis."
NOTHING = "Vous n'avez rien à faire."


def standing(state: PropositionState, facts: Facts) -> Standing:
    """Return what an author is told."""
    picture, tell = TOLD[state]
    now, after, todo = tell(facts)
    is_hers_alone = state is S.ACCEPTED and facts.showing is Showing.REFUSED
    nothing = (NOTHING,) if todo is Todo.NOTHING else ()
    after = (*filter(None, after), *nothing)
    meanwhile = _left_alone("Ce texte", facts) if state is S.ACCEPTED else ()
    picture = "carnet" if is_hers_alone else picture  # nothing to celebrate, nothing to regret
    return Standing(picture, tuple(filter(None, now)), after, todo, meanwhile)


def _draft(facts: Facts) -> Told:
    now, todo = "Vous l'écrivez.", _own_todo(facts)
    if facts.was_sent:
        now = "Ce texte est revenu à vous."
    if facts.showing is not Showing.NONE:
        now = "Vous changez votre texte."
    first = _spoken(facts) if facts.voice_is_typed else (now, *_spoken(facts))
    alone = "" if facts.has_voice else "Personne d'autre ne lit vos brouillons."
    calm = "" if todo is Todo.NOTHING else "Prenez votre temps."
    send = "Envoyez quand vous voulez." if todo is Todo.SEND else ""
    return (*first, *_older(facts), alone), (calm, *_lacking(facts), send), todo


def _sent(facts: Facts) -> Told:
    now = ("Nous l'avons reçu.", f"C'était le {facts.since}.", *_older(facts))
    return now, ("Quelqu'un va le lire.", *_promise(facts)), _waiting(facts)


def _read(facts: Facts) -> Told:
    who = f"{facts.reader} le lit." if facts.reader else "Quelqu'un le lit."
    liked = "Une personne concernée est d'accord." if facts.has_peer else ""
    return (who, liked, *_older(facts)), _promise(facts), _waiting(facts)


def _answered(facts: Facts) -> Told:
    todo = Todo.READ if facts.to_answer else _own_todo(facts)
    now = ("On vous a répondu.", f"C'était le {facts.since}.", *_spoken(facts), *_older(facts))
    read = "Vous avez tout lu." if facts.has_remarks else "On vous a écrit un mot."
    first = "Lisez ce qu'on vous dit." if facts.to_answer else read
    send = "Puis vous envoyez encore." if facts.is_whole else ""
    return now, (first, "Vous décidez des mots.", *_lacking(facts), send), todo


def _checked(facts: Facts) -> Told:
    now = ("Votre texte est prêt.", "On attend votre accord.", *_older(facts))
    subject = f"Le sujet : {facts.subject}" if facts.subject else ""
    no = "Sans votre oui, ces mots ne paraissent pas."
    return now, (subject, "Vous dites oui ou non.", no), Todo.AGREE


def _accepted(facts: Facts) -> Told:
    now = ("Votre texte est accepté.", "Vous avez dit oui à ces mots.")
    nowhere = "Il n'est montré nulle part."
    match facts.showing:
        case Showing.NONE | Showing.UNSAID:
            return now, (nowhere, "Vous n'avez pas dit où le montrer."), Todo.CHOOSE
        case Showing.REFUSED:
            no = "Vous avez dit non pour le montrer."
            return (no,), (nowhere, "C'est votre choix.", CHANGE), Todo.CHOOSE
        case Showing.COOLING:
            return now, (f"Il paraît le {facts.shows_on}.", CHANGE), Todo.NOTHING
        case Showing.SHOWN if facts.more_on:
            more = f"Ce que vous avez ajouté commence le {facts.more_on}."
            held = ("Il peut servir maintenant.", more, "Avant ce jour, rien ne change.", CHANGE)
            return now, held, Todo.NOTHING
    back = "Vous pouvez le retirer quand vous voulez."
    return now, ("Il peut servir maintenant.", back), Todo.NOTHING


def _withdrawn(_facts: Facts) -> Told:
    return ("Vous l'avez retiré.",), ("Vos mots ne sont plus ici.",), Todo.NOTHING


def _own_todo(facts: Facts) -> Todo:
    if facts.missing:
        return Todo.CONTINUE
    return Todo.NOTHING if facts.voice_is_needed else Todo.SEND


def _lacking(facts: Facts) -> Lines:
    """Say what keeps a text from being sent: her own answer first, then a voice that is not typed."""
    if facts.missing:
        count = len(facts.missing)
        much = ("Il manque une réponse :",) if count == 1 else (f"Il manque {count} réponses.", "La première :")  # fmt: skip
        return (*much, facts.missing[0])
    return ("Revenez dans quelques jours.",) if facts.voice_is_needed else ()


def _spoken(facts: Facts) -> Lines:
    """Say which of her voices are typed, and which are not."""
    if facts.voice_is_typed and facts.voice_waits:
        return ("Une partie de votre voix est écrite.", "Quelqu'un écrit la suite.", "Relisez vos mots.")  # fmt: skip
    listens = ("Quelqu'un écoute votre voix, et l'écrit.",)
    if facts.voice_is_typed:
        return WRITTEN
    return listens if facts.voice_waits else ()


def _older(facts: Facts) -> Lines:
    return _left_alone("L'ancien texte", facts)


def _left_alone(what: str, facts: Facts) -> Lines:
    """Say what stays of the text that she agreed to, while another is under way."""
    if facts.showing is Showing.SHOWN:
        return (f"{what} reste montré en attendant.",)
    later = (f"{what} paraît quand même le {facts.shows_on}.",)
    return later if facts.showing is Showing.COOLING else ()


def _waiting(facts: Facts) -> Todo:
    return Todo.ASK if facts.is_late else Todo.NOTHING


def _promise(facts: Facts) -> Lines:
    if facts.is_late:
        return (
            "La réponse est en retard.",
            "Ce n'est pas de votre faute.",
            "Demandez à la personne qui vous a donné la carte.",
        )
    return (f"Vous avez une réponse avant le {facts.before}.",)


TOLD: Mapping[PropositionState, tuple[str, Callable[[Facts], Told]]] = {
    S.DRAFT: ("carnet", _draft),
    S.SENT: ("lettre", _sent),
    S.IN_REVIEW: ("loupe", _read),
    S.CHANGES_REQUESTED: ("bulle", _answered),
    S.AUTHOR_CHECK: ("main", _checked),
    S.ACCEPTED: ("fanions", _accepted),
    S.WITHDRAWN: ("porte", _withdrawn),
}
