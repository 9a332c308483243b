import type { Telephone } from '../country/country.ts';
import { writtenNumber } from '../country/telephone.ts';
import { formatDegrees } from '../geo/bounding-box.ts';
import type { Position } from '../geo/position.ts';
import type { Contacts } from '../field/values.ts';
import type { ContactView, DirectionView } from './view.ts';

/*
 * What entries say was written by many hands. An address for mail has nothing that `mailto:` reads as more than an
 * address (RFC 6068: `?cc=`, `%0a`), a website nothing but a page on the web.
 */
const PHONE = /^\+?\d{2,15}$/;
const WHATSAPP = /^\+\d{6,15}$/;
/** Of a page, as the database takes it. */
const LONGEST_ADDRESS = 500;
const EMAIL = /^[\p{L}\p{N}_.+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.)+\p{L}{2,}$/u;

/** The contacts that are what they should be; others are left out. */
export function usableContacts({ phone, whatsapp, email, website }: Contacts): Contacts {
  return {
    ...(phone && PHONE.test(phone) && { phone }),
    ...(whatsapp && WHATSAPP.test(whatsapp) && { whatsapp }),
    ...(email && EMAIL.test(email) && { email }),
    ...(website && isPage(website) && { website })
  };
}

function isPage(website: string): boolean {
  if (website.length > LONGEST_ADDRESS || !/^https?:\/\/[^\s<>"]+$/i.test(website)) return false;
  try {
    const { username, password, hostname } = new URL(website);
    return username === '' && password === '' && hostname.includes('.');
  } catch {
    return false;
  }
}

/**
 * Ways to get in touch, in the order of the big buttons. A value that is not what it should be is left out.
 * @param telephone how numbers are written in the country of the page
 */
export function contactViews(contacts: Contacts, telephone: Telephone | null): readonly ContactView[] {
  const { phone, whatsapp, email, website } = usableContacts(contacts);
  const views: ContactView[] = [];
  if (phone) views.push({ kind: 'call', href: `tel:${phone}`, shown: writtenNumber(phone, telephone) });
  if (whatsapp) {
    views.push({
      kind: 'whatsapp',
      href: `https://wa.me/${whatsapp.slice(1)}`,
      shown: writtenNumber(whatsapp, telephone)
    });
  }
  if (email) views.push({ kind: 'email', href: `mailto:${email}`, shown: email });
  if (website) {
    views.push({ kind: 'website', href: website, shown: new URL(website).hostname.replace(/^www\./, '') });
  }
  return views;
}

/** How to make sure before one goes, by what there is: nobody is told to call where there is no telephone. */
export function adviceFor(
  contacts: readonly Pick<ContactView, 'kind'>[],
  hasAddress: boolean
): 'call' | 'write' | 'site' | 'ask' | null {
  const has = (...kinds: ContactView['kind'][]) => contacts.some(({ kind }) => kinds.includes(kind));
  if (has('call', 'whatsapp')) return 'call';
  if (has('email')) return 'write';
  if (has('website')) return 'site';
  return hasAddress ? 'ask' : null;
}

/**
 * Ways to get there. Only `geo:` (RFC 5870; latitude first) stays on the telephone; the others are public sites that
 * learn the place, and only when tapped. Without a pin there are none.
 */
export function directionViews({ point }: Position, name: string): readonly DirectionView[] {
  if (!point) return [];
  const latLon = formatDegrees([point[1], point[0]]);
  const query = encodeURIComponent(`${latLon}(${name})`);
  return [
    { kind: 'geo', href: `geo:${latLon}?q=${query}` },
    {
      kind: 'openstreetmap',
      href: `https://www.openstreetmap.org/directions?engine=fossgis_osrm_foot&to=${encodeURIComponent(latLon)}`
    },
    {
      kind: 'google',
      href: `https://www.google.com/maps/dir/?api=1&travelmode=walking&destination=${encodeURIComponent(latLon)}`
    },
    { kind: 'apple', href: `https://maps.apple.com/?dirflg=w&daddr=${encodeURIComponent(latLon)}` }
  ];
}
