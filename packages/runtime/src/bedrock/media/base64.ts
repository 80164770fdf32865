/** Characters turned into bytes at a time: `String.fromCharCode` takes a limited number of arguments. */
const CHUNK = 0x8000;

export function encodeBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += CHUNK) binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  return btoa(binary);
}

export function decodeBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Tells whether a text is base64 with its padding and nothing else. */
export function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

export interface DataUrl {
  readonly mediaType: string;
  readonly base64: string;
}

/** Takes a `data:` URL apart; percent-encoded ones become base64 too. Undefined when it is malformed. */
export function parseDataUrl(url: string): DataUrl | undefined {
  const comma = url.indexOf(',');
  if (!/^data:/i.test(url) || comma < 0) return undefined;
  const [mediaType = '', ...parameters] = url.slice(5, comma).split(';');
  const payload = url.slice(comma + 1);
  if (parameters.at(-1)?.trim().toLowerCase() === 'base64') {
    return isBase64(payload) ? { mediaType, base64: payload } : undefined;
  }
  try {
    return { mediaType, base64: encodeBase64(new TextEncoder().encode(decodeURIComponent(payload))) };
  } catch {
    return undefined;
  }
}
