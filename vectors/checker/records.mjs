// Spec 01: records, disclosures, signatures. Spec 05: key sets and which key may sign.
import { base64url, refuseUnless, Refusal, sha256, time } from './encoding.mjs';
import { isObject, JsonFault, parse, plain } from './json.mjs';
import { isEd25519Key, verifiesEd25519 } from './notes.mjs';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+){0,15}$/;
const PARTY = /^[A-Z][A-Z0-9]{1,7}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TYPE = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/;
const SECTOR = /^([A-Z][A-Z0-9]{1,7}(?:-[A-Z][A-Z0-9]{1,7}){1,3})\/[1-9][0-9]{0,4}$/;
const THUMBPRINT = /^[A-Za-z0-9_-]{43}$/;
const HEX = /^[0-9a-f]{64}$/;
const RECORD_TYPE = 'tripoint-record+sd-jwt';
const KEY_SET_TYPE = 'tripoint-keyset+jws';

const is = (form) => (value) => typeof value === 'string' && value.length <= 64 && form.test(value);
const isSlug = is(SLUG);
const isParty = is(PARTY);
const isWhole = (value, from, to) => typeof value === 'number' && value >= from && value <= to;
const octetsOf = (value, length) => typeof value === 'string' && base64url(value)?.length === length;

/** 1.1: I-JSON of at most so many octets. */
function iJson(octets, limit = 262144) {
  refuseUnless(octets.length <= limit, 'too-large');
  try {
    return parse(octets);
  } catch (fault) {
    if (!(fault instanceof JsonFault)) throw fault;
    throw new Refusal({ malformed: 'malformed-json', duplicate: 'duplicate-member', 'too-deep': 'too-large' }[fault.fault]);
  }
}

/** Refuses with `code` unless `json` is an object that has `names`, perhaps `optional`, and nothing else. */
function members(json, code, names, optional = []) {
  refuseUnless(isObject(json) && names.every((name) => json.has(name)), code, `expected ${names}`);
  refuseUnless([...json.keys()].every((name) => names.includes(name) || optional.includes(name)), code, `expected ${names}`);
}

/** 1.2 steps 1 to 4. */
function readProtectedHeader(encoded, type, names) {
  refuseUnless(encoded.length <= 1024, 'too-large');
  const octets = base64url(encoded);
  refuseUnless(octets !== null, 'malformed-header');
  const json = iJson(octets);
  const forbidden = (name) => ['crit', 'b64', 'jwk', 'jku'].includes(name) || name.startsWith('x5');
  refuseUnless(!isObject(json) || ![...json.keys()].some(forbidden), 'forbidden-header');
  refuseUnless(isObject(json) && typeof json.get('alg') === 'string', 'malformed-header');
  refuseUnless(json.get('alg') === 'Ed25519', 'wrong-algorithm');
  refuseUnless(typeof json.get('typ') === 'string', 'malformed-header');
  refuseUnless(json.get('typ') === type, 'wrong-type');
  members(json, 'malformed-header', names);
  refuseUnless(is(THUMBPRINT)(json.get('kid')), 'malformed-header');
  return plain(json);
}

/** 1.2 */
function readSignature(encoded, signature) {
  const header = readProtectedHeader(encoded, RECORD_TYPE, ['alg', 'kid', 'typ', 'party', 'role']);
  refuseUnless(isParty(header.party) && ['issuer', 'signatory'].includes(header.role), 'malformed-header');
  refuseUnless(octetsOf(signature, 64), 'signature-invalid');
  return { ...header, encoded, signature: base64url(signature) };
}

/** 1.3: what a payload says, with the digests of its sections and parents. */
export function readPayload(octets) {
  const json = iJson(octets, 65536);
  const code = 'malformed-payload';
  members(
    json,
    code,
    ['id', 'subject', 'type', 'version', 'party', 'service', 'unit', 'office', 'time', 'marking', 'parents', 'sections', '_sd_alg'],
    ['sector'],
  );
  const says = (name, holds) => refuseUnless(holds(json.get(name)), code, name);
  says('id', is(UUID));
  says('subject', is(UUID));
  says('type', is(TYPE));
  says('version', (value) => isWhole(value, 1, 999));
  says('party', isParty);
  ['service', 'unit', 'office'].forEach((name) => says(name, isSlug));
  says('time', (value) => time(value) !== null);
  says('sector', (value) => value === undefined && !json.has('sector') ? true : isSector(value));
  readMarking(json.get('marking'));
  says('parents', (value) => Array.isArray(value) && value.length <= 16);
  const parents = json.get('parents').map(readPlaceholder);
  says('sections', (value) => isObject(value) && value.size >= 1 && value.size <= 24);
  const sections = new Map();
  for (const [name, elements] of json.get('sections')) {
    refuseUnless(isSlug(name) && Array.isArray(elements) && elements.length === 1, code, name);
    sections.set(name, readPlaceholder(elements[0]));
  }
  says('_sd_alg', (value) => value === 'sha-256');
  const digests = [...sections.values(), ...parents];
  refuseUnless(new Set(digests).size === digests.length, 'digest-repeated');
  const { id, type, party, time: at } = plain(json);
  return { hash: sha256(octets).toString('hex'), id, type, party, time: at, sections, parents };
}

