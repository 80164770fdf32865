import { createInterface } from 'node:readline';
import { compile } from '@outcrop/compiler';
import { renderCodeFrame } from '@outcrop/grammar';
import { Audio, ClientRegistry, createClientFromProgram, Image, Pdf, type Program, type ProgramClient, Video } from 'outcrop';
import { type Question, sourcesOf } from './question.ts';

/** A question to the whole system: the sources, and what to do with them. */
export interface Ask extends Question {
  readonly name?: string;
  readonly op: string;
  /** Name of the function, `Fn` when left out. */
  readonly fn?: string;
  /** Model text of `parse` and `parseStream`. */
  readonly text?: string;
  /** Arguments of `request` by name; media as `{ $image: { url } }` or `{ $image: { base64, mediaType } }`. */
  readonly args?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** A client for this request, made the primary one. */
  readonly client?: { readonly name: string; readonly provider: string; readonly options?: Readonly<Record<string, unknown>> };
  readonly stream?: boolean;
}

export type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean };

/** Answers questions line by line, in order; a question that fails gets an answer that says so. */
export async function answerLines(input: NodeJS.ReadableStream, write: (line: string) => void): Promise<void> {
  for await (const line of createInterface({ input })) {
    if (line.trim() !== '') write(JSON.stringify(await answerLine(line)));
  }
}

async function answerLine(line: string): Promise<Answer> {
  try {
    return await answerQuestion(JSON.parse(line) as Ask);
  } catch (error) {
    return describeFailure(error);
  }
}

/** Answers one question. To fail is an answer too. */
export async function answerQuestion(question: Ask): Promise<Answer> {
  const name = question.name === undefined ? {} : { name: question.name };
  return { ...name, ...(await answer(question).catch(describeFailure)) };
}

function describeFailure(error: unknown): Answer {
  return { ok: false, error: error instanceof Error ? error.message : String(error) };
}

async function answer(question: Ask): Promise<Answer> {
  const { program, problem } = compileQuestion(question);
  if (problem !== undefined) return { ok: false, error: problem };
  const { op, fn = 'Fn', text = '' } = question;
  const client = createClientFromProgram(program);
  switch (op) {
    case 'check':
      return { ok: true };
    case 'parse':
      return { ok: true, value: member(client.parse, fn)(text) };
    case 'parseStream':
      return { ok: true, value: member(client.parseStream, fn)(text) };
    case 'request':
      return answerRequest(question, program, client);
    default:
      throw new Error(`unknown op ${op}`);
  }
}

function compileQuestion(question: Ask): { program: Program; problem?: string } {
  const { program, diagnostics, sources } = compile(sourcesOf(question));
  const error = diagnostics.find(({ severity }) => severity === 'error');
  const source = sources.find(({ path }) => path === error?.file);
  return error === undefined || source === undefined ? { program } : { program, problem: renderCodeFrame(error, source) };
}

async function answerRequest(question: Ask, program: Program, client: ProgramClient): Promise<Answer> {
  const { fn = 'Fn', args = {}, env, stream } = question;
  const build = member(stream === true ? client.streamRequest : client.request, fn);
  const positional = Object.keys(program.functions?.[fn]?.params ?? {}).map((name) => readMedia(args[name]));
  const { url, method, headers, body } = await build(...positional, { env, clientRegistry: registryOf(question) });
  return { ok: true, url, method, headers, body: body.json() };
}

function member<Functions extends object>(functions: Functions, name: string): NonNullable<Functions[keyof Functions]> {
  const found = Object.hasOwn(functions, name) ? functions[name as keyof Functions] : undefined;
  if (found === undefined || found === null) throw new Error(`there is no function ${name}`);
  return found;
}

function registryOf({ client }: Ask): ClientRegistry | undefined {
  if (client === undefined) return undefined;
  const registry = new ClientRegistry();
  registry.addLlmClient(client.name, client.provider, client.options ?? {});
  registry.setPrimary(client.name);
  return registry;
}

interface MediaSource {
  readonly url?: string;
  readonly base64?: string;
  readonly mediaType?: string;
}

const MEDIA: Readonly<Record<string, (source: MediaSource) => unknown>> = {
  $image: ({ url, base64 = '', mediaType }) =>
    url === undefined ? Image.fromBase64(mediaType ?? '', base64) : Image.fromUrl(url, mediaType),
  $audio: ({ url, base64 = '', mediaType }) =>
    url === undefined ? Audio.fromBase64(mediaType ?? '', base64) : Audio.fromUrl(url, mediaType),
  $video: ({ url, base64 = '', mediaType }) =>
    url === undefined ? Video.fromBase64(mediaType ?? '', base64) : Video.fromUrl(url, mediaType),
  $pdf: ({ url, base64 = '', mediaType }) => (url === undefined ? Pdf.fromBase64(base64) : Pdf.fromUrl(url, mediaType)),
};

/** Turns media written as `{ $image: … }` into media values, at any depth. */
function readMedia(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readMedia);
  if (typeof value !== 'object' || value === null) return value;
  for (const [key, read] of Object.entries(MEDIA)) {
    if (Object.hasOwn(value, key)) return read((value as Record<string, MediaSource>)[key] ?? {});
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, readMedia(item)]));
}
