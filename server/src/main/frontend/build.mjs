// Makes what the node serves to browsers: one style sheet, the ES modules, the sprite of the icons
// that are used, the fonts, htmx, the map library and the base map. Every file is named by its
// content, so it may be kept for ever, and lies beside its gzip form where that is smaller.
//
//   node build.mjs OUTPUT
//
// OUTPUT receives static/assets/… and org/tripoint/web/assets.properties, the list of names that
// org.tripoint.web.Assets reads. Does nothing when nothing has changed since the last time.

import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const here = import.meta.dirname;
const root = path.resolve(here, '../../../..');
const output = path.resolve(process.argv[2] ?? path.join(here, '../../../target/frontend'));
const work = path.join(path.dirname(output), path.basename(output) + '-work');
const basemap = path.join(root, 'third-party/basemap');
const iconList = path.join(here, '../java/org/tripoint/web/Icon.java');

const styles = ['tokens', 'base', 'frame', 'parts', 'record', 'incidents', 'map', 'print'];
const families = [
  ['noto-sans', ['latin', 'latin-ext', 'vietnamese']],
  ['noto-sans-khmer', ['khmer']],
  ['noto-sans-lao', ['lao']],
];
const weights = [400, 600];

const names = new Map();

function inputs() {
  const own = fs.readdirSync(here, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => path.join(entry.parentPath, entry.name));
  const data = fs.readdirSync(basemap).map((name) => path.join(basemap, name));
  return [...own, ...data, iconList].sort();
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of inputs()) {
    hash.update(path.relative(root, file)).update('\0').update(fs.readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Writes one file under its content-hashed name and remembers the address under `name`. */
function publish(name, bytes) {
  const content = Buffer.from(bytes);
  const { dir, name: stem, ext } = path.parse(name);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const address = path.posix.join('/assets', dir, `${stem}.${hash}${ext}`);
  const file = path.join(output, 'static', address);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
  if (ext !== '.woff2') {
    const packed = zlib.gzipSync(content, { level: 9 });
    if (packed.length < content.length) fs.writeFileSync(file + '.gz', packed);
  }
  names.set(name, address);
  return address;
}

function fetchPackages() {
  const wanted = fs.readFileSync(path.join(here, 'package-lock.json'));
  const mark = path.join(work, 'package-lock.json');
  const complete = path.join(work, 'node_modules/.package-lock.json');
  if (fs.existsSync(complete) && fs.existsSync(mark) && wanted.equals(fs.readFileSync(mark))) return;
  fs.mkdirSync(work, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) fs.copyFileSync(path.join(here, file), path.join(work, file));
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: work, stdio: 'inherit' });
}

const fromPackage = (file) => fs.readFileSync(path.join(work, 'node_modules', file));

/** The font files by unicode range: as CSS, and as the list that the map's style is given. */
function fonts() {
  const faces = [];
  for (const [family, subsets] of families) {
    for (const weight of weights) {
      const sheet = fromPackage(`@fontsource/${family}/${weight}.css`).toString();
      for (const subset of subsets) {
        const file = `${family}-${subset}-${weight}-normal.woff2`;
        const range = sheet.match(new RegExp(`/\\* ${family}-${subset}-${weight}-normal \\*/[^}]*unicode-range: ([^;]+);`))[1];
        const address = publish(`fonts/${file}`, fromPackage(`@fontsource/${family}/files/${file}`));
        faces.push({ address, weight, ranges: range.split(',') });
      }
    }
  }
  publish('fonts/faces.json', JSON.stringify(faces));
  return faces.map((face) => `@font-face{font-family:"Tripoint Sans";font-style:normal;font-weight:${face.weight};`
    + `font-display:swap;src:url(${face.address}) format("woff2");unicode-range:${face.ranges.join(',')}}`).join('\n');
}

function styleSheet() {
  const own = styles.map((name) => fs.readFileSync(path.join(here, 'css', `${name}.css`), 'utf8')).join('\n');
  const packed = own.replace(/\/\*[^]*?\*\//g, '').replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1');
  publish('tripoint.css', fonts() + '\n' + packed);
}

function sprite() {
  const constants = fs.readFileSync(iconList, 'utf8').match(/enum Icon \{([^;]+);/)[1].match(/\b[A-Z][A-Z0-9_]*\b/g);
  const symbols = constants.map((constant) => {
    const name = constant.toLowerCase().replaceAll('_', '-');
    const own = path.join(here, 'shapes', `${name}.svg`);
    const svg = fs.existsSync(own) ? fs.readFileSync(own, 'utf8') : fromPackage(`@tabler/icons/icons/outline/${name}.svg`).toString();
    const box = svg.match(/viewBox="([^"]+)"/)[1];
    const body = svg.replace(/^[^]*?<svg[^>]*>/, '').replace('</svg>', '').replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" ?\/>/, '');
    return `<symbol id="${name}" viewBox="${box}">${body.replace(/\s+/g, ' ').trim()}</symbol>`;
  });
  const mark = fs.readFileSync(path.join(here, 'shapes/tripoint.svg'), 'utf8');
  publish('icon.svg', mark.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" color="#0B5C60" '));
  publish('icons.svg', `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`);
}

/** The ES modules, those first that others import, each import rewritten to the hashed name. */
function modules() {
  const folder = path.join(here, 'js');
  const done = new Map();
  const visit = (name) => {
    if (!done.has(name)) {
      const source = fs.readFileSync(path.join(folder, name), 'utf8')
        .replace(/(\bfrom |\bimport\(|^import )'\.\/([\w-]+\.js)'/gm, (whole, start, other) => `${start}'${visit(other)}'`);
      done.set(name, publish(name, source));
    }
    return done.get(name);
  };
  fs.readdirSync(folder).sort().forEach(visit);
}

function build() {
  fetchPackages();
  fs.rmSync(output, { recursive: true, force: true });
  styleSheet();
  sprite();
  modules();
  publish('vendor/htmx.js', fromPackage('htmx.org/dist/htmx.min.js'));
  const withoutSourceMap = (file) => fromPackage(file).toString().replace(/\n\/\/# sourceMappingURL=.*$/m, '');
  publish('vendor/maplibre-gl.mjs', withoutSourceMap('maplibre-gl/dist/maplibre-gl.mjs'));
  publish('vendor/maplibre-gl-worker.mjs', withoutSourceMap('maplibre-gl/dist/maplibre-gl-worker.mjs'));
  for (const file of fs.readdirSync(basemap).filter((name) => name.endsWith('.geojson'))) {
    publish(`basemap/${file.replace('.geojson', '.json')}`, fs.readFileSync(path.join(basemap, file)));
  }
  const list = path.join(output, 'org/tripoint/web/assets.properties');
  fs.mkdirSync(path.dirname(list), { recursive: true });
  fs.writeFileSync(list, [...names].sort().map(([name, address]) => `${name}=${address}\n`).join(''));
}

const stamp = path.join(work, 'stamp');
const now = fingerprint();
if (!fs.existsSync(stamp) || !fs.existsSync(output) || fs.readFileSync(stamp, 'utf8') !== now) {
  build();
  fs.writeFileSync(stamp, now);
}
