/** The diagnostics of templates. */
export const templateMessages = {
  'template-syntax': { code: 'OC403', severity: 'error', message: '‹reason›' },
} as const;
