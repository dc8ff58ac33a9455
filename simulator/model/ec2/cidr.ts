/** IPv4 blocks in CIDR notation: which addresses they have, and how two of them lie. */

export interface Cidr {
  /** The first address, as a number. */
  readonly first: number;
  /** The number of leading bits that all addresses share. */
  readonly prefix: number;
  /** How many addresses there are. */
  readonly size: number;
}

/** The block of a text such as `10.0.0.0/16`; undefined for any other text. Bits behind the prefix are cut off, as AWS does. */
export function parseCidr(text: string): Cidr | undefined {
  const numbers = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/u
    .exec(text)
    ?.slice(1)
    .map(Number);
  const [prefix = 33, ...octets] = [...(numbers ?? [])].reverse();
  if (prefix > 32 || octets.some((octet) => octet > 255)) return undefined;
  const address = octets.reduceRight((sum, octet) => sum * 256 + octet, 0);
  const size = 2 ** (32 - prefix);
  return { first: address - (address % size), prefix, size };
}

export function renderCidr({ first, prefix }: Cidr): string {
  return `${renderAddress(first)}/${prefix}`;
}

/** `10.0.0.4` for its number. */
export function renderAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

/** Whether all addresses of one block are addresses of another. */
export function isWithin(inner: Cidr, outer: Cidr): boolean {
  return inner.first >= outer.first && inner.first + inner.size <= outer.first + outer.size;
}

/** Whether two blocks have an address in common. */
export function isOverlapping(one: Cidr, other: Cidr): boolean {
  return one.first < other.first + other.size && other.first < one.first + one.size;
}
