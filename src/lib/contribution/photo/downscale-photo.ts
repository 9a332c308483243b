/** As large as the server keeps it (take-photo.server.ts), in pixels. */
const LONGEST_SIDE = 1600;
const QUALITY = 0.85;
/** A photo this light, in bytes, is sent as it is. */
const LIGHT = 400_000;

/**
 * A photo made smaller on the phone, so that sending it costs little of her data; the file itself when the browser
 * cannot. The canvas also leaves behind where and when it was taken, before it goes anywhere.
 */
export async function lighter(file: File): Promise<File> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    if (scale === 1 && file.size < LIGHT) return file;
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    return made && made.size < file.size ? new File([made], 'photo.jpg', { type: made.type }) : file;
  } catch {
    return file;
  }
}
