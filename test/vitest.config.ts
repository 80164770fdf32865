import { defineConfig } from 'vitest/config';

const conditions = ['@outcrop/source'];

function project(name: string, include: string[]) {
  return { extends: true as const, test: { name, include } };
}

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    isolate: false,
    testTimeout: 30_000,
    projects: [
      project('unit', ['grammar/src/**/*.test.ts', 'packages/*/src/**/*.test.ts']),
      project('conformance', ['test/conformance/**/*.test.ts']),
      project('golden', ['test/golden/**/*.test.ts']),
      project('architecture', ['test/architecture/**/*.test.ts']),
      project('end-to-end', ['test/end-to-end/**/*.test.ts', 'test/fuzz/**/*.test.ts']),
      project('runtimes', ['test/runtimes/**/*.test.ts']),
      project('packaging', ['test/packaging/**/*.test.ts']),
    ],
  },
});
