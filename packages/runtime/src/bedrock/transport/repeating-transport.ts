import type { Connection } from '../connection.ts';
import type { ConverseInput } from '../converse/converse-wire.ts';
import type { ModelEvent, ModelResponse } from '../response/model-response.ts';
import { Repetition } from './repetition.ts';
import type { SingleAttempt } from './single-attempt.ts';
import type { SendOptions, Transport } from './transport.ts';

/** Sends Converse inputs, each in as many attempts as it takes. */
export class RepeatingTransport implements Transport {
  readonly #attempt: SingleAttempt;
  readonly #repetition: Repetition;

  constructor(connection: Connection, attempt: SingleAttempt) {
    this.#attempt = attempt;
    this.#repetition = new Repetition(connection);
  }

  send(input: ConverseInput, options: SendOptions = {}): Promise<ModelResponse> {
    return this.#repetition.run(options, (attemptOptions) => this.#attempt.send(input, attemptOptions));
  }

  stream(input: ConverseInput, options: SendOptions = {}): AsyncGenerator<ModelEvent> {
    if (!input.stream) return this.#asStream(input, options);
    return this.#repetition.runStream(options, (attemptOptions) => this.#attempt.stream(input, attemptOptions));
  }

  /** A client that does not stream gives its whole answer as one event. */
  async *#asStream(input: ConverseInput, options: SendOptions): AsyncGenerator<ModelEvent> {
    const response = await this.send(input, options);
    const { text } = response;
    if (text !== '') yield { kind: 'text', text, event: { contentBlockDelta: { contentBlockIndex: 0, delta: { text } } } };
    yield { kind: 'end', response };
  }
}
