// Takes: records of running calls. Gives: collectors and their views, logs, traces, and the environment they read.
// Never: a credential, media bytes in a log, work at import, or a failure of the call that is watched.
export type { AnswerDetails, Citation, GuardrailSummary, Reasoning, ResponseMedia, ToolCall } from './answer-details.ts';
export type { AttemptRecord, FunctionRecord } from './call-record.ts';
export { type ChatContent, capturesContent } from './captured-content.ts';
export { Collector } from './collector.ts';
export type { Cost, Prices } from './cost.ts';
export { type EnvironmentOverrides, environmentOf, givenVariables, readEnvironment, resetBamlEnvVars, setEnv } from './environment.ts';
export { FunctionLog, LlmCall, LlmStreamCall, type StreamTiming, type Timing } from './function-log.ts';
export { runGuarded } from './guarded-callback.ts';
export { type HTTPBody, HTTPRequest, HTTPResponse, SSEResponse } from './http-message.ts';
export { emitLogEvent, flush, type LogEvent, onLogEvent } from './log-event.ts';
export { type LogMessage, statusWord } from './log-message.ts';
export { getLogLevel, isLogged, type LogLevel, setLogJsonMode, setLogLevel, setLogMaxChunkLength } from './log-settings.ts';
export { measureCall } from './measure-call.ts';
export { isObserved } from './open-telemetry.ts';
export { randomId } from './random-id.ts';
export { traceAttempt, traceCall, tracePastAttempts } from './trace-call.ts';
export { currentContext, currentTags, setTags } from './trace-context.ts';
export { traceAsync, traceSync } from './trace-function.ts';
export { estimateUsage, Usage } from './usage.ts';
export { type Logger, setLogger, writeLog } from './write-log.ts';
