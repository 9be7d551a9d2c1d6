// The console's timer: one text a second, never announced; the server alone decides what happens.
(() => {
  const pad = (n) => String(n).padStart(2, '0');
  const clock = new Intl.DateTimeFormat('fr-FR', {timeZone: 'Europe/Paris', hour: 'numeric', minute: '2-digit'});
  const FAR = 180; // minutes: on another day than planned, nobody is late
  // When the half-day will end: a step that lasts too long, or waits, moves its end away.
  const foresee = ({derive, tient, apres}) => {
    const ends = Math.max(Date.now(), Number(tient)) + Number(apres);
    const late = Math.round((ends - Number(derive)) / 60000);
    const hour = clock.format(ends).replace(':', '\u00a0h\u00a0');
    const drift = late > 0 ? `${late} min de retard` : late < 0 ? `${-late} min de marge` : 'À l’heure';
    return Math.abs(late) > FAR ? `Fin vers ${hour}` : `${drift}\u00a0; fin prévue ${hour}`;
  };
  const show = () => {
    for (const end of document.querySelectorAll('[data-derive]')) {
      const said = foresee(end.dataset);
      if (end.textContent !== said) end.textContent = said;
    }
    for (const timer of document.querySelectorAll('[data-fin]')) {
      const left = Math.round((Number(timer.dataset.fin) - Date.now()) / 1000);
      const size = Math.abs(left);
      timer.textContent = `${left < 0 ? '+' : ''}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
    }
    for (const since of document.querySelectorAll('[data-depuis]')) {
      const spent = Math.max(0, Math.round((Date.now() - Number(since.dataset.depuis)) / 1000));
      since.textContent = `${Math.floor(spent / 60)} min ${pad(spent % 60)}`;
    }
  };
  setInterval(show, 1000);
  show();
})();
