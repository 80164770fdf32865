// Which addresses media may be fetched from. A prompt's URL must not reach the machine itself, its network, or a cloud's metadata service.

/** First address and prefix length of networks that are not the public internet (IANA special-purpose registry). */
const CLOSED_IPV4: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** Leading bits of IPv6 networks, as groups of 16. Addresses that carry an IPv4 address are looked at apart. */
const CLOSED_IPV6: readonly (readonly [groups: readonly number[], bits: number])[] = [
  [[0, 0, 0, 0, 0, 0], 96],
  [[0x100, 0, 0, 0], 64],
  [[0x2001, 0xdb8], 32],
  [[0x2001, 0], 23],
  [[0x3fff], 20],
  [[0x5f00], 16],
  [[0xfc00], 7],
  [[0xfe80], 10],
  [[0xfec0], 10],
  [[0xff00], 8],
];

/** Tells whether an IP address, as text, is one of the public internet. Anything that is not an IP address is not. */
export function isPublicAddress(address: string): boolean {
  const ipv4 = parseIpv4(address);
  if (ipv4 !== undefined) return !CLOSED_IPV4.some(([network, bits]) => sharesPrefix(ipv4, parseIpv4(network) ?? 0, bits));
  const groups = parseIpv6(address);
  return groups !== undefined && isPublicIpv6(groups);
}

/** Tells whether a URL's host is an IP address in itself: then no name is looked up. */
export function isIpAddress(host: string): boolean {
  return parseIpv4(host) !== undefined || parseIpv6(host) !== undefined;
}

function isPublicIpv6(groups: readonly number[]): boolean {
  const embedded = embeddedIpv4(groups);
  if (embedded !== undefined) return isPublicAddress(embedded);
  return !CLOSED_IPV6.some(([prefix, bits]) => hasPrefix(groups, prefix, bits));
}

/** IPv4 addresses travel inside `::ffff:0:0/96`, `::ffff:0:0:0/96`, `64:ff9b::/96`, `64:ff9b:1::/48` and `2002::/16`. */
function embeddedIpv4(groups: readonly number[]): string | undefined {
  const [first = 0, second = 0, third = 0] = groups;
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  const isTranslated = groups.slice(0, 4).every((group) => group === 0) && groups[4] === 0xffff && groups[5] === 0;
  const isNat64 = first === 0x64 && second === 0xff9b;
  if (isMapped || isTranslated || isNat64) return ipv4Text(groups[6] ?? 0, groups[7] ?? 0);
  return first === 0x2002 ? ipv4Text(second, third) : undefined;
}

function ipv4Text(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

function parseIpv4(text: string): number | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (match === null) return undefined;
  const bytes = match.slice(1).map(Number);
  return bytes.every((byte) => byte < 256) ? bytes.reduce((sum, byte) => sum * 256 + byte, 0) : undefined;
}

/** Takes brackets and a zone away; gives eight groups. */
function parseIpv6(text: string): readonly number[] | undefined {
  let bare = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  if (!bare.includes(':') || bare.length > 45) return undefined;
  const ipv4 = /(?:^|:)(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (ipv4 !== undefined) {
    const value = parseIpv4(ipv4);
    if (value === undefined) return undefined;
    bare = `${bare.slice(0, -ipv4.length)}${Math.floor(value / 65_536).toString(16)}:${(value % 65_536).toString(16)}`;
  }
  const halves = bare.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const [head = [], tail = []] = halves;
  const missing = 8 - head.length - tail.length;
  if (halves.length > 2 || (halves.length === 1 ? missing !== 0 : missing < 1)) return undefined;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? groups.map((group) => Number.parseInt(group, 16)) : undefined;
}

function sharesPrefix(a: number, b: number, bits: number): boolean {
  const size = 2 ** (32 - bits);
  return Math.floor(a / size) === Math.floor(b / size);
}

function hasPrefix(groups: readonly number[], prefix: readonly number[], bits: number): boolean {
  for (let index = 0; index * 16 < bits; index++) {
    const shift = Math.max(0, 16 - (bits - index * 16));
    if ((groups[index] ?? 0) >> shift !== (prefix[index] ?? 0) >> shift) return false;
  }
  return true;
}
