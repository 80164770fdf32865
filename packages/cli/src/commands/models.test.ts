import { afterAll, expect, it } from 'vitest';
import { createProjectFolder } from '../../../../test/support/project-folder.ts';

const project = createProjectFolder();
afterAll(() => project.remove());

it('says what models can do', async () => {
  const { code, stdout } = await project.run(['models', 'claude-sonnet-4-5', '--provider', 'anthropic']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^anthropic\.claude-sonnet-4-5-20250929-v1:0 {3}images, documents, reasoning, .*temperature or top_p\n$/);
});

it('lists facts for machines', async () => {
  const { stdout } = await project.run(['models', '--json', 'titan-embed-text-v2']);
  expect(JSON.parse(stdout)).toEqual({
    ok: true,
    models: [{ id: 'amazon.titan-embed-text-v2:0', facts: expect.objectContaining({ converse: false }) }],
  });
});
