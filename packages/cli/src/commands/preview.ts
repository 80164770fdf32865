import type { SignedRequest } from 'outcrop';
import type { TestData } from 'outcrop/program';
import { buildSigned, buildUnsigned } from '../calls/build-unsigned.ts';
import { toCommandError } from '../calls/call-failure.ts';
import { type ConverseChat, countCharacters, describeMessages } from '../calls/describe-messages.ts';
import { type PrepareOptions, prepareCall } from '../calls/prepare-call.ts';
import { printUnsignedCurl } from '../calls/print-curl.ts';
import type { CommandContext } from '../command-context.ts';
import { CommandError, EXIT, type ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface PreviewOptions extends PrepareOptions {
  readonly stream?: boolean;
  readonly messages?: boolean;
  readonly body?: boolean;
  readonly curl?: boolean;
  readonly signed?: boolean;
}

const CHARACTERS_PER_TOKEN = 4;

/** `outcrop preview`: shows what a call would send. Without arguments those of a test are used. */
export async function preview(target: string, options: PreviewOptions, context: CommandContext): Promise<ExitCode> {
  const [name = '', test] = target.split('::');
  const prepared = await prepareCall(name, { ...options, ...(test !== undefined && { test }) }, context, onlyTest);
  try {
    const request = await (options.signed === true ? buildSigned : buildUnsigned)(prepared, options);
    print(request, options, context.terminal);
  } catch (error) {
    throw toCommandError(error, `Give arguments with -a name=value or --args, or name a test: ${name}::<test>.`);
  }
  return EXIT.done;
}

/** The test whose arguments show a function that has just one. */
function onlyTest(tests: readonly TestData[]): TestData | undefined {
  const [test, ...others] = tests;
  if (others.length === 0) return test;
  throw new CommandError(`There are several tests: ${tests.map(({ name }) => name).join(', ')}.`, {
    advice: `Choose one with ${test?.function}::${test?.name}, or give arguments with -a or --args.`,
    exitCode: EXIT.usage,
  });
}

function print(request: SignedRequest, options: PreviewOptions, terminal: Terminal): void {
  const body = request.body.json() as ConverseChat;
  if (options.signed === true) terminal.note('This command holds a signature: whoever has it may send the request for 5 minutes.');
  if (terminal.json) {
    const { client_details: client, url } = request;
    terminal.result(JSON.stringify({ ok: true, client: client.name, url, ...describeChosen(request, body, options) }));
  } else if (options.curl === true) terminal.result(curlOf(request, options));
  else if (options.body === true) terminal.result(JSON.stringify(body, null, 2));
  else if (options.messages === true) terminal.result(JSON.stringify(chatOf(body), null, 2));
  else printChat(request, body, terminal);
}

function describeChosen(request: SignedRequest, body: ConverseChat, options: PreviewOptions): object {
  if (options.curl === true) return { curl: curlOf(request, options) };
  return options.messages === true ? chatOf(body) : { body };
}

function chatOf({ system, messages }: ConverseChat): ConverseChat {
  return { ...(system !== undefined && { system }), ...(messages !== undefined && { messages }) };
}

function curlOf(request: SignedRequest, { signed }: PreviewOptions): string {
  return signed === true ? request.toCurl({ showSecrets: true }) : printUnsignedCurl(request);
}

function printChat(request: SignedRequest, body: ConverseChat, terminal: Terminal): void {
  terminal.result(describeMessages(body, (role) => terminal.colors.bold(`── ${role} ──`)));
  const characters = countCharacters(body);
  const { client_details: client } = request;
  const estimate = `≈ ${Math.ceil(characters / CHARACTERS_PER_TOKEN)} tokens (estimate)`;
  const model = client.options.model ?? client.options.model_id ?? '';
  terminal.note(`\n${client.name}   ${String(model)}   ${characters} characters   ${estimate}`);
}
