/* Records a voice in the page, where the browser lets it; the phone's own recorder does the same without this script. */
(() => {
  const form = document.querySelector("form[data-voix]");
  const file = form && form.querySelector("input[type=file]");
  const part = form && form.querySelector("[data-micro]");
  const find = (name) => form.querySelector(`[data-${name}]`);
  const most = form ? Number(form.dataset.plus) : 0, again = 8000, hurried = 1500;
  const status = document.getElementById("annonce");
  const UNKEPT = "Votre voix n’est pas gardée. Gardez-la, ou touchez encore pour partir sans elle.";
  if (!form) return;
  let recorder = null, pieces = [], size = 0, said = null, ended = 0, leaving = { to: "", at: 0 };

  const say = (words) => { find("dit").textContent = words; status.textContent = words; };
  const isKept = () => !said && recorder?.state !== "recording";
  const show = (name, visible) => { find(name).hidden = !visible; };

  function stopped(stream) {
    for (const track of stream.getTracks()) track.stop();
    show("fin", false); show("debut", true);
    ended = Date.now();
    find("debut").classList.add("second");
    if (said) { show("essai", true); show("envoi", true); } // what she said before stays, until there is more
    if (!size) { say("On n’a rien entendu. Essayez encore."); return; }
    said = new Blob(pieces, { type: recorder.mimeType });
    find("essai").src = URL.createObjectURL(said);
    show("essai", true); show("envoi", true);
    find("debut-mots").textContent = "Recommencer (efface cet essai)";
    say(leaving.to ? UNKEPT : "Écoutez, puis gardez.");
    find("envoi").focus();
  }

  async function begin() {
    let stream;
    if (Date.now() - ended < hurried) return; // the second tap of « J’ai fini »
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      say("Le micro est fermé. Prenez l’enregistreur du téléphone.");
      find("autre").open = true;
      return;
    }
    pieces = []; size = 0; leaving = { to: "", at: 0 };
    document.querySelector(".garde").hidden = true;
    recorder = new MediaRecorder(stream, { audioBitsPerSecond: 32000 });
    recorder.addEventListener("dataavailable", (event) => {
      pieces.push(event.data); size += event.data.size;
      if (size > most * 0.95 && recorder.state === "recording") { recorder.stop(); }
    });
    recorder.addEventListener("stop", () => stopped(stream));
    recorder.start(1000);
    show("debut", false); show("essai", false); show("envoi", false); show("fin", true);
    say("On vous écoute.");
    find("fin").focus();
  }

  // Another voice was kept meanwhile, on another page: nothing is lost, she is asked before it goes.
  function replaces(page) {
    const asked = new DOMParser().parseFromString(page, "text/html").querySelector("form[data-voix]");
    form.setAttribute("action", asked.getAttribute("action"));
    for (const words of form.querySelectorAll("[data-garder]")) words.textContent = "Garder la nouvelle (efface l’autre)";
    find("envoi").disabled = false;
    say("Une autre voix est déjà gardée ici. Gardez la nouvelle, ou quittez cette page.");
  }

  async function send(what) {
    if (what.size > most) { say("C’est trop long. Parlez en plusieurs fois."); return; }
    const data = new FormData();
    data.append("son", what, "voix");
    find("envoi").disabled = true;
    say("On garde votre voix.");
    try {
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body: data, headers: { "HX-Request": "true" } });
      if (answer.ok) { said = null; location.replace(location.pathname); return; }
      if (answer.status === 409) { replaces(await answer.text()); return; }
      say(answer.status === 401 ? "Ouvrez votre carte, puis réessayez." : "Ce n’est pas un son. Essayez encore.");
    } catch {
      say("Pas de réseau. Laissez cette page ouverte.");
      setTimeout(() => send(what), again);
    }
    find("envoi").disabled = false;
  }

  form.addEventListener("submit", (event) => {
    if (!file.files.length) return;
    event.preventDefault();
    part.hidden = false;
    send(file.files[0]);
  });
  // A way out, tapped while she speaks: nothing is lost; tapped again, after a moment, it is followed.
  document.addEventListener("click", (event) => {
    const to = event.target.closest("a[href]")?.href, at = Date.now();
    if (!to || isKept()) return;
    if (leaving.to === to && at - leaving.at > hurried) { said = null; return; }
    event.preventDefault();
    if (leaving.to !== to) leaving = { to, at };
    if (recorder?.state === "recording") { recorder.stop(); } else { say(UNKEPT); }
  });
  addEventListener("beforeunload", (event) => { if (!isKept()) event.preventDefault(); });
  if (!navigator.mediaDevices || !window.MediaRecorder) return;
  part.hidden = false;
  find("autre").open = false;
  find("debut").addEventListener("click", begin);
  find("fin").addEventListener("click", () => recorder.stop());
  find("envoi").addEventListener("click", () => send(said));
})();
