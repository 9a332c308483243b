import { parsePhotoFile } from '$lib/contribution/photo/photo-address.ts';
import { photoAnswer } from '$lib/contribution/photo/photo-answer.server.ts';
import { answer } from '$lib/server/api.ts';
import { read } from '$lib/server/database.ts';
import type { RequestHandler } from './$types';

/** The photo of a proposal, for whoever has its secret: nobody else sees it before it is accepted. */
export const GET: RequestHandler = ({ params }) =>
  answer(async () => {
    const photo = parsePhotoFile(params.file);
    const own = photo && { secret: params.secret, photo: photo.id, size: photo.size };
    return photoAnswer(own && (await read('own_photo', own)), 'private');
  });
