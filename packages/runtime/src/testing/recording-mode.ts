/** Where answers come from: the file and nothing else; the service, after which the file is written anew; or the service for what the file lacks. */
export type RecordingMode = 'replay' | 'record' | 'record-missing';

/** Names the mode of recordings that are opened without one. */
const VARIABLE = 'OUTCROP_RECORDINGS';

/** The command that turns replaying into recording, for errors. */
export const RECORD_AGAIN: string = `${VARIABLE}=record`;

/** The mode that the environment asks for; replaying by default, so that tests never talk to the service by accident. */
export function environmentMode(): RecordingMode {
  const text = process.env[VARIABLE] ?? '';
  if (text === '' || text === 'replay') return 'replay';
  if (text === 'record' || text === 'record-missing') return text;
  throw new Error(`${VARIABLE} must be replay, record or record-missing.`);
}
