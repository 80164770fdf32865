import { inferenceProfile, STARTER_MODELS } from './starter-models.ts';

/** What a starter project is made for. */
export interface StarterChoices {
  readonly clientType: 'typescript' | 'typescript/react';
  readonly moduleFormat: 'esm' | 'cjs';
  /** Undefined: the clients find it when they are called. */
  readonly region: string | undefined;
  /** A Bedrock model id or inference profile; undefined: a good one of the region. */
  readonly model: string | undefined;
}

/** The files of a starter project by name, relative to `baml_src`. */
export function starterFiles(choices: StarterChoices): ReadonlyMap<string, string> {
  return new Map([
    ['generators.baml', generators(choices)],
    ['clients.baml', clients(choices)],
    ['resume.baml', RESUME],
  ]);
}

function generators({ clientType, moduleFormat }: StarterChoices): string {
  return `// What \`outcrop generate\` writes, and where.
generator target {
  output_type "${clientType}"
  output_dir "../"
  module_format "${moduleFormat}"
}
`;
}

function clients({ region, model }: StarterChoices): string {
  const [byDefault, , fallback] = STARTER_MODELS;
  const regionOption = region === undefined ? '' : `\n    region ${JSON.stringify(region)}`;
  const source = region === undefined ? 'Region and credentials come' : 'Credentials come';
  return `// ${source} from the environment, a profile or a role: see the AWS documentation, or name them in the options.
client<llm> Primary {
  provider aws-bedrock
  retry_policy Patient
  options {
    model ${JSON.stringify(model ?? inferenceProfile(byDefault, region))}${regionOption}
    inference_configuration {
      max_tokens 1024
    }
  }
}

client<llm> Backup {
  provider aws-bedrock
  options {
    model "${inferenceProfile(fallback, region)}"${regionOption}
  }
}

// Tries one, then the other.
client<llm> PrimaryThenBackup {
  provider fallback
  options {
    strategy [Primary, Backup]
  }
}

retry_policy Patient {
  max_retries 2
  strategy {
    type exponential_backoff
    delay_ms 300
  }
}
`;
}

const RESUME = `/// How senior someone is.
enum Level {
  JUNIOR @description("up to three years of work")
  SENIOR
}

class Job {
  company string
  title string
  years int @description("full years in this job")
}

class Resume {
  name string @description("full name")
  email string?
  level Level?
  skills string[]
  jobs Job[]
}

/// Reads a resume.
function ExtractResume(text: string) -> Resume {
  client PrimaryThenBackup
  prompt #"
    {{ _.role("system") }}
    Extract the resume.
    {{ ctx.output_format }}

    {{ _.role("user") }}
    {{ text }}
  "#
}

test Jane {
  functions [ExtractResume]
  args {
    text #"
      Jane Doe, jane@example.com
      Staff engineer at Acme since 2015. TypeScript, Rust, SQL.
    "#
  }
  @@assert(has_name, {{ this.name|length > 0 }})
}

test TwoJobs {
  functions [ExtractResume]
  args {
    text #"
      Sam Roe. Two years as analyst at Initech, before that one year as intern at Globex. Skills: Excel, Python.
    "#
  }
  @@check(both_jobs, {{ this.jobs|length == 2 }})
}
`;
