import { conditional } from './conditional.ts';

/**
 * An SVG that stands alone, which is another one each day: 304 without any work when the reader has it already. Opened by
 * itself it is a document of ours, so it may load nothing but the letters and pictures inside it.
 */
export async function pictureFile(
  asked: { readonly request: Request; readonly url: URL },
  day: string,
  render: () => Promise<string>
): Promise<Response> {
  const answer = await conditional(asked, { contentType: 'image/svg+xml', also: day }, render);
  answer.headers.set(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
  );
  return answer;
}
