import type { Report, Span } from '@outcrop/grammar';
import type { AstBody } from '../template-ast.ts';
import type { TemplateEnvironment } from '../template-environment.ts';
import type { templateMessages } from '../template-messages.ts';
import type { CheckScope } from './check-scope.ts';
import type { GlobalTypes } from './global-types.ts';

/** What the rules share while one template is checked. */
export interface CheckContext {
  readonly environment: TemplateEnvironment;
  readonly globals: GlobalTypes;
  /** Reports at a span of the template's text. */
  readonly report: Report<typeof templateMessages>;
  /** ``did you mean `a` or `b`?``, or nothing when nothing is near. */
  readonly suggest: (name: string, candidates: Iterable<string>) => string | undefined;
  readonly textOf: (span: Span) => string;
  /** Turns a span of the template's text into one of the file, for fixes. */
  readonly spanInFile: (span: Span) => Span;
  /** Checks a body. Here, so that expressions, which statements contain, can contain statements. */
  readonly checkBody: (body: AstBody, scope: CheckScope) => void;
  /** Checks of macro bodies, done last: a macro sees what is set after it. */
  readonly deferred: (() => void)[];
}
