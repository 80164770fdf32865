// What each diagnostic code means, with an example that causes it and one that does not: the text of `outcrop check --explain CODE`.
// A table, longer than other files; a test compiles every example.

/** The long form of one diagnostic code. */
export interface Explanation {
  /** One or two sentences: the rule, and why it exists. */
  readonly meaning: string;
  /** A source file that gives the code. */
  readonly wrong: string;
  /** The same file, put right: it gives no diagnostic at all. */
  readonly right: string;
}

const CLIENT = 'client<llm> Bed {\n  provider aws-bedrock\n  options {\n    model "amazon.nova-lite-v1:0"\n  }\n}\n';

function withFunction(body: string): string {
  return `${CLIENT}\n${body}`;
}

function clientWith(options: string): string {
  return `client<llm> Bed {\n  provider aws-bedrock\n  options {\n    model "amazon.nova-lite-v1:0"\n    ${options}\n  }\n}\n`;
}

const ORDER = withFunction(
  'class Item {\n  sku string\n  qty int\n}\n\nfunction Order(item: Item) -> string {\n  client Bed\n  prompt #"Order {{ item.sku }}."#\n}\n',
);

/** Every code that the compiler can report, with its explanation. */
export const EXPLANATIONS: ReadonlyMap<string, Explanation> = new Map<string, Explanation>([
  [
    'OC001',
    {
      meaning:
        'Comments start with `//` and run to the end of the line; `///` documents what follows. Signs of other languages are not comments.',
      wrong: '# people\nclass Person {\n  name string\n}\n',
      right: '// people\nclass Person {\n  name string\n}\n',
    },
  ],
  [
    'OC002',
    {
      meaning: 'Strings stand in double quotes. A single quote never delimits a string.',
      wrong: "class Person {\n  name string @alias('full_name')\n}\n",
      right: 'class Person {\n  name string @alias("full_name")\n}\n',
    },
  ],
  [
    'OC003',
    {
      meaning: 'A quoted string ends on the line where it starts. Text over several lines goes into a raw string: #"…"#.',
      wrong: 'class Person {\n  name string @description("as printed)\n}\n',
      right: 'class Person {\n  name string @description("as printed")\n}\n',
    },
  ],
  [
    'OC004',
    {
      meaning: 'A raw string opens with one to five `#` and a quote, and closes with a quote and the same number of `#`.',
      wrong: 'template_string Rules ##"\n  Be brief.\n"#\n',
      right: 'template_string Rules ##"\n  Be brief.\n"##\n',
    },
  ],
  [
    'OC005',
    {
      meaning: 'A bare value is a word without quotes. Values with special characters need quotes, and keys are not followed by `=`.',
      wrong: clientWith('region = "eu-west-1"'),
      right: clientWith('region "eu-west-1"'),
    },
  ],
  [
    'OC101',
    {
      meaning: 'Every `{` needs its `}`, and every `}` its `{`.',
      wrong: 'class Person {\n  name string\n\nclass Pet {\n  name string\n}\n',
      right: 'class Person {\n  name string\n}\n\nclass Pet {\n  name string\n}\n',
    },
  ],
  [
    'OC102',
    {
      meaning:
        'A file holds declarations: class, enum, type, function, client<llm>, retry_policy, template_string, generator and test. Any other first word is unknown.',
      wrong: 'struct Person {\n  name string\n}\n',
      right: 'class Person {\n  name string\n}\n',
    },
  ],
  [
    'OC103',
    {
      meaning: 'A class field is written "name type", without a colon, a comma or a semicolon.',
      wrong: 'class Person {\n  name: string\n}\n',
      right: 'class Person {\n  name string\n}\n',
    },
  ],
  [
    'OC104',
    {
      meaning: 'Every class field has a type, on the line of its name.',
      wrong: 'class Person {\n  name\n}\n',
      right: 'class Person {\n  name string\n}\n',
    },
  ],
  [
    'OC105',
    {
      meaning: 'Enum values are names that start with a capital letter, one a line, without types, values, commas or quotes.',
      wrong: 'enum Color {\n  RED,\n  BLUE\n}\n',
      right: 'enum Color {\n  RED\n  BLUE\n}\n',
    },
  ],
  [
    'OC106',
    {
      meaning:
        'The type is written in a way that the language does not have. An optional element in a list needs parentheses, for example.',
      wrong: 'class Person {\n  nicknames string?[]\n}\n',
      right: 'class Person {\n  nicknames (string?)[]\n}\n',
    },
  ],
  [
    'OC107',
    {
      meaning: 'Entries of maps are `key value`, one a line or separated by commas; items of lists are separated by commas or newlines.',
      wrong: clientWith('region'),
      right: clientWith('region "eu-west-1"'),
    },
  ],
  [
    'OC108',
    {
      meaning: 'A function header is `function Name(parameter: type) -> type`. Every parameter and the result have a type.',
      wrong: withFunction('function Greet(name) -> string {\n  client Bed\n  prompt #"Greet {{ name }}."#\n}\n'),
      right: withFunction('function Greet(name: string) -> string {\n  client Bed\n  prompt #"Greet {{ name }}."#\n}\n'),
    },
  ],
  [
    'OC109',
    {
      meaning: 'In the body of a function, client, test, generator or retry_policy a key is followed directly by its value.',
      wrong: withFunction('function Greet() -> string {\n  client: Bed\n  prompt #"Say hello."#\n}\n'),
      right: withFunction('function Greet() -> string {\n  client Bed\n  prompt #"Say hello."#\n}\n'),
    },
  ],
  [
    'OC110',
    {
      meaning: 'A function has a client and a prompt. Programs around it are written in TypeScript.',
      wrong: withFunction('function Greet(name: string) -> string {\n  let words = name\n  words\n}\n'),
      right: withFunction('function Greet(name: string) -> string {\n  client Bed\n  prompt #"Greet {{ name }}."#\n}\n'),
    },
  ],
  [
    'OC201',
    {
      meaning: 'A type is a built-in type, or the name of a class, an enum or a type alias that some file of the project declares.',
      wrong: 'class Person {\n  name strng\n}\n',
      right: 'class Person {\n  name string\n}\n',
    },
  ],
  [
    'OC202',
    {
      meaning:
        'Classes, enums, type aliases, functions, clients, retry policies and template strings share one namespace over all files; fields, values, parameters and keys are unique where they stand.',
      wrong: 'class Person {\n  name string\n}\n\nenum Person {\n  ADA\n}\n',
      right: 'class Person {\n  name string\n}\n\nenum PersonName {\n  ADA\n}\n',
    },
  ],
  [
    'OC203',
    {
      meaning: 'Declared names start with a capital letter and hold letters, digits and `_`; some names and field names are reserved.',
      wrong: 'class person {\n  name string\n}\n',
      right: 'class Person {\n  name string\n}\n',
    },
  ],
  [
    'OC204',
    {
      meaning:
        'A class that needs itself, directly or through others, has no finite value, and an alias that only leads to itself has no meaning.',
      wrong: 'class Node {\n  next Node\n}\n',
      right: 'class Node {\n  next Node?\n}\n',
    },
  ],
  [
    'OC205',
    {
      meaning: 'Keys of a map are strings, an enum, or string literals.',
      wrong: 'class Scores {\n  points map<int, float>\n}\n',
      right: 'class Scores {\n  points map<string, float>\n}\n',
    },
  ],
  [
    'OC206',
    {
      meaning: 'A model answers with text, so a return type cannot hold an image, audio, pdf or video.',
      wrong: withFunction('function Draw() -> image {\n  client Bed\n  prompt #"Draw a cat."#\n}\n'),
      right: withFunction('function Describe(picture: image) -> string {\n  client Bed\n  prompt #"Describe {{ picture }}"#\n}\n'),
    },
  ],
  [
    'OC301',
    {
      meaning: 'The attribute does not exist, or does not belong in this place. Names of attributes are case sensitive.',
      wrong: 'class Person {\n  name string @Alias("full_name")\n}\n',
      right: 'class Person {\n  name string @alias("full_name")\n}\n',
    },
  ],
  [
    'OC302',
    {
      meaning: 'The arguments of an attribute have a fixed form: a text for @alias and @description, a name and an expression for @check.',
      wrong: 'class Person {\n  age int @check({{ this >= 0 }})\n}\n',
      right: 'class Person {\n  age int @check(positive, {{ this >= 0 }})\n}\n',
    },
  ],
  [
    'OC303',
    {
      meaning: 'A skipped field is never asked of the model, so its type must allow null.',
      wrong: 'class Person {\n  name string\n  id int @skip\n}\n',
      right: 'class Person {\n  name string\n  id int? @skip\n}\n',
    },
  ],
  [
    'OC304',
    {
      meaning:
        'Checks report on what a model answered; a type used as a parameter cannot hold one. @assert is allowed there and has no effect.',
      wrong: withFunction(
        'function Greet(age: int @check(grown, {{ this > 17 }})) -> string {\n  client Bed\n  prompt #"Greet someone of {{ age }}."#\n}\n',
      ),
      right: withFunction('function Greet(age: int) -> string {\n  client Bed\n  prompt #"Greet someone of {{ age }}."#\n}\n'),
    },
  ],
  [
    'OC401',
    {
      meaning: 'A function has exactly two entries: the client that it calls, and its prompt as a raw string.',
      wrong: withFunction('function Greet() -> string {\n  client Bed\n}\n'),
      right: withFunction('function Greet() -> string {\n  client Bed\n  prompt #"Say hello."#\n}\n'),
    },
  ],
  [
    'OC402',
    {
      meaning: 'The name of a client, retry policy, strategy member or tested function must be declared in some file of the project.',
      wrong: withFunction('function Greet() -> string {\n  client Bedd\n  prompt #"Say hello."#\n}\n'),
      right: withFunction('function Greet() -> string {\n  client Bed\n  prompt #"Say hello."#\n}\n'),
    },
  ],
  [
    'OC403',
    {
      meaning: 'The prompt, template string or expression is not legal template text.',
      wrong: withFunction('function Greet(name: string) -> string {\n  client Bed\n  prompt #"{% if name %}Greet {{ name }}."#\n}\n'),
      right: withFunction(
        'function Greet(name: string) -> string {\n  client Bed\n  prompt #"{% if name %}Greet {{ name }}.{% endif %}"#\n}\n',
      ),
    },
  ],
  [
    'OC404',
    {
      meaning:
        'The template names a variable, property, filter or function that does not exist, or calls one wrongly. When it runs, an unknown variable renders as nothing.',
      wrong: withFunction('function Greet(name: string) -> string {\n  client Bed\n  prompt #"Greet {{ nme }}."#\n}\n'),
      right: withFunction('function Greet(name: string) -> string {\n  client Bed\n  prompt #"Greet {{ name }}."#\n}\n'),
    },
  ],
  [
    'OC405',
    {
      meaning: 'An enum value never equals a string: compare with the value itself.',
      wrong: withFunction(
        'enum Tone {\n  WARM\n  COLD\n}\n\nfunction Greet(tone: Tone) -> string {\n  client Bed\n  prompt #"Greet.{% if tone == "WARM" %} Warmly.{% endif %}"#\n}\n',
      ),
      right: withFunction(
        'enum Tone {\n  WARM\n  COLD\n}\n\nfunction Greet(tone: Tone) -> string {\n  client Bed\n  prompt #"Greet.{% if tone == Tone.WARM %} Warmly.{% endif %}"#\n}\n',
      ),
    },
  ],
  [
    'OC501',
    {
      meaning:
        'A client names its provider: aws-bedrock, or fallback and round-robin over other clients. Other vendors compile with a warning, and calls to them fail.',
      wrong: 'client<llm> Bed {\n  provider bedrock\n  options {\n    model "amazon.nova-lite-v1:0"\n  }\n}\n',
      right: CLIENT,
    },
  ],
  [
    'OC502',
    {
      meaning:
        'The option, or the key inside it, does not exist. Unknown names are errors so that a misspelt option is not silently ignored.',
      wrong: clientWith('regoin "eu-west-1"'),
      right: clientWith('region "eu-west-1"'),
    },
  ],
  [
    'OC503',
    {
      meaning: 'The option has a value of the wrong kind, or out of range. A number in quotes is a text.',
      wrong: clientWith('inference_configuration { max_tokens "100" }'),
      right: clientWith('inference_configuration { max_tokens 100 }'),
    },
  ],
  [
    'OC504',
    {
      meaning: 'Two options exclude each other, or one needs the other: a client has exactly one model, and either keys or a profile.',
      wrong: clientWith('access_key_id env.AWS_KEY'),
      right: clientWith('access_key_id env.AWS_KEY\n    secret_access_key env.AWS_SECRET'),
    },
  ],
  [
    'OC505',
    {
      meaning: 'A fallback or round-robin client that contains itself, directly or through others, would never end.',
      wrong: `${CLIENT}\nclient<llm> Team {\n  provider fallback\n  options {\n    strategy [Bed, Team]\n  }\n}\n`,
      right: `${CLIENT}\nclient<llm> Team {\n  provider fallback\n  options {\n    strategy [Bed, "aws-bedrock/amazon.nova-pro-v1:0"]\n  }\n}\n`,
    },
  ],
  [
    'OC601',
    {
      meaning: 'The arguments of a test fit the parameters of each function that it names.',
      wrong: `${ORDER}\ntest Two {\n  functions [Order]\n  args {\n    item { sku "A1", qty "two" }\n  }\n}\n`,
      right: `${ORDER}\ntest Two {\n  functions [Order]\n  args {\n    item { sku "A1", qty 2 }\n  }\n}\n`,
    },
  ],
  [
    'OC602',
    {
      meaning: 'The type_builder of a test adds new types, and adds members to classes and enums that are marked @@dynamic.',
      wrong: `${ORDER}\ntest Two {\n  functions [Order]\n  type_builder {\n    dynamic class Item {\n      note string?\n    }\n  }\n  args {\n    item { sku "A1", qty 2 }\n  }\n}\n`,
      right: `${ORDER.replace('  qty int\n', '  qty int\n  @@dynamic\n')}\ntest Two {\n  functions [Order]\n  type_builder {\n    dynamic class Item {\n      note string?\n    }\n  }\n  args {\n    item { sku "A1", qty 2 }\n  }\n}\n`,
    },
  ],
  [
    'OC701',
    {
      meaning: 'A generator says what to write (output_type) and where; its keys and values are fixed.',
      wrong: 'generator ts {\n  output_type "typescript"\n  default_client_mode "both"\n}\n',
      right: 'generator ts {\n  output_type "typescript"\n  default_client_mode "async"\n}\n',
    },
  ],
  [
    'OC901',
    {
      meaning:
        'The attribute or option is legal but does nothing here, or two fields look the same to the model. Usually something else was meant.',
      wrong: 'class Person {\n  name string @alias("n")\n  nickname string @alias("n")\n}\n',
      right: 'class Person {\n  name string @alias("n")\n  nickname string @alias("nick")\n}\n',
    },
  ],
]);
