// The entry `outcrop/testing`. Takes: real exchanges with the service, and files of them. Gives: the same answers without the service.
// Never: credentials, tokens, cookies, dates, account ids or media in a file, or a request to the service while replaying.

// Recordings for calls, and for requests that users send themselves

export type { FetchLike } from './fetch-through.ts';
export { openRecording, type Recording, type RecordingOptions } from './open-recording.ts';
export type { RecordingMode } from './recording-mode.ts';
export { replay } from './replay.ts';

// The format of the files, for whoever else reads or writes them

export { describeRequest, type PlainRequest } from './describe-request.ts';
export { messagesOf } from './event-frames.ts';
export {
  type Exchange,
  exchangesOf,
  printRecording,
  type RecordedEvent,
  type RecordedRequest,
  type RecordedResponse,
  type RecordingFile,
} from './exchange.ts';
export { readRecordingFolder } from './read-recording-folder.ts';
export { type ResponseSetting, type WatchedResponse, watchResponse } from './record-response.ts';
export { ReplayQueue } from './replay-queue.ts';
