import { describe, expect, it } from 'vitest';
import { BED, diagnose, fn } from '../../../../test/support/diagnose.ts';

describe('bodies of functions', () => {
  it.each<[source: string, codes: string[]]>([
    [fn('‹F›() -> int', 'client Bed'), ['OC401']],
    [fn('‹F›() -> int', 'prompt #"x"#'), ['OC401']],
    [`${BED}function ‹F›() -> int { }`, ['OC401']],
    [fn('F() -> int', 'client Bed\n prompt #"x"#\n ‹retries› 3'), ['OC401']],
    [fn('F() -> int', 'client Bed\n ‹promt› #"x"#'), ['OC401']],
    [fn('F() -> int', 'client Bed\n prompt ‹"x"›'), ['OC401']],
    [fn('F() -> int', 'client Bed\n prompt ‹x y›'), ['OC401']],
    [fn('F() -> int', 'client ‹env.CLIENT›\n prompt #"x"#'), ['OC401']],
    [fn('F() -> int', 'client ‹[Bed]›\n prompt #"x"#'), ['OC401']],
    [fn('F() -> int', 'client ‹{{ Bed }}›\n prompt #"x"#'), ['OC503']],
    [fn('F() -> int', 'prompt #"x"#\n client "Bed"'), []],
    // Code in a function is one fault, and nothing follows from it.
    [`${BED}function F(x: int) -> int {\n ‹let y = x›\n y\n}\n`, ['OC110']],
  ])('%s', (source, codes) => {
    expect(diagnose(source).codes).toEqual(codes);
  });
});
