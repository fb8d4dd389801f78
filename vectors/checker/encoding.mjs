// Spec, "Conventions": every text form has one spelling, and a reader refuses all others.
import { createHash } from 'node:crypto';

/** A refusal by the other party's fault, with the code of the spec. */
export class Refusal extends Error {
  constructor(code, explanation = '') {
    super(`${code}${explanation ? `: ${explanation}` : ''}`);
    this.code = code;
  }
}

export function refuseUnless(holds, code, explanation) {
  if (!holds) throw new Refusal(code, explanation);
}

export const sha256 = (...pieces) => {
  const hash = createHash('sha256');
  pieces.forEach((piece) => hash.update(piece));
  return hash.digest();
};

/** The octets of base64 with padding, or null. */
export function base64(text) {
  const octets = Buffer.from(text, 'base64');
  return octets.toString('base64') === text ? octets : null;
}

/** The octets of base64url without padding, or null. */
export function base64url(text) {
  const octets = Buffer.from(text, 'base64url');
  return octets.toString('base64url') === text ? octets : null;
}

/** The number of a decimal below 2^63, as BigInt, or null. */
export function decimal(text) {
  if (!/^(0|[1-9][0-9]{0,18})$/.test(text)) return null;
  const number = BigInt(text);
  return number < 1n << 63n ? number : null;
}

/** The text of octets that are UTF-8, or null. */
export function utf8(octets) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return null;
  }
}

/** Milliseconds since 1970 of a time in its only spelling, or null. */
export function time(text) {
  if (typeof text !== 'string' || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) || new Date(at).toISOString() !== text ? null : at;
}
