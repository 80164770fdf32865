import { AwsError, validationError } from '../protocol/aws-error.ts';
import { checkInput } from '../protocol/check-input.ts';
import { RUNTIME_SHAPES } from '../protocol/runtime-shapes.ts';
import type { Call, Endpoint } from './call.ts';
import { type Dialect, invokeDialect } from './dialect.ts';
import { listObjects, objectKey } from './object-store.ts';
import { answerQuestion, chooseReply, openConversation } from './run-model.ts';

/** What the manifest of a batch counts. */
export interface BatchCounts {
  readonly totalRecordCount: number;
  readonly processedRecordCount: number;
  readonly successRecordCount: number;
  readonly errorRecordCount: number;
  readonly inputTokenCount: number;
  readonly outputTokenCount: number;
}

interface BatchRecord {
  readonly recordId?: string;
  readonly modelInput: Readonly<Record<string, unknown>>;
}

interface RecordResult {
  /** The output line. */
  readonly line: Readonly<Record<string, unknown>>;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/**
 * Answers every record of a job's input files and writes `{folder}/{jobId}/{file}.out` and the manifest. Throws a `ValidationException` if
 * the input cannot be read.
 */
export async function runBatch(jobId: string, call: Call, endpoint: Endpoint): Promise<BatchCounts> {
  const { inputUri, outputUri } = readAddresses(call);
  const folder = `${objectKey(outputUri).replace(/\/$/, '')}/${jobId}`;
  const files = listObjects(endpoint.objects, inputUri);
  if (files.length === 0) throw validationError(`No input was found at ${inputUri}.`);
  const limit = faultCount(call, 'batch-partial') ?? Number.POSITIVE_INFINITY;
  const failures = faultCount(call, 'batch-error-records') ?? 0;
  const results: RecordResult[] = [];
  let total = 0;
  for (const file of files) {
    const records = readRecords(endpoint.objects.get(file) ?? new Uint8Array(), file);
    const own: RecordResult[] = [];
    for (const record of records.slice(0, Math.max(0, limit - total))) {
      own.push(await answerRecord(record, { call, endpoint, isFailing: results.length + own.length < failures }));
    }
    total += records.length;
    results.push(...own);
    // Wire: the service does not keep the order of the input; turned around, nobody can rely on it.
    writeLines(endpoint, `${folder}/${file.slice(file.lastIndexOf('/') + 1)}.out`, own.map((result) => result.line).reverse());
  }
  const counts = countResults(results, total);
  writeLines(endpoint, `${folder}/manifest.json.out`, [counts]);
  return counts;
}

function readAddresses(call: Call): { readonly inputUri: string; readonly outputUri: string } {
  const input = call.input as unknown as {
    readonly inputDataConfig: { readonly s3InputDataConfig: { readonly s3Uri: string } };
    readonly outputDataConfig: { readonly s3OutputDataConfig: { readonly s3Uri: string } };
  };
  return { inputUri: input.inputDataConfig.s3InputDataConfig.s3Uri, outputUri: input.outputDataConfig.s3OutputDataConfig.s3Uri };
}

function faultCount(call: Call, kind: 'batch-partial' | 'batch-error-records'): number | undefined {
  return call.faults.flatMap((fault) => (fault.kind === kind ? fault.count : []))[0];
}

function readRecords(bytes: Uint8Array, file: string): readonly BatchRecord[] {
  const lines = new TextDecoder().decode(bytes).split('\n');
  return lines.filter((line) => line.trim() !== '').map((line, index) => readRecord(line, `${file}, line ${index + 1}`));
}

function readRecord(line: string, place: string): BatchRecord {
  try {
    const record = JSON.parse(line);
    if (typeof record?.modelInput === 'object' && record.modelInput !== null) return record;
  } catch {
    // Reported below, like a record without input.
  }
  throw validationError(`The record at ${place} is not valid.`);
}

interface RecordRun {
  readonly call: Call;
  readonly endpoint: Endpoint;
  readonly isFailing: boolean;
}

async function answerRecord(record: BatchRecord, { call, endpoint, isFailing }: RecordRun): Promise<RecordResult> {
  const { recordId = crypto.randomUUID(), modelInput } = record;
  try {
    if (isFailing) throw new AwsError('InternalServerException');
    const dialect = openRecord(modelInput, call, endpoint);
    const reply = await chooseReply(dialect, endpoint);
    const answer = answerQuestion(reply, dialect, []);
    const modelOutput = reply.raw ? reply.raw.body : dialect.writeBody(answer, 0);
    const { inputTokens, outputTokens } = answer.usage;
    return { line: { recordId, modelInput, modelOutput }, inputTokens, outputTokens };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return {
      line: { recordId, modelInput, error: { errorCode: error.status, errorMessage: error.message } },
      inputTokens: 0,
      outputTokens: 0,
    };
  }
}

function openRecord(modelInput: BatchRecord['modelInput'], call: Call, endpoint: Endpoint): Dialect {
  const modelId = String(call.input.modelId);
  if (call.input.modelInvocationType !== 'Converse') return invokeDialect('invoke', modelId, modelInput);
  if (modelInput.toolConfig !== undefined) throw validationError('Tools are not supported in batch records of type Converse.');
  const input = { ...modelInput, modelId };
  checkInput(input, 'ConverseRequest', RUNTIME_SHAPES);
  return openConversation('converse', input, endpoint);
}

function countResults(results: readonly RecordResult[], total: number): BatchCounts {
  const errors = results.filter((result) => 'error' in result.line).length;
  return {
    totalRecordCount: total,
    processedRecordCount: results.length,
    successRecordCount: results.length - errors,
    errorRecordCount: errors,
    inputTokenCount: results.reduce((sum, result) => sum + result.inputTokens, 0),
    outputTokenCount: results.reduce((sum, result) => sum + result.outputTokens, 0),
  };
}

function writeLines(endpoint: Endpoint, key: string, values: readonly unknown[]): void {
  endpoint.objects.set(key, new TextEncoder().encode(values.map((value) => `${JSON.stringify(value)}\n`).join('')));
}
