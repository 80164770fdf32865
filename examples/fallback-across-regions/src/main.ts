import { BamlClientHttpError, Collector } from 'outcrop';
import { b } from './baml_client/index.js';

const collector = new Collector();
try {
  console.log('urgency:', await b.Triage('Help, production is down!', { collector }));
} catch (error) {
  if (!(error instanceof BamlClientHttpError)) throw error;
  console.error(error.detailed_message);
  process.exitCode = 1;
}
for (const call of collector.last?.calls ?? []) {
  const { clientName, httpResponse, timing, usage, selected } = call;
  console.log(
    `${selected ? '✓' : '✗'} ${clientName}: status ${httpResponse?.status}, ${timing.durationMs} ms, ${usage?.outputTokens ?? 0} tokens`,
  );
}
