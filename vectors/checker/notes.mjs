// Spec 03: signed notes, keys of notes, checkpoints, receipts, evidence.
import { createPublicKey, verify } from 'node:crypto';
import { base64, decimal, refuseUnless, Refusal, sha256, utf8 } from './encoding.mjs';
import { EMPTY_ROOT, judgeInclusion, leafHash } from './merkle.mjs';

const MAX_NOTE = 131072;
const MAX_PROOF = 163840;
const LAST_SECOND = 253402300799n;
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** Whether 64 octets are the Ed25519 signature of a key of 32 octets over a message. */
export function verifiesEd25519(key, message, signature) {
  if (signature.length !== 64) return false;
  const spki = createPublicKey({ key: Buffer.concat([SPKI, key]), format: 'der', type: 'spki' });
  return verify(null, message, spki, signature);
}

const P = (1n << 255n) - 19n;
const modulo = (number) => ((number % P) + P) % P;

function power(base, exponent) {
  let result = 1n;
  for (let bits = exponent, square = modulo(base); bits > 0n; bits >>= 1n) {
    if (bits & 1n) result = modulo(result * square);
    square = modulo(square * square);
  }
  return result;
}

const D = modulo(-121665n * power(121666n, P - 2n));

/** Whether 32 octets are a point of the curve: RFC 8032 section 5.1.3. */
export function isEd25519Key(octets) {
  const number = BigInt(`0x${Buffer.from(octets).reverse().toString('hex')}`);
  const y = number & ((1n << 255n) - 1n);
  if (octets.length !== 32 || y >= P) return false;
  const xSquared = modulo((y * y - 1n) * power(D * y * y + 1n, P - 2n));
  return xSquared === 0n ? number >> 255n === 0n : power(xSquared, (P - 1n) / 2n) === 1n;
}

const isKeyName = (name) => name.length >= 1 && name.length <= 255 && !/[\p{White_Space}+\u0000-\u001f\u007f]/u.test(name);

/** 3.1 */
export function readNote(octets) {
  refuseUnless(octets.length <= MAX_NOTE, 'note-too-large');
  const note = utf8(octets);
  refuseUnless(note !== null && !/[\u0000-\u0009\u000b-\u001f]/.test(note), 'malformed-note');
  const separator = note.lastIndexOf('\n\n');
  refuseUnless(separator >= 0 && separator + 2 < note.length && note.endsWith('\n'), 'malformed-note');
  const lines = note.slice(separator + 2, -1).split('\n');
  refuseUnless(lines.length <= 16, 'note-too-large');
  return { text: note.slice(0, separator + 1), signatures: lines.map(readSignatureLine) };
}

function readSignatureLine(line) {
  const space = line.lastIndexOf(' ');
  const name = line.slice(2, Math.max(space, 2));
  refuseUnless(line.startsWith('\u2014 ') && space > 2 && isKeyName(name), 'malformed-signature-line');
  const octets = base64(line.slice(space + 1));
  refuseUnless(octets !== null && octets.length >= 5, 'malformed-signature-line');
  return { name, id: octets.subarray(0, 4), signature: octets.subarray(4) };
}

/** 3.2 */
export const keyId = (name, type, key) => sha256(name, Buffer.of(10, type), key).subarray(0, 4);

export function readVerifierKey(vkey) {
  const malformed = 'malformed-verifier-key';
  const [name, id, ...rest] = vkey.split('+');
  refuseUnless(rest.length > 0 && isKeyName(name), malformed);
  const typed = base64(rest.join('+'));
  refuseUnless(typed !== null && typed.length === 33, malformed);
  const type = typed[0];
  const key = typed.subarray(1);
  refuseUnless((type === 1 || type === 4) && isEd25519Key(key), malformed);
  refuseUnless(keyId(name, type, key).toString('hex') === id, malformed);
  return { name, type, key };
}

export const noteKey = (name, type, key) => ({ name, type, key });

const isNamedLike = (signature, key) =>
  signature.name === key.name && signature.id.equals(keyId(key.name, key.type, key.key));

/** 3.3. `log` is {origin, logKeys, mirrors}. */
export function judgeCheckpoint(log, octets) {
  return judgeCheckpointNote(log, readNote(octets));
}

function judgeCheckpointNote({ origin, logKeys, mirrors }, note) {
  const text = Buffer.from(note.text);
  let signed = false;
  for (const key of logKeys.filter(({ name }) => name === origin)) {
    for (const signature of note.signatures.filter((line) => isNamedLike(line, key))) {
      refuseUnless(verifiesEd25519(key.key, text, signature.signature), 'signature-invalid');
      signed = true;
    }
  }
  refuseUnless(signed, 'log-signature-missing');
  const cosignatures = note.signatures.flatMap((line) =>
    mirrors.filter((mirror) => isNamedLike(line, mirror)).map((mirror) => judgeCosignature(note.text, line, mirror)),
  );
  const checkpoint = readCheckpoint(note.text);
  refuseUnless(checkpoint.origin === origin, 'origin-mismatch');
  return { ...checkpoint, cosignatures };
}

function readCheckpoint(text) {
  const lines = text.split('\n');
  refuseUnless(lines.length === 4 && lines[3] === '', 'malformed-checkpoint');
  const [origin, size, root] = [lines[0], decimal(lines[1]), base64(lines[2])];
  refuseUnless(isKeyName(origin) && size !== null && root?.length === 32, 'malformed-checkpoint');
  refuseUnless(size !== 0n || root.equals(EMPTY_ROOT), 'wrong-empty-root');
  return { origin, size, root };
}

/** 3.4 */
function judgeCosignature(text, { signature }, mirror) {
  refuseUnless(signature.length === 72, 'malformed-cosignature');
  const seconds = signature.readBigUInt64BE(0);
  refuseUnless(seconds <= LAST_SECOND, 'malformed-cosignature');
  const message = Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
  refuseUnless(verifiesEd25519(mirror.key, message, signature.subarray(8)), 'signature-invalid');
  return { name: mirror.name, time: new Date(Number(seconds) * 1000).toISOString() };
}

export function judgeReceipt(log, octets) {
  const checkpoint = judgeCheckpoint(log, octets);
  refuseUnless(checkpoint.cosignatures.length > 0, 'cosignature-missing');
  return checkpoint;
}

/** 3.5 */
export function judgeEvidence(log, octets, leaf) {
  refuseUnless(octets.length <= MAX_PROOF, 'note-too-large');
  const proof = utf8(octets);
  refuseUnless(proof !== null, 'malformed-note');
  const separator = proof.indexOf('\n\n');
  refuseUnless(separator >= 0, 'malformed-proof');
  const { index, path } = readProofHead(proof.slice(0, separator).split('\n'));
  const checkpoint = judgeCheckpoint(log, Buffer.from(proof.slice(separator + 2)));
  judgeInclusion({ index, size: checkpoint.size, path, leaf: leafHash(leaf), root: checkpoint.root });
  return { index, ...checkpoint };
}

function readProofHead(lines) {
  const malformed = new Refusal('malformed-proof');
  if (lines.shift() !== 'c2sp.org/tlog-proof@v1') throw malformed;
  if (lines[0]?.startsWith('extra ')) {
    const extra = base64(lines.shift().slice('extra '.length));
    if (extra === null || extra.length > 16384) throw malformed;
  }
  const line = lines.shift() ?? '';
  const index = line.startsWith('index ') ? decimal(line.slice('index '.length)) : null;
  if (index === null || lines.length > 63) throw malformed;
  const path = lines.map(base64);
  if (path.some((hash) => hash?.length !== 32)) throw malformed;
  return { index, path };
}
