"""What lives as long as the site: started in order, stopped in order."""

import asyncio
import contextlib
import gc
import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError

from allervers_training.app import forgetting
from allervers_training.catalogue.library import Library
from allervers_training.contributing.service import withdrawal
from allervers_training.kernel import clock
from allervers_training.kernel.signals import content_changed
from allervers_training.web.templating import Templates


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Start what lives as long as the site, in its event loop, and stop it in order."""
    state = app.state
    limit = state.settings.thread_limit
    current_default_thread_limiter().total_tokens = limit
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(limit, "room-reader"))
    withdrawal.withdraw_again(state.database, state.settings.data_dir, at=clock.now())
    content_changed.connect(state.library.forget)
    state.desk.start()
    if state.postman:
        state.postman.start()
    warming = (state.templates, state.library)
    threading.Thread(target=warm, args=warming, name="warming", daemon=True).start()
    with forgetting.each_hour(state.database):
        yield
    if state.postman:
        state.postman.stop()
    state.desk.stop()
    content_changed.disconnect(state.library.forget)
    state.database.dispose()


def warm(templates: Templates, library: Library) -> None:
    """Do early what first visitors would wait for; a site that stops meanwhile takes its database away."""
    templates.warm()
    with contextlib.suppress(SQLAlchemyError):
        library.warm()
    gc.collect()
    gc.freeze()  # what stays for the life of the site is not searched again: 40 ms less at each collection
