/* Keeps what somebody is writing while she writes: a form marked `data-brouillon` is sent again after each silence.
   Without this script the button does the same. */
(() => {
  const form = document.querySelector("form[data-brouillon]");
  if (!form) return;
  const state = form.querySelector("[data-brouillon-etat]");
  const silence = 2000, again = 10000;
  let waiting = 0, sending = false, dirty = false;

  const say = (words) => { state.textContent = words; };
  const plan = (after) => { clearTimeout(waiting); waiting = setTimeout(keep, after); };

  async function keep() {
    if (sending || !form.checkValidity()) return;
    sending = true;
    dirty = false;
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "HX-Request": "true" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const kept = answer.headers.get("HX-Redirect");
      if (kept && /\/\d+$/.test(kept)) { // a new page has its own address from now on
        form.action = kept;
        history.replaceState(null, "", kept);
      }
      if (!dirty) say("Enregistré. Vous pouvez fermer cette page.");
    } catch {
      dirty = true;
      say("Pas encore enregistré : nouvel essai dans dix secondes. Gardez cette page ouverte.");
    } finally {
      sending = false;
      if (dirty) plan(again);
    }
  }

  form.addEventListener("input", () => { dirty = true; say(""); plan(silence); });
  form.addEventListener("submit", (event) => {
    clearTimeout(waiting);
    if (sending) { event.preventDefault(); setTimeout(() => form.requestSubmit(), 300); return; } // one page, not two
    dirty = false;
  });
  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
})();
