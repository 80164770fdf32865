// The entry `outcrop/logging`.
export {
  getLogLevel,
  type Logger,
  type LogLevel,
  type LogMessage,
  setLogger,
  setLogJsonMode,
  setLogLevel,
  setLogMaxChunkLength,
} from './observability/index.ts';
