// Spec 07: the record of receipt.
import { Refusal, refuseUnless, time } from './encoding.mjs';
import { isObject, parse, plain } from './json.mjs';
import { parseOrigin, readLeaf } from './leaf.mjs';
import { judgeEvidence, noteKey } from './notes.mjs';
import { judgeRecord, judgeSuccessor, readKeySet } from './records.mjs';

const MALFORMED = 'malformed-record-of-receipt';
const MAX_OCTETS = 8 * 1024 * 1024;
const isText = (value) => typeof value === 'string';
const isList = (value, most) =>
  Array.isArray(value) && value.length >= 1 && value.length <= most && value.every(isText);

/** `roots` has the thumbprint of each root that the reader knows, by party. */
export function judgeRecordOfReceipt(roots, octets) {
  const file = readFile(octets);
  const { from, to } = file.log;
  const keySets = readKeySets(roots, file);
  const record = judgeRecord(keySets, envelope(file.record));
  refuseUnless(record.party === from, 'wrong-issuer');
  const leaf = readLeaf(Buffer.from(file.leaf));
  refuseUnless(leaf.record === record.hash, 'leaf-of-another-record');

  const keys = (party, use) => keySets[party].at(-1).keys.filter((key) => key.use === use);
  const logKeys = (list) => list.map(({ octets: key }) => noteKey(file.origin, 1, key));
  const mirrors = keys(to, 'mirror').map(({ octets: key }) => noteKey(`tripoint/${to}/mirror`, 4, key));
  const judge = (log, cosigners) =>
    judgeEvidence({ origin: file.origin, logKeys: logKeys(log), mirrors: cosigners }, Buffer.from(file.proof), Buffer.from(file.leaf));
  judge(keys(from, 'log'), []);
  const proven = judge(keys(from, 'log'), mirrors);
  refuseUnless(proven.cosignatures.length > 0, 'cosignature-missing');
  const received = proven.cosignatures[0].time;
  const validThen = (list) => list.filter((key) => time(received) >= key.from && time(received) < key.until);
  try {
    const mirrored = validThen(keys(to, 'mirror')).map(({ octets: key }) => noteKey(`tripoint/${to}/mirror`, 4, key));
    refuseUnless(judge(validThen(keys(from, 'log')), mirrored).cosignatures.length > 0, 'key-outside-validity');
  } catch (fault) {
    throw fault instanceof Refusal ? new Refusal('key-outside-validity') : fault;
  }
  const decision = file.decision === undefined ? null : judgeDecision(keySets, file, record, leaf);
  return { record, index: proven.index, size: proven.size, received, decision };
}

function readFile(octets) {
  refuseUnless(octets.length <= MAX_OCTETS, MALFORMED);
  let json;
  try {
    json = parse(octets);
  } catch {
    throw new Refusal(MALFORMED, 'not I-JSON');
  }
  refuseUnless(isObject(json), MALFORMED);
  const { form, log: origin, record, leaf, proof, decision, keySets, ...rest } = plain(json);
  const log = isText(origin) ? parseOrigin(origin) : null;
  const sound = form === 'tripoint-record-of-receipt/1' && log && isText(leaf) && isText(proof) && isList(record, 16);
  refuseUnless(sound && Object.keys(rest).length === 0, MALFORMED);
  refuseUnless(decision === undefined || isText(decision), MALFORMED);
  refuseUnless(isObject(json.get('keySets')) && Object.keys(keySets).length <= 16, MALFORMED);
  for (const [party, sets] of Object.entries(keySets)) {
    refuseUnless(/^[A-Z][A-Z0-9]{1,7}$/.test(party) && isList(sets, 1000), MALFORMED);
  }
  return { origin, log, record, leaf, proof, decision, keySets };
}

function readKeySets(roots, file) {
  const all = {};
  for (const [party, compacts] of Object.entries(file.keySets)) {
    all[party] = [];
    for (const compact of compacts) {
      all[party].push(all[party].length === 0 ? readKeySet(compact) : judgeSuccessor(all[party].at(-1), compact));
    }
    refuseUnless(all[party][0].party === party, 'key-sets-missing');
    refuseUnless(!roots[party] || all[party].some((set) => set.root.kid === roots[party]), 'unknown-root');
  }
  refuseUnless(all[file.log.from] && all[file.log.to], 'key-sets-missing');
  return all;
}

/** 1.6 backwards: the envelope of compact SD-JWTs of one payload. */
function envelope(compacts) {
  const parts = compacts.map((compact) => {
    const tilde = compact.indexOf('~');
    const jws = compact.slice(0, Math.max(tilde, 0)).split('.');
    refuseUnless(jws.length === 3 && compact.endsWith('~'), MALFORMED);
    return { jws, disclosed: compact.slice(tilde) };
  });
  const same = ({ jws, disclosed }) => jws[1] === parts[0].jws[1] && disclosed === parts[0].disclosed;
  refuseUnless(parts.every(same), MALFORMED);
  const disclosures = parts[0].disclosed === '~' ? [] : parts[0].disclosed.slice(1, -1).split('~');
  const signatures = parts.map(({ jws }, i) => ({
    protected: jws[0],
    signature: jws[2],
    ...(i === 0 && { header: { disclosures } }),
  }));
  return Buffer.from(JSON.stringify({ payload: parts[0].jws[1], signatures }));
}

function judgeDecision(keySets, file, record, leaf) {
  const decision = judgeRecord(keySets, envelope([file.decision]));
  const content = plain(decision.open.get('decision') ?? new Map());
  const basis = leaf.basis.rule
    ? content.rule === leaf.basis.rule
    : content.instrument === leaf.basis.instrument && content.article === leaf.basis.article;
  const sections = [...(content.sections ?? [])].sort();
  const fits =
    decision.party === file.log.from &&
    decision.type === 'release.decided' &&
    content.outcome === 'released' &&
    content.record === record.hash &&
    content.to === file.log.to &&
    basis &&
    JSON.stringify(sections) === JSON.stringify(leaf.sections);
  refuseUnless(fits, 'decision-of-another-record');
  return decision;
}
