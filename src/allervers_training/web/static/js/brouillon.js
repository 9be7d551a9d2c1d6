/* Keeps what somebody is filling in. A form marked `data-brouillon` says where: « site », sent after each silence;
   « appareil », in this tab alone until it is sent; « partout », both. A button pressed without network loses nothing.
   Without this script the buttons do the same. */
(() => {
  const form = document.querySelector("form[data-brouillon]");
  if (!form) return;
  const state = form.querySelector("[data-brouillon-etat]");
  const where = form.dataset.brouillon, onSite = where !== "appareil", onDevice = where !== "site";
  const silence = 2000, again = 10000;
  const lost = onDevice ? "Pas de réseau. C’est gardé sur cet appareil. Nouvel essai dans dix secondes."
    : "Pas encore enregistré : nouvel essai dans dix secondes. Gardez cette page ouverte.";
  const refused = "Le site ne l’a pas enregistré. Appuyez sur le bouton pour savoir pourquoi.";
  let waiting = 0, sending = false, dirty = false, pressed = null;

  const say = (words) => { state.textContent = words; };
  const explain = (error) => say(error instanceof TypeError ? lost : refused); // what fetch throws when no answer came
  const plan = (after, what = keep) => { clearTimeout(waiting); waiting = setTimeout(what, after); };
  const name = () => `brouillon:${form.dataset.qui}:${form.getAttribute("action")}`; // one's own, of this very form
  const written = () => new URLSearchParams(new FormData(form));
  const hold = () => { if (onDevice) try { sessionStorage.setItem(name(), written()); } catch { /* full or forbidden */ } };
  const drop = () => { try { sessionStorage.removeItem(name()); } catch { /* forbidden */ } };
  const post = (body) => fetch(form.action, { method: "POST", body, headers: { "HX-Request": "true" } });

  async function keep() {
    if (sending || !form.checkValidity()) return;
    sending = true; dirty = false;
    try {
      const body = written();
      body.set("geste", "brouillon");
      const answer = await post(body);
      if (!answer.ok) throw new Error(String(answer.status));
      const kept = answer.headers.get("HX-Redirect");
      if (kept && /\/\d+$/.test(kept)) { // a new page has its own address from now on
        form.action = kept;
        history.replaceState(null, "", kept);
      }
      if (!dirty) { drop(); say("Enregistré. Vous pouvez fermer cette page."); }
    } catch (error) {
      dirty = true; explain(error);
    } finally {
      sending = false;
      if (dirty) plan(again);
    }
  }

  async function send() {
    if (sending) { plan(300, send); return; } // one page, not two
    clearTimeout(waiting);
    sending = true; hold();
    const body = written();
    if (pressed?.name) body.set(pressed.name, pressed.value);
    try {
      const answer = await post(body);
      const next = answer.headers.get("HX-Redirect");
      if (answer.status >= 500) throw new Error(String(answer.status));
      dirty = false;
      if (next) { drop(); location.assign(next); return; }
      if (pressed?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: pressed.name, value: pressed.value }));
      form.submit(); // the site's own page says what is missing
    } catch (error) {
      dirty = true; explain(error); plan(again, send);
    } finally { sending = false; }
  }

  function restore() {
    let held = null;
    try { held = onDevice && sessionStorage.getItem(name()); } catch { /* forbidden */ }
    if (!held) return;
    for (const [field, value] of new URLSearchParams(held)) {
      for (const one of form.querySelectorAll(`[name="${CSS.escape(field)}"]`)) {
        if (one.type === "radio") one.checked = one.value === value;
        else one.value = value;
      }
    }
    dirty = true;
    say("Voici ce que vous aviez rempli sur cet appareil. Ce n’est pas encore enregistré.");
    if (onSite) plan(0);
  }

  restore();
  form.addEventListener("input", () => {
    dirty = true; hold();
    say(onSite ? "" : "Gardé sur cet appareil. Appuyez sur le bouton pour l’enregistrer.");
    if (onSite) plan(silence);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    pressed = event.submitter;
    send();
  });
  addEventListener("beforeunload", (event) => { if (dirty && !onDevice) event.preventDefault(); });
})();
