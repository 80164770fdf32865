import { compile } from '@outcrop/compiler';
import { createSourceFile } from '@outcrop/grammar';
import type { Program } from 'outcrop/program';
import { expect, it } from 'vitest';
import { affectedTests, fingerprintTests } from './affected-tests.ts';

const SOURCE = `
retry_policy Patient {
  max_retries 1
}
client<llm> Small {
  provider aws-bedrock
  options {
    model "amazon.nova-lite-v1:0"
  }
}
client<llm> Large {
  provider aws-bedrock
  retry_policy Patient
  options {
    model "amazon.nova-pro-v1:0"
  }
}
client<llm> Both {
  provider fallback
  options {
    strategy [Large, Small]
  }
}
enum Colour {
  RED
  BLUE
}
class Wheel {
  size int
}
class Car {
  wheels Wheel[]
  colour Colour
}
class Tree {
  height float
}
type Wood = Tree[]
template_string Hello(name: string) #"Hello {{ name }}"#
template_string Greet(name: string) #"{{ Hello(name) }}!"#
function FindCar(text: string) -> Car {
  client Small
  prompt #"{{ Greet(text) }}"#
}
function FindWood(text: string) -> Wood {
  client Both
  prompt #"{{ text }}"#
}
test Car1 {
  functions [FindCar]
  args {
    text "a"
  }
}
test Car2 {
  functions [FindCar]
  args {
    text "b"
  }
  @@assert({{ this.wheels|length == 4 }})
}
test Wood1 {
  functions [FindWood]
  args {
    text "c"
  }
}
`;

function compiled(source: string): Program {
  const { program, diagnostics } = compile([createSourceFile('main.baml', source)], { sourceDirectory: '.' });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return program;
}

it.each<[what: string, from: string, to: string, affected: readonly string[]]>([
  ['nothing', '', '', []],
  ['a comment', 'enum Colour', '// colours\nenum Colour', []],
  ['white space', 'class Tree {', 'class Tree {\n\n', []],
  ['a prompt', '{{ Greet(text) }}', '{{ Greet(text) }} Please.', ['Car1', 'Car2']],
  ['a type', 'height float', 'height int', ['Wood1']],
  ['a type of a type', 'size int', 'size int @description("cm")', ['Car1', 'Car2']],
  ['an enum', 'BLUE', 'BLUE\n  GREEN', ['Car1', 'Car2']],
  ['an alias', 'Tree[]', 'Tree[] | null', ['Wood1']],
  ['a client', 'nova-lite', 'nova-micro', ['Car1', 'Car2', 'Wood1']],
  ['a client of a strategy', 'nova-pro', 'nova-premier', ['Wood1']],
  ['a retry policy', 'max_retries 1', 'max_retries 2', ['Wood1']],
  ['a template string that another calls', 'Hello {{', 'Good morning {{', ['Car1', 'Car2']],
  ['the arguments of a test', 'text "a"', 'text "z"', ['Car1']],
  ['an assert', '== 4', '== 5', ['Car2']],
  ['a new test', 'test Wood1', 'test Car3 {\n  functions [FindCar]\n  args {\n    text "d"\n  }\n}\ntest Wood1', ['Car3']],
  ['a test of another name', 'test Wood1', 'test Wood2', ['Wood2']],
])('%s', (_, from, to, affected) => {
  const before = compiled(SOURCE);
  const now = compiled(SOURCE.replace(from, to));
  const tests = affectedTests(now.tests ?? [], fingerprintTests(before), fingerprintTests(now));
  expect(tests.map(({ name }) => name)).toEqual(affected);
});
