import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../tests/database/engine.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.sql("insert into storage.buckets (id, name, public) values ('photos', 'photos', true)");
});

afterAll(() => database?.close());

const PICTURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);

test('a photo that was uploaded with the secret key can be seen by anyone, with its type', async () => {
  const photos = database.api('service_role').storage.from('photos');
  const { error } = await photos.upload('nido/door.png', PICTURE, { contentType: 'image/png' });
  expect(error).toBeNull();
  const path = new URL(photos.getPublicUrl('nido/door.png').data.publicUrl).pathname;
  const response = await database.fetch(path);
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(PICTURE);
});

test('nobody uploads without a policy that lets them', async () => {
  const { error } = await database.api('anon').storage.from('photos').upload('x.png', PICTURE, {
    contentType: 'image/png'
  });
  expect(error).not.toBeNull();
});

test('a photo that was removed is gone', async () => {
  const photos = database.api('service_role').storage.from('photos');
  await photos.upload('old.png', PICTURE, { contentType: 'image/png' });
  await photos.remove(['old.png']);
  expect((await database.fetch('/storage/v1/object/public/photos/old.png')).ok).toBe(false);
});
