// Follows the room's stream: notices silence, reconnects, and polls while no stream gets through.
// The server sends a named heartbeat every 10 s; comments would never reach a script.
(() => {
  const SILENCE_MS = 25000, POLL_MS = 4000, CHECK_MS = 2000;
  const flux = document.getElementById('flux');
  if (!flux) return;
  const sonde = document.getElementById('sonde');
  let lastNews = Date.now(), lastPoll = 0, connection = null, isLive = false;

  const tell = (state) => {
    if (document.body.dataset.lien === state) return;
    document.body.dataset.lien = state;
    document.dispatchEvent(new CustomEvent('allervers:lien', {detail: state}));
  };
  const news = () => { lastNews = Date.now(); isLive = true; tell('direct'); };

  document.addEventListener('htmx:sse:after:connection', (event) => {
    connection = event.detail.connection;
    news();
  });
  document.addEventListener('htmx:sse:before:message', (event) => {
    connection = event.detail.connection;
    const id = event.detail.message.id;
    if (id) document.getElementById('vu').value = id;
    news();
  });
  document.addEventListener('htmx:sse:after:message', () => document.dispatchEvent(new Event('allervers:nouvelles')));
  for (const name of ['htmx:sse:error', 'htmx:sse:close']) {
    document.addEventListener(name, () => { isLive = false; });
  }
  sonde.addEventListener('htmx:after:request', (event) => {
    const {status} = event.detail.ctx.response;
    if (status < 400) { lastNews = Date.now(); tell('relais'); }
    if (status === 404 && sonde.dataset.sinon) location.assign(sonde.dataset.sinon); // the console was lent for one sequence
  });
  sonde.addEventListener('htmx:before:swap', (event) => {
    if (isLive) event.preventDefault(); // the stream is back and knows better
  });
  document.addEventListener('htmx:after:request', (event) => {
    if (!isLive && event.detail.ctx.sourceElement instanceof HTMLFormElement) htmx.trigger(sonde, 'sonde');
  });
  sonde.addEventListener('htmx:after:swap', () => document.dispatchEvent(new Event('allervers:nouvelles')));

  setInterval(() => {
    const now = Date.now();
    if (isLive && now - lastNews > SILENCE_MS) {
      isLive = false;
      connection?.reader?.cancel(); // htmx then reconnects, with the last cursor
    }
    if (!isLive && !document.hidden && now - lastPoll > POLL_MS) {
      lastPoll = now;
      htmx.trigger(sonde, 'sonde');
    }
    if (!isLive && now - lastNews > 2 * POLL_MS) tell('coupe');
  }, CHECK_MS);
  window.addEventListener('offline', () => { isLive = false; tell('coupe'); });
})();
