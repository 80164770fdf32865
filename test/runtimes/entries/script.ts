// Runs the scenario where there is a process with an environment, and prints what came of it.
import { runScenario } from '../scenario.ts';

console.log(JSON.stringify({ sdk: await runScenario('sdk'), signed: await runScenario('signed') }));
