import { logoView, sendLogo } from '$lib/contribution/photo/send-logo.server.ts';

export const load = async ({ locals, params, setHeaders }) => {
  // The form holds its secret.
  setHeaders({ 'cache-control': 'no-store' });
  return { logo: await logoView(params, locals.locale) };
};

export const actions = { default: (event) => sendLogo(event, event.params) };
