import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { takePhoto, type TakenPhoto } from './take-photo.server.ts';

/** An address of the network. */
const HERE = '192.0.2.1';

const MEGABYTE = 1_000_000;

const picture = (width: number, height: number, background = '#c04000') =>
  sharp({ create: { width, height, channels: 3, background } });

const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 90 }
    }
  });

const file = (bytes: Uint8Array<ArrayBuffer> | Buffer, name = 'photo.jpg', type = 'image/jpeg') =>
  new File([new Uint8Array(bytes)], name, { type });

async function taken(bytes: Buffer): Promise<TakenPhoto> {
  const photo = await takePhoto(file(bytes), HERE);
  if ('refused' in photo) throw new Error(`refused: ${photo.refused}`);
  return photo;
}

/** As a phone writes them: who, when and where, within metres. */
const TELLTALE = {
  IFD0: { Artist: 'Amina Owner', Make: 'Telltale', Copyright: 'Amina Owner' },
  IFD2: { DateTimeOriginal: '2026:11:25 10:00:00' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '45/1 28/1 1234/100',
    GPSLongitudeRef: 'E',
    GPSLongitude: '9/1 8/1 1/1'
  }
};

/** A PNG whose header says it is so large, with next to nothing in it. */
function boastfulPng(width: number, height: number): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(content.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0))
  ]);
}

describe('a photo', () => {
  test('loses its position, its day, its owner and its colour profile', async () => {
    const original = await picture(900, 600).withIccProfile('p3').jpeg().withExif(TELLTALE).toBuffer();
    const before = await sharp(original).metadata();
    expect(before.exif?.includes('Amina Owner')).toBe(true);
    expect(before.icc).toBeDefined();
    const { large, small } = await taken(original);
    for (const bytes of [large, small]) {
      const { exif, icc, xmp, iptc, tifftagPhotoshop, format } = await sharp(bytes).metadata();
      expect({ exif, icc, xmp, iptc, tifftagPhotoshop, format }).toEqual({ format: 'webp' });
      expect(bytes.includes('Amina')).toBe(false);
      expect(/EXIF|XMP |ICCP/.test(bytes.toString('latin1', 0, 64))).toBe(false);
    }
  });

  test('stands upright, whichever way the phone was held', async () => {
    const lying = await picture(800, 400).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { width, height, large } = await taken(lying);
    expect([width, height]).toEqual([400, 800]);
    expect(await sharp(large).metadata()).toMatchObject({ width: 400, height: 800 });
  });

  test.each([
    ['jpeg', () => picture(4000, 3000).jpeg().toBuffer()],
    ['png', () => picture(4000, 3000).png().toBuffer()],
    ['webp', () => picture(4000, 3000).webp().toBuffer()],
    ['avif', () => picture(2400, 1800).avif({ effort: 0 }).toBuffer()]
  ])('comes as %s and is kept at 1600 and 480 pixels', async (_, made) => {
    const { large, small, width, height, mediaType } = await taken(await made());
    expect({ width, height, mediaType }).toEqual({ width: 1600, height: 1200, mediaType: 'image/webp' });
    expect(await sharp(small).metadata()).toMatchObject({ width: 480, height: 360, format: 'webp' });
    expect(large.length).toBeLessThanOrEqual(300_000);
  });

  test('of which nothing can be left out is made smaller until it is light', async () => {
    const { large, width, height } = await taken(await noise(2600, 2000).jpeg({ quality: 95 }).toBuffer());
    expect(large.length).toBeLessThanOrEqual(300_000);
    expect(await sharp(large).metadata()).toMatchObject({ width, height });
  });

  test('has nothing hidden under what is see-through: that is white, and there is no more transparency', async () => {
    const secret = sharp({
      create: { width: 600, height: 400, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0 } }
    });
    for (const made of [secret.clone().png(), secret.clone().webp({ lossless: true, exact: true })])
      for (const shape of ['photo', 'logo'] as const) {
        const sent = await made.toBuffer();
        expect((await sharp(sent).raw().toBuffer())[0]).toBe(200);
        const kept = await takePhoto(file(sent, 'logo.png', 'image/png'), HERE, shape);
        if ('refused' in kept) throw new Error(kept.refused);
        for (const bytes of [kept.large, kept.small]) {
          expect((await sharp(bytes).metadata()).hasAlpha).toBe(false);
          const { channels } = await sharp(bytes).stats();
          expect(channels.map(({ min }) => min)).toEqual([255, 255, 255]);
        }
      }
  });

  test('that is small is not blown up', async () => {
    expect(await taken(await picture(200, 100).png().toBuffer())).toMatchObject({ width: 200, height: 100 });
  });
});

