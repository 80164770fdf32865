// Lets a test run the scenario in a page.
import { setEnv } from 'outcrop';
import { runScenario } from '../scenario.ts';

Object.assign(globalThis, {
  runScenario: (settings: Record<string, string>) => {
    setEnv(settings);
    return runScenario('sdk');
  },
});