function isSector(value) {
  const parties = is(SECTOR)(value) ? SECTOR.exec(value)[1].split('-') : ['', ''];
  return parties.every((party, i) => i === 0 || parties[i - 1] < party);
}

function readMarking(marking) {
  const code = 'malformed-payload';
  members(marking, code, ['classification', 'purpose', 'categories', 'personal', 'retainUntil']);
  refuseUnless(isSlug(marking.get('classification')) && isSlug(marking.get('purpose')), code, 'marking');
  const categories = marking.get('categories');
  refuseUnless(Array.isArray(categories) && categories.length <= 8 && categories.every(isSlug), code, 'categories');
  refuseUnless(typeof marking.get('personal') === 'boolean', code, 'personal');
  refuseUnless(time(`${marking.get('retainUntil')}T00:00:00.000Z`) !== null, code, 'retainUntil');
}

function readPlaceholder(element) {
  members(element, 'malformed-payload', ['...']);
  refuseUnless(octetsOf(element.get('...'), 32), 'malformed-payload', 'digest');
  return element.get('...');
}

/** 1.4 step 1. */
function readDisclosure(encoded) {
  const octets = base64url(encoded);
  let pair;
  try {
    pair = octets && iJson(octets);
  } catch (refusal) {
    throw new Refusal('malformed-disclosure', refusal.message);
  }
  const sound = Array.isArray(pair) && pair.length === 2 && octetsOf(pair[0], 16) && !usesReservedName(pair[1]);
  refuseUnless(sound, 'malformed-disclosure');
  return { digest: sha256(encoded).toString('base64url'), value: pair[1] };
}

function usesReservedName(value) {
  if (Array.isArray(value)) return value.some(usesReservedName);
  return isObject(value) && [...value].some(([name, inner]) => ['...', '_sd', '_sd_alg'].includes(name) || usesReservedName(inner));
}

/** 1.4 step 2: {open: Map of section to content, parents: hashes}. */
function match(payload, disclosures) {
  const wanted = new Map([
    ...[...payload.sections.values()].map((digest) => [digest, isObject]),
    ...payload.parents.map((digest) => [digest, is(HEX)]),
  ]);
  const values = new Map();
  for (const { digest, value } of disclosures) {
    const holds = wanted.get(digest);
    refuseUnless(holds !== undefined, 'disclosure-unmatched');
    wanted.delete(digest);
    refuseUnless(holds(value), 'malformed-disclosure');
    values.set(digest, value);
  }
  return {
    open: new Map([...payload.sections].filter(([, digest]) => values.has(digest)).map(([name, digest]) => [name, values.get(digest)])),
    parents: payload.parents.filter((digest) => values.has(digest)).map((digest) => values.get(digest)),
  };
}

/** 1.5. `keySets` has, for each party, its key sets in order, as `readKeySet` gives them. */
export function judgeRecord(keySets, octets) {
  const envelope = iJson(octets);
  const code = 'malformed-envelope';
  members(envelope, code, ['payload', 'signatures']);
  const entries = envelope.get('signatures');
  refuseUnless(Array.isArray(entries) && entries.length >= 1 && entries.length <= 16, code, 'signatures');
  entries.forEach((entry, i) => {
    members(entry, code, i === 0 ? ['protected', 'signature', 'header'] : ['protected', 'signature']);
    refuseUnless(typeof entry.get('protected') === 'string' && typeof entry.get('signature') === 'string', code);
  });
  members(entries[0].get('header'), code, ['disclosures']);
  const disclosed = entries[0].get('header').get('disclosures');
  refuseUnless(Array.isArray(disclosed) && disclosed.length <= 40 && disclosed.every((text) => typeof text === 'string'), code);
  refuseUnless(typeof envelope.get('payload') === 'string', code);
  const payloadOctets = base64url(envelope.get('payload'));
  refuseUnless(payloadOctets !== null, code, 'payload');

  const signatures = entries.map((entry) => readSignature(entry.get('protected'), entry.get('signature')));
  const payload = readPayload(payloadOctets);
  const { open, parents } = match(payload, disclosed.map(readDisclosure));
  refuseUnless(signatures[0].role === 'issuer' && signatures[0].party === payload.party, 'issuer-missing');
  const seen = new Set();
  for (const signature of signatures) {
    const name = [signature.kid, signature.party, signature.role].join(' ');
    refuseUnless(!seen.has(name) && !(seen.size > 0 && signature.role === 'issuer'), 'signature-repeated');
    seen.add(name);
    verify(keySets, envelope.get('payload'), signature, time(payload.time));
  }
  return { ...payload, signatures, open, parents };
}

/** 1.5, "A signature by itself". */
export function judgeSignature(keySets, { payload, protected: encoded, signature, time: at }) {
  readPayload(base64url(payload));
  const read = readSignature(encoded, signature);
  verify(keySets, payload, read, time(at));
  return read;
}

