// Judges every vector by the spec and compares with what the vector expects. Exit code 0: all as expected, 1: not.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { Refusal } from './encoding.mjs';
import { LaneOrder, parseFeedPath, readLeaf } from './leaf.mjs';
import { judgeBundle, judgeConsistency, judgeInclusion, judgeTile, leafHash, root } from './merkle.mjs';
import { plain } from './json.mjs';
import { judgeCheckpoint, judgeEvidence, judgeReceipt, readVerifierKey } from './notes.mjs';
import { judgeRecordOfReceipt } from './receipts.mjs';
import { judgeRecord, judgeSignature, judgeSuccessor, readKeySet } from './records.mjs';

const VECTORS = join(dirname(fileURLToPath(import.meta.url)), '..');

const hex = (text) => Buffer.from(text, 'hex');
const log = ({ origin, logKeys, mirrors }) => ({
  origin,
  logKeys: logKeys.map(readVerifierKey),
  mirrors: mirrors.map(readVerifierKey),
});
const note = (input) => ('note' in input ? Buffer.from(input.note) : Buffer.from(input.noteBase64, 'base64'));
const head = ({ size, root: found, cosignatures }) => ({ size: String(size), root: found.toString('hex'), cosignatures });

const keySets = (trusted) =>
  Object.fromEntries(Object.entries(trusted.keySets).map(([party, history]) => [party, history.map(readKeySet)]));
const signer = ({ party, role, kid }) => ({ party, role, kid });

/** For each kind: what the judge reads, `verdict` included; refusals are thrown. */
const judges = {
  tree({ input }) {
    if (!root(input.entries.map((entry) => leafHash(hex(entry)))).equals(hex(input.root))) throw new Refusal('root-mismatch');
    return { verdict: 'proven' };
  },
  inclusion({ input }) {
    judgeInclusion({
      index: BigInt(input.index),
      size: BigInt(input.size),
      path: input.path.map(hex),
      leaf: hex(input.leafHash),
      root: hex(input.root),
    });
    return { verdict: 'proven' };
  },
  consistency({ input }) {
    judgeConsistency({
      earlierSize: BigInt(input.earlierSize),
      size: BigInt(input.size),
      path: input.path.map(hex),
      earlierRoot: hex(input.earlierRoot),
      root: hex(input.root),
    });
    return { verdict: 'proven' };
  },
  tile({ input }) {
    const hashes = judgeTile({ path: input.path, size: BigInt(input.size), octets: Buffer.from(input.octets, 'base64') });
    return { verdict: 'read', hashes: hashes.map((hash) => hash.toString('hex')) };
  },
  'entry-bundle'({ input }) {
    const octets = Buffer.from(input.octets, 'base64');
    const entries = judgeBundle({ path: input.path, octets, hashes: input.hashes.map(hex) });
    return { verdict: 'read', entries: entries.map((entry) => entry.toString('hex')) };
  },
  leaf: ({ input }) => ({ verdict: 'read', leaf: readLeaf(Buffer.from(input.entry)) }),
  'lane-order'({ input }) {
    const frozen = input.frozen && { ...input.frozen, size: Number(input.frozen.size) };
    const order = new LaneOrder(input.origin, frozen);
    input.leaves.forEach((leaf, i) => {
      try {
        order.next(readLeaf(Buffer.from(leaf)));
      } catch (refusal) {
        if (i < input.leaves.length - 1) throw new Error('an earlier leaf is refused', { cause: refusal });
        throw refusal;
      }
    });
    return { verdict: 'follows' };
  },
  'verifier-key'({ input }) {
    const { name, type, key } = readVerifierKey(input.vkey);
    return { verdict: 'read', name, type, key: key.toString('hex') };
  },
  checkpoint: ({ trusted, input }) => ({ verdict: 'verified', ...head(judgeCheckpoint(log(trusted), note(input))) }),
  receipt: ({ trusted, input }) => ({ verdict: 'verified', ...head(judgeReceipt(log(trusted), note(input))) }),
  'tlog-proof'({ trusted, input }) {
    const proven = judgeEvidence(log(trusted), Buffer.from(input.proof), Buffer.from(input.leaf));
    const { size, cosignatures } = head(proven);
    return { verdict: 'proven', index: String(proven.index), size, cosignatures };
  },
  record({ trusted, input }) {
    const record = judgeRecord(keySets(trusted), Buffer.from(input.record));
    return {
      verdict: 'verified',
      hash: record.hash,
      signers: record.signatures.map(signer),
      open: plain(record.open),
      closed: [...record.sections.keys()].filter((name) => !record.open.has(name)),
      parents: record.parents,
    };
  },
  disclosure: (vector) => judges.record(vector),
  signature: ({ trusted, input }) => ({ verdict: 'verified', ...signer(judgeSignature(keySets(trusted), input)) }),
  keyset({ trusted, input }) {
    const keySet = trusted.inForce
      ? judgeSuccessor(readKeySet(trusted.inForce), input.keySet)
      : readKeySet(input.keySet);
    const { party, serial, root: found, keys } = keySet;
    return { verdict: 'sound', party, serial, root: found.kid, keys: keys.map(({ use, kid }) => ({ use, kid })) };
  },
  'record-of-receipt'({ trusted, input }) {
    const { record, index, size, received, decision } = judgeRecordOfReceipt(trusted.roots, Buffer.from(input.file));
    return {
      verdict: 'verified',
      record: record.hash,
      index: String(index),
      size: String(size),
      received,
      decision: decision?.hash ?? null,
    };
  },
  'feed-path': ({ input }) => ({ verdict: 'read', file: parseFeedPath(input.path) }),
};

function judge(vector) {
  try {
    return judges[vector.kind](vector);
  } catch (fault) {
    if (fault instanceof Refusal) return { verdict: fault.code };
    throw fault;
  }
}

let failed = 0;
let passed = 0;
for (const half of ['valid', 'invalid']) {
  for (const kind of readdirSync(join(VECTORS, half)).sort()) {
    for (const file of readdirSync(join(VECTORS, half, kind)).sort()) {
      const vector = JSON.parse(readFileSync(join(VECTORS, half, kind, file), 'utf8'));
      const found = judge(vector);
      if (isDeepStrictEqual(found, vector.expected)) {
        passed++;
      } else {
        failed++;
        console.log(`${half}/${kind}/${file}\n  expected ${JSON.stringify(vector.expected)}\n  found    ${JSON.stringify(found)}`);
      }
    }
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
