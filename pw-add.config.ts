import base from '/work/wt-add/playwright.config.ts';
const { webServer: _, ...rest } = base;
export default { ...rest, workers: 2, use: { ...rest.use, baseURL: 'http://localhost:3404' } };