test('a logo comes out square, whole, on white, and not blown up', async () => {
  const wide = sharp({ create: { width: 1000, height: 250, channels: 4, background: '#6a1b52' } });
  const taken = await takePhoto(file(await wide.png().toBuffer()), HERE, 'logo');
  if ('refused' in taken) throw new Error(taken.refused);
  expect([taken.width, taken.height]).toEqual([512, 512]);
  const { data, info } = await sharp(taken.large).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * info.channels).subarray(0, 3)
  ];
  expect(Math.min(...at(256, 10))).toBeGreaterThan(250);
  expect(Math.max(...at(2, 256))).toBeLessThan(130);
  const small = await takePhoto(
    file(
      await sharp({ create: { width: 200, height: 100, channels: 3, background: '#0b5136' } })
        .png()
        .toBuffer()
    ),
    HERE,
    'logo'
  );
  expect(small).toMatchObject({ width: 200, height: 200 });
});

describe('what is no photo is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  test.each([
    ['an SVG that is named .jpg', file(Buffer.from(svg)), 'drawing'],
    [
      'a page that is named .png',
      file(Buffer.from('<!doctype html><script>'), 'x.png', 'image/png'),
      'notAPhoto'
    ],
    ['a program', file(Buffer.from('MZ\x90\0')), 'notAPhoto'],
    ['nothing', file(Buffer.alloc(0)), 'empty'],
    [
      'a photo of an iPhone that was not converted',
      file(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic')),
      'heic'
    ],
    [
      'a file that only begins like a photo',
      file(Buffer.from('\xff\xd8\xff\xe0 and then words', 'latin1')),
      'broken'
    ],
    ['200 million pixels', file(boastfulPng(20_000, 10_000)), 'tooLarge'],
    ['one pixel', file(boastfulPng(1, 1)), 'tooSmall'],
    ['a stripe of 65535×900', file(boastfulPng(65_535, 900)), 'tooSmall'],
    ['more pixels than there are bytes on a disk', file(boastfulPng(2 ** 31 - 1, 2 ** 31 - 1)), 'broken'],
    ['a picture whose lines are missing', file(boastfulPng(4000, 4000)), 'broken'],
    ['twelve megabytes and one byte', file(Buffer.alloc(12 * MEGABYTE + 1)), 'tooHeavy']
  ])('%s', async (_, sent, refused) => {
    expect(await takePhoto(sent, HERE)).toEqual({ refused });
  });

  test('a GIF and a TIFF, which photos are not', async () => {
    for (const made of [picture(20, 20).gif(), picture(20, 20).tiff()])
      expect(await takePhoto(file(await made.toBuffer()), HERE)).toEqual({ refused: 'notAPhoto' });
  });

  test('a photo that was cut off on the way', async () => {
    const whole = await noise(600, 600).jpeg().toBuffer();
    expect(await takePhoto(file(whole.subarray(0, whole.length / 2)), HERE)).toEqual({ refused: 'broken' });
  });
});

test('a real picture of 200 million pixels is refused without being unpacked', async () => {
  const bomb = await picture(20_000, 10_000).png({ compressionLevel: 9 }).toBuffer();
  expect(bomb.length).toBeLessThan(MEGABYTE);
  const before = process.memoryUsage().rss;
  expect(await takePhoto(file(bomb), HERE)).toEqual({ refused: 'tooLarge' });
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * MEGABYTE);
});

test('who comes when many wait is asked to try again, and nobody is forgotten', async () => {
  const bytes = await picture(3000, 2000).jpeg().toBuffer();
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, at) => takePhoto(file(bytes), `192.0.2.${at}`))
  );
  expect(answers.filter((one) => 'refused' in one)).toEqual(Array(3).fill({ refused: 'busy' }));
});

test('who sends many at once waits for her own, and others do not', async () => {
  const bytes = await picture(3000, 2000).jpeg().toBuffer();
  const greedy = Array.from({ length: 8 }, () => takePhoto(file(bytes), HERE));
  const other = takePhoto(file(bytes), '198.51.100.7');
  expect('refused' in (await other)).toBe(false);
  expect((await Promise.all(greedy)).filter((one) => 'refused' in one)).toHaveLength(6);
});
