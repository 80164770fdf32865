import { readEnvironment } from './environment.ts';

/** A rendered chat in the form of the `gen_ai` convention, as JSON text. */
export interface ChatContent {
  /** Absent when there are no instructions apart from the messages. */
  readonly system?: string;
  readonly messages: string;
}

/** Values that ask for content on spans. Those that ask for it on log events only, or not at all, are not among them. */
const ASKING: readonly string[] = ['true', '1', 'span_only', 'span_and_event'];

/** Tells whether spans may hold prompts and answers: `OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT` asks for it. */
export function capturesContent(): boolean {
  return ASKING.includes(readEnvironment('OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT')?.toLowerCase() ?? '');
}
