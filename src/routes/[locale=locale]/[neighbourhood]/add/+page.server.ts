import { localised } from '$lib/i18n/localised.ts';
import { neighbourhoodBySlug } from '$lib/neighbourhood/neighbourhoods.server.ts';

export const load = async ({ locals, params }) => {
  const { slug, name, defaultLocale } = await neighbourhoodBySlug(params.neighbourhood);
  return {
    neighbourhood: {
      href: `/${locals.locale}/${slug}`,
      name: localised(name, locals.locale, defaultLocale) ?? { text: slug, locale: defaultLocale }
    }
  };
};
