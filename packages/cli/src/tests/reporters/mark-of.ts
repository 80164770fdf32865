import type { Colors } from '../../terminal/terminal.ts';
import type { TestStatus } from '../test-result.ts';

/** The sign of an outcome. */
export function markOf(status: TestStatus, colors: Colors): string {
  switch (status) {
    case 'passed':
      return colors.green('✓');
    case 'failed':
      return colors.red('✗');
    case 'error':
      return colors.yellow('!');
    case 'cancelled':
      return colors.dim('-');
  }
}
