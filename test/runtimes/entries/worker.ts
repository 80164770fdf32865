// Runs the scenario in a worker that gets its settings with each request.
import { setEnv } from 'outcrop';
import { runScenario } from '../scenario.ts';

export default {
  async fetch(_request: Request, settings: Record<string, string>): Promise<Response> {
    setEnv(settings);
    return Response.json(await runScenario('sdk'));
  },
};
