// Follows a feed tree from its first leaf to its newest, in a folder or over mutual TLS, and judges everything that
// can be judged without the receiver's own records: checkpoints, entries, tiles, leaves and their order, records,
// signatures, disclosures, attachments, receipts. Exit code 0: nothing refused, 1: something is, 2: usage.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal, refuseUnless, sha256, utf8 } from './encoding.mjs';
import { isObject } from './json.mjs';
import { LaneOrder, parseFeedPath, readLeaf } from './leaf.mjs';
import { leafHash, nodeHash, numberPath, root, split32, splitBundle, widthAt } from './merkle.mjs';
import { judgeCheckpoint, judgeReceipt, noteKey } from './notes.mjs';
import { judgeRecord, judgeSuccessor, keysAt, readKeySet, thumbprint } from './records.mjs';

const LIMITS = { checkpoint: 131072, receipt: 131072, tile: 8192, entries: 262656, record: 262144, attachment: 10485760, head: 256 };
const LANES = ['control', 'routine'];
const MAX_EPOCHS = 1000;
const MAX_LEAVES = 1000000n;

/** A feed tree in a folder. */
export const folder = (directory) => async (path) => {
  const file = join(directory, path);
  if (!existsSync(file)) return null;
  if (!realpathSync(file).startsWith(`${realpathSync(directory)}/`)) throw new Error(`${path} leads out of the folder`);
  return readFileSync(file);
};

/** A feed tree at an https address, whose server must hold one of the enrolled TLS keys. */
export function network(address, { cert, key, tlsKeys }) {
  const agent = new Agent({ cert, key, keepAlive: true, maxCachedSessions: 0, minVersion: 'TLSv1.3', rejectUnauthorized: false });
  const close = () => agent.destroy();
  /** A new connection, before anything is read from it. */
  const pin = (socket) => {
    const { kty, crv, x, y } = socket.getPeerX509Certificate()?.publicKey.export({ format: 'jwk' }) ?? {};
    if (!tlsKeys.includes(thumbprint({ crv, kty, x, y }))) socket.destroy(new Error('the server holds no enrolled key'));
  };
  const get = (path) =>
    new Promise((resolve, reject) => {
      const call = request(`${address}/${path}`, { agent, timeout: 40000 }, (response) => {
        const pieces = [];
        let length = 0;
        response.on('data', (piece) => {
          length += piece.length;
          if (length > LIMITS[parseFeedPath(path).file]) call.destroy(new Error(`${path} is too long`));
          pieces.push(piece);
        });
        response.on('end', () => {
          if (response.statusCode === 404) resolve(null);
          else if (response.statusCode === 200) resolve(Buffer.concat(pieces));
          else reject(new Error(`${path}: status ${response.statusCode}`));
        });
      });
      call.on('socket', (socket) => socket.secureConnecting && socket.once('secureConnect', () => pin(socket)));
      call.on('timeout', () => call.destroy(new Error(`${path}: no answer`)));
      call.on('error', reject).end();
    });
  return Object.assign(get, { close });
}

/** One pass over the tree that `from` keeps for `self`. */
export class Follower {
  constructor({ self, from, keySets }, now, get) {
    Object.assign(this, { self, from, now, get });
    this.keySets = Object.fromEntries(Object.entries(keySets).map(([party, history]) => [party, history.map(readKeySet)]));
    this.problems = [];
    this.counts = { logs: 0, leaves: 0, receipts: 0 };
    this.released = new Map(); // record hash -> names of the sections released
    this.ids = new Map(); // issuer and id -> record hash
    this.attached = new Set(); // hashes of the attachments that are there
  }

  problem(where, refusal) {
    this.problems.push({ where, code: refusal.code, explanation: refusal.message });
  }

  async file(path) {
    parseFeedPath(path);
    const octets = await this.get(path);
    refuseUnless(octets === null || octets.length <= LIMITS[parseFeedPath(path).file], 'too-large', path);
    return octets;
  }

  /** Runs a step; what it refuses becomes a problem. Faults that are no refusals go on. */
  async attempt(where, step) {
    try {
      return await step();
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      this.problem(where, fault);
      return undefined;
    }
  }

  async run() {
    for (const lane of LANES) await this.attempt(lane, () => this.lane(lane));
    for (const lane of LANES) await this.attempt(`receipt for ${lane}`, () => this.receipts(lane));
    await this.attempt('bodies', () => this.disclosedBeyond());
  }

