import type { FunctionDeclaration, Parameter, TemplateStringDeclaration } from '@outcrop/grammar';
import type { FieldType, FunctionData, TemplateStringData } from 'outcrop/program';
import type { Declared } from '../1-bind/declared.ts';
import { entryOf, stringIn } from '../2-resolve/values.ts';
import { typeAttributesIn } from './lower-declared-types.ts';
import type { TemplateLowering } from './lower-templates.ts';
import { lowerType } from './lower-type.ts';

/** Lowers a function; undefined when its client or prompt is missing. What it has is lowered all the same, so that faults are found. */
export function lowerFunction(declared: Declared<FunctionDeclaration>, templates: TemplateLowering): FunctionData | undefined {
  const { node, file } = declared;
  const output = lowerType(node.returnType, typeAttributesIn(file, templates.constraint));
  const prompt = entryOf(node.body, 'prompt')?.value;
  if (prompt?.kind !== 'raw') return undefined;
  const template = templates.prompt({ file, text: prompt }, declared);
  const client = stringIn(node.body, 'client');
  if (client === undefined) return undefined;
  return { name: node.name.text, client, params: lowerParameters(node.parameters), output, prompt: template };
}

/** Lowers a template_string; undefined when its body is missing. */
export function lowerTemplateString(
  declared: Declared<TemplateStringDeclaration>,
  templates: TemplateLowering,
): TemplateStringData | undefined {
  const { node, file } = declared;
  if (node.body === undefined) return undefined;
  return { params: lowerParameters(node.parameters), body: templates.templateString({ file, text: node.body }, declared) };
}

/** Attributes of parameters mean nothing: constraints are for output. */
function lowerParameters(parameters: readonly Parameter[]): Readonly<Record<string, FieldType>> {
  return Object.fromEntries(parameters.map(({ name, type }) => [name.text, lowerType(type)]));
}
