import table from './windows-zones.json' with { type: 'json' };

const ZONES: Readonly<Partial<Record<string, readonly string[]>>> = table.zones;

/**
 * The IANA zone that Windows and Outlook call so (Unicode CLDR, windowsZones); `preferred` where it is one of those of
 * the name, else that of the world. Undefined when Windows has no such name.
 */
export function windowsZone(name: string, preferred: string): string | undefined {
  const zones = Object.hasOwn(ZONES, name) ? ZONES[name] : undefined;
  return zones?.includes(preferred) ? preferred : zones?.[0];
}
