// Buttons to move over a large drawing. Without this script it scrolls, by touch or with the arrow keys.
(() => {
  const WAYS = [['Vers la gauche', -1, 0], ['Vers la droite', 1, 0], ['Vers le haut', 0, -1], ['Vers le bas', 0, 1]];
  const STEP = 0.6; // of what is seen
  for (const drawing of document.querySelectorAll('[data-loupe]')) {
    const group = drawing.previousElementSibling;
    for (const [name, across, down] of WAYS) {
      const button = document.createElement('button');
      Object.assign(button, {type: 'button', className: 'bouton second petit', textContent: name});
      button.addEventListener('click', () => drawing.scrollBy(across * STEP * drawing.clientWidth, down * STEP * drawing.clientHeight));
      group.append(button);
    }
  }
})();
