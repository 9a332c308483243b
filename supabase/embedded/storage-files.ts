import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { App } from '@supabase/lite';

type StorageAdapter = NonNullable<App['_storageAdapter']>;
type Metadata = Awaited<ReturnType<StorageAdapter['headObject']>>;

/** Where Storage keeps its bytes: one file for each object, beside a file that says what it is. */
export function storageInFiles(folder: string): StorageAdapter {
  const describe = async (file: string): Promise<Metadata> => {
    const { mimetype, cacheControl, eTag } = JSON.parse(await readFile(`${file}.json`, 'utf8'));
    const { size, mtime } = await stat(file);
    return {
      mimetype,
      cacheControl,
      eTag,
      size,
      contentLength: size,
      lastModified: mtime,
      httpStatusCode: 200
    };
  };
  const remove = async (file: string) => {
    await rm(file, { force: true });
    await rm(`${file}.json`, { force: true });
  };
  return {
    driver: undefined,
    async getObject(bucket, key) {
      const file = fileOf(folder, bucket, key);
      return { metadata: await describe(file), httpStatusCode: 200, body: await readFile(file) };
    },
    async uploadObject(bucket, key, _version, body, contentType, cacheControl) {
      const file = fileOf(folder, bucket, key);
      const bytes = body instanceof Uint8Array ? body : await new Response(body as BodyInit).bytes();
      const eTag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`;
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, bytes);
      await writeFile(`${file}.json`, JSON.stringify({ key, mimetype: contentType, cacheControl, eTag }));
      return describe(file);
    },
    deleteObject: (bucket, key) => remove(fileOf(folder, bucket, key)),
    async deleteObjects(bucket, keys) {
      for (const key of keys) await remove(fileOf(folder, bucket, key));
    },
    async copyObject(fromBucket, fromKey, _version, toBucket, toKey) {
      const from = fileOf(folder, fromBucket, fromKey);
      const to = fileOf(folder, toBucket, toKey);
      await mkdir(path.dirname(to), { recursive: true });
      await copyFile(from, to);
      await copyFile(`${from}.json`, `${to}.json`);
      return describe(to);
    },
    headObject: (bucket, key) => describe(fileOf(folder, bucket, key)),
    privateAssetUrl: async (bucket, key) => `file://${fileOf(folder, bucket, key)}`
  };
}

/** The key is hashed: no name someone sends can reach outside the folder or be too long for it. */
function fileOf(folder: string, bucket: string, key: string): string {
  const name = createHash('sha256').update(`${bucket}/${key}`).digest('hex');
  return path.join(folder, name.slice(0, 2), name);
}
