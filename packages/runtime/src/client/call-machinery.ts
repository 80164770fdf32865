// Everything that only calls need, in one place, so that it is loaded with one import.
export { buildRequest } from './build-request.ts';
export { runCall } from './run-call.ts';
