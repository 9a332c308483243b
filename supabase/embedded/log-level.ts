/** Whether the operator asked, with LOG_LEVEL, for what stands behind a sentence too. */
export const isDebugging = (environment: NodeJS.ProcessEnv = process.env): boolean =>
  /^(debug|trace)$/.test(environment.LOG_LEVEL ?? '');
