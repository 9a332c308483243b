import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';

/**
 * Tells browsers to take every answer for the type it says, files and refusals too: those are sent before our hooks are
 * asked, and the server that sends them is not ours to write. Node announces each request on this channel with its
 * answer still unwritten (https://nodejs.org/api/diagnostics_channel.html#http).
 */
export function sendNosniffWithEverything(): void {
  subscribe('http.server.request.start', (message) => {
    const { response } = message as { response: ServerResponse };
    response.setHeader('x-content-type-options', 'nosniff');
  });
}
