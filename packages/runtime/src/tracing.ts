// The entry `outcrop/tracing`.
export { flush, type LogEvent, onLogEvent, setTags, traceAsync, traceSync } from './observability/index.ts';
