import { MODEL_NAMES } from '../models/model-names.ts';
import { jsonReply, type Operation } from './call.ts';

/** ListFoundationModels. */
export const foundationModels: Operation = (call) => {
  const provider = call.input.byProvider;
  const names = MODEL_NAMES.filter((id) => typeof provider !== 'string' || providerOf(id).toLowerCase() === provider.toLowerCase());
  return jsonReply({ modelSummaries: names.map(summarise) });
};

/** GetFoundationModel. As calls do, it takes ids that are not listed too. */
export const foundationModel: Operation = ({ input }) => jsonReply({ modelDetails: summarise(String(input.modelIdentifier)) });

/** GetFoundationModelAvailability: everything is open to everybody. */
export const foundationModelAvailability: Operation = ({ input }) =>
  jsonReply({
    modelId: input.modelId,
    agreementAvailability: { status: 'AVAILABLE' },
    authorizationStatus: 'AUTHORIZED',
    entitlementAvailability: 'AVAILABLE',
    regionAvailability: 'AVAILABLE',
  });

/** ListInferenceProfiles: the geography profiles of the models that have them. */
export const inferenceProfiles: Operation = () =>
  jsonReply({
    inferenceProfileSummaries: MODEL_NAMES.filter((id) => /^(?:anthropic|amazon\.nova|meta)/.test(id)).map((id) =>
      describeProfile(`us.${id}`),
    ),
  });

/** GetInferenceProfile, of any geography. */
export const inferenceProfile: Operation = ({ input }) => jsonReply(describeProfile(String(input.inferenceProfileIdentifier)));

function describeProfile(profile: string): unknown {
  const id = profile.slice(profile.lastIndexOf('/') + 1);
  const model = id.slice(id.indexOf('.') + 1);
  return {
    inferenceProfileName: id
      .replaceAll(/[^0-9a-zA-Z]+/g, ' ')
      .slice(0, 64)
      .trim(),
    inferenceProfileArn: `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${id}`,
    inferenceProfileId: id,
    models: [{ modelArn: modelArn(model) }],
    status: 'ACTIVE',
    type: 'SYSTEM_DEFINED',
  };
}

function summarise(modelId: string): unknown {
  const isEmbedding = modelId.includes('embed');
  const isImage = /image|canvas|stability/.test(modelId);
  return {
    modelArn: modelArn(modelId),
    modelId,
    modelName: modelId.slice(modelId.indexOf('.') + 1),
    providerName: providerOf(modelId),
    inputModalities: ['TEXT'],
    outputModalities: [isEmbedding ? 'EMBEDDING' : isImage ? 'IMAGE' : 'TEXT'],
    responseStreamingSupported: !isEmbedding && !isImage,
    customizationsSupported: [],
    inferenceTypesSupported: ['ON_DEMAND'],
    modelLifecycle: { status: 'ACTIVE' },
  };
}

function modelArn(id: string): string {
  return `arn:aws:bedrock:us-east-1::foundation-model/${id}`;
}

const PROVIDERS = new Map([
  ['ai21', 'AI21 Labs'],
  ['amazon', 'Amazon'],
  ['anthropic', 'Anthropic'],
  ['cohere', 'Cohere'],
  ['deepseek', 'DeepSeek'],
  ['meta', 'Meta'],
  ['mistral', 'Mistral AI'],
  ['openai', 'OpenAI'],
  ['qwen', 'Qwen'],
  ['stability', 'Stability AI'],
  ['writer', 'Writer'],
]);

function providerOf(modelId: string): string {
  const vendor = modelId.split('.')[0] ?? '';
  return PROVIDERS.get(vendor) ?? vendor;
}
