// Spec 02.6 and 02.7: the leaf and the order of leaves; 04: the paths of the feed tree.
import { Refusal, refuseUnless, time } from './encoding.mjs';
import { isObject, parse, plain } from './json.mjs';
import { EMPTY_ROOT, parseTilePath } from './merkle.mjs';

const HEX = /^[0-9a-f]{64}$/;
const SECTION = /^[a-z0-9]+(-[a-z0-9]+){0,15}$/;
const ARTICLE = /^[1-9][0-9]{0,3}(\.[1-9][0-9]{0,3}){0,3}$/;
const ORIGIN = /^tripoint\/([A-Z][A-Z0-9]{1,7})\/([A-Z][A-Z0-9]{1,7})\/(control|routine)\/([1-9][0-9]{0,5})$/;
const RULES = ['link', 'danger-to-life'];

/** {from, to, lane, epoch}, or null. */
export function parseOrigin(text) {
  const match = ORIGIN.exec(text);
  if (!match || match[1] === match[2]) return null;
  return { from: match[1], to: match[2], lane: match[3], epoch: Number(match[4]) };
}

/** The leaf as plain JSON. */
export function readLeaf(entry) {
  refuseUnless(entry.length <= 1024, 'leaf-too-long');
  let json;
  try {
    json = parse(entry);
  } catch {
    throw new Refusal('malformed-leaf', 'not I-JSON');
  }
  const kind = isObject(json) ? json.get('kind') : undefined;
  malformedUnless(typeof kind === 'string', 'kind');
  refuseUnless(['record', 'disclosure', 'epoch'].includes(kind), 'unknown-leaf-kind', kind);
  const leaf = kind === 'epoch' ? readOpening(json) : readRelease(json);
  refuseUnless(Buffer.from(JSON.stringify(leaf)).equals(entry), 'leaf-not-canonical');
  return leaf;
}

function readRelease(json) {
  only(json, ['record', 'basis', 'sections', 'time', 'control', 'kind']);
  malformedUnless(matches(HEX, json.get('record')), 'record');
  const basis = readBasis(json.get('basis'));
  const sections = json.get('sections');
  malformedUnless(Array.isArray(sections) && sections.every((name) => matches(SECTION, name) && name.length <= 64), 'sections');
  const distinct = [...new Set(sections)].sort();
  malformedUnless(distinct.length <= 24, 'sections');
  const { time: at, control } = readOrderMembers(json);
  return { record: json.get('record'), basis, sections: distinct, time: at, control, kind: json.get('kind') };
}

function readBasis(basis) {
  malformedUnless(isObject(basis), 'basis');
  if (basis.has('rule')) {
    only(basis, ['rule']);
    malformedUnless(typeof basis.get('rule') === 'string', 'rule');
    refuseUnless(RULES.includes(basis.get('rule')), 'unknown-release-rule', basis.get('rule'));
    return { rule: basis.get('rule') };
  }
  only(basis, ['instrument', 'article']);
  malformedUnless(matches(HEX, basis.get('instrument')) && matches(ARTICLE, basis.get('article')), 'basis');
  return { instrument: basis.get('instrument'), article: basis.get('article') };
}

function readOpening(json) {
  only(json, ['frozen', 'time', 'control', 'kind']);
  const frozen = json.get('frozen');
  malformedUnless(isObject(frozen), 'frozen');
  only(frozen, ['origin', 'size', 'root']);
  const { origin, size, root } = plain(frozen);
  malformedUnless(typeof origin === 'string' && parseOrigin(origin) !== null, 'origin');
  malformedUnless(isWhole(size, frozen.get('size')) && matches(HEX, root), 'frozen');
  malformedUnless(size > 0 || root === EMPTY_ROOT.toString('hex'), 'root');
  return { frozen: { origin, size: size + 0, root }, ...readOrderMembers(json), kind: 'epoch' };
}

function readOrderMembers(json) {
  malformedUnless(time(json.get('time')) !== null, 'time');
  const control = json.get('control');
  malformedUnless(isWhole(control, control), 'control');
  return { time: json.get('time'), control: control + 0 };
}

const isWhole = (value, parsed) => typeof parsed === 'number' && Number.isSafeInteger(value) && value >= 0;
const matches = (form, value) => typeof value === 'string' && form.test(value);

function only(json, names) {
  malformedUnless(json.size === names.length && names.every((name) => json.has(name)), `expected ${names}`);
}

function malformedUnless(holds, what) {
  refuseUnless(holds, 'malformed-leaf', what);
}

/** 2.7: what the leaves so far demand of the next one. */
export class LaneOrder {
  constructor(origin, frozen) {
    this.origin = origin;
    this.frozen = frozen; // {origin, size, root} as the leaf writes them, or null
    this.index = 0;
    this.time = -Infinity;
    this.control = 0;
  }

  /** A leaf that could not be read keeps its index and demands nothing. */
  pass() {
    this.index++;
  }

  /** Judges the next leaf, which keeps its index either way. */
  next(leaf) {
    const opensHere = this.index === 0 && parseOrigin(this.origin).epoch > 1;
    this.index++;
    refuseUnless((leaf.kind === 'epoch') === opensHere, 'epoch-opening-misplaced');
    if (opensHere) {
      const same = ['origin', 'size', 'root'].every((name) => leaf.frozen[name] === this.frozen?.[name]);
      refuseUnless(same, 'epoch-not-successive');
    }
    refuseUnless(time(leaf.time) >= this.time, 'release-time-decreases');
    refuseUnless(leaf.control >= this.control, 'control-size-decreases');
    this.time = time(leaf.time);
    this.control = leaf.control;
  }

  /** The order of the next epoch, once this one stands for ever as `frozen`. */
  freeze(origin, frozen) {
    const order = new LaneOrder(origin, frozen);
    order.time = this.time;
    order.control = this.control;
    return order;
  }
}

/** 04: what file of the feed tree a path names. */
export function parseFeedPath(path) {
  const malformed = new Refusal('malformed-path', path);
  if (path === 'head') return { file: 'head' };
  const hashed = /^(mirror\/)?(records|attachments)\/([0-9a-f]{64})$/.exec(path);
  if (hashed) {
    const file = hashed[2] === 'records' ? 'record' : 'attachment';
    return { file: hashed[1] ? `mirrored-${file}` : file, hash: hashed[3] };
  }
  const inLog = /^(mirror\/)?(control|routine)\/([1-9][0-9]{0,5})\/(.+)$/s.exec(path);
  if (!inLog) throw malformed;
  const log = { lane: inLog[2], epoch: Number(inLog[3]) };
  if (inLog[4] === 'checkpoint') return { file: inLog[1] ? 'receipt' : 'checkpoint', ...log };
  const { level, index, width } = parseTilePath(inLog[4]);
  const number = { index: String(index), width };
  if (inLog[1]) {
    if (level !== undefined) throw malformed;
    return { file: 'mirrored-entries', ...log, ...number };
  }
  return level === undefined ? { file: 'entries', ...log, ...number } : { file: 'tile', ...log, level, ...number };
}
