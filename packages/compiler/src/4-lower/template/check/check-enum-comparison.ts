import type { Span } from '@outcrop/grammar';
import type { EnumData } from 'outcrop/program';
import type { AstExpression } from '../template-ast.ts';
import type { CheckContext } from './check-context.ts';
import { isNothing, membersOf, type TemplateType } from './template-type.ts';

/** Reports an enum that is compared with a string: `color == "RED"`, `color in ["RED"]`. */
export function checkEnumComparison(enumType: TemplateType, other: AstExpression, context: CheckContext): void {
  const enumName = enumNameOf(enumType);
  const data = enumName === undefined ? undefined : context.environment.enums.get(enumName);
  if (enumName === undefined || data === undefined) return;
  for (const { value, span } of stringsOf(other)) reportString(enumName, data, value, span, context);
}

/** The enum of a type that is a value of it, or null. */
function enumNameOf(type: TemplateType): string | undefined {
  const [first, ...others] = membersOf(type).filter((member) => !isNothing(member));
  return first?.kind === 'enum-value' && others.length === 0 ? first.name : undefined;
}

function stringsOf(expression: AstExpression): readonly { readonly value: string; readonly span: Span }[] {
  if (expression.kind === 'list') return expression.items.flatMap(stringsOf);
  if (expression.kind !== 'constant' || typeof expression.value !== 'string') return [];
  return [{ value: expression.value, span: expression.span }];
}

function reportString(enumName: string, data: EnumData, text: string, span: Span, { report, spanInFile, suggest }: CheckContext): void {
  const named = Object.hasOwn(data.values, text) ? text : undefined;
  const aliased = Object.entries(data.values).find(([, { alias }]) => alias === text)?.[0];
  const value = named ?? aliased;
  if (value === undefined) {
    if (data.dynamic === true) return;
    report('template-enum-unknown', span, { enum: enumName, text }, { hint: suggest(text, Object.keys(data.values)) });
    return;
  }
  const member = `${enumName}.${value}`;
  const fix = { span: spanInFile(span), replacement: member };
  if (named === undefined) report('template-enum-alias', span, { member, text }, { fix });
  else report('template-enum-string', span, { enum: enumName, member }, { fix });
}
