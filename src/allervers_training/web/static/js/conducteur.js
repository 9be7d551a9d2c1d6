// The running order: steps are dragged by a handle (buttons do the same), what happened is announced,
// focus stays near what was done. The server alone decides of the order.
(() => {
  const EDGE = 80, SCROLL = 14; // pixels from the window's edge where dragging scrolls, and how fast
  const WRONG = 'Erreur : ';
  const region = () => document.getElementById('ordre-du-jour');
  let lastFocus = '', lastRow = '', drag = null;

  const handles = () => {
    for (const row of document.querySelectorAll('tr[data-etape]')) {
      if (row.querySelector('.poignee')) continue;
      const handle = document.createElement('span');
      handle.className = 'poignee';
      handle.setAttribute('aria-hidden', 'true');
      handle.title = 'Glisser pour déplacer';
      row.cells[0].prepend(handle);
    }
  };

  // Where a step would fall: after the row under the pointer, or at the top of its half-day.
  const target = (x, y) => {
    const under = document.elementsFromPoint(x, y).find((e) => e.closest('[data-demi]')); // the note at the bottom hides nothing
    if (!under) return null;
    const half = under.closest('[data-demi]'), row = under.closest('tr[id^=etape-]');
    const box = row?.getBoundingClientRect();
    const before = row && y < box.top + box.height / 2;
    const after = before ? previous(row) : row ?? [...half.querySelectorAll('tr[id^=etape-]')].at(-1);
    return after ? {mark: after, name: 'depot-apres', place: `apres ${after.id.slice(6)}`}
      : {mark: half, name: 'depot-debut', place: `debut ${half.dataset.demi}`};
  };
  const previous = (row) => {
    let before = row.previousElementSibling;
    while (before && !before.id.startsWith('etape-')) before = before.previousElementSibling;
    return before;
  };
  const unmark = () => {
    for (const name of ['depot-apres', 'depot-debut']) {
      for (const marked of document.querySelectorAll(`.${name}`)) marked.classList.remove(name);
    }
  };
  const end = () => {
    unmark();
    drag?.row.classList.remove('en-main');
    drag = null;
  };

  document.addEventListener('pointerdown', (event) => {
    const handle = event.target.closest?.('.poignee');
    if (!handle || event.button) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    drag = {row: handle.closest('tr'), to: null};
    drag.row.classList.add('en-main');
  });
  document.addEventListener('pointermove', (event) => {
    if (!drag) return;
    unmark();
    drag.to = target(event.clientX, event.clientY);
    drag.to?.mark.classList.add(drag.to.name);
    if (event.clientY < EDGE) scrollBy(0, -SCROLL);
    if (event.clientY > innerHeight - EDGE) scrollBy(0, SCROLL);
  });
  document.addEventListener('pointerup', () => {
    if (!drag) return;
    const {row, to} = drag;
    end();
    if (to && to.mark !== row) send(row, to.place);
  });
  document.addEventListener('pointercancel', end);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') end(); });

  // The same form as the buttons', with what a button would have said.
  const send = (row, place) => {
    lastFocus = `modifier-${row.dataset.etape}`;
    lastRow = row.dataset.etape;
    const button = document.createElement('button');
    Object.assign(button, {hidden: true, name: 'geste', value: `${row.dataset.etape} ${place}`});
    document.getElementById('ordre').append(button);
    button.form.requestSubmit(button);
    button.remove();
  };

  document.addEventListener('focusin', (event) => {
    lastFocus = event.target.id;
    lastRow = event.target.closest('tr[id]')?.id.split('-')[1] ?? '';
  });
  document.addEventListener('submit', () => document.getElementById('alerte').replaceChildren(), true);
  document.addEventListener('htmx:after:swap', () => {
    const now = region();
    if (!now) return;
    handles();
    document.getElementById('annonce').textContent = now.dataset.annonce;
    const wrong = now.querySelector('#recap');
    document.title = (wrong ? WRONG : '') + document.title.replace(WRONG, '');
    if (wrong) wrong.focus();
    if (document.activeElement !== document.body) return;
    const ids = [lastFocus, `modifier-${lastRow}`, 'remettre', `modifier-${now.dataset.vise}`, 't-ordre'];
    const back = ids.map((id) => id && document.getElementById(id)).find(Boolean);
    back?.focus({preventScroll: back.id === 't-ordre'});
  });
  handles();
})();
