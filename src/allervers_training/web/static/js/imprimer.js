/* Shows the buttons that print a page; without this script the page says how the browser does it. */
(() => {
  for (const button of document.querySelectorAll("[data-imprimer]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
})();