  async lane(lane) {
    let order = null;
    let frozen = null;
    for (let epoch = 1; epoch <= MAX_EPOCHS; epoch++) {
      const note = await this.file(`${lane}/${epoch}/checkpoint`);
      if (note === null) {
        refuseUnless(epoch > 1, 'checkpoint-missing', lane);
        return;
      }
      const origin = `tripoint/${this.from}/${this.self}/${lane}/${epoch}`;
      order = epoch === 1 ? new LaneOrder(origin, null) : order.freeze(origin, frozen);
      const logKeys = keysAt(this.keySets[this.from], 'log', this.now).map(({ octets }) => noteKey(origin, 1, octets));
      const checkpoint = judgeCheckpoint({ origin, logKeys, mirrors: [] }, note);
      await this.log(`${lane}/${epoch}`, checkpoint, order);
      frozen = { origin, size: Number(checkpoint.size), root: checkpoint.root.toString('hex') };
      this.counts.logs++;
    }
  }

  async log(path, { size, root: signed }, order) {
    refuseUnless(size <= MAX_LEAVES, 'too-large', path);
    const entries = [];
    for (let index = 0n; index * 256n < size; index++) entries.push(...(await this.bundle(path, index, size)));
    const hashes = entries.map(leafHash);
    refuseUnless(root(hashes).equals(signed), 'root-mismatch', path);
    await this.attempt(`${path}/tile`, () => this.tiles(path, hashes, size));
    for (const [i, entry] of entries.entries()) {
      const where = `${path}, leaf ${i}`;
      const leaf = await this.attempt(where, () => this.leaf(entry, order));
      if (leaf && leaf.kind !== 'epoch') await this.attempt(where, () => this.release(leaf));
      this.counts.leaves++;
    }
  }

  leaf(entry, order) {
    let leaf;
    try {
      leaf = readLeaf(entry);
    } catch (refusal) {
      order.pass();
      throw refusal;
    }
    order.next(leaf);
    return leaf;
  }

  /** A partial bundle may be gone where the full one is there: then the full one is cut. */
  async bundle(path, index, size) {
    const width = widthAt(0, index, size);
    const whole = await this.file(`${path}/tile/entries/${numberPath(index, width)}`);
    if (whole !== null) return splitBundle(width, whole);
    const full = width === 256 ? null : await this.file(`${path}/tile/entries/${numberPath(index, 256)}`);
    refuseUnless(full !== null, 'entries-missing', `${path}, bundle ${index}`);
    return splitBundle(256, full).slice(0, width);
  }

  async tiles(path, leaves, size) {
    let hashes = leaves;
    for (let level = 0; hashes.length > 0; level++) {
      for (let index = 0; index * 256 < hashes.length; index++) {
        const width = widthAt(level, BigInt(index), size);
        const expected = Buffer.concat(hashes.slice(index * 256, index * 256 + width));
        const tile = await this.tile(`${path}/tile/${level}`, BigInt(index), width);
        refuseUnless(tile.equals(expected), 'root-mismatch', `${path}/tile/${level}, tile ${index}`);
      }
      hashes = Array.from({ length: Math.floor(hashes.length / 256) }, (_, i) => subtree(hashes.slice(256 * i, 256 * (i + 1))));
    }
  }

  async tile(path, index, width) {
    const whole = await this.file(`${path}/${numberPath(index, width)}`);
    const octets = whole ?? (await this.file(`${path}/${numberPath(index, 256)}`));
    refuseUnless(octets !== null, 'tile-missing', `${path}, tile ${index}`);
    refuseUnless(octets.length === 32 * (whole ? width : 256), 'wrong-tile-length', `${path}, tile ${index}`);
    return Buffer.concat(split32(octets).slice(0, width));
  }

  /** 4.3, as far as it needs nothing but the feed. */
  async release(leaf) {
    const octets = await this.file(`records/${leaf.record}`);
    refuseUnless(octets !== null, 'body-missing', leaf.record);
    const record = judgeRecord(this.keySets, octets);
    refuseUnless(record.hash === leaf.record, 'hash-mismatch', leaf.record);
    refuseUnless(record.party === this.from, 'wrong-issuer', record.party);
    const known = this.released.get(leaf.record);
    refuseUnless(leaf.kind !== 'record' || !known, 'replayed-record', leaf.record);
    refuseUnless(leaf.kind !== 'disclosure' || known, 'record-unknown', leaf.record);
    const id = `${record.party} ${record.id}`;
    refuseUnless((this.ids.get(id) ?? record.hash) === record.hash, 'record-id-reused', id);
    refuseUnless(leaf.sections.every((name) => record.open.has(name)), 'section-missing', leaf.record);
    for (const name of leaf.sections) await this.attachments(record.open.get(name));
    this.ids.set(id, record.hash);
    this.released.set(leaf.record, new Set([...(known ?? []), ...leaf.sections]));
    this.learnKeys(record);
  }

