import {
  Alternation,
  type ILookaheadStrategy,
  type IProduction,
  type IToken,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  type Rule,
  Terminal,
} from 'chevrotain';

/** The tokens that a piece of a rule may begin with, by `tokenTypeIdx`, and whether it may be empty. */
interface FirstTokens {
  readonly tokens: ReadonlySet<number>;
  readonly isOptional: boolean;
}

/** What chevrotain calls the functions of a strategy on. */
interface TokenSource {
  LA(howMuch: number): IToken;
}

type OptionalPlace = Pick<Parameters<ILookaheadStrategy['buildLookaheadForOptional']>[0], 'prodOccurrence' | 'prodType' | 'rule'>;

const OPTIONAL_KINDS = { Option, Repetition, RepetitionMandatory, RepetitionMandatoryWithSeparator, RepetitionWithSeparator } as const;

/**
 * Decides by the next token alone, which is all this grammar needs.
 *
 * Perf: chevrotain's own strategy compares paths of tokens and takes half of the parser's set-up (20 of 40 ms at every start of a command);
 * first sets are made in under 1 ms.
 */
export class FirstTokenLookahead implements ILookaheadStrategy {
  readonly #ofRules: Map<Rule, FirstTokens> = new Map();

  /** The conflicts between alternatives, which chevrotain finds too, are tested beside this file. */
  validate(): [] {
    return [];
  }

  buildLookaheadForAlternation({ prodOccurrence, rule }: { prodOccurrence: number; rule: Rule }): () => number | undefined {
    const alternation = findProduction(
      rule.definition,
      (candidate) => candidate instanceof Alternation && candidate.idx === prodOccurrence,
    );
    const chosen = new Map<number, number>();
    let empty: number | undefined;
    for (const [index, alternative] of definitionOf(alternation).entries()) {
      const { tokens, isOptional } = this.#firstOf(definitionOf(alternative));
      for (const token of tokens) if (!chosen.has(token)) chosen.set(token, index);
      if (isOptional) empty ??= index;
    }
    return function (this: TokenSource) {
      return chosen.get(this.LA(1).tokenTypeIdx) ?? empty;
    } as () => number | undefined;
  }

  buildLookaheadForOptional({ prodOccurrence, prodType, rule }: OptionalPlace): () => boolean {
    const kind = OPTIONAL_KINDS[prodType];
    const production = findProduction(rule.definition, (candidate) => candidate instanceof kind && candidate.idx === prodOccurrence);
    const { tokens } = this.#firstOf(definitionOf(production));
    return function (this: TokenSource) {
      return tokens.has(this.LA(1).tokenTypeIdx);
    } as () => boolean;
  }

  /** The first tokens of a sequence. */
  #firstOf(sequence: readonly IProduction[]): FirstTokens {
    const tokens = new Set<number>();
    for (const production of sequence) {
      const first = this.#firstOfProduction(production);
      for (const token of first.tokens) tokens.add(token);
      if (!first.isOptional) return { tokens, isOptional: false };
    }
    return { tokens, isOptional: true };
  }

  #firstOfProduction(production: IProduction): FirstTokens {
    if (production instanceof Terminal) {
      const { tokenTypeIdx, categoryMatches = [] } = production.terminalType;
      return { tokens: new Set([...(tokenTypeIdx === undefined ? [] : [tokenTypeIdx]), ...categoryMatches]), isOptional: false };
    }
    if (production instanceof NonTerminal) return this.#firstOfRule(production.referencedRule);
    if (production instanceof Alternation)
      return uniteFirst(definitionOf(production).map((alternative) => this.#firstOf(definitionOf(alternative))));
    const first = this.#firstOf(definitionOf(production));
    const isMandatory = production instanceof RepetitionMandatory || production instanceof RepetitionMandatoryWithSeparator;
    return isMandatory ? first : { ...first, isOptional: true };
  }

  #firstOfRule(rule: Rule): FirstTokens {
    const known = this.#ofRules.get(rule);
    if (known !== undefined) return known;
    const first = this.#firstOf(rule.definition);
    this.#ofRules.set(rule, first);
    return first;
  }
}

function uniteFirst(alternatives: readonly FirstTokens[]): FirstTokens {
  return {
    tokens: new Set(alternatives.flatMap(({ tokens }) => [...tokens])),
    isOptional: alternatives.some(({ isOptional }) => isOptional),
  };
}

function findProduction(sequence: readonly IProduction[], isWanted: (production: IProduction) => boolean): IProduction | undefined {
  for (const production of sequence) {
    if (isWanted(production)) return production;
    const found = findProduction(definitionOf(production), isWanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a production holds within its rule: a reference to another rule holds nothing. */
function definitionOf(production: IProduction | undefined): readonly IProduction[] {
  if (production === undefined || production instanceof NonTerminal) return [];
  return (production as { readonly definition?: readonly IProduction[] }).definition ?? [];
}
