import { error } from '@sveltejs/kit';
import { photoAnswer } from '$lib/contribution/photo/photo-answer.server.ts';
import { asCoordinator, ask } from '$lib/contribution/review/require-member.server.ts';

/** A picture that waits for a decision, for who decides: `{id}-small` or `{id}-large`. Nobody keeps it. */
export const GET = async (event) => {
  const [, id, size] = /^([0-9a-f-]{36})-(small|large)$/.exec(event.params.photo) ?? [];
  if (!id || !size) error(404, 'There is no such picture.');
  const { session } = await asCoordinator(event);
  const photo = await ask(session, 'queued_photo', { contribution: id, size });
  return photoAnswer(photo, 'private');
};
