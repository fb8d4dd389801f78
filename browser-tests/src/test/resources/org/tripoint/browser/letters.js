// Puts every letter of the page once more into a box for each face it is shown in, so that the browser can be asked
// with which fonts it draws them. Returns the number of boxes.
() => {
  const faces = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const own = text.parentElement;
    if (!text.data.trim() || own.closest('script, style, noscript') || !own.checkVisibility()) continue;
    const style = getComputedStyle(own);
    const face = `${style.fontFamily}|${style.fontWeight}`;
    const language = own.closest('[lang]')?.lang ?? '';
    const key = `${face}|${language}`;
    if (!faces.has(key)) faces.set(key, { style, language, words: new Set() });
    for (const word of text.data.split(/\s+/)) if (word) faces.get(key).words.add(word);
  }
  const box = document.createElement('div');
  box.id = 'letters';
  for (const { style, language, words } of faces.values()) {
    const line = document.createElement('p');
    line.lang = language;
    line.style.fontFamily = style.fontFamily;
    line.style.fontWeight = style.fontWeight;
    line.textContent = [...words].join(' ');
    box.append(line);
  }
  document.body.append(box);
  return document.fonts.ready.then(() => faces.size);
}
