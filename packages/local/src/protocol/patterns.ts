const bedrockArn = 'arn:aws(?:-[^:]+)?:bedrock:[a-z0-9-]{1,20}:';
const account = '[0-9]{12}';
const name = '[a-z0-9-]{1,63}';

const anchored = (...alternatives: readonly string[]) => new RegExp(`^(?:${alternatives.join('|')})$`);

type PatternName =
  | 'modelId'
  | 'countableModelId'
  | 'batchModelId'
  | 'rerankModelArn'
  | 'guardrail'
  | 'guardrailVersion'
  | 'invocationArn'
  | 'job'
  | 'jobName'
  | 'jobToken'
  | 'roleArn'
  | 'kmsKey'
  | 'kmsKeyArn'
  | 's3Uri'
  | 's3Folder'
  | 'accountId'
  | 'metadata'
  | 'tag'
  | 'toolUseId'
  | 'toolName'
  | 'printable'
  | 'token'
  | 'network'
  | 'provider';

/**
 * The patterns of the service model that requests are checked against, whole string always. Where the model's own pattern would backtrack
 * without bound, an equivalent one stands here; the length limits beside it in the shape table keep the meaning.
 */
export const PATTERN: Readonly<Record<PatternName, RegExp>> = {
  modelId: anchored(
    `${bedrockArn}${account}:custom-model/${name}[.]${name}/[a-z0-9]{12}`,
    `${bedrockArn}:foundation-model/${name}[.]${name}(?:[.:]?${name})`,
    `${bedrockArn}${account}:(?:imported-model|provisioned-model|custom-model-deployment)/[a-z0-9]{12}`,
    `${bedrockArn}${account}:(?:inference-profile|application-inference-profile)/[a-zA-Z0-9-:.]+`,
    `${bedrockArn}${account}:prompt/[0-9a-zA-Z]{10}(?::[0-9]{1,5})?`,
    `${bedrockArn}${account}:(?:default-)?prompt-router/[a-zA-Z0-9-:.]+`,
    `arn:aws:sagemaker:[a-z0-9-]+:${account}:endpoint/[a-zA-Z0-9-]+`,
    '(?:[0-9a-zA-Z][_-]?)+',
    '[a-zA-Z0-9-:.]+',
  ),
  countableModelId: /^[a-zA-Z_.\-/0-9:]+$/,
  batchModelId: anchored(
    `${bedrockArn}${account}:custom-model/${name}[.][a-z0-9-:]{1,63}/[a-z0-9]{12}`,
    `${bedrockArn}:foundation-model/${name}[.]${name}(?:[.]?${name})(?::${name}){0,2}`,
    `${bedrockArn}:(?:[0-9a-zA-Z][_-]?)+`,
    `${bedrockArn}${account}:(?:inference-profile|application-inference-profile)/[a-zA-Z0-9-:.]+`,
    `${name}[.]${name}(?:[.]?${name})(?::${name}){0,2}`,
    '(?:[0-9a-zA-Z][_-]?)+',
  ),
  rerankModelArn: anchored(
    `(?:arn:aws(?:-[^:]+)?:(?:bedrock|sagemaker):[a-z0-9-]{1,20}:(?:${account})?:(?:[a-z-]+/)?)?[a-z0-9.-]{0,126}(?::${name}){0,2}(?:/[a-z0-9]{1,12})?`,
  ),
  guardrail: anchored('', '[a-z0-9]+', `${bedrockArn}${account}:guardrail/[a-z0-9]+`),
  guardrailVersion: /^(?:|[1-9][0-9]{0,7}|DRAFT)$/,
  invocationArn: anchored(`${bedrockArn}${account}:async-invoke/[a-z0-9]{12}`),
  job: anchored(`(?:${bedrockArn}${account}:model-invocation-job/)?[a-z0-9]{12}`),
  jobName: /^[a-zA-Z0-9][a-zA-Z0-9+\-.]*$/,
  jobToken: /^[a-zA-Z0-9](?:-*[a-zA-Z0-9])*$/,
  roleArn: anchored(`arn:aws(?:-[^:]+)?:iam::(?:${account})?:role/.+`),
  kmsKey: anchored(
    `arn:aws(?:-[^:]+)?:kms:[a-zA-Z0-9-]*:${account}:(?:key/[a-zA-Z0-9-]{36}|alias/[a-zA-Z0-9-_/]+)`,
    '[a-zA-Z0-9-]{36}',
    'alias/[a-zA-Z0-9-_/]+',
  ),
  kmsKeyArn: anchored(`arn:aws(?:-[^:]+)?:kms:[a-zA-Z0-9-]*:${account}:(?:key/[a-zA-Z0-9-]{36}|alias/[a-zA-Z0-9-_/]+)`),
  s3Uri: /^s3:\/\/[a-z0-9][.\-a-z0-9]{1,61}[a-z0-9](?:\/.*)?$/,
  s3Folder: /^s3:\/\/[a-z0-9][-.a-z0-9]{1,61}[a-z0-9](?:\/[-!_*'().a-z0-9A-Z]+)*\/?$/,
  accountId: anchored(account),
  metadata: /^[a-zA-Z0-9\s:_@$#=/+,\-.]*$/,
  tag: /^[a-zA-Z0-9\s._:/=+@-]*$/,
  toolUseId: /^[a-zA-Z0-9_.:-]+$/,
  toolName: /^[a-zA-Z0-9_-]+$/,
  printable: /^[!-~]*$/,
  token: /^\S*$/,
  network: /^[-0-9a-zA-Z]+$/,
  provider: /^[A-Za-z0-9- ]{1,63}$/,
};
