import type { ClientDeclaration, MapValue, Value } from '@outcrop/grammar';
import type { Declared } from '../../1-bind/declared.ts';
import type { Project } from '../../1-bind/project.ts';
import { describeValue, entryOf, isMissing, isPoisoned, soundEntries, stringOf } from '../../2-resolve/values.ts';
import { hintForProvider, type ProviderKind, providerKind } from '../../providers.ts';
import type { Reporter } from '../../reporter.ts';
import { checkBedrockFit } from './check-bedrock-fit.ts';
import { checkEntries } from './check-option-values.ts';
import { checkStrategyFit } from './check-strategy-fit.ts';
import { FALLBACK_OPTIONS, ROUND_ROBIN_OPTIONS } from './strategy-options.ts';
import { OPTION_ADVICE, WRITTEN_OPTIONS } from './written-options.ts';

const ENTRIES = ['provider', 'options', 'retry_policy'];

/** Checks providers (OC501) and options (OC502, OC503, OC504) of clients. */
export function checkClients({ clients }: Project, reporter: Reporter): void {
  for (const declared of clients) {
    checkEntryNames(declared, reporter);
    checkRetryPolicy(declared, reporter);
    const kind = checkProvider(declared, reporter);
    const options = optionsOf(declared, reporter);
    if (kind !== undefined && options !== 'poisoned') checkOptionsOf(declared, { kind, options, reporter });
  }
}

function checkEntryNames({ node, file }: Declared<ClientDeclaration>, reporter: Reporter): void {
  for (const { key } of soundEntries(node.body)) {
    if (ENTRIES.includes(key.text)) continue;
    const isOption = WRITTEN_OPTIONS.has(key.text);
    const advice = isOption ? `write it inside "options { … }"` : `a client has ${ENTRIES.join(', ')}`;
    const hint = isOption ? undefined : reporter.suggest(key.text, ENTRIES);
    reporter.in(file)('unknown-option', key.span, { owner: 'a client', key: key.text, advice }, { hint });
  }
}

function checkRetryPolicy({ node, file }: Declared<ClientDeclaration>, reporter: Reporter): void {
  const value = entryOf(node.body, 'retry_policy')?.value;
  if (value === undefined || isPoisoned(value) || stringOf(value) !== undefined) return;
  reporter.in(file)('reference-not-a-name', value.span, { found: describeValue(value), what: 'retry_policy' });
}

function checkProvider({ node, file }: Declared<ClientDeclaration>, reporter: Reporter): ProviderKind | undefined {
  const report = reporter.in(file);
  const value = entryOf(node.body, 'provider')?.value;
  if (value === undefined) {
    if (isMissing(node.body, 'provider')) report('provider-missing', node.name.span, { name: node.name.text });
    return undefined;
  }
  if (isPoisoned(value)) return undefined;
  const name = stringOf(value);
  const kind = providerKind(name);
  if (name === undefined) report('provider-not-a-name', value.span, { found: describeValue(value) });
  else if (kind === undefined) report('provider-unknown', value.span, { name }, { hint: hintForProvider(name, reporter) });
  else if (kind === 'unsupported') report('provider-unsupported', value.span, { name });
  return kind;
}

/** The options, undefined without any, or `poisoned` when nothing can be said about them. */
function optionsOf({ node, file }: Declared<ClientDeclaration>, reporter: Reporter): MapValue | undefined | 'poisoned' {
  const value: Value | undefined = entryOf(node.body, 'options')?.value;
  if (value === undefined) {
    const isOutside = node.body.entries.some(({ key }) => WRITTEN_OPTIONS.has(key.text));
    return isOutside || !isMissing(node.body, 'options') ? 'poisoned' : undefined;
  }
  if (value.kind === 'map') return value;
  if (!isPoisoned(value)) reporter.in(file)('option-value', value.span, { key: 'options', expected: 'a map', found: describeValue(value) });
  return 'poisoned';
}

interface ClientOptions {
  readonly kind: ProviderKind;
  readonly options: MapValue | undefined;
  readonly reporter: Reporter;
}

function checkOptionsOf({ node, file }: Declared<ClientDeclaration>, { kind, options, reporter }: ClientOptions): void {
  const client = { name: node.name, options, file, reporter };
  const context = { file, reporter, owner: `a client of ${kind === 'bedrock' ? 'aws-bedrock' : kind}`, advice: OPTION_ADVICE };
  switch (kind) {
    case 'bedrock':
      if (options !== undefined) checkEntries(options, WRITTEN_OPTIONS, context);
      checkBedrockFit(client);
      break;
    case 'fallback':
    case 'round-robin':
      if (options !== undefined) checkEntries(options, kind === 'fallback' ? FALLBACK_OPTIONS : ROUND_ROBIN_OPTIONS, context);
      checkStrategyFit(client);
      break;
    case 'unsupported':
      break;
  }
}
