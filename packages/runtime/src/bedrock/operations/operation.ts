import { BamlInvalidArgumentError } from '../../errors/index.ts';
import type { BedrockService } from '../auth/endpoint.ts';
import type { Connection } from '../connection.ts';
import type { JsonObject } from '../json.ts';
import { baseModelId, encodePathLabel, modelIdProblem } from '../model/model-id.ts';
import type { SendOptions } from '../transport/transport.ts';
import { sendOperation } from './send-operation.ts';

/** One request of an operation apart from conversations, and how to read its answer. */
export interface Operation<Answer> {
  readonly service: BedrockService;
  readonly method: 'GET' | 'POST';
  /** Path and query, percent-encoded. */
  readonly path: string;
  readonly body?: JsonObject;
  /** Undefined when the answer has not the form of one. Header names are lower case. */
  read(answer: JsonObject, headers: Readonly<Record<string, string>>): Answer | undefined;
}

/** One call of a user: what its requests are built and sent with. */
export class OperationCall {
  readonly connection: Connection;
  readonly #sendOptions: SendOptions;

  constructor(connection: Connection, sendOptions: SendOptions) {
    this.connection = connection;
    this.#sendOptions = sendOptions;
  }

  send<Answer>(operation: Operation<Answer>): Promise<Answer> {
    return sendOperation(this.connection, operation, this.#sendOptions);
  }

  /** An error that says why a request cannot be built. Nothing was sent. */
  error(problem: string): BamlInvalidArgumentError {
    const { client, options } = this.connection;
    const { model } = options;
    return new BamlInvalidArgumentError({ message: `client "${client}": ${problem}`, ...(model === undefined ? {} : { model }) });
  }

  /** The family that the call's model belongs to, by its id: an ARN beside it does not tell. */
  family<Family extends { readonly models: RegExp }>(families: readonly Family[], product: string): Family {
    const { model = '' } = this.connection.options;
    const id = baseModelId(model);
    const family = id === undefined ? undefined : families.find(({ models }) => models.test(id));
    if (family === undefined) {
      throw this.error(`"${model}" is not known as a model of ${product}; for an ARN, name the model beside inference_profile`);
    }
    return family;
  }

  /** The model id, profile or ARN to call. */
  calledModel(): string {
    const { inference_profile, model } = this.connection.options;
    const id = inference_profile ?? model;
    if (id === undefined) throw this.error('model_id is required');
    const problem = modelIdProblem(id);
    if (problem !== undefined) throw this.error(problem);
    return id;
  }
}

/** InvokeModel of the call's model: what embeddings and images are asked with. */
export function invokeOperation<Answer>(call: OperationCall, body: JsonObject, read: Operation<Answer>['read']): Operation<Answer> {
  return { service: 'bedrock-runtime', method: 'POST', path: `/model/${encodePathLabel(call.calledModel())}/invoke`, body, read };
}
