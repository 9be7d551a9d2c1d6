// A live page: keeps one's own part in step with the room, sends forms again until they are kept, and
// announces what matters, never each vote.
(() => {
  const RETRY_MS = 2000, COUNT_EVERY_MS = 15000;
  const mine = () => document.getElementById('moi');
  const status = document.getElementById('annonce');
  const taps = new WeakMap(), sent = new WeakMap();
  const waiting = new Set(), trying = new WeakSet();
  let lastStep = null, lastCount = 0, saidCount = '', lastFocus = '', lastRegion = '', lastCalled = '', drafts = [];

  // What was typed, by field; a kept form is emptied of what was sent, never of what was typed since.
  const words = (form) => new Map([...form.querySelectorAll('input:not([type=hidden]), textarea')].map((f) => [f, f.value]));
  const empty = (form) => {
    for (const [field, value] of sent.get(form) ?? []) if (field.value === value) field.value = '';
  };
  const step = (root) => root?.querySelector('[data-etape]')?.dataset.etape ?? '';
  const say = (sentence) => { if (status && sentence) status.textContent = sentence; };

  // One's own part (my place, my hand) is in no broadcast: fetch it again when the step has changed.
  const follow = () => {
    const room = document.getElementById('activite');
    const now = step(room), own = mine();
    const called = room.querySelector('[data-appeles]')?.dataset.appeles ?? '';
    const number = own?.querySelector('[data-numero]')?.dataset.numero ?? document.body.dataset.place;
    const mineChanged = called !== lastCalled && number && `${called} ${lastCalled}`.split(' ').includes(number);
    lastCalled = called;
    if (own && (now !== step(own) || mineChanged)) htmx.trigger(own, 'etape');
    if (now !== lastStep) {
      if (status && saidCount && status.textContent === saidCount) status.textContent = ''; // of the step before
      if (lastStep !== null) say(room.querySelector('[data-annonce-etape]')?.dataset.annonceEtape);
      lastStep = now;
    }
    const count = room.querySelector('[data-annonce-compte]')?.dataset.annonceCompte ?? '';
    if (count && count !== saidCount && Date.now() - lastCount > COUNT_EVERY_MS) {
      lastCount = Date.now();
      saidCount = count;
      say(count);
    }
  };

  // The same words tapped again before the answer: one sending, not two.
  const repeats = (form) => {
    const before = form.dataset.vider && sent.get(form);
    return Boolean(before) && [...words(form)].every(([field, value]) => before.get(field) === value);
  };

  // Two taps from one form are told apart by a count, which a retry or a double tap does not raise.
  document.addEventListener('submit', (event) => {
    const field = event.target.querySelector?.('input[name=coup]');
    if (!field || waiting.has(event.target)) return;
    const count = (taps.get(event.target) ?? 0) + (repeats(event.target) ? 0 : 1);
    taps.set(event.target, count);
    field.value = count;
    sent.set(event.target, words(event.target));
    document.getElementById('alerte').replaceChildren();
  }, true);

  // No answer: the form stays as it is, is shown as waiting, and is sent again with the same key.
  document.addEventListener('htmx:error', (event) => {
    const form = event.detail.ctx?.sourceElement;
    if (!(form instanceof HTMLFormElement)) return;
    form.dataset.attente = '1';
    if (waiting.has(form)) return;
    waiting.add(form);
    say('Pas de réseau pour le moment. Votre réponse est gardée et sera renvoyée.');
  });
  setInterval(() => {
    for (const form of waiting) {
      if (!form.isConnected) waiting.delete(form);
      else if (!trying.has(form)) {
        trying.add(form);
        htmx.trigger(form, 'submit');
      }
    }
    for (const said of document.querySelectorAll('[data-jusqua]')) said.hidden = Date.now() > said.dataset.jusqua;
  }, RETRY_MS);
  document.addEventListener('htmx:finally:request', (event) => trying.delete(event.detail.ctx.sourceElement));
  // Looking at something else would take away a form that is still to be sent: it goes first. One's own part may have
  // waited behind a card tapped meanwhile: which card it is about is read when its request leaves.
  document.addEventListener('htmx:before:request', (event) => {
    const {sourceElement, target, request} = event.detail.ctx, chosen = document.getElementById('choix');
    if (chosen && sourceElement === mine()) request.action += `?choix=${chosen.value}`;
    if (target !== mine() || !(sourceElement instanceof HTMLAnchorElement)) return;
    if (![...waiting].some((form) => mine().contains(form))) return;
    event.preventDefault();
    say('Votre réponse attend encore le réseau. Elle part d’abord ; réessayez ensuite.');
  });
  document.addEventListener('htmx:after:request', (event) => {
    const form = event.detail.ctx.sourceElement;
    waiting.delete(form);
    if (form?.dataset) delete form.dataset.attente;
    if (form?.dataset?.vider) {
      if (event.detail.ctx.response.status < 400) empty(form);
      sent.delete(form);
    }
  });

  // What was being typed when one's own part becomes another is shown where it can be copied.
  document.addEventListener('htmx:before:swap', (event) => {
    const {sourceElement, target} = event.detail?.ctx ?? {};
    const leaves = target && target === mine() && !(sourceElement instanceof HTMLFormElement);
    const fields = leaves ? target.querySelectorAll('textarea, input:not([type=hidden], [type=radio], [type=checkbox])') : [];
    drafts = [...fields].filter((f) => f.value.trim() && f.value !== f.defaultValue).map((f) => [f.id, f.value.trim()]);
  });
  document.addEventListener('htmx:after:swap', () => {
    const lost = drafts.filter(([id, words]) => document.getElementById(id)?.value.trim() !== words).map(([, words]) => `« ${words} »`);
    drafts = [];
    if (!lost.length) return;
    const told = document.createElement('div'), sentence = document.createElement('p');
    told.className = 'etat';
    told.role = 'alert';
    sentence.textContent = `Vous étiez en train d’écrire ${lost.join(', ')}. Ces mots ne sont pas envoyés : recopiez-les où ils doivent aller.`;
    told.append(sentence);
    document.getElementById('alerte').replaceChildren(told);
  });

  // A choice that was ticked and not yet sent survives the room's changes; a lost focus comes back.
  document.addEventListener('htmx:after:swap', (event) => {
    if (document.activeElement !== document.body || !lastFocus) return;
    const back = document.getElementById(lastFocus) ?? document.getElementById(lastRegion)?.querySelector('button:not([disabled]), a[href], input:not([type=hidden]), textarea, summary');
    const place = mine()?.contains(event.detail?.ctx?.target ?? null) ? mine().querySelector('[tabindex]') : null;
    (back ?? place ?? document.getElementById('contenu'))?.focus();
  });
  // Whoever chose something to look at closely goes there.
  document.addEventListener('htmx:after:swap', (event) => {
    const {sourceElement, target} = event.detail?.ctx ?? {};
    if (target === mine() && sourceElement instanceof HTMLAnchorElement) target.querySelector('[tabindex]')?.focus();
  });
  document.addEventListener('focusin', (event) => {
    lastFocus = event.target.id;
    lastRegion = event.target.closest('#activite > [id], .pupitre [id]:not(form):not(details):not(button)')?.id ?? '';
  });

  const states = {direct: 'En direct', relais: 'En relais', coupe: 'Hors ligne, tout est gardé'};
  document.addEventListener('allervers:lien', (event) => {
    const badge = document.getElementById('lien');
    if (badge) badge.textContent = states[event.detail];
  });
  document.addEventListener('allervers:nouvelles', follow);
  follow();
})();
