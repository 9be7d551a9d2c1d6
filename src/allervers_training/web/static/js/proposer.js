/* Keeps what somebody writes about her idea: on the site at each silence, on this phone while no network passes.
   Without this script the buttons do the same. Words leave the phone's memory once the site has them. */
(() => {
  const own = `idee:${document.body.dataset.cle}:`;
  const form = document.querySelector("form[data-question]");
  const status = document.getElementById("annonce"), corner = document.querySelector("[data-garde]");
  const tips = document.getElementById("conseils"), near = document.querySelector("[data-reseau]");
  const sending = document.querySelector("form[data-envoi]");
  const silence = 1200, again = 8000, patience = 15000;
  let waiting = 0, busy = false, dirty = false, leaving = false, cut = false;

  const say = (words) => {
    if (corner) corner.textContent = words;
    if (status && status.textContent !== words) status.textContent = words;
  };
  const tell = (...lines) => near?.replaceChildren(...lines.map((line) => { // beside the button that she has just touched
    const said = document.createElement("p");
    said.textContent = line;
    return said;
  }));
  const hold = (address, body) => { try { localStorage.setItem(own + address, body); } catch { /* full or forbidden */ } };
  const drop = (address) => { try { localStorage.removeItem(own + address); } catch { /* forbidden */ } };
  const held = () => { try { return Object.keys(localStorage).filter((key) => key.startsWith(own)); } catch { return []; } };
  const post = (address, body) => fetch(address, {
    method: "POST", body, keepalive: body.length < 60000, signal: AbortSignal.timeout?.(patience),
    headers: { "HX-Request": "true", "Content-Type": "application/x-www-form-urlencoded" },
  });
  const written = (gesture) => {
    const data = new URLSearchParams(new FormData(form));
    data.set("geste", gesture);
    return data.toString();
  };
  const explain = (code) => {
    say(code === 401 ? "Gardé sur ce téléphone. Ouvrez votre carte." : "Gardé sur ce téléphone");
  };

  const refuse = (why) => { if (why) tell(why.textContent.trim(), "Vos mots sont encore là."); };

  async function keep() {
    clearTimeout(waiting);
    if (busy) { waiting = setTimeout(keep, silence); return; }
    const body = written("brouillon");
    busy = true; dirty = false;
    try {
      const answer = await post(form.getAttribute("action"), body);
      const read = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!answer.ok) { dirty = true; explain(answer.status); refuse(read.getElementById("reponse-erreur")); return; }
      const part = read.querySelector("[data-lu]");
      if (part) { form.elements.lu.value = part.dataset.lu; if (!dirty) tips.replaceChildren(...part.childNodes); }
      if (!dirty) { drop(form.getAttribute("action")); say("Gardé"); tell(...(cut ? ["Le réseau est revenu.", "Continuez."] : [])); cut = false; }
    } catch {
      dirty = true; explain(0); waiting = setTimeout(keep, again);
    } finally { busy = false; }
  }

  async function go(gesture) {
    clearTimeout(waiting);
    if (busy) { setTimeout(() => go(gesture), 200); return; }
    const address = form.getAttribute("action");
    busy = true;
    hold(address, written("brouillon"));
    try {
      const answer = await post(address, written(gesture));
      const next = answer.headers.get("HX-Redirect");
      if ([401, 413, 422].includes(answer.status)) { form.submit(); return; } // the site's own page says why
      if (!answer.ok || !next) { explain(answer.status); return; }
      drop(address); dirty = false;
      const here = location.href.split("#")[0];
      location.assign(next);
      if (new URL(next, here).href.split("#")[0] === here) location.reload();
    } catch {
      dirty = cut = true; explain(0); tell("Pas de réseau.", "Gardé sur ce téléphone."); waiting = setTimeout(keep, again);
    } finally { busy = false; }
  }

  async function send() { // the whole text: first the words that this phone still holds
    clearTimeout(waiting);
    if (busy) return;
    busy = leaving = true;
    try {
      await flush();
      if (held().length) throw new Error("words wait");
      const answer = await post(sending.getAttribute("action"), "");
      const next = answer.headers.get("HX-Redirect");
      if (next) { location.assign(next); return; }
      sending.submit(); // the site's own page says why
    } catch {
      leaving = false; say("Pas de réseau");
      tell("Pas de réseau.", "Votre texte est gardé, et pas encore parti.", "Laissez cette page ouverte : on essaie encore.");
      waiting = setTimeout(send, again);
    } finally { busy = false; }
  }

  async function flush() { // what an earlier page could not send; a text that has left takes no more words
    let sent = 0;
    for (const key of held()) {
      const address = key.slice(own.length);
      try {
        const answer = await post(address, localStorage.getItem(key));
        if (answer.ok || [404, 422].includes(answer.status)) { localStorage.removeItem(key); sent += answer.ok; }
        else explain(answer.status);
      } catch { explain(0); return; }
    }
    if (sent && !dirty && !leaving) location.reload(); // a reload would undo the way she has just tapped
  }

  addEventListener("beforeunload", () => { leaving = true; });
  addEventListener("online", () => (dirty && form ? keep() : sending && near?.firstChild ? send() : flush()));
  flush();
  sending?.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  if (!form) return;
  form.addEventListener("input", () => {
    dirty = true;
    hold(form.getAttribute("action"), written("brouillon"));
    clearTimeout(waiting);
    waiting = setTimeout(keep, silence);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(event.submitter?.value || "suite");
  });
  addEventListener("pagehide", () => { if (dirty) post(form.getAttribute("action"), written("brouillon")).catch(() => {}); });
})();
