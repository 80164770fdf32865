import type { Project } from '../1-bind/project.ts';
import type { Reporter } from '../reporter.ts';
import { checkAliases } from './attributes/check-aliases.ts';
import { checkAttributeArguments } from './attributes/check-attribute-arguments.ts';
import { checkAttributePlaces } from './attributes/check-attribute-places.ts';
import { checkSkips } from './attributes/check-skips.ts';
import { checkCycles } from './check-cycles.ts';
import { checkDuplicates } from './check-duplicates.ts';
import { checkFunctions } from './check-functions.ts';
import { checkGenerators } from './check-generators.ts';
import { checkMapKeys } from './check-map-keys.ts';
import { checkMisplacedValues } from './check-misplaced-values.ts';
import { checkNames } from './check-names.ts';
import { checkOutputMedia } from './check-output-media.ts';
import { checkParameterChecks } from './check-parameter-checks.ts';
import { checkRetryPolicies } from './check-retry-policies.ts';
import { checkClients } from './clients/check-clients.ts';
import { checkStrategyCycles } from './clients/check-strategy-cycles.ts';
import { checkTestArguments } from './tests/check-test-arguments.ts';
import { checkTestNames } from './tests/check-test-names.ts';
import { checkTests } from './tests/check-tests.ts';
import { checkTypeBuilders } from './tests/check-type-builders.ts';

/** One rule of the language. */
export type Check = (project: Project, reporter: Reporter) => void;

/** The rules that look at the declarations of one file, and at others only by name; their order does not matter. */
export const FILE_CHECKS: readonly Check[] = [
  checkNames,
  checkDuplicates,
  checkMapKeys,
  checkAttributePlaces,
  checkAttributeArguments,
  checkSkips,
  checkAliases,
  checkFunctions,
  checkClients,
  checkRetryPolicies,
  checkMisplacedValues,
  checkTests,
  checkTestArguments,
  checkTypeBuilders,
  checkGenerators,
];

/** The rules that look at the whole project; their order does not matter. */
export const PROJECT_CHECKS: readonly Check[] = [checkCycles, checkOutputMedia, checkParameterChecks, checkStrategyCycles, checkTestNames];
