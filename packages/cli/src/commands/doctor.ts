import { openEngine } from '../calls/open-program.ts';
import type { CommandContext } from '../command-context.ts';
import { examineClient } from '../doctor/examine-client.ts';
import { examineProject } from '../doctor/examine-project.ts';
import type { Finding } from '../doctor/finding.ts';
import { probeProgram } from '../doctor/probe-program.ts';
import { type EnvironmentOptions, readEnvironment } from '../environment/read-environment.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { bedrockClients } from '../project/bedrock-clients.ts';
import { loadProject, type Project } from '../project/load-project.ts';
import { plural } from '../terminal/plural.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface DoctorOptions extends EnvironmentOptions {
  readonly from?: string;
  readonly client?: readonly string[];
  readonly invoke: boolean;
}

/** `outcrop doctor`: examines the project and every client, and says what to do. */
export async function doctor(options: DoctorOptions, context: CommandContext): Promise<ExitCode> {
  const { terminal, workingDirectory } = context;
  const project = loadProject(options.from, workingDirectory);
  const findings: Finding[] = [];
  for await (const finding of examine(project, options, context)) {
    if (!terminal.json) print(finding, findings.at(-1)?.client, terminal);
    findings.push(finding);
  }
  const ok = findings.every(({ status }) => status !== 'failed');
  if (terminal.json) terminal.result(JSON.stringify({ ok, checks: findings }));
  else terminal.note(`\n${summarise(findings)}`);
  return ok ? EXIT.done : EXIT.surroundings;
}

async function* examine(project: Project, options: DoctorOptions, context: CommandContext): AsyncGenerator<Finding, void, undefined> {
  const environment = readEnvironment(project.sourceDirectory, options, context);
  const clients = bedrockClients(project.result.program, options.client);
  const ofProject = examineProject(project);
  yield* ofProject;
  if (ofProject.some(({ name, status }) => name === 'sources' && status === 'failed')) return;
  const program = probeProgram(project);
  const engine = openEngine();
  for (const client of clients) yield* examineClient({ client, program, environment, engine, mayInvoke: options.invoke });
}

function print({ client, name, status, detail, advice }: Finding, previousClient: string | undefined, terminal: Terminal): void {
  const { colors } = terminal;
  const marks = { ok: colors.green('✓'), warning: colors.yellow('!'), failed: colors.red('✗') };
  if (client !== previousClient) terminal.result(`\n${colors.bold(`client ${client}`)}`);
  terminal.result(`${marks[status]} ${name.padEnd(16)} ${detail}`);
  if (advice !== undefined) terminal.result(`    ${advice.replaceAll('\n', '\n    ')}`);
}

function summarise(findings: readonly Finding[]): string {
  const clients = new Set(findings.flatMap(({ client }) => client ?? []));
  const failed = new Set(findings.flatMap(({ client, status }) => (status === 'failed' && client !== undefined ? [client] : [])));
  if (clients.size === 0)
    return findings.some(({ status }) => status === 'failed') ? 'The project comes first.' : 'There is no Bedrock client.';
  if (failed.size === 0) return `Nothing stands in the way of ${plural(clients.size, 'client')}.`;
  return `${failed.size} of ${plural(clients.size, 'client')} cannot work: ${[...failed].join(', ')}.`;
}
