/** One item of a stream of values. */
export type StreamItem = { readonly partial: unknown } | { readonly final: unknown } | { readonly error: unknown };

/**
 * Reads what `toStreamable()` and `toServerSentEvents()` write: lines of JSON, or events. Which of the two is seen at each line. Leaving the loop
 * cancels the stream. Throws a `SyntaxError` for a line that should be JSON and is none.
 */
export async function* readItems(stream: ReadableStream<Uint8Array>): AsyncGenerator<StreamItem> {
  let name = '';
  let data: string[] = [];
  for await (const line of linesOf(stream)) {
    if (line.startsWith('{')) yield JSON.parse(line) as StreamItem;
    else if (line.startsWith('event:')) name = line.slice('event:'.length).trim();
    else if (line.startsWith('data:')) data.push(line.slice('data:'.length));
    else if (line === '') {
      if (data.length > 0) yield itemOfEvent(name, JSON.parse(data.join('\n')));
      name = '';
      data = [];
    }
  }
}

/** Events without a name are partial values. */
function itemOfEvent(name: string, value: unknown): StreamItem {
  switch (name) {
    case 'final':
      return { final: value };
    case 'error':
      return { error: value };
    default:
      return { partial: value };
  }
}

/** The lines of a text without their ends. What comes after the last end of line is a line too. */
async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  // The beginning of a line, in the pieces that it came in: a long one is put together once.
  let pieces: string[] = [];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const lines = (done ? decoder.decode() : decoder.decode(value, { stream: true })).split('\n');
      const rest = lines.pop() ?? '';
      for (const line of lines) {
        yield withoutReturn(pieces.join('') + line);
        pieces = [];
      }
      pieces.push(rest);
      if (done) break;
    }
    if (pieces.some((piece) => piece !== '')) yield withoutReturn(pieces.join(''));
  } finally {
    // Not waited for: a copy of a stream is cancelled when all copies are.
    reader.cancel().catch(() => {});
  }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
