/** Ids in AWS's forms, drawn from a seed: the same seed and the same requests give the same ids. */

/** A source of pseudo-random numbers and of ids in AWS's forms. */
export interface Ids {
  /** A number from 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  /** A version-4 UUID, as instance refreshes, activities and requests have. */
  readonly uuid: () => string;
  /** An EC2 resource id with 17 hex digits: `resource("i")` gives `i-0123456789abcdef0`. */
  readonly resource: (prefix: string) => string;
}

/** Ids from a seed. Two calls with the same seed give the same sequence. */
export function createIds(seed: string): Ids {
  const random = mulberry32(hash(seed));
  // Eight digits a draw: with large fleets, most of the time of a launch goes into ids.
  const hex8 = (): string =>
    Math.floor(random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, "0");
  return {
    random,
    uuid: () => toUuid(hex8() + hex8() + hex8() + hex8()),
    resource: (prefix) => `${prefix}-0${hex8()}${hex8()}`,
  };
}

/** 32 hex digits as a UUID: one digit becomes its version, another says which variant it is. */
function toUuid(hex: string): string {
  const variant = "89ab".charAt(parseInt(hex.charAt(16), 16) & 3);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return value >>> 0;
}

/** The generator of Tommy Ettinger: 32 bits of state, good enough to draw ids and delays from. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
