import { expect, it } from 'vitest';
import { createSourceFile } from '../index.ts';
import { Scanner } from './scanner.ts';

it('remembers from where on a sign is absent', () => {
  const scanner = new Scanner(createSourceFile('x.baml', 'a //} b'), () => {});
  expect(scanner.find('//}', 4)).toBeUndefined();
  expect(scanner.find('//}', 0)).toBe(2);
  expect(scanner.find('//}', 5)).toBeUndefined();
});
