import { PATTERN } from './patterns.ts';
import type { ShapeTable } from './shape.ts';

/** The inputs of the inference operations, as the service model states them. */
export const RUNTIME_SHAPES: ShapeTable = {
  ConverseRequest: {
    members: {
      modelId: { type: 'string', min: 1, max: 2048, pattern: PATTERN.modelId, required: true, in: 'uri' },
      messages: { type: 'list', items: { type: 'structure', shape: 'Message' } },
      system: { type: 'list', items: { type: 'structure', shape: 'SystemContentBlock' } },
      inferenceConfig: { type: 'structure', shape: 'InferenceConfiguration' },
      toolConfig: { type: 'structure', shape: 'ToolConfiguration' },
      guardrailConfig: { type: 'structure', shape: 'GuardrailConfiguration' },
      additionalModelRequestFields: { type: 'document' },
      promptVariables: { type: 'map', key: { type: 'string' }, value: { type: 'structure', shape: 'PromptVariableValues' } },
      additionalModelResponseFieldPaths: { type: 'list', max: 10, items: { type: 'string', min: 1, max: 256 } },
      requestMetadata: {
        type: 'map',
        min: 1,
        max: 16,
        key: { type: 'string', min: 1, max: 256, pattern: PATTERN.metadata },
        value: { type: 'string', max: 256, pattern: PATTERN.metadata },
      },
      performanceConfig: { type: 'structure', shape: 'PerformanceConfiguration' },
      serviceTier: { type: 'structure', shape: 'ServiceTier' },
      outputConfig: { type: 'structure', shape: 'OutputConfig' },
    },
  },
  Message: {
    members: {
      role: { type: 'string', enum: ['user', 'assistant', 'system'], required: true },
      content: { type: 'list', items: { type: 'structure', shape: 'ContentBlock' }, required: true },
    },
  },
  ContentBlock: {
    union: true,
    members: {
      text: { type: 'string' },
      image: { type: 'structure', shape: 'ImageBlock' },
      document: { type: 'structure', shape: 'DocumentBlock' },
      video: { type: 'structure', shape: 'VideoBlock' },
      audio: { type: 'structure', shape: 'AudioBlock' },
      toolUse: { type: 'structure', shape: 'ToolUseBlock' },
      toolResult: { type: 'structure', shape: 'ToolResultBlock' },
      guardContent: { type: 'structure', shape: 'GuardrailConverseContentBlock' },
      cachePoint: { type: 'structure', shape: 'CachePointBlock' },
      reasoningContent: { type: 'structure', shape: 'ReasoningContentBlock' },
      citationsContent: { type: 'structure', shape: 'CitationsContentBlock' },
      searchResult: { type: 'structure', shape: 'SearchResultBlock' },
      toolAddition: { type: 'structure', shape: 'ToolAdditionBlock' },
      toolRemoval: { type: 'structure', shape: 'ToolRemovalBlock' },
    },
  },
  ImageBlock: {
    members: {
      format: { type: 'string', enum: ['png', 'jpeg', 'gif', 'webp'], required: true },
      source: { type: 'structure', shape: 'ImageSource', required: true },
      error: { type: 'structure', shape: 'ErrorBlock' },
    },
  },
  ImageSource: {
    union: true,
    members: {
      bytes: { type: 'blob', min: 1 },
      s3Location: { type: 'structure', shape: 'S3Location' },
    },
  },
  S3Location: {
    members: {
      uri: { type: 'string', min: 1, max: 1024, pattern: PATTERN.s3Uri, required: true },
      bucketOwner: { type: 'string', pattern: PATTERN.accountId },
    },
  },
  ErrorBlock: {
    members: {
      message: { type: 'string' },
    },
  },
  DocumentBlock: {
    members: {
      format: { type: 'string', enum: ['pdf', 'csv', 'doc', 'docx', 'xls', 'xlsx', 'html', 'txt', 'md'] },
      name: { type: 'string', min: 1, max: 200, required: true },
      source: { type: 'structure', shape: 'DocumentSource', required: true },
      context: { type: 'string' },
      citations: { type: 'structure', shape: 'CitationsConfig' },
    },
  },
  DocumentSource: {
    union: true,
    members: {
      bytes: { type: 'blob', min: 1 },
      s3Location: { type: 'structure', shape: 'S3Location' },
      text: { type: 'string' },
      content: { type: 'list', items: { type: 'structure', shape: 'DocumentContentBlock' } },
    },
  },
  DocumentContentBlock: {
    union: true,
    members: {
      text: { type: 'string' },
    },
  },
  CitationsConfig: {
    members: {
      enabled: { type: 'boolean', required: true },
    },
  },
  VideoBlock: {
    members: {
      format: { type: 'string', enum: ['mkv', 'mov', 'mp4', 'webm', 'flv', 'mpeg', 'mpg', 'wmv', 'three_gp'], required: true },
      source: { type: 'structure', shape: 'VideoSource', required: true },
    },
  },
  VideoSource: {
    union: true,
    members: {
      bytes: { type: 'blob', min: 1 },
      s3Location: { type: 'structure', shape: 'S3Location' },
    },
  },
  AudioBlock: {
    members: {
      format: {
        type: 'string',
        enum: ['mp3', 'opus', 'wav', 'aac', 'flac', 'mp4', 'ogg', 'mkv', 'mka', 'x-aac', 'm4a', 'mpeg', 'mpga', 'pcm', 'webm'],
        required: true,
      },
      source: { type: 'structure', shape: 'AudioSource', required: true },
      error: { type: 'structure', shape: 'ErrorBlock' },
    },
  },
  AudioSource: {
    union: true,
    members: {
      bytes: { type: 'blob', min: 1 },
      s3Location: { type: 'structure', shape: 'S3Location' },
    },
  },
  ToolUseBlock: {
    members: {
      toolUseId: { type: 'string', min: 1, max: 64, pattern: PATTERN.toolUseId, required: true },
      name: { type: 'string', min: 1, max: 64, pattern: PATTERN.toolName, required: true },
      input: { type: 'document', required: true },
      type: { type: 'string', enum: ['server_tool_use'] },
    },
  },
  ToolResultBlock: {
    members: {
      toolUseId: { type: 'string', min: 1, max: 64, pattern: PATTERN.toolUseId, required: true },
      content: { type: 'list', items: { type: 'structure', shape: 'ToolResultContentBlock' }, required: true },
      status: { type: 'string', enum: ['success', 'error'] },
      type: { type: 'string' },
    },
  },
  ToolResultContentBlock: {
    union: true,
    members: {
      json: { type: 'document' },
      text: { type: 'string' },
      image: { type: 'structure', shape: 'ImageBlock' },
      document: { type: 'structure', shape: 'DocumentBlock' },
      video: { type: 'structure', shape: 'VideoBlock' },
      searchResult: { type: 'structure', shape: 'SearchResultBlock' },
    },
  },
  SearchResultBlock: {
    members: {
      source: { type: 'string', required: true },
      title: { type: 'string', required: true },
      content: { type: 'list', items: { type: 'structure', shape: 'SearchResultContentBlock' }, required: true },
      citations: { type: 'structure', shape: 'CitationsConfig' },
    },
  },
  SearchResultContentBlock: {
    members: {
      text: { type: 'string', required: true },
    },
  },
  GuardrailConverseContentBlock: {
    union: true,
    members: {
      text: { type: 'structure', shape: 'GuardrailConverseTextBlock' },
      image: { type: 'structure', shape: 'GuardrailConverseImageBlock' },
    },
  },
  GuardrailConverseTextBlock: {
    members: {
      text: { type: 'string', required: true },
      qualifiers: { type: 'list', items: { type: 'string', enum: ['grounding_source', 'query', 'guard_content'] } },
    },
  },
  GuardrailConverseImageBlock: {
    members: {
      format: { type: 'string', enum: ['png', 'jpeg'], required: true },
      source: { type: 'structure', shape: 'GuardrailConverseImageSource', required: true },
    },
  },
  GuardrailConverseImageSource: {
    union: true,
    members: {
      bytes: { type: 'blob', min: 1 },
    },
  },
  CachePointBlock: {
    members: {
      type: { type: 'string', enum: ['default'], required: true },
      ttl: { type: 'string', enum: ['5m', '1h'] },
    },
  },
  ReasoningContentBlock: {
    union: true,
    members: {
      reasoningText: { type: 'structure', shape: 'ReasoningTextBlock' },
      redactedContent: { type: 'blob' },
    },
  },
  ReasoningTextBlock: {
    members: {
      text: { type: 'string', required: true },
      signature: { type: 'string' },
    },
  },
  CitationsContentBlock: {
    members: {
      content: { type: 'list', items: { type: 'structure', shape: 'CitationGeneratedContent' } },
      citations: { type: 'list', items: { type: 'structure', shape: 'Citation' } },
    },
  },
  CitationGeneratedContent: {
    union: true,
    members: {
      text: { type: 'string' },
    },
  },
  Citation: {
    members: {
      title: { type: 'string' },
      source: { type: 'string' },
      sourceContent: { type: 'list', items: { type: 'structure', shape: 'CitationSourceContent' } },
      location: { type: 'structure', shape: 'CitationLocation' },
    },
  },
  CitationSourceContent: {
    union: true,
    members: {
      text: { type: 'string' },
    },
  },
  CitationLocation: {
    union: true,
    members: {
      web: { type: 'structure', shape: 'WebLocation' },
      documentChar: { type: 'structure', shape: 'DocumentCharLocation' },
      documentPage: { type: 'structure', shape: 'DocumentPageLocation' },
      documentChunk: { type: 'structure', shape: 'DocumentChunkLocation' },
      searchResultLocation: { type: 'structure', shape: 'SearchResultLocation' },
    },
  },
  WebLocation: {
    members: {
      url: { type: 'string' },
      domain: { type: 'string' },
    },
  },
  DocumentCharLocation: {
    members: {
      documentIndex: { type: 'integer', min: 0 },
      start: { type: 'integer', min: 0 },
      end: { type: 'integer', min: 0 },
    },
  },
  DocumentPageLocation: {
    members: {
      documentIndex: { type: 'integer', min: 0 },
      start: { type: 'integer', min: 0 },
      end: { type: 'integer', min: 0 },
    },
  },
  DocumentChunkLocation: {
    members: {
      documentIndex: { type: 'integer', min: 0 },
      start: { type: 'integer', min: 0 },
      end: { type: 'integer', min: 0 },
    },
  },
  SearchResultLocation: {
    members: {
      searchResultIndex: { type: 'integer', min: 0 },
      start: { type: 'integer', min: 0 },
      end: { type: 'integer', min: 0 },
    },
  },
  ToolAdditionBlock: {
    members: {
      tool: { type: 'structure', shape: 'ToolReference', required: true },
    },
  },
  ToolReference: {
    members: {
      type: { type: 'string', min: 1, max: 64 },
      name: { type: 'string', min: 1, max: 128 },
      serverName: { type: 'string', min: 1, max: 128 },
    },
  },
  ToolRemovalBlock: {
    members: {
      tool: { type: 'structure', shape: 'ToolReference', required: true },
    },
  },
  SystemContentBlock: {
    union: true,
    members: {
      text: { type: 'string', min: 1 },
      guardContent: { type: 'structure', shape: 'GuardrailConverseContentBlock' },
      cachePoint: { type: 'structure', shape: 'CachePointBlock' },
    },
  },
  InferenceConfiguration: {
    members: {
      maxTokens: { type: 'integer', min: 1 },
      temperature: { type: 'float', min: 0, max: 1 },
      topP: { type: 'float', min: 0, max: 1 },
      stopSequences: { type: 'list', max: 2500, items: { type: 'string', min: 1 } },
    },
  },
  ToolConfiguration: {
    members: {
      tools: { type: 'list', min: 1, items: { type: 'structure', shape: 'Tool' }, required: true },
      toolChoice: { type: 'structure', shape: 'ToolChoice' },
    },
  },
  Tool: {
    union: true,
    members: {
      toolSpec: { type: 'structure', shape: 'ToolSpecification' },
      systemTool: { type: 'structure', shape: 'SystemTool' },
      cachePoint: { type: 'structure', shape: 'CachePointBlock' },
    },
  },
  ToolSpecification: {
    members: {
      name: { type: 'string', min: 1, max: 64, pattern: PATTERN.toolName, required: true },
      description: { type: 'string', min: 1 },
      inputSchema: { type: 'structure', shape: 'ToolInputSchema', required: true },
      strict: { type: 'boolean' },
    },
  },
  ToolInputSchema: {
    union: true,
    members: {
      json: { type: 'document' },
    },
  },
  SystemTool: {
    members: {
      name: { type: 'string', min: 1, max: 64, pattern: PATTERN.toolName, required: true },
    },
  },
  ToolChoice: {
    union: true,
    members: {
      auto: { type: 'structure', shape: 'AutoToolChoice' },
      any: { type: 'structure', shape: 'AnyToolChoice' },
      tool: { type: 'structure', shape: 'SpecificToolChoice' },
    },
  },
  AutoToolChoice: {
    members: {},
  },
  AnyToolChoice: {
    members: {},
  },
  SpecificToolChoice: {
    members: {
      name: { type: 'string', min: 1, max: 64, pattern: PATTERN.toolName, required: true },
    },
  },
  GuardrailConfiguration: {
    members: {
      guardrailIdentifier: { type: 'string', max: 2048, pattern: PATTERN.guardrail },
      guardrailVersion: { type: 'string', pattern: PATTERN.guardrailVersion },
      trace: { type: 'string', enum: ['enabled', 'disabled', 'enabled_full'] },
    },
  },
  PromptVariableValues: {
    union: true,
    members: {
      text: { type: 'string' },
    },
  },
  PerformanceConfiguration: {
    members: {
      latency: { type: 'string', enum: ['standard', 'optimized'] },
    },
  },
  ServiceTier: {
    members: {
      type: { type: 'string', enum: ['priority', 'default', 'flex', 'reserved'], required: true },
    },
  },
  OutputConfig: {
    members: {
      textFormat: { type: 'structure', shape: 'OutputFormat' },
      effort: { type: 'string', max: 16 },
    },
  },
  OutputFormat: {
    members: {
      type: { type: 'string', enum: ['json_schema'], required: true },
      structure: { type: 'structure', shape: 'OutputFormatStructure', required: true },
    },
  },
  OutputFormatStructure: {
    union: true,
    members: {
      jsonSchema: { type: 'structure', shape: 'JsonSchemaDefinition' },
    },
  },
  JsonSchemaDefinition: {
    members: {
      schema: { type: 'string', required: true },
      name: { type: 'string' },
      description: { type: 'string' },
    },
  },
  ConverseStreamRequest: {
    members: {
      modelId: { type: 'string', min: 1, max: 2048, pattern: PATTERN.modelId, required: true, in: 'uri' },
      messages: { type: 'list', items: { type: 'structure', shape: 'Message' } },
      system: { type: 'list', items: { type: 'structure', shape: 'SystemContentBlock' } },
      inferenceConfig: { type: 'structure', shape: 'InferenceConfiguration' },
      toolConfig: { type: 'structure', shape: 'ToolConfiguration' },
      guardrailConfig: { type: 'structure', shape: 'GuardrailStreamConfiguration' },
      additionalModelRequestFields: { type: 'document' },
      promptVariables: { type: 'map', key: { type: 'string' }, value: { type: 'structure', shape: 'PromptVariableValues' } },
      additionalModelResponseFieldPaths: { type: 'list', max: 10, items: { type: 'string', min: 1, max: 256 } },
      requestMetadata: {
        type: 'map',
        min: 1,
        max: 16,
        key: { type: 'string', min: 1, max: 256, pattern: PATTERN.metadata },
        value: { type: 'string', max: 256, pattern: PATTERN.metadata },
      },
      performanceConfig: { type: 'structure', shape: 'PerformanceConfiguration' },
      serviceTier: { type: 'structure', shape: 'ServiceTier' },
      outputConfig: { type: 'structure', shape: 'OutputConfig' },
    },
  },
  GuardrailStreamConfiguration: {
    members: {
      guardrailIdentifier: { type: 'string', max: 2048, pattern: PATTERN.guardrail },
      guardrailVersion: { type: 'string', pattern: PATTERN.guardrailVersion },
      trace: { type: 'string', enum: ['enabled', 'disabled', 'enabled_full'] },
      streamProcessingMode: { type: 'string', enum: ['sync', 'async'] },
    },
  },
  InvokeModelRequest: {
    members: {
      body: { type: 'blob', max: 25000000, in: 'payload' },
      contentType: { type: 'string', in: 'header', as: 'content-type' },
      accept: { type: 'string', in: 'header' },
      modelId: { type: 'string', min: 1, max: 2048, pattern: PATTERN.modelId, required: true, in: 'uri' },
      trace: { type: 'string', enum: ['ENABLED', 'DISABLED', 'ENABLED_FULL'], in: 'header', as: 'x-amzn-bedrock-trace' },
      guardrailIdentifier: {
        type: 'string',
        max: 2048,
        pattern: PATTERN.guardrail,
        in: 'header',
        as: 'x-amzn-bedrock-guardrailidentifier',
      },
      guardrailVersion: { type: 'string', pattern: PATTERN.guardrailVersion, in: 'header', as: 'x-amzn-bedrock-guardrailversion' },
      performanceConfigLatency: {
        type: 'string',
        enum: ['standard', 'optimized'],
        in: 'header',
        as: 'x-amzn-bedrock-performanceconfig-latency',
      },
      serviceTier: { type: 'string', enum: ['priority', 'default', 'flex', 'reserved'], in: 'header', as: 'x-amzn-bedrock-service-tier' },
      requestMetadata: { type: 'string', max: 8500, in: 'header', as: 'x-amzn-bedrock-request-metadata' },
    },
  },
  InvokeModelWithResponseStreamRequest: {
    members: {
      body: { type: 'blob', max: 25000000, in: 'payload' },
      contentType: { type: 'string', in: 'header', as: 'content-type' },
      accept: { type: 'string', in: 'header', as: 'x-amzn-bedrock-accept' },
      modelId: { type: 'string', min: 1, max: 2048, pattern: PATTERN.modelId, required: true, in: 'uri' },
      trace: { type: 'string', enum: ['ENABLED', 'DISABLED', 'ENABLED_FULL'], in: 'header', as: 'x-amzn-bedrock-trace' },
      guardrailIdentifier: {
        type: 'string',
        max: 2048,
        pattern: PATTERN.guardrail,
        in: 'header',
        as: 'x-amzn-bedrock-guardrailidentifier',
      },
      guardrailVersion: { type: 'string', pattern: PATTERN.guardrailVersion, in: 'header', as: 'x-amzn-bedrock-guardrailversion' },
      performanceConfigLatency: {
        type: 'string',
        enum: ['standard', 'optimized'],
        in: 'header',
        as: 'x-amzn-bedrock-performanceconfig-latency',
      },
      serviceTier: { type: 'string', enum: ['priority', 'default', 'flex', 'reserved'], in: 'header', as: 'x-amzn-bedrock-service-tier' },
      requestMetadata: { type: 'string', max: 8500, in: 'header', as: 'x-amzn-bedrock-request-metadata' },
    },
  },
  CountTokensRequest: {
    members: {
      modelId: { type: 'string', min: 1, max: 256, pattern: PATTERN.countableModelId, required: true, in: 'uri' },
      input: { type: 'structure', shape: 'CountTokensInput', required: true },
    },
  },
  CountTokensInput: {
    union: true,
    members: {
      invokeModel: { type: 'structure', shape: 'InvokeModelTokensRequest' },
      converse: { type: 'structure', shape: 'ConverseTokensRequest' },
    },
  },
  InvokeModelTokensRequest: {
    members: {
      body: { type: 'blob', max: 25000000, required: true },
    },
  },
  ConverseTokensRequest: {
    members: {
      messages: { type: 'list', items: { type: 'structure', shape: 'Message' } },
      system: { type: 'list', items: { type: 'structure', shape: 'SystemContentBlock' } },
      toolConfig: { type: 'structure', shape: 'ToolConfiguration' },
      additionalModelRequestFields: { type: 'document' },
    },
  },
  ApplyGuardrailRequest: {
    members: {
      guardrailIdentifier: { type: 'string', max: 2048, pattern: PATTERN.guardrail, required: true, in: 'uri' },
      guardrailVersion: { type: 'string', pattern: PATTERN.guardrailVersion, required: true, in: 'uri' },
      source: { type: 'string', enum: ['INPUT', 'OUTPUT'], required: true },
      content: { type: 'list', items: { type: 'structure', shape: 'GuardrailContentBlock' }, required: true },
      outputScope: { type: 'string', enum: ['INTERVENTIONS', 'FULL'] },
    },
  },
  GuardrailContentBlock: {
    union: true,
    members: {
      text: { type: 'structure', shape: 'GuardrailTextBlock' },
      image: { type: 'structure', shape: 'GuardrailImageBlock' },
    },
  },
  GuardrailTextBlock: {
    members: {
      text: { type: 'string', required: true },
      qualifiers: { type: 'list', items: { type: 'string', enum: ['grounding_source', 'query', 'guard_content'] } },
    },
  },
  GuardrailImageBlock: {
    members: {
      format: { type: 'string', enum: ['png', 'jpeg'], required: true },
      source: { type: 'structure', shape: 'GuardrailImageSource', required: true },
    },
  },
  GuardrailImageSource: {
    union: true,
    members: {
      bytes: { type: 'blob', min: 1 },
    },
  },
  InvokeGuardrailChecksRequest: {
    members: {
      messages: { type: 'list', min: 1, items: { type: 'structure', shape: 'GuardrailChecksMessage' }, required: true },
      checks: { type: 'structure', shape: 'GuardrailChecksConfig', required: true },
    },
  },
  GuardrailChecksMessage: {
    members: {
      role: { type: 'string', enum: ['user', 'assistant', 'system'], required: true },
      content: { type: 'list', min: 1, items: { type: 'structure', shape: 'GuardrailChecksContentBlock' }, required: true },
    },
  },
  GuardrailChecksContentBlock: {
    union: true,
    members: {
      text: { type: 'string', min: 1 },
    },
  },
  GuardrailChecksConfig: {
    members: {
      contentFilter: { type: 'structure', shape: 'GuardrailChecksContentFilterConfig' },
      promptAttack: { type: 'structure', shape: 'GuardrailChecksPromptAttackConfig' },
      sensitiveInformation: { type: 'structure', shape: 'GuardrailChecksSensitiveInformationConfig' },
    },
  },
  GuardrailChecksContentFilterConfig: {
    members: {
      categories: {
        type: 'list',
        min: 1,
        max: 5,
        items: { type: 'structure', shape: 'GuardrailChecksContentFilterCategoryConfig' },
        required: true,
      },
    },
  },
  GuardrailChecksContentFilterCategoryConfig: {
    members: {
      category: { type: 'string', enum: ['VIOLENCE', 'HATE', 'SEXUAL', 'MISCONDUCT', 'INSULTS'], required: true },
    },
  },
  GuardrailChecksPromptAttackConfig: {
    members: {
      categories: {
        type: 'list',
        min: 1,
        max: 3,
        items: { type: 'structure', shape: 'GuardrailChecksPromptAttackCategoryConfig' },
        required: true,
      },
    },
  },
  GuardrailChecksPromptAttackCategoryConfig: {
    members: {
      category: { type: 'string', enum: ['JAILBREAK', 'PROMPT_INJECTION', 'PROMPT_LEAKAGE'], required: true },
    },
  },
  GuardrailChecksSensitiveInformationConfig: {
    members: {
      entities: {
        type: 'list',
        min: 1,
        max: 31,
        items: { type: 'structure', shape: 'GuardrailChecksSensitiveInformationEntityConfig' },
        required: true,
      },
    },
  },
  GuardrailChecksSensitiveInformationEntityConfig: {
    members: {
      type: {
        type: 'string',
        enum: [
          'ADDRESS',
          'AGE',
          'AWS_ACCESS_KEY',
          'AWS_SECRET_KEY',
          'CA_HEALTH_NUMBER',
          'CA_SOCIAL_INSURANCE_NUMBER',
          'CREDIT_DEBIT_CARD_CVV',
          'CREDIT_DEBIT_CARD_EXPIRY',
          'CREDIT_DEBIT_CARD_NUMBER',
          'DRIVER_ID',
          'EMAIL',
          'INTERNATIONAL_BANK_ACCOUNT_NUMBER',
          'IP_ADDRESS',
          'LICENSE_PLATE',
          'MAC_ADDRESS',
          'NAME',
          'PASSWORD',
          'PHONE',
          'PIN',
          'SWIFT_CODE',
          'UK_NATIONAL_HEALTH_SERVICE_NUMBER',
          'UK_NATIONAL_INSURANCE_NUMBER',
          'UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER',
          'URL',
          'USERNAME',
          'US_BANK_ACCOUNT_NUMBER',
          'US_BANK_ROUTING_NUMBER',
          'US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER',
          'US_PASSPORT_NUMBER',
          'US_SOCIAL_SECURITY_NUMBER',
          'VEHICLE_IDENTIFICATION_NUMBER',
        ],
        required: true,
      },
    },
  },
  StartAsyncInvokeRequest: {
    members: {
      clientRequestToken: { type: 'string', min: 1, max: 256, pattern: PATTERN.printable },
      modelId: { type: 'string', min: 1, max: 256, pattern: PATTERN.countableModelId, required: true },
      modelInput: { type: 'document', required: true },
      outputDataConfig: { type: 'structure', shape: 'AsyncInvokeOutputDataConfig', required: true },
      tags: { type: 'list', max: 200, items: { type: 'structure', shape: 'Tag' } },
    },
  },
  AsyncInvokeOutputDataConfig: {
    union: true,
    members: {
      s3OutputDataConfig: { type: 'structure', shape: 'AsyncInvokeS3OutputDataConfig' },
    },
  },
  AsyncInvokeS3OutputDataConfig: {
    members: {
      s3Uri: { type: 'string', min: 1, max: 1024, pattern: PATTERN.s3Uri, required: true },
      kmsKeyId: { type: 'string', min: 1, max: 2048, pattern: PATTERN.kmsKeyArn },
      bucketOwner: { type: 'string', pattern: PATTERN.accountId },
    },
  },
  Tag: {
    members: {
      key: { type: 'string', min: 1, max: 128, pattern: PATTERN.tag, required: true },
      value: { type: 'string', max: 256, pattern: PATTERN.tag, required: true },
    },
  },
  GetAsyncInvokeRequest: {
    members: {
      invocationArn: { type: 'string', min: 1, max: 2048, pattern: PATTERN.invocationArn, required: true, in: 'uri' },
    },
  },
  ListAsyncInvokesRequest: {
    members: {
      submitTimeAfter: { type: 'timestamp', in: 'query' },
      submitTimeBefore: { type: 'timestamp', in: 'query' },
      statusEquals: { type: 'string', enum: ['InProgress', 'Completed', 'Failed'], in: 'query' },
      maxResults: { type: 'integer', min: 1, max: 1000, in: 'query' },
      nextToken: { type: 'string', min: 1, max: 2048, pattern: PATTERN.token, in: 'query' },
      sortBy: { type: 'string', enum: ['SubmissionTime'], in: 'query' },
      sortOrder: { type: 'string', enum: ['Ascending', 'Descending'], in: 'query' },
    },
  },
};
