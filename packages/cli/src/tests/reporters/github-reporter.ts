import { type TestResult, titleOf } from '../test-result.ts';
import { describeFailure } from './describe-failure.ts';
import type { Reporter, WriteLine } from './reporter.ts';

/** Annotations of GitHub's workflows, one for each test that did not pass. */
export function githubReporter(write: WriteLine): Reporter {
  return {
    end(_, results) {
      for (const result of results) if (result.status === 'failed' || result.status === 'error') write(annotate(result));
    },
  };
}

function annotate(result: TestResult): string {
  const { place } = result;
  const line = [...result.asserts, ...result.checks].find(({ ok }) => !ok)?.line ?? place?.line;
  const where = place === undefined ? '' : `file=${escapeProperty(place.file)},line=${line},`;
  return `::error ${where}title=${escapeProperty(titleOf(result))}::${escapeData(describeFailure(result))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
