import { parsePhotoFile } from '$lib/contribution/photo/photo-address.ts';
import { photoAnswer } from '$lib/contribution/photo/photo-answer.server.ts';
import { answer } from '$lib/server/api.ts';
import { read } from '$lib/server/database.ts';
import type { RequestHandler } from './$types';

/** Accepted photos; the database hands out no other. */
export const GET: RequestHandler = ({ params }) =>
  answer(async () => {
    const photo = parsePhotoFile(params.file);
    return photoAnswer(photo && (await read('photo_file', { photo: photo.id, size: photo.size })), 'public');
  });
