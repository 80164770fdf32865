import { PATTERN } from './patterns.ts';
import type { ShapeTable } from './shape.ts';

/** The inputs of the control operations (batch jobs, model lists) and of reranking, as the service model states them. */
export const CONTROL_SHAPES: ShapeTable = {
  CreateModelInvocationJobRequest: {
    members: {
      jobName: { type: 'string', min: 1, max: 63, pattern: PATTERN.jobName, required: true },
      roleArn: { type: 'string', max: 2048, pattern: PATTERN.roleArn, required: true },
      clientRequestToken: { type: 'string', min: 1, max: 256, pattern: PATTERN.jobToken },
      modelId: { type: 'string', min: 1, max: 2048, pattern: PATTERN.batchModelId, required: true },
      inputDataConfig: { type: 'structure', shape: 'ModelInvocationJobInputDataConfig', required: true },
      outputDataConfig: { type: 'structure', shape: 'ModelInvocationJobOutputDataConfig', required: true },
      vpcConfig: { type: 'structure', shape: 'VpcConfig' },
      timeoutDurationInHours: { type: 'integer', min: 24, max: 168 },
      tags: { type: 'list', max: 200, items: { type: 'structure', shape: 'Tag' } },
      modelInvocationType: { type: 'string', enum: ['InvokeModel', 'Converse'] },
    },
  },
  ModelInvocationJobInputDataConfig: {
    union: true,
    members: {
      s3InputDataConfig: { type: 'structure', shape: 'ModelInvocationJobS3InputDataConfig' },
    },
  },
  ModelInvocationJobS3InputDataConfig: {
    members: {
      s3InputFormat: { type: 'string', enum: ['JSONL'] },
      s3Uri: { type: 'string', min: 1, max: 1024, pattern: PATTERN.s3Folder, required: true },
      s3BucketOwner: { type: 'string', pattern: PATTERN.accountId },
    },
  },
  ModelInvocationJobOutputDataConfig: {
    union: true,
    members: {
      s3OutputDataConfig: { type: 'structure', shape: 'ModelInvocationJobS3OutputDataConfig' },
    },
  },
  ModelInvocationJobS3OutputDataConfig: {
    members: {
      s3Uri: { type: 'string', min: 1, max: 1024, pattern: PATTERN.s3Folder, required: true },
      s3EncryptionKeyId: { type: 'string', min: 1, max: 2048, pattern: PATTERN.kmsKey },
      s3BucketOwner: { type: 'string', pattern: PATTERN.accountId },
    },
  },
  VpcConfig: {
    members: {
      subnetIds: { type: 'list', min: 1, max: 16, items: { type: 'string', max: 32, pattern: PATTERN.network }, required: true },
      securityGroupIds: { type: 'list', min: 1, max: 5, items: { type: 'string', max: 32, pattern: PATTERN.network }, required: true },
    },
  },
  Tag: {
    members: {
      key: { type: 'string', min: 1, max: 128, pattern: PATTERN.tag, required: true },
      value: { type: 'string', max: 256, pattern: PATTERN.tag, required: true },
    },
  },
  GetModelInvocationJobRequest: {
    members: {
      jobIdentifier: { type: 'string', max: 1011, pattern: PATTERN.job, required: true, in: 'uri' },
    },
  },
  StopModelInvocationJobRequest: {
    members: {
      jobIdentifier: { type: 'string', max: 1011, pattern: PATTERN.job, required: true, in: 'uri' },
    },
  },
  ListModelInvocationJobsRequest: {
    members: {
      submitTimeAfter: { type: 'timestamp', in: 'query' },
      submitTimeBefore: { type: 'timestamp', in: 'query' },
      statusEquals: {
        type: 'string',
        enum: [
          'Submitted',
          'InProgress',
          'Completed',
          'Failed',
          'Stopping',
          'Stopped',
          'PartiallyCompleted',
          'Expired',
          'Validating',
          'Scheduled',
        ],
        in: 'query',
      },
      nameContains: { type: 'string', min: 1, max: 63, pattern: PATTERN.jobName, in: 'query' },
      maxResults: { type: 'integer', min: 1, max: 1000, in: 'query' },
      nextToken: { type: 'string', min: 1, max: 2048, pattern: PATTERN.token, in: 'query' },
      sortBy: { type: 'string', enum: ['CreationTime'], in: 'query' },
      sortOrder: { type: 'string', enum: ['Ascending', 'Descending'], in: 'query' },
    },
  },
  ListFoundationModelsRequest: {
    members: {
      byProvider: { type: 'string', pattern: PATTERN.provider, in: 'query' },
      byCustomizationType: { type: 'string', enum: ['FINE_TUNING', 'CONTINUED_PRE_TRAINING', 'DISTILLATION'], in: 'query' },
      byOutputModality: { type: 'string', enum: ['TEXT', 'IMAGE', 'EMBEDDING'], in: 'query' },
      byInferenceType: { type: 'string', enum: ['ON_DEMAND', 'PROVISIONED'], in: 'query' },
    },
  },
  ListInferenceProfilesRequest: {
    members: {
      maxResults: { type: 'integer', min: 1, max: 1000, in: 'query' },
      nextToken: { type: 'string', min: 1, max: 2048, pattern: PATTERN.token, in: 'query' },
      typeEquals: { type: 'string', enum: ['SYSTEM_DEFINED', 'APPLICATION'], in: 'query', as: 'type' },
    },
  },
  RerankRequest: {
    members: {
      nextToken: { type: 'string', min: 1, max: 2048, pattern: PATTERN.token },
      queries: { type: 'list', min: 1, max: 1, items: { type: 'structure', shape: 'RerankQuery' }, required: true },
      rerankingConfiguration: { type: 'structure', shape: 'RerankingConfiguration', required: true },
      sources: { type: 'list', min: 1, max: 1000, items: { type: 'structure', shape: 'RerankSource' }, required: true },
    },
  },
  RerankQuery: {
    members: {
      textQuery: { type: 'structure', shape: 'RerankTextDocument', required: true },
      type: { type: 'string', enum: ['TEXT'], required: true },
    },
  },
  RerankTextDocument: {
    members: {
      text: { type: 'string', min: 1, max: 32000 },
    },
  },
  RerankingConfiguration: {
    members: {
      bedrockRerankingConfiguration: { type: 'structure', shape: 'BedrockRerankingConfiguration', required: true },
      type: { type: 'string', enum: ['BEDROCK_RERANKING_MODEL'], required: true },
    },
  },
  BedrockRerankingConfiguration: {
    members: {
      modelConfiguration: { type: 'structure', shape: 'BedrockRerankingModelConfiguration', required: true },
      numberOfResults: { type: 'integer', min: 1, max: 1000 },
    },
  },
  BedrockRerankingModelConfiguration: {
    members: {
      additionalModelRequestFields: { type: 'map', key: { type: 'string', min: 1, max: 100 }, value: { type: 'document' } },
      modelArn: { type: 'string', min: 1, max: 2048, pattern: PATTERN.rerankModelArn, required: true },
    },
  },
  RerankSource: {
    members: {
      inlineDocumentSource: { type: 'structure', shape: 'RerankDocument', required: true },
      type: { type: 'string', enum: ['INLINE'], required: true },
    },
  },
  RerankDocument: {
    members: {
      jsonDocument: { type: 'document' },
      textDocument: { type: 'structure', shape: 'RerankTextDocument' },
      type: { type: 'string', enum: ['TEXT', 'JSON'], required: true },
    },
  },
};
