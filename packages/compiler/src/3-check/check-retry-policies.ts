import { type MapValue, type RetryPolicyDeclaration, relatedPlaceAt, type SourceFile } from '@outcrop/grammar';
import { type OptionKind, type OptionTable, optionTable } from 'outcrop/program';
import type { Declared } from '../1-bind/declared.ts';
import type { Project } from '../1-bind/project.ts';
import { entryOf, isMissing, stringIn } from '../2-resolve/values.ts';
import type { Reporter } from '../reporter.ts';
import { checkEntries } from './clients/check-option-values.ts';

const DELAY: OptionKind = { kind: 'number', whole: true, min: 0, env: false };
const STRATEGY: OptionTable = optionTable({
  type: { kind: 'word', words: ['constant_delay', 'exponential_backoff'], env: false },
  delay_ms: DELAY,
  multiplier: { kind: 'number', min: 1, env: false },
  max_delay_ms: DELAY,
});
const POLICY: OptionTable = optionTable({
  max_retries: { kind: 'number', whole: true, min: 0, max: 1000, env: false },
  strategy: { kind: 'map', entries: STRATEGY },
  options: { kind: 'dictionary', value: { kind: 'json' } },
});

/** Keys that say something about growing delays only. */
const BACKOFF_KEYS = ['multiplier', 'max_delay_ms'];

/** Checks retry policies: names (OC502), values (OC503), and what is missing or does not go together (OC504). */
export function checkRetryPolicies({ retryPolicies }: Project, reporter: Reporter): void {
  for (const { node, file } of retryPolicies) {
    checkEntries(node.body, POLICY, { file, reporter, owner: 'a retry_policy', advice: new Map() });
    checkPresence({ node, file }, reporter);
    const strategy = entryOf(node.body, 'strategy')?.value;
    if (strategy?.kind === 'map') checkBackoff(strategy, file, reporter);
  }
}

function checkPresence({ node, file }: Declared<RetryPolicyDeclaration>, reporter: Reporter): void {
  const report = reporter.in(file);
  const owner = `retry_policy \`${node.name.text}\``;
  if (isMissing(node.body, 'max_retries')) {
    report('entry-missing', node.name.span, { owner, entry: 'max_retries', form: '`max_retries 3`' });
  }
  const strategy = entryOf(node.body, 'strategy');
  if (strategy?.value.kind === 'map' && isMissing(strategy.value, 'type')) {
    report('entry-missing', strategy.key.span, { owner: '"strategy"', entry: 'a type', form: '`type exponential_backoff`' });
  }
}

function checkBackoff(strategy: MapValue, file: SourceFile, reporter: Reporter): void {
  const type = entryOf(strategy, 'type');
  if (type === undefined || stringIn(strategy, 'type') !== 'constant_delay') return;
  const related = [relatedPlaceAt(file, type.value.span, 'the delay is constant')];
  for (const key of BACKOFF_KEYS) {
    const entry = entryOf(strategy, key);
    if (entry !== undefined) reporter.in(file)('options-exclude', entry.key.span, { first: 'constant_delay', second: key }, { related });
  }
}
