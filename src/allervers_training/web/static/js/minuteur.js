// The console's timer: one text a second, never announced; the server alone decides what happens.
(() => {
  const pad = (n) => String(n).padStart(2, '0');
  const show = () => {
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
