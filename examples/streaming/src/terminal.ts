import { b, type Trip } from './baml_client/index.js';

/** Shows a trip on the terminal while it is being planned. */
export async function showTrip(city: string): Promise<Trip> {
  const stream = b.stream.PlanTrip(city);
  for await (const partial of stream) {
    const days = partial.days?.map((day) => day.title) ?? [];
    console.log(`${partial.summary ?? '…'} ${days.join(' → ')}`);
  }
  return stream.getFinalResponse();
}
