import type { Position } from 'geojson';
import type { MultiPolygon } from 'geojson';
import { ringsOf } from '../../lib/geo/rings.ts';
import { askChosenOverpass } from '../overpass.ts';
import { Sentence } from '../say.ts';
import { oneArea } from './outline.ts';

/** `12345`, `r12345` or `relation/12345`, as openstreetmap.org writes it. @returns null for anything else */
export function relationId(given: string): number | null {
  const id = /^(?:r|relation\/)?(\d{1,12})$/.exec(given)?.[1];
  return id === undefined ? null : Number(id);
}

interface Member {
  readonly type: string;
  readonly role: string;
  readonly geometry?: readonly ({ readonly lon: number; readonly lat: number } | null)[];
}

/**
 * The outline of a relation of OpenStreetMap (boundary or multipolygon), asked of an Overpass server once.
 * @throws Sentence when there is no network, no such relation, or no closed outline
 */
export async function outlineOfRelation(id: number, given: string | undefined): Promise<MultiPolygon> {
  const { body } = await askChosenOverpass(
    given,
    `relation(${id});out geom;`,
    `the outline of relation ${id}`
  );
  return outlineInAnswer(new TextDecoder().decode(body), id);
}

/** @throws Sentence */
export function outlineInAnswer(json: string, id: number): MultiPolygon {
  const refuse = (reason: string) => new Sentence(`Relation ${id} of OpenStreetMap: ${reason}`);
  let elements: unknown;
  try {
    ({ elements } = JSON.parse(json));
  } catch {
    throw refuse('the Overpass server answered with something else than JSON. Give the outline as a file.');
  }
  const [relation] = Array.isArray(elements) ? (elements as { members?: readonly Member[] }[]) : [];
  if (!relation) throw refuse('there is none of that number.');
  const ways = (role: (one: string) => boolean) =>
    (relation.members ?? [])
      .filter((member) => member.type === 'way' && role(member.role))
      .map(({ geometry = [] }) =>
        geometry.flatMap((at) => (at ? [[at.lon, at.lat] satisfies Position] : []))
      );
  const polygons = ringsOf(
    ways((role) => role !== 'inner'),
    ways((role) => role === 'inner')
  );
  if (polygons === null) throw refuse('its outline is not closed.');
  return oneArea(polygons, refuse);
}
