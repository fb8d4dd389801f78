// Spec 02.1 to 02.5: hashes, proofs, tiles, bundles. Indexes and sizes are BigInt, hashes Buffers.
import { Refusal, refuseUnless, sha256 } from './encoding.mjs';

export const leafHash = (entry) => sha256(Buffer.of(0), entry);
export const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);
export const EMPTY_ROOT = sha256();

/** 2.1, for a log that fits in memory. */
export function root(hashes) {
  if (hashes.length === 0) return EMPTY_ROOT;
  if (hashes.length === 1) return hashes[0];
  let k = 1;
  while (2 * k < hashes.length) k *= 2;
  return nodeHash(root(hashes.slice(0, k)), root(hashes.slice(k)));
}

const odd = (number) => (number & 1n) === 1n;

/** 2.2 */
export function judgeInclusion({ index, size, path, leaf, root: expected }) {
  refuseUnless(index < size, 'index-not-below-size');
  let fn = index;
  let sn = size - 1n;
  let r = leaf;
  for (const p of path) {
    refuseUnless(sn !== 0n, 'proof-too-long');
    if (odd(fn) || fn === sn) {
      r = nodeHash(p, r);
      while (!odd(fn)) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      r = nodeHash(r, p);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  refuseUnless(sn === 0n, 'proof-too-short');
  refuseUnless(r.equals(expected), 'root-mismatch');
}

/** 2.3 */
export function judgeConsistency({ earlierSize, size, path, earlierRoot, root: expected }) {
  refuseUnless(earlierSize <= size, 'tree-shrinks');
  refuseUnless(earlierSize !== 0n || earlierRoot.equals(EMPTY_ROOT), 'wrong-empty-root');
  if (earlierSize === 0n || earlierSize === size) {
    refuseUnless(path.length === 0, 'proof-too-long');
    refuseUnless(earlierSize !== size || earlierRoot.equals(expected), 'root-mismatch');
    return;
  }
  refuseUnless(path.length > 0, 'proof-too-short');
  const powerOfTwo = (earlierSize & (earlierSize - 1n)) === 0n;
  const [first, ...rest] = powerOfTwo ? [earlierRoot, ...path] : path;
  let fn = earlierSize - 1n;
  let sn = size - 1n;
  while (odd(fn)) {
    fn >>= 1n;
    sn >>= 1n;
  }
  let fr = first;
  let sr = first;
  for (const c of rest) {
    refuseUnless(sn !== 0n, 'proof-too-long');
    if (odd(fn) || fn === sn) {
      fr = nodeHash(c, fr);
      sr = nodeHash(c, sr);
      while (!odd(fn) && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      sr = nodeHash(sr, c);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  refuseUnless(sn === 0n, 'proof-too-short');
  refuseUnless(fr.equals(earlierRoot), 'earlier-root-mismatch');
  refuseUnless(sr.equals(expected), 'root-mismatch');
}

const MAX_TILE_INDEX = (1n << 55n) - 1n;

/** The path of a tile or bundle from its number on; 2.4. */
export function numberPath(index, width) {
  const group = (number) => String(number % 1000n).padStart(3, '0');
  let path = group(index);
  for (let rest = index / 1000n; rest > 0n; rest /= 1000n) path = `x${group(rest)}/${path}`;
  return width === 256 ? path : `${path}.p/${width}`;
}

function parseNumber(text) {
  const match = /^((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/.exec(text);
  if (!match) return null;
  const index = BigInt(match[1].replace(/[x/]/g, ''));
  const width = match[2] === undefined ? 256 : Number(match[2]);
  if (index > MAX_TILE_INDEX || width > 256 || numberPath(index, width) !== text) return null;
  return { index, width };
}

/** {level, index, width} of `tile/<L>/<N>`, {index, width} of `tile/entries/<N>`, or a refusal. */
export function parseTilePath(path) {
  const entries = /^tile\/entries\/(.+)$/s.exec(path);
  const tile = /^tile\/(0|[1-9][0-9]?)\/(.+)$/s.exec(path);
  const number = parseNumber((entries ?? tile)?.at(-1) ?? '');
  if (!number || (!entries && Number(tile[1]) > 63)) throw new Refusal('malformed-path', path);
  return entries ? number : { level: Number(tile[1]), ...number };
}

/** How many hashes a tree of that size has at a level. */
const hashesAt = (level, size) => size >> BigInt(8 * level);

/** The width of tile `index` in a tree of that size, 0 where it has none. */
export function widthAt(level, index, size) {
  const beyond = hashesAt(level, size) - index * 256n;
  return beyond <= 0n ? 0 : Number(beyond < 256n ? beyond : 256n);
}

/** 2.4: the hashes of a tile. */
export function judgeTile({ path, size, octets }) {
  const { level, index, width } = parseTilePath(path);
  refuseUnless(level !== undefined, 'malformed-path');
  refuseUnless(widthAt(level, index, size) === width, 'no-such-tile');
  refuseUnless(octets.length === 32 * width, 'wrong-tile-length');
  return split32(octets);
}

export const split32 = (octets) =>
  Array.from({ length: octets.length / 32 }, (_, i) => octets.subarray(32 * i, 32 * (i + 1)));

/** 2.5: the entries of a bundle. */
export function splitBundle(width, octets) {
  const entries = [];
  let at = 0;
  while (entries.length < width) {
    refuseUnless(octets.length - at >= 2, 'bundle-cut-short');
    const length = octets.readUInt16BE(at);
    at += 2;
    refuseUnless(length <= 1024, 'entry-too-long');
    refuseUnless(octets.length - at >= length, 'bundle-cut-short');
    entries.push(octets.subarray(at, at + length));
    at += length;
  }
  refuseUnless(at === octets.length, 'bundle-too-long');
  return entries;
}

export function judgeBundle({ path, octets, hashes }) {
  const { level, width } = parseTilePath(path);
  refuseUnless(level === undefined, 'malformed-path');
  const entries = splitBundle(width, octets);
  refuseUnless(
    hashes.length === entries.length && entries.every((entry, i) => leafHash(entry).equals(hashes[i])),
    'entry-hash-mismatch',
  );
  return entries;
}
