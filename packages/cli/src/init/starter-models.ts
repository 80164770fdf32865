/** A model that is offered to start with. */
export interface StarterModel {
  readonly label: string;
  /** Id of the foundation model; calls go through the inference profile of an area. */
  readonly id: string;
  /** Areas that have an inference profile of their own; all others use the global one. */
  readonly areas: readonly string[];
}

/** The models that `outcrop init` offers; what each of the three is for stands in the type. */
export const STARTER_MODELS: readonly [byDefault: StarterModel, faster: StarterModel, fallback: StarterModel] = [
  { label: 'Claude Sonnet 4.5', id: 'anthropic.claude-sonnet-4-5-20250929-v1:0', areas: ['us', 'eu'] },
  { label: 'Claude Haiku 4.5', id: 'anthropic.claude-haiku-4-5-20251001-v1:0', areas: ['us', 'eu'] },
  { label: 'Amazon Nova 2 Lite', id: 'amazon.nova-2-lite-v1:0', areas: ['us', 'eu'] },
];

/** The inference profile through which a region calls a model. */
export function inferenceProfile({ id, areas }: StarterModel, region: string | undefined): string {
  const area = /^(us|eu)-(?!gov)/.exec(region ?? '')?.[1] ?? 'global';
  return `${areas.includes(area) ? area : 'global'}.${id}`;
}
