/** Environment variables of one call. `undefined` hides a variable of the process. */
export type EnvironmentOverrides = Readonly<Record<string, string | undefined>>;

let injected: EnvironmentOverrides = {};

/** Gives the variables where the platform has no process environment, as in workers. Call it once, at start. */
export function setEnv(variables: EnvironmentOverrides): void {
  injected = variables;
}

/** The variables that {@link setEnv} gave: what another thread of the process needs to see the same environment. */
export function givenVariables(): EnvironmentOverrides {
  return injected;
}

/** Reads one environment variable, at the time of the call. The environment is never copied. */
export function readEnvironment(name: string): string | undefined {
  if (Object.hasOwn(injected, name)) return injected[name];
  const { process } = globalThis as { readonly process?: { readonly env?: EnvironmentOverrides } };
  const value = process?.env?.[name];
  // Not what the object inherits: sources may ask for `env.constructor`.
  return typeof value === 'string' ? value : undefined;
}

/** Reads variables of a call: its own first, then those of the process. */
export function environmentOf(overrides: EnvironmentOverrides | undefined): (name: string) => string | undefined {
  if (overrides === undefined) return readEnvironment;
  return (name) => (Object.hasOwn(overrides, name) ? overrides[name] : readEnvironment(name));
}

/** @deprecated Does nothing: variables are read when a call needs them. */
export function resetBamlEnvVars(_variables?: EnvironmentOverrides): void {}
