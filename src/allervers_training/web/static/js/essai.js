// The venue test. A phone: times the pushes of a stream and some messages, then sends the figures as a form.
// The trainer's page: asks every two seconds for the results, and says aloud what has changed.
(() => {
  const form = document.getElementById('essai');
  const results = document.querySelector('[data-suivre]');
  const LONGEST = 20000;

  const listen = (address, count, shown) => new Promise((done) => {
    const began = performance.now();
    const arrivals = [];
    const stream = new EventSource(address);
    const end = () => { stream.close(); done(arrivals); };
    stream.onmessage = () => {
      arrivals.push(Math.round(performance.now() - began));
      shown.textContent = arrivals.length;
      if (arrivals.length >= count) end();
    };
    stream.addEventListener('fin', end);
    stream.onerror = end;
    setTimeout(end, LONGEST);
  });

  const send = async (address, count) => {
    const found = { trips: [], lost: 0, gap: 0, best: Infinity };
    for (let n = 0; n < count; n += 1) {
      const began = performance.now();
      const asked = Date.now();
      const stop = new AbortController();
      const late = setTimeout(() => stop.abort(), 3000);
      try {
        const answer = await fetch(address, { method: 'POST', signal: stop.signal });
        if (!answer.ok) throw new Error(String(answer.status));
        const there = Number(await answer.text());
        const trip = performance.now() - began;
        found.trips.push(Math.round(trip));
        if (trip < found.best) {
          found.best = trip;
          found.gap = Math.round(asked + trip / 2 - there);
        }
      } catch {
        found.lost += 1;
      }
      clearTimeout(late);
      await new Promise((next) => { setTimeout(next, 300); });
    }
    return found;
  };

  const measure = async () => {
    document.getElementById('etape').hidden = false;
    const { flux, aller, messages, envois } = form.dataset;
    const said = document.getElementById('compte');
    const [arrivals, sent] = await Promise.all([
      listen(flux, Number(messages), said), send(aller, Number(envois)),
    ]);
    form.arrivees.value = arrivals.join();
    form.allers.value = sent.trips.join();
    form.perdus.value = sent.lost;
    form.ecart.value = sent.gap;
    form.securise.value = window.isSecureContext ? 'oui' : 'non';
    form.submit();
  };

  const follow = () => {
    let last = '';
    setInterval(async () => {
      const answer = await fetch(results.dataset.suivre).catch(() => null);
      if (!answer || !answer.ok) return;
      const html = await answer.text();
      if (html === last) return;
      last = html;
      results.innerHTML = html;
      document.getElementById('annonce').textContent = results.querySelector('[data-annonce]').dataset.annonce;
    }, 2000);
  };

  if (form) measure();
  if (results) follow();
})();
