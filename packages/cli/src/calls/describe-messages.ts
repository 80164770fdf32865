/** The part of a Converse body that a preview shows. */
export interface ConverseChat {
  readonly system?: readonly Block[];
  readonly messages?: readonly { readonly role: string; readonly content: readonly Block[] }[];
}

type Block = Readonly<Record<string, unknown>>;

interface MediaBlock {
  readonly format?: string;
  readonly source?: { readonly bytes?: string; readonly s3Location?: { readonly uri?: string } };
}

/** Shows a chat for people: a heading for each role, text as it is, media by format and size. */
export function describeMessages({ system = [], messages = [] }: ConverseChat, heading: (role: string) => string): string {
  const all = [...(system.length > 0 ? [{ role: 'system', content: system }] : []), ...messages];
  return all.map(({ role, content }) => `${heading(role)}\n${content.map(describeBlock).join('\n')}`).join('\n\n');
}

/** Counts the characters of the text of a chat. */
export function countCharacters({ system = [], messages = [] }: ConverseChat): number {
  const blocks = [...system, ...messages.flatMap(({ content }) => content)];
  return blocks.reduce((total, { text }) => total + (typeof text === 'string' ? text.length : 0), 0);
}

function describeBlock(block: Block): string {
  if (typeof block.text === 'string') return block.text;
  const [kind = 'nothing', value] = Object.entries(block)[0] ?? [];
  const { format, source } = (value ?? {}) as MediaBlock;
  if (source === undefined) return `[${kind} ${JSON.stringify(value)}]`;
  const place = source.bytes === undefined ? (source.s3Location?.uri ?? '') : describeSize(source.bytes);
  return `[${[kind, describeFormat(kind, format), place].filter((part) => part !== undefined && part !== '').join(' ')}]`;
}

/** Documents have formats of which not all are media types. */
function describeFormat(kind: string, format: string | undefined): string | undefined {
  if (format === undefined || kind !== 'document') return format && `${kind}/${format}`;
  return format === 'pdf' ? 'application/pdf' : format;
}

function describeSize(base64: string): string {
  const bytes = Buffer.byteLength(base64, 'base64');
  return bytes < 1000 ? `${bytes} B` : `${Math.round(bytes / 1000)} kB`;
}
