import type { BamlClientHttpError } from '../../errors/index.ts';
import type { InvokeFormat } from '../../program/index.ts';
import type { Connection, Destination } from '../connection.ts';
import type { ConverseAnswer, ConverseInput } from '../converse/converse-wire.ts';
import type { ServiceFailure } from '../failure/service-failure.ts';
import { type JsonObject, parseJsonObject } from '../json.ts';
import type { HttpResponse } from '../platform.ts';
import type { ModelEvent, ModelResponse } from '../response/model-response.ts';
import { readConverse } from '../response/read-converse.ts';
import { Attempt, type AttemptOptions, type OpenAnswer, received } from './attempt.ts';
import type { Exchanger } from './exchange.ts';

/** Makes single attempts over one way of exchanging requests for answers. Reads answers, streams and failures the same for all ways. */
export class SingleAttempt {
  readonly #connection: Connection;
  readonly #exchange: Exchanger;

  constructor(connection: Connection, exchange: Exchanger) {
    this.#connection = connection;
    this.#exchange = exchange;
  }

  async send(input: ConverseInput, options: AttemptOptions): Promise<ModelResponse> {
    const attempt = new Attempt(this.#connection, input, options);
    try {
      const answer = await this.#open(attempt, input, options);
      const text = await attempt.text(answer);
      const response = await read(input, answer.response, text);
      if (response === undefined) throw attempt.malformed(text, answer);
      return response;
    } finally {
      attempt.close();
    }
  }

  async *stream(input: ConverseInput, options: AttemptOptions): AsyncGenerator<ModelEvent> {
    const attempt = new Attempt(this.#connection, input, options);
    try {
      const { destination, response } = await this.#open(attempt, input, options);
      options.observer?.response?.(received(response));
      // Loaded with the first stream: the codec costs 16 ms, which plain calls need not pay.
      const { readEvents } = await import('./read-events.ts');
      const fail = (failure: ServiceFailure): Promise<BamlClientHttpError> => attempt.error(failure, destination);
      yield* readEvents({ response, input, deadlines: attempt.deadlines, fail });
    } finally {
      attempt.close();
    }
  }

  async #open(attempt: Attempt, input: ConverseInput, { observer }: AttemptOptions): Promise<OpenAnswer> {
    const connection = this.#connection;
    const send = (destination: Destination): Promise<HttpResponse> =>
      this.#exchange({ connection, destination, input, deadlines: attempt.deadlines, observer });
    return attempt.open(await connection.destination(), send);
  }
}

/** Undefined when the text is not an answer. */
async function read({ invoke, reading }: ConverseInput, response: HttpResponse, text: string): Promise<ModelResponse | undefined> {
  const body = parseJsonObject(text);
  const answer = invoke === undefined || body === undefined ? body : await readInvoke(invoke.format, body, response);
  if (answer === undefined || !('output' in answer)) return undefined;
  return readConverse(answer, reading, response.headers['x-amzn-requestid']);
}

async function readInvoke(format: InvokeFormat, body: JsonObject, { headers }: HttpResponse): Promise<ConverseAnswer> {
  const { converseAnswerOf } = await import('../invoke/read-invoke.ts');
  return converseAnswerOf(format, body, headers);
}
