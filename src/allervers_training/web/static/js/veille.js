/* A text that its author may take back: a page that shows it follows her, even while it is open before a group. */
(() => {
  const shown = document.querySelector("[data-veille]");
  const every = shown ? Number(shown.dataset.veille) * 1000 : 0;
  let known = "";
  if (!shown) return;

  const words = (page) => new DOMParser().parseFromString(page, "text/html").querySelector("[data-veille]")?.outerHTML ?? "";

  function gone() {
    for (const voice of shown.querySelectorAll("audio")) { voice.pause(); voice.removeAttribute("src"); voice.load(); }
    const told = document.querySelector("template[data-veille-fin]").content.cloneNode(true);
    document.title = told.querySelector("h1").textContent;
    shown.replaceChildren(told);
    document.getElementById("annonce").textContent = document.title;
    clearInterval(watch);
    document.removeEventListener("visibilitychange", look);
  }

  async function look() {
    if (document.hidden) return;
    let answer;
    try { answer = await fetch(location.pathname, { cache: "no-store" }); } catch { return; } // without network, as it was
    if ([401, 403, 404, 410].includes(answer.status)) { gone(); return; }
    if (!answer.ok) return;
    const now = words(await answer.text());
    if (known && now !== known) { location.reload(); }
    known = now;
  }

  const watch = setInterval(look, every);
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", (event) => { if (event.persisted) look(); });
  look();
})();
