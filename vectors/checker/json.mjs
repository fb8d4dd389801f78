// I-JSON (RFC 7493): UTF-8 without byte order mark, no member twice, no unpaired surrogates, whole numbers of at most
// 2^53 - 1, finite numbers, 32 levels. A whole number is one written without fraction and exponent.
import { utf8 } from './encoding.mjs';

const MAX_DEPTH = 32;

export class JsonFault extends Error {
  constructor(fault) {
    super(fault);
    this.fault = fault; // 'malformed' | 'duplicate' | 'too-deep'
  }
}

/** A number that is not whole: kept apart, so that 4.0 is not 4. */
export class Fraction {
  constructor(text) {
    this.text = text;
  }
}

export const isObject = (value) => value instanceof Map;

/** Objects become Maps in the order of the text, whole numbers Numbers, other numbers Fractions. */
export function parse(octets) {
  const text = utf8(octets);
  if (text === null || text.startsWith('\uFEFF')) throw new JsonFault('malformed');
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.space();
  if (reader.at !== text.length) throw new JsonFault('malformed');
  return value;
}

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  space() {
    while (' \t\n\r'.includes(this.text[this.at] ?? 'x')) this.at++;
  }

  take(character) {
    if (this.text[this.at] !== character) throw new JsonFault('malformed');
    this.at++;
  }

  value(depth) {
    this.space();
    const next = this.text[this.at];
    if (next === '{' || next === '[') {
      if (depth >= MAX_DEPTH) throw new JsonFault('too-deep');
      return next === '{' ? this.object(depth + 1) : this.array(depth + 1);
    }
    if (next === '"') return this.string();
    for (const [word, value] of [['true', true], ['false', false], ['null', null]]) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.number();
  }

  object(depth) {
    const members = new Map();
    this.take('{');
    this.space();
    if (this.text[this.at] === '}') {
      this.at++;
      return members;
    }
    for (;;) {
      this.space();
      const name = this.string();
      if (members.has(name)) throw new JsonFault('duplicate');
      this.space();
      this.take(':');
      members.set(name, this.value(depth));
      this.space();
      if (this.text[this.at] !== ',') break;
      this.at++;
    }
    this.take('}');
    return members;
  }

  array(depth) {
    const elements = [];
    this.take('[');
    this.space();
    if (this.text[this.at] === ']') {
      this.at++;
      return elements;
    }
    for (;;) {
      elements.push(this.value(depth));
      this.space();
      if (this.text[this.at] !== ',') break;
      this.at++;
    }
    this.take(']');
    return elements;
  }

  string() {
    const match = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
    match.lastIndex = this.at;
    const found = match.exec(this.text);
    if (!found) throw new JsonFault('malformed');
    this.at = match.lastIndex;
    const value = JSON.parse(found[0]);
    if (!value.isWellFormed()) throw new JsonFault('malformed');
    return value;
  }

  number() {
    const match = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
    match.lastIndex = this.at;
    const found = match.exec(this.text);
    if (!found) throw new JsonFault('malformed');
    this.at = match.lastIndex;
    const number = Number(found[0]);
    if (found[1] !== undefined || found[2] !== undefined) {
      if (!Number.isFinite(number)) throw new JsonFault('malformed');
      return new Fraction(found[0]);
    }
    if (!Number.isSafeInteger(number)) throw new JsonFault('malformed');
    return number;
  }
}

/** Plain JSON, for comparison with what a vector expects. */
export function plain(value) {
  if (isObject(value)) return Object.fromEntries([...value].map(([name, member]) => [name, plain(member)]));
  if (Array.isArray(value)) return value.map(plain);
  return value instanceof Fraction ? Number(value.text) : value;
}
