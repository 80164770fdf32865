// Takes: requests of any Bedrock client over HTTP/1.1, HTTP/2 or `fetch`. Gives: the answers, errors, streams and failures of the service.
// Never: a connection to anywhere else, unless asked to record.
export { type FetchLike, replay } from 'outcrop/testing';
export type { Ask, AskMessage, AskTool } from './answers/ask.ts';
export type { ContentBlock } from './answers/content-block.ts';
export type { Reply, ReplyError } from './answers/reply.ts';
export { type Match, parseScript, type Responder, type ScriptEntry } from './answers/script.ts';
export { DEFAULT_API_KEY, DEFAULT_CREDENTIALS, type LocalCredentials } from './auth/credential-store.ts';
export type { Clock } from './clock.ts';
export { type FaultCondition, type FaultRule, parseFaultRules } from './faults/fault-plan.ts';
export { MODEL_NAMES } from './models/model-names.ts';
export type { ModelOperationName, OperationName } from './protocol/routes.ts';
export { type Recordings, readRecordings } from './recordings/read-recordings.ts';
export type { RecordOptions } from './recordings/record.ts';
export type { ReceivedRequest } from './request-log.ts';
export { type LocalBedrock, type LocalBedrockOptions, startLocalBedrock } from './start-local-bedrock.ts';