function verify(keySets, payload, signature, at) {
  const key = keyOf(keySets[signature.party] ?? [], 'record', signature.kid, at);
  const message = Buffer.from(`${signature.encoded}.${payload}`);
  refuseUnless(verifiesEd25519(key, message, signature.signature), 'signature-invalid');
}

/** 5.2: the octets of the key. */
function keyOf(history, use, kid, at) {
  const find = (set) => set.keys.find((key) => key.use === use && key.kid === kid);
  refuseUnless(history.some(find), 'unknown-key');
  const key = find(history.at(-1));
  refuseUnless(key !== undefined, 'key-revoked');
  refuseUnless(at >= key.from && at < key.until, 'key-outside-validity');
  return key.octets;
}

/** The Ed25519 keys of one use in the set in force that are valid at a time. */
export const keysAt = (history, use, at) =>
  history.at(-1).keys.filter((key) => key.use === use && at >= key.from && at < key.until);

/** 5.1, by itself. */
export function readKeySet(compact) {
  refuseUnless(compact.length <= 32768, 'too-large');
  const parts = compact.split('.');
  refuseUnless(parts.length === 3, 'malformed-envelope');
  const header = readProtectedHeader(parts[0], KEY_SET_TYPE, ['alg', 'kid', 'typ']);
  refuseUnless(octetsOf(parts[2], 64), 'signature-invalid');
  const payload = base64url(parts[1]);
  refuseUnless(payload !== null, 'malformed-envelope');
  const keySet = readKeySetPayload(iJson(payload));
  refuseUnless(header.kid === keySet.root.kid, 'unknown-root');
  const message = Buffer.from(`${parts[0]}.${parts[1]}`);
  refuseUnless(verifiesEd25519(keySet.root.octets, message, base64url(parts[2])), 'signature-invalid');
  return keySet;
}

/** 5.1, as the successor of the one in force. */
export function judgeSuccessor(inForce, compact) {
  const next = readKeySet(compact);
  const announced = next.root.kid === inForce.root.kid || next.root.kid === inForce.nextRoot;
  refuseUnless(announced && next.party === inForce.party, 'unknown-root');
  refuseUnless(next.serial === inForce.serial + 1, 'key-set-out-of-order');
  return next;
}

function readKeySetPayload(json) {
  const code = 'malformed-payload';
  members(json, code, ['party', 'serial', 'issued', 'feed', 'root', 'nextRoot', 'keys']);
  const { party, serial, issued, feed, nextRoot } = plain(json);
  refuseUnless(isParty(party) && isWhole(json.get('serial'), 1, 2147483647) && time(issued) !== null, code);
  refuseUnless(typeof feed === 'string' && /^https:\/\/[^/?#\s]+(\/[^?\s]*)?$/.test(feed), code, 'feed');
  refuseUnless(is(THUMBPRINT)(nextRoot), code, 'nextRoot');
  const root = readJwk(json.get('root'));
  refuseUnless(root.curve === 'Ed25519', code, 'root');
  const list = json.get('keys');
  refuseUnless(Array.isArray(list) && list.length <= 32, code, 'keys');
  const keys = list.map(readEnrolledKey);
  refuseUnless(new Set(keys.map(({ kid }) => kid)).size === keys.length, code, 'a key stands there twice');
  return { party, serial, feed, root, nextRoot, keys };
}

function readEnrolledKey(json) {
  const code = 'malformed-payload';
  members(json, code, ['use', 'from', 'until', 'jwk']);
  const use = json.get('use');
  refuseUnless(['record', 'log', 'mirror', 'tls'].includes(use), code, 'use');
  const [from, until] = [time(json.get('from')), time(json.get('until'))];
  refuseUnless(from !== null && until !== null && from < until, code, 'validity');
  const key = readJwk(json.get('jwk'));
  refuseUnless(key.curve === (use === 'tls' ? 'P-256' : 'Ed25519'), code, 'curve');
  return { use, from, until, ...key };
}

/** {curve, kid, octets}: the thumbprint by RFC 7638. */
function readJwk(json) {
  const code = 'malformed-payload';
  refuseUnless(isObject(json), code);
  const { kty, crv, x, y } = plain(json);
  if (kty === 'OKP' && crv === 'Ed25519') {
    members(json, code, ['kty', 'crv', 'x']);
    refuseUnless(octetsOf(x, 32) && isEd25519Key(base64url(x)), code);
    return { curve: crv, octets: base64url(x), kid: thumbprint({ crv, kty, x }) };
  }
  members(json, code, ['kty', 'crv', 'x', 'y']);
  refuseUnless(kty === 'EC' && crv === 'P-256' && octetsOf(x, 32) && octetsOf(y, 32), code);
  return { curve: crv, kid: thumbprint({ crv, kty, x, y }) };
}

/** RFC 7638 over members in alphabetical order. */
export const thumbprint = (sorted) => sha256(JSON.stringify(sorted)).toString('base64url');

