"""What changes between two running orders of the course."""

from collections.abc import Iterator, Sequence

from allervers_training.catalogue.domain import Step


def timings(old: Sequence[Step], new: Sequence[Step]) -> Iterator[str]:
    """Compare two running orders step by step."""
    before, after = {s.id: s for s in old}, {s.id: s for s in new}
    for step in new:
        was = before.get(step.id)
        if was is None:
            yield f"Étape ajoutée au déroulé : « {step.title} », {step.minutes} min."
            continue
        if was.title != step.title:
            yield f"Étape renommée : « {was.title} » devient « {step.title} »."
        if was.minutes != step.minutes:
            yield f"« {step.title} » dure {step.minutes} min au lieu de {was.minutes} min."
    for step in old:
        if step.id not in after:
            yield f"Étape retirée du déroulé : « {step.title} »."
    if [s.id for s in old if s.id in after] != [s.id for s in new if s.id in before]:
        yield "L'ordre des étapes a changé."
