import { errorType, publicMessage } from './error-type.ts';

/** Attributes of spans and measurements. */
export type Attributes = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** The part of an OpenTelemetry span that is used here. */
export interface Span {
  setAttributes(attributes: Attributes): unknown;
  setStatus(status: { readonly code: number; readonly message?: string }): unknown;
  end(epochMs?: number): void;
}

/** What a span is begun with. Samplers see the attributes. */
interface SpanStart {
  readonly kind: number;
  readonly attributes: Attributes;
  /** Milliseconds since the epoch; now when not given. */
  readonly startTime?: number;
}

interface Tracer {
  startSpan(name: string, start: SpanStart): Span;
  startActiveSpan<Result>(name: string, start: SpanStart, work: (span: Span) => Result): Result;
}

/** A distribution of measured numbers. */
export interface Histogram {
  record(value: number, attributes: Attributes): void;
}

/** Makes the instruments that numbers are measured with. */
export interface Meter {
  createHistogram(
    name: string,
    options: { readonly unit: string; readonly description: string; readonly advice: { readonly explicitBucketBoundaries: number[] } },
  ): Histogram;
}

interface OpenTelemetryApi {
  readonly trace?: { getTracer(name: string): Tracer };
  readonly metrics?: { getMeter(name: string): Meter };
}

// OpenTelemetry's own meeting point of all loaded copies of its API, first major version. Filled only when the application has set up tracing
// or metrics, so that nothing is imported and nothing costs time where it has not.
const API: symbol = Symbol.for('opentelemetry.js.api.1');
const SCOPE = 'outcrop';
const STATUS_ERROR = 2;

/** OpenTelemetry's numbers. */
const SPAN_KINDS = { internal: 0, client: 2 } as const;

function openTelemetry(): OpenTelemetryApi | undefined {
  return (globalThis as { readonly [key: symbol]: OpenTelemetryApi | undefined })[API];
}

/** What the application measures with. The provider is the identity of its set-up; both are absent when it measures nothing. */
export function currentMeter(): { readonly provider: object; readonly meter: Meter } | undefined {
  const provider = openTelemetry()?.metrics;
  return provider === undefined ? undefined : { provider, meter: provider.getMeter(SCOPE) };
}

/** Tells whether anybody traces or measures. */
export function isObserved(): boolean {
  const api = openTelemetry();
  return api?.trace !== undefined || api?.metrics !== undefined;
}

/** Name, kind and first attributes of a span. */
export interface SpanHead {
  readonly name: string;
  readonly kind: keyof typeof SPAN_KINDS;
  readonly attributes?: Attributes;
}

/**
 * Runs work inside a span, which ends when the work has settled. Without OpenTelemetry the work runs alone, and gets no span; the head is not
 * asked for then.
 */
export function withSpan<Result>(head: () => SpanHead, work: (span: Span | undefined) => Result): Result {
  const tracer = openTelemetry()?.trace?.getTracer(SCOPE);
  if (tracer === undefined) return work(undefined);
  const { name, kind, attributes = {} } = head();
  return tracer.startActiveSpan(name, { kind: SPAN_KINDS[kind], attributes }, (span) => finishSpan(span, () => work(span)));
}

/** Begins a span of the past, inside the one that is active. The caller ends it. */
export function beginPastSpan({ name, kind, attributes = {} }: SpanHead, startTime: number): Span | undefined {
  return openTelemetry()?.trace?.getTracer(SCOPE).startSpan(name, { kind: SPAN_KINDS[kind], attributes, startTime });
}

function finishSpan<Result>(span: Span, work: () => Result): Result {
  let settlesLater = false;
  try {
    const result = work();
    if (result instanceof Promise) {
      settlesLater = true;
      return result.catch((error: unknown) => throwThrough(span, error)).finally(() => span.end()) as Result;
    }
    return result;
  } catch (error) {
    return throwThrough(span, error);
  } finally {
    if (!settlesLater) span.end();
  }
}

function throwThrough(span: Span, error: unknown): never {
  failSpan(span, error);
  throw error;
}

/** Marks a span as failed. */
export function failSpan(span: Span, error: unknown): void {
  span.setAttributes({ 'error.type': errorType(error) });
  const message = publicMessage(error);
  span.setStatus({ code: STATUS_ERROR, ...(message === undefined ? {} : { message }) });
}
