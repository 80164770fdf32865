import type { ParameterCstNode, ParametersCstNode } from '../parser/cst.ts';
import type { Span } from '../span.ts';
import type { Name, Parameter } from '../syntax-tree.ts';
import { type BuildContext, hasNewLine, textOf } from './build-context.ts';
import { buildName } from './build-name.ts';
import { brokenType, buildType } from './build-type.ts';
import { checkSeparators } from './check-separators.ts';
import { first, isMissing, spanOf } from './cst-span.ts';
import { describeText } from './describe-text.ts';

/** The parameters of a function or template_string, and their parentheses. */
export interface ParameterList {
  readonly parameters: readonly Parameter[];
  readonly parametersSpan?: Span;
}

/** Builds the parameters of a function or template_string. Their parenthesis stands on the line of the name. */
export function buildParameters(context: BuildContext, node: ParametersCstNode | undefined, name: Name): ParameterList {
  if (node === undefined) return { parameters: [] };
  const { start } = spanOf(node);
  if (hasNewLine(context, name.span.end, start)) context.report('split-parameters', { start, end: start + 1 }, {});
  const { parameter = [], Comma: leading = [], RightParenthesis } = node.children;
  const isUnclosed = RightParenthesis.some(isMissing);
  const parameters = parameter.map((each) => buildParameter(context, each, isUnclosed));
  const items = parameter.map((each, index) => {
    const { Comma: commas = [] } = each.children;
    const isBroken = isUnclosed || each.children.strayItem !== undefined;
    return { span: parameters[index]?.name.span ?? spanOf(each), commas, isSeparated: commas.length > 0, isBroken };
  });
  // Unlike elsewhere, one comma may stand in front, and even alone: the reference implementation takes it.
  const extra = leading.slice(1);
  checkSeparators(context, items, extra, {
    missing: 'parameter-separator',
    extra: 'parameter-comma',
    what: 'a parameter',
    separator: 'a comma',
  });
  return { parameters: parameters.filter((each) => each !== undefined), parametersSpan: spanOf(node) };
}

function buildParameter(context: BuildContext, node: ParameterCstNode, isUnclosed: boolean): Parameter | undefined {
  const { Identifier, strayItem, type, Colon, Question } = node.children;
  if (strayItem?.[0] !== undefined && !isUnclosed) reportStray(context, spanOf(strayItem[0]));
  if (Identifier?.[0] === undefined) return undefined;
  const name = buildName(context, Identifier[0]);
  const built = type?.[0] === undefined ? undefined : buildType(context, type[0]);
  const span = { start: name.span.start, end: built?.span.end ?? name.span.end };
  const recovered = !name.recovered && strayItem === undefined && reportForm(context, node, span);
  return {
    kind: 'parameter',
    name,
    type: built ?? brokenType({ start: span.end, end: span.end }),
    span,
    recovered: recovered || name.recovered || Question !== undefined || Colon === undefined || strayItem !== undefined,
  };
}

/** Reports `name type`, `name`, `name?: type`; gives true for these. */
function reportForm(
  context: BuildContext,
  { children: { Identifier = [], Question, Colon, type } }: ParameterCstNode,
  span: Span,
): boolean {
  const name = first(Identifier).image;
  const written = type?.[0] === undefined ? undefined : textOf(context, spanOf(type[0]));
  if (written === undefined) {
    context.report('parameter-type', span, { name });
    return true;
  }
  const isOptional = Question !== undefined;
  if (!isOptional && Colon !== undefined) return false;
  const form = `${name}: ${written}${isOptional ? '?' : ''}`;
  context.report(isOptional ? 'parameter-optional' : 'parameter-colon', span, { form }, { fix: { span, replacement: form } });
  return true;
}

function reportStray(context: BuildContext, span: Span): void {
  const text = textOf(context, span);
  if (text.startsWith('=')) context.report('parameter-default', span, {}, { fix: { span, replacement: '' } });
  else context.report('stray-in-parameters', span, { found: describeText(text) });
}
