export { PROGRAM_FORMAT } from './program/index.ts';
