/** What a starter project is made for. */
export interface StarterChoices {
  readonly clientType: 'typescript' | 'typescript/react';
  readonly moduleFormat: 'esm' | 'cjs';
  /** Absent: the clients read `AWS_REGION`. */
  readonly region?: string;
  /** A Bedrock model id or inference profile. */
  readonly model: string;
}

export const DEFAULT_MODEL = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
const FALLBACK_MODEL = 'us.amazon.nova-lite-v1:0';

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
  const regionValue = region === undefined ? 'env.AWS_REGION' : JSON.stringify(region);
  return `// Credentials come from the environment, a profile or a role: see the AWS documentation, or name them in the options.
client<llm> Claude {
  provider aws-bedrock
  retry_policy Patient
  options {
    model ${JSON.stringify(model)}
    region ${regionValue}
    inference_configuration {
      max_tokens 1024
    }
  }
}

client<llm> Nova {
  provider aws-bedrock
  options {
    model "${FALLBACK_MODEL}"
    region ${regionValue}
  }
}

// Tries Claude first, then Nova.
client<llm> ClaudeThenNova {
  provider fallback
  options {
    strategy [Claude, Nova]
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
  client ClaudeThenNova
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
