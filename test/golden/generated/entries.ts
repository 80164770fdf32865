// Every entry of the package, so that all of its declarations are checked by every compiler and found by every kind of module resolution.
import { type AsyncClient, type BamlFunction, type BamlStream, createClient, defineFunction, type Program } from 'outcrop';
import type { BedrockOptions } from 'outcrop/bedrock';
import { Image } from 'outcrop/browser';
import { type BamlErrors, isBamlError } from 'outcrop/errors';
import { setLogger } from 'outcrop/logging';
import type { FieldType } from 'outcrop/native';
import { createSyncClient } from 'outcrop/node';
import { createParser } from 'outcrop/parse';
import type { FieldType as TypeData } from 'outcrop/program';
import { createHook, type Hook } from 'outcrop/react';
import { renderTemplate } from 'outcrop/template';
import { traceAsync } from 'outcrop/tracing';
import { TypeBuilder } from 'outcrop/type_builder';

const program: Program = { format: 1 };
const Say: BamlFunction<[photo: Image], string, string> = defineFunction(program, {
  name: 'Say',
  client: 'aws-bedrock/m',
  params: { photo: 'image' },
  output: 'string',
  prompt: [['=', ['$', 'photo']]],
});

export const b: AsyncClient<{ Say: typeof Say }> = createClient({ Say });
export const waiting: string = createSyncClient({ Say }).Say(Image.fromUrl('https://example.com/cat.png'));
export const stream: BamlStream<string, string> = b.stream.Say(Image.fromUrl('https://example.com/cat.png'));
export const useSay: Hook<[], string, string> = createHook(
  async () => 'hello',
  async () => stream.toServerSentEvents(),
);
export const traced: () => Promise<string> = traceAsync('say', () => stream.getFinalResponse());
export const parsed: unknown = createParser(program, 'int').parse('5');
export const type: FieldType = new TypeBuilder(program).string().list();
export const data: TypeData = { optional: 'int' };
export const template: typeof renderTemplate = renderTemplate;
export const options: BedrockOptions = { model: 'm' };
export const explain = (error: unknown): BamlErrors | undefined => (isBamlError(error) ? error : undefined);

setLogger((message) => message.function_name);
