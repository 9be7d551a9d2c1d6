"""What the site is made of: every room's addresses, tables, and bodies larger than a form."""

from fastapi import APIRouter

from allervers_training.accounts import models as _accounts_models  # noqa: F401 - registers tables
from allervers_training.accounts.routes import router as accounts_routes
from allervers_training.activities.engine import models as _activity_models  # noqa: F401
from allervers_training.catalogue import models as _catalogue_models  # noqa: F401
from allervers_training.catalogue.routes import router as catalogue_routes
from allervers_training.cohorts import models as _cohort_models  # noqa: F401
from allervers_training.cohorts.routes import router as cohort_routes
from allervers_training.conducteur import models as _conducteur_models  # noqa: F401
from allervers_training.conducteur.routes import router as conducteur_routes
from allervers_training.contributing import models as _contributing_models  # noqa: F401
from allervers_training.contributing.routes.agreement import router as agreement_routes
from allervers_training.contributing.routes.easy import router as easy_routes
from allervers_training.contributing.routes.hours import router as hours_routes
from allervers_training.contributing.routes.needs import router as need_routes
from allervers_training.contributing.routes.people import router as contributor_routes
from allervers_training.contributing.routes.reading import router as reading_routes
from allervers_training.contributing.routes.remarking import router as remarking_routes
from allervers_training.contributing.routes.remarks import router as remarks_routes
from allervers_training.contributing.routes.sending import router as sending_routes
from allervers_training.contributing.routes.starting import router as starting_routes
from allervers_training.contributing.routes.typing import router as typing_routes
from allervers_training.contributing.routes.use import router as use_routes
from allervers_training.contributing.routes.voices import VOICES
from allervers_training.contributing.routes.voices import router as voice_routes
from allervers_training.contributing.routes.withdrawal import router as withdrawal_routes
from allervers_training.contributing.routes.writing import LONG_TEXTS
from allervers_training.contributing.routes.writing import router as writing_routes
from allervers_training.dev.routes import router as dev_routes
from allervers_training.emargement import models as _emargement_models  # noqa: F401
from allervers_training.emargement.routes import router as emargement_routes
from allervers_training.invitations.courriels import router as mail_routes
from allervers_training.invitations.forms import LISTS
from allervers_training.invitations.routes import router as invitation_routes
from allervers_training.journal import models as _journal_models  # noqa: F401
from allervers_training.journal.routes import router as journal_routes
from allervers_training.planning.routes import router as planning_routes
from allervers_training.positioning import models as _positioning_models  # noqa: F401
from allervers_training.positioning.routes import router as positioning_routes
from allervers_training.progress import models as _progress_models  # noqa: F401
from allervers_training.progress.declaring import ATTESTATIONS
from allervers_training.progress.declaring import router as declaring_routes
from allervers_training.progress.following import router as following_routes
from allervers_training.progress.reviewing import router as reviewing_routes
from allervers_training.progress.routes import router as progress_routes
from allervers_training.quizzes import models as _quizzes_models  # noqa: F401
from allervers_training.quizzes.routes import router as quizzes_routes
from allervers_training.salle.after import router as after_routes
from allervers_training.salle.conduite import router as running_routes
from allervers_training.salle.essai.routes import router as venue_routes
from allervers_training.salle.preparation import router as preparation_routes
from allervers_training.salle.routes import router as room_routes
from allervers_training.searching.routes import router as searching_routes
from allervers_training.surveys import models as _surveys_models  # noqa: F401
from allervers_training.surveys.routes import router as surveys_routes
from allervers_training.web.routes import router as web_routes

LARGER = (LISTS, ATTESTATIONS, LONG_TEXTS, VOICES)
PROPOSING = (
    use_routes,
    contributor_routes,
    starting_routes,  # before `sending`: /propositions/nouvelle is no text
    writing_routes,
    voice_routes,
    typing_routes,
    sending_routes,
    agreement_routes,
    withdrawal_routes,
    hours_routes,
    need_routes,
    reading_routes,
    remarking_routes,
    remarks_routes,
    easy_routes,
)


def routers(*, with_dev: bool) -> tuple[APIRouter, ...]:
    always = (
        room_routes,  # first: a vote should cross no list of other addresses
        web_routes,
        catalogue_routes,
        searching_routes,
        accounts_routes,
        planning_routes,  # before `cohorts`: /sessions/nouvelle is no number
        cohort_routes,
        conducteur_routes,
        emargement_routes,
        invitation_routes,
        surveys_routes,
        quizzes_routes,
        progress_routes,
        declaring_routes,
        reviewing_routes,
        following_routes,
        positioning_routes,
        journal_routes,
        mail_routes,
        *PROPOSING,
        preparation_routes,
        running_routes,
        venue_routes,
        after_routes,
    )
    return (*always, dev_routes) if with_dev else always
