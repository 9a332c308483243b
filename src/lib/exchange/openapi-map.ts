import { DEFAULT_LOCALE } from '../i18n/locales.ts';
import { MAP_THEMES } from '../map/basemap/palette.ts';
import { MAP_SCRIPTS } from '../map/basemap/scripts.ts';
import { BASEMAP_MAX_ZOOM } from '../map/basemap/tile.ts';
import { inPath, inQuery } from './openapi-parameters.ts';
import { problemResponse } from './openapi-reads.ts';

const tileAddress = (maxZoom: number) => [
  inPath('z', 'Zoom.', { type: 'integer', minimum: 0, maximum: maxZoom }),
  inPath('x', 'Column, counted from the west (Web Mercator, WebMercatorQuad).', {
    type: 'integer',
    minimum: 0
  }),
  inPath('y', 'Row, counted from the north.', { type: 'integer', minimum: 0 })
];

const tile = (description: string, headers: object = {}) => ({
  200: {
    description,
    headers: { ETag: { schema: { type: 'string' } }, ...headers },
    content: { 'application/vnd.mapbox-vector-tile': { schema: { type: 'string', format: 'binary' } } }
  },
  304: { description: 'The reader has it already (If-None-Match).' },
  400: problemResponse
});

/** What maps read, as paths of OpenAPI. */
export const mapPaths = {
  '/tiles/places/{z}/{x}/{y}.mvt': {
    get: {
      summary: 'Places as vector tiles, layer "places"',
      description:
        'Far out, places of one cell are one point with "point_count". A place without a known position is in none.',
      parameters: [
        ...tileAddress(20),
        inQuery('neighbourhood', 'Its places alone, by its slug; without, those of all.', { type: 'string' })
      ],
      responses: {
        ...tile('Mapbox Vector Tile 2.1, empty where there is nothing.'),
        404: problemResponse,
        503: problemResponse
      }
    }
  },
  '/basemap/{z}/{x}/{y}.mvt': {
    get: {
      summary: 'The ground under the places as vector tiles, in layers of the OpenMapTiles schema',
      description: 'There is always a tile: where no better one can be had, a schematic one.',
      parameters: tileAddress(BASEMAP_MAX_ZOOM),
      responses: tile('Mapbox Vector Tile 2.1.', {
        'X-Basemap-Source': {
          description: 'Who made it.',
          schema: { type: 'string', enum: ['operator', 'upstream', 'schematic'] }
        }
      })
    }
  },
  '/basemap/source.json': {
    get: {
      summary: 'The basemap as TileJSON 3.0, with whom to thank for the tiles now in use',
      responses: {
        200: { description: 'TileJSON.', content: { 'application/json': { schema: { type: 'object' } } } }
      }
    }
  },
  '/basemap/style/{theme}.json': {
    get: {
      summary: 'A MapLibre style for the basemap',
      parameters: [
        inPath('theme', 'Light or dark.', { type: 'string', enum: MAP_THEMES }),
        inQuery('locale', 'BCP 47 tag of the language of labels, the local name beside it.', {
          type: 'string',
          default: DEFAULT_LOCALE
        }),
        inQuery('scripts', 'ISO 15924 codes, with commas, of scripts to bring fonts for; all when absent.', {
          type: 'string',
          examples: [MAP_SCRIPTS.join(',')]
        })
      ],
      responses: {
        200: {
          description: 'A style of version 8.',
          content: { 'application/json': { schema: { type: 'object' } } }
        },
        400: problemResponse,
        404: problemResponse
      }
    }
  }
} as const;