  async attachments(content) {
    if (Array.isArray(content)) for (const element of content) await this.attachments(element);
    if (!isObject(content)) return;
    if ([...content.keys()].sort().join() === 'hash,mediaType,octets,recognisable') {
      const hash = content.get('hash');
      if (this.attached.has(hash)) return;
      const octets = await this.file(`attachments/${hash}`);
      refuseUnless(octets !== null && sha256(octets).toString('hex') === hash, 'attachment-missing', hash);
      this.attached.add(hash);
    } else {
      for (const member of content.values()) await this.attachments(member);
    }
  }

  /** A later key set counts from the next leaf on. */
  learnKeys(record) {
    const compact = record.type === 'keyset.published' ? record.open.get('keys')?.get('compact') : undefined;
    const history = this.keySets[record.party];
    if (typeof compact === 'string' && readKeySet(compact).serial > history.at(-1).serial) {
      history.push(judgeSuccessor(history.at(-1), compact));
    }
  }

  /** Nothing may be open in a body that no leaf released. */
  async disclosedBeyond() {
    for (const [hash, sections] of this.released) {
      const { open } = judgeRecord(this.keySets, await this.file(`records/${hash}`));
      const beyond = [...open.keys()].filter((name) => !sections.has(name));
      if (beyond.length > 0) this.problem(`records/${hash}`, new Refusal('section-not-released', beyond.join()));
    }
  }

  async receipts(lane) {
    for (let epoch = 1; epoch <= MAX_EPOCHS; epoch++) {
      const note = await this.file(`mirror/${lane}/${epoch}/checkpoint`);
      if (note === null) return;
      const origin = `tripoint/${this.self}/${this.from}/${lane}/${epoch}`;
      const own = this.keySets[this.self];
      refuseUnless(own !== undefined, 'log-signature-missing', `no key set of ${this.self} is known`);
      const logKeys = keysAt(own, 'log', this.now).map(({ octets }) => noteKey(origin, 1, octets));
      const name = `tripoint/${this.from}/mirror`;
      const mirrors = keysAt(this.keySets[this.from], 'mirror', this.now).map(({ octets }) => noteKey(name, 4, octets));
      judgeReceipt({ origin, logKeys, mirrors }, note);
      this.counts.receipts++;
    }
  }
}

function subtree(hashes) {
  if (hashes.length === 1) return hashes[0];
  return nodeHash(subtree(hashes.slice(0, hashes.length / 2)), subtree(hashes.slice(hashes.length / 2)));
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { trust: { type: 'string' }, cert: { type: 'string' }, key: { type: 'string' }, now: { type: 'string' } },
  });
  if (!values.trust || positionals.length !== 1) {
    console.error('usage: follow.mjs --trust trust.json [--now TIME] DIRECTORY\n' +
      '       follow.mjs --trust trust.json --cert cert.pem --key key.pem [--now TIME] https://HOST:PORT/to/PARTY\n' +
      'trust.json: {"self": "KH", "from": "VN", "keySets": {"VN": [compact, …], "KH": […]}}');
    return 2;
  }
  const trust = JSON.parse(utf8(readFileSync(values.trust)));
  const [place] = positionals;
  const now = values.now ? Date.parse(values.now) : Date.now();
  const follower = new Follower(trust, now, null);
  const tlsKeys = follower.keySets[trust.from].at(-1).keys.filter(({ use }) => use === 'tls').map(({ kid }) => kid);
  follower.get = place.startsWith('https://')
    ? network(place.replace(/\/$/, ''), { cert: readFileSync(values.cert), key: readFileSync(values.key), tlsKeys })
    : folder(place);
  await follower.run();
  follower.get.close?.();
  follower.problems.forEach(({ where, code, explanation }) => console.log(`${where}: ${code} (${explanation})`));
  const { logs, leaves, receipts } = follower.counts;
  const bodies = `${follower.released.size} records, ${follower.attached.size} attachments`;
  console.log(`${logs} logs, ${leaves} leaves, ${bodies}, ${receipts} receipts, ${follower.problems.length} problems`);
  return follower.problems.length === 0 ? 0 : 1;
}

process.exitCode = await main();
