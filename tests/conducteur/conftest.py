"""The demo world before anybody has built its running order."""

import pytest
from tests.dev.site import Site

from allervers_training.conducteur.models import ConducteurStep


@pytest.fixture
def site(site: Site) -> Site:
    with site.database.writing() as db:
        db.query(ConducteurStep).filter_by(cohort_id=site.cohort).delete()
    return site
