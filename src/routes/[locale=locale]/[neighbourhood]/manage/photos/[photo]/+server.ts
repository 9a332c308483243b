import { error } from '@sveltejs/kit';
import { asCoordinator, ask } from '$lib/contribution/review/inside.server.ts';

/** A picture that waits for a decision, for who decides: `{id}-small` or `{id}-large`. Nobody keeps it. */
export const GET = async (event) => {
  const [, id, size] = /^([0-9a-f-]{36})-(small|large)$/.exec(event.params.photo) ?? [];
  if (!id) error(404, 'There is no such picture.');
  const { session } = await asCoordinator(event);
  const photo = await ask<{ mediaType: string; base64: string } | null>(session, 'queued_photo', {
    contribution: id,
    size
  });
  if (!photo) error(404, 'There is no such picture.');
  return new Response(Buffer.from(photo.base64, 'base64'), {
    headers: { 'content-type': photo.mediaType, 'cache-control': 'no-store' }
  });
};
