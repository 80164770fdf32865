import { type Random, seededRandom } from './random.ts';

const WORDS = 'order item parcel street amount total owner status level region phase label weight colour price reason stage batch'.split(
  ' ',
);

const HEAD = `generator target {
  output_type "typescript"
  output_dir "../"
  version "0.226.2"
}

retry_policy Patient {
  max_retries 2
  strategy {
    type exponential_backoff
    delay_ms 300
  }
}

client<llm> Primary {
  provider aws-bedrock
  retry_policy Patient
  options {
    model "anthropic.claude-3-5-sonnet-20240620-v1:0"
    region "us-east-1"
  }
}

client<llm> Second {
  provider aws-bedrock
  options {
    model "us.amazon.nova-lite-v1:0"
    region "us-east-1"
  }
}

client<llm> Both {
  provider fallback
  options {
    strategy [Primary, Second]
  }
}

`;

/** A project of the size that `files` says: per file one enum, three classes, an alias, a template string, two functions, one test. */
export function generateProject(files: number, { tests }: { readonly tests: boolean }): Map<string, string> {
  return new Map(
    Array.from({ length: files }, (_, index) => [
      `file-${index}.baml`,
      (index === 0 ? HEAD : '') + generateFile(index, seededRandom(index + 1), tests),
    ]),
  );
}

/** A project of classes only, in one file, each made of earlier ones: a large domain model. */
export function generateClasses(count: number): Map<string, string> {
  const classes = Array.from({ length: count }, (_, index) => {
    const random = seededRandom(index + 1);
    const parts = index === 0 ? '' : `  base Type${index - 1}\n  part Type${random.between(0, index - 1)}[]\n`;
    return `class Type${index} {\n${fields(random, 6)}${parts}}\n`;
  });
  return new Map([['types.baml', `${HEAD}${classes.join('\n')}`]]);
}

function fields(random: Random, count: number): string {
  const types = ['string', 'int', 'float', 'bool', 'string[]', 'int?', 'map<string, string>', '"short" | "long"', 'int | string | null'];
  return Array.from({ length: count }, (_, index) => {
    const description = random.chance(0.5) ? ` @description("the ${random.pick(WORDS)} of the ${random.pick(WORDS)}")` : '';
    const alias = random.chance(0.2) ? ` @alias("${random.pick(WORDS)}_${index}")` : '';
    const comment = random.chance(0.3) ? `  /// About the ${random.pick(WORDS)}.\n` : '';
    return `${comment}  ${random.pick(WORDS)}_${index} ${random.pick(types)}${alias}${description}\n`;
  }).join('');
}

function generateFile(index: number, random: Random, tests: boolean): string {
  const values = Array.from({ length: random.between(4, 8) }, (_, value) => {
    const attribute = random.pick(['', '', ' @description("when it applies")', ` @alias("value-${value}")`]);
    return `  VALUE_${value}${attribute}\n`;
  }).join('');
  const earlier = index === 0 ? '' : `  earlier Main${random.between(0, index - 1)}?\n`;
  return [
    `/// States of file ${index}.\nenum State${index} {\n${values}}\n`,
    `class Part${index} {\n${fields(random, random.between(5, 10))}  state State${index}\n}\n`,
    `class Main${index} {\n${fields(random, random.between(5, 10))}  parts Part${index}[]\n${earlier}}\n`,
    `class Checked${index} {\n${fields(random, 5)}  amount int @check(positive, {{ this > 0 }})\n  code string @assert(short, {{ this|length < 20 }})\n}\n`,
    `type Either${index} = Part${index} | Main${index}\n`,
    `template_string Rules${index}(subject: string) #"\n  Describe the {{ subject }} in plain words.\n"#\n`,
    promptFunction(`Read${index}`, `Main${index}`, index),
    promptFunction(`Judge${index}`, `Checked${index}[]`, index),
    tests ? `test Sample${index} {\n  functions [Read${index}]\n  args {\n    text "some text"\n    items ["a", "b"]\n  }\n}\n` : '',
  ].join('\n');
}

function promptFunction(name: string, output: string, index: number): string {
  const lines = Array.from(
    { length: 16 },
    (_, line) => `    Rule ${line + 1}: look at the ${WORDS[line % WORDS.length]} before you answer.`,
  );
  return `/// Reads one text.
function ${name}(text: string, items: string[]) -> ${output} {
  client Primary
  prompt #"
    {{ _.role("system") }}
    {{ Rules${index}("text") }}
${lines.join('\n')}
    {{ ctx.output_format }}

    {{ _.role("user") }}
    {% for item in items %}
    {{ loop.index }}. {{ item }}
    {% endfor %}
    {% if text %}
    {{ text }}
    {% endif %}
  "#
}
`;
}
