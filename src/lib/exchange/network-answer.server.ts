import type { Locale } from '../i18n/locales.ts';
import { neighbourhoodBySlug } from '../neighbourhood/neighbourhoods.server.ts';
import { networkOf } from '../network/network.server.ts';
import { answer, onlyKnown } from '../server/api.ts';
import { conditional } from '../server/conditional.ts';
import { streamed } from '../server/streamed.ts';
import { networkFile, type NetworkFile } from './network-file.ts';

interface Asked {
  readonly locals: { readonly locale: Locale };
  readonly params: { readonly neighbourhood: string };
  readonly request: Request;
  readonly url: URL;
}

/** A file of the whole network, in the language of its address. */
export function networkAnswer(
  { locals, params, request, url }: Asked,
  contentType: string,
  write: (file: NetworkFile) => Iterable<string>
): Promise<Response> {
  return answer(async () => {
    onlyKnown(url.searchParams, new Set());
    const neighbourhood = await neighbourhoodBySlug(params.neighbourhood);
    return conditional({ request, url }, { contentType }, async () => {
      const { organisations, agreements, links } = await networkOf(neighbourhood.slug);
      return streamed(
        write(
          networkFile(
            { organisations: organisations.values(), agreements: agreements.values(), links },
            locals.locale,
            neighbourhood.defaultLocale
          )
        )
      );
    });
  });
}
