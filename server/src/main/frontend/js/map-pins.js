// Pins drawn as the look has them: ours solid, theirs open, joint a double ring; the level's shape within.

const SIZE = 28;
const RATIO = 2;

const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

let sprite;

const symbols = (address) => {
  sprite ??= fetch(address).then((answer) => answer.text()).then((text) => new DOMParser().parseFromString(text, 'image/svg+xml'));
  return sprite;
};

const levels = { 'level-watch': 'watch', 'level-high': 'high', 'level-critical': 'critical' };

async function picture(address, glyph, colour) {
  const symbol = (await symbols(address)).getElementById(glyph);
  if (!symbol) return null;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE * RATIO}" height="${SIZE * RATIO}" viewBox="${symbol.getAttribute('viewBox')}"`
    + ` color="${colour}" fill="none" stroke="${colour}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${symbol.innerHTML}</svg>`;
  const image = new Image();
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg);
  await image.decode();
  return image;
}

function outline(context, shape, inset) {
  const side = SIZE * RATIO;
  context.beginPath();
  if (shape === 'square') context.roundRect(side / 2 - 14 + inset, side / 2 - 14 + inset, 28 - 2 * inset, 28 - 2 * inset, 5);
  else context.arc(side / 2, side / 2, side / 2 - 3 - inset, 0, 2 * Math.PI);
}

/** Draws the pin of a name such as `pin|circle|ours|level-high`. */
export async function drawPin(name, spriteAddress) {
  const [, shape, whose, glyph] = name.split('|');
  const side = SIZE * RATIO;
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  const solid = whose === 'ours';
  outline(context, shape, 0);
  context.fillStyle = solid ? token('ink') : token('surface');
  context.fill();
  context.lineWidth = 4;
  context.strokeStyle = solid ? token('surface') : token('ink');
  context.stroke();
  if (whose === 'joint') {
    outline(context, shape, 6);
    context.lineWidth = 2;
    context.stroke();
  }
  const level = levels[glyph];
  const colour = solid ? (level ? token(`pin-${level}`) : token('surface')) : (level ? token(level) : token('ink'));
  const image = shape === 'square' ? null : await picture(spriteAddress, glyph, colour);
  if (image) {
    const within = side * (whose === 'joint' ? 0.46 : 0.52);
    context.drawImage(image, (side - within) / 2, (side - within) / 2, within, within);
  }
  return { image: context.getImageData(0, 0, side, side), pixelRatio: RATIO };
}
