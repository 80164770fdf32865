/** The part of an OpenTelemetry span that is used here. */
export interface Span {
  setAttribute(name: string, value: string | number | readonly string[]): unknown;
  setStatus(status: { readonly code: number; readonly message?: string }): unknown;
  end(): void;
}

interface Tracer {
  startActiveSpan<Result>(name: string, options: { readonly kind?: number }, work: (span: Span) => Result): Result;
}

interface OpenTelemetryApi {
  readonly trace?: { getTracer(name: string): Tracer };
}

// OpenTelemetry's own meeting point of all loaded copies of its API, first major version. Filled only when the application has set up tracing,
// so that nothing is imported and nothing costs time where it has not.
const API: symbol = Symbol.for('opentelemetry.js.api.1');
const SPAN_KIND_INTERNAL = 0;
const SPAN_KIND_CLIENT = 2;
const STATUS_ERROR = 2;

/** Runs work inside a span. Without OpenTelemetry the work runs alone, and gets no span. */
export function withSpan<Result>(name: string, kind: 'internal' | 'client', work: (span: Span | undefined) => Result): Result {
  const api = (globalThis as { readonly [key: symbol]: OpenTelemetryApi | undefined })[API];
  const tracer = api?.trace?.getTracer('outcrop');
  if (tracer === undefined) return work(undefined);
  return tracer.startActiveSpan(name, { kind: kind === 'client' ? SPAN_KIND_CLIENT : SPAN_KIND_INTERNAL }, (span) =>
    finishSpan(span, () => work(span)),
  );
}

function finishSpan<Result>(span: Span, work: () => Result): Result {
  let settlesLater = false;
  try {
    const result = work();
    if (result instanceof Promise) {
      settlesLater = true;
      return result.catch((error: unknown) => failSpan(span, error)).finally(() => span.end()) as Result;
    }
    return result;
  } catch (error) {
    return failSpan(span, error);
  } finally {
    if (!settlesLater) span.end();
  }
}

function failSpan(span: Span, error: unknown): never {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  span.setAttribute('error.type', name);
  span.setStatus({ code: STATUS_ERROR, message });
  throw error;
}
