import { resolve } from 'node:path';
import type { CommandContext } from '../../command-context.ts';
import { displayPath } from '../../project/find-source-directory.ts';
import { isBad, type TestResult, titleOf } from '../test-result.ts';
import { describeFailure } from './describe-failure.ts';
import type { Reporter, WriteLine } from './reporter.ts';

type Surroundings = Pick<CommandContext, 'workingDirectory' | 'env'>;

/** Annotations of GitHub's workflows, one for each test that did not pass. */
export function githubReporter(write: WriteLine, surroundings: Surroundings): Reporter {
  return {
    end(_, results) {
      for (const result of results) if (isBad(result)) write(annotate(result, surroundings));
    },
  };
}

function annotate(result: TestResult, surroundings: Surroundings): string {
  const { place } = result;
  const line = [...result.asserts, ...result.checks].find(({ ok }) => !ok)?.line ?? place?.line;
  const where = place === undefined ? '' : `file=${escapeProperty(fromRepository(place.file, surroundings))},line=${line},`;
  return `::error ${where}title=${escapeProperty(titleOf(result))}::${escapeData(describeFailure(result))}`;
}

/** GitHub reads paths from the root of the repository, wherever the command runs. */
function fromRepository(file: string, { workingDirectory, env: { GITHUB_WORKSPACE = '' } }: Surroundings): string {
  return GITHUB_WORKSPACE === '' ? file : displayPath(resolve(workingDirectory, file), GITHUB_WORKSPACE);
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
