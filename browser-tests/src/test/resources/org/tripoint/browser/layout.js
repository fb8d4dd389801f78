// What is wrong with the layout of the page as it stands: a list of sentences, empty where all is well.
() => {
  const faults = new Set();
  const root = document.documentElement;
  const width = root.clientWidth;
  if (root.scrollWidth > width) faults.add(`the page is ${root.scrollWidth} wide on ${width} pixels`);

  const name = (element) => {
    const classes = typeof element.className === 'string' ? element.className.trim() : '';
    return element.tagName.toLowerCase() + (element.id ? '#' + element.id : '') + (classes ? '.' + classes.split(/\s+/).join('.') : '');
  };
  const clips = (value) => value === 'hidden' || value === 'clip';
  const scrolls = (value) => value === 'auto' || value === 'scroll';

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const own = text.parentElement;
    const words = text.data.trim();
    if (!words || own.closest('.aloud, .skip, script, noscript, option, [hidden], .maplibregl-map')) continue;
    if (!own.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })) continue;
    if (own.offsetWidth <= 1 && own.offsetHeight <= 1) continue; // for screen readers only
    const range = document.createRange();
    range.selectNodeContents(text);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
    if (!boxes.length) continue;
    const left = Math.min(...boxes.map((box) => box.left));
    const right = Math.max(...boxes.map((box) => box.right));
    const top = Math.min(...boxes.map((box) => box.top));
    const bottom = Math.max(...boxes.map((box) => box.bottom));
    const told = `"${words.slice(0, 40)}" in ${name(own)}`;
    let sideways = false;
    let down = false;
    for (let box = own; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      const edge = box.getBoundingClientRect();
      if (style.display === 'inline' || style.display === 'contents') continue;
      sideways ||= scrolls(style.overflowX);
      down ||= scrolls(style.overflowY);
      // Line boxes of Khmer and Lao may be taller than the line; a third of the line is never ink.
      const slack = 1 + (bottom - top) / boxes.length / 3;
      if (!sideways && clips(style.overflowX) && (right > edge.right + 1 || left < edge.left - 1)) faults.add(`${told} is cut off sideways by ${name(box)}`);
      if (!down && clips(style.overflowY) && (bottom > edge.bottom + slack || top < edge.top - slack)) faults.add(`${told} is cut off by ${name(box)}`);
      if (style.position === 'fixed') break;
    }
    if (!sideways && (right > width + 1 || left < -1)) faults.add(`${told} leaves the window sideways: ${Math.round(left)} to ${Math.round(right)} of ${width}`);
  }
  for (const control of document.querySelectorAll('button, a.button, select, input.input, summary')) {
    if (!control.checkVisibility({ checkVisibilityCSS: true }) || control.closest('.aloud, .maplibregl-map')) continue;
    if (control.matches('select, input')) continue;
    if (control.scrollWidth > control.clientWidth + 1 && control.clientWidth > 0 && getComputedStyle(control).display !== 'inline') faults.add(`${name(control)} "${control.textContent.trim().slice(0, 40)}" is ${control.clientWidth} wide for ${control.scrollWidth}`);
  }
  return [...faults];
}
