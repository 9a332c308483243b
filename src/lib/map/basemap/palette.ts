export type MapTheme = 'light' | 'dark';

export const MAP_THEMES: readonly MapTheme[] = ['light', 'dark'];

/**
 * Colours of the map, sRGB. Pale and warm like the paper of the pages (src/lib/ui/tokens.css), so that our symbols
 * are the only saturated thing on it. Labels have at least 4.5:1 on `land`.
 */
export interface MapPalette {
  readonly land: string;
  readonly park: string;
  readonly wood: string;
  readonly pitch: string;
  /** Schools, hospitals, cemeteries: ground that belongs to something. */
  readonly grounds: string;
  readonly water: string;
  readonly building: string;
  readonly buildingEdge: string;
  readonly road: string;
  readonly mainRoad: string;
  readonly roadEdge: string;
  readonly path: string;
  readonly rail: string;
  readonly metro: string;
  readonly boundary: string;
  readonly halo: string;
  readonly streetName: string;
  readonly placeName: string;
  readonly parkName: string;
  readonly waterName: string;
  readonly quietName: string;
  readonly stationName: string;
  /** Edge of the neighbourhood and what lies outside it. */
  readonly outline: string;
  readonly outside: string;
  /** Edge and number of a cluster, ring of the chosen place, names of places. */
  readonly ink: string;
  readonly cluster: string;
  readonly accent: string;
  readonly here: string;
}

export const MAP_PALETTES: Readonly<Record<MapTheme, MapPalette>> = {
  light: {
    land: '#f7f1e6',
    park: '#e2ead0',
    wood: '#d8e3c4',
    pitch: '#d9e6cb',
    grounds: '#f0e8d9',
    water: '#c9dde3',
    building: '#ebe2d2',
    buildingEdge: '#dfd3bf',
    road: '#fffdf9',
    mainRoad: '#fffdf9',
    roadEdge: '#ddcfb7',
    path: '#cdbd9f',
    rail: '#cdc1ae',
    metro: '#a78aae',
    boundary: '#cbbb9f',
    halo: '#fbf7ef',
    streetName: '#5a5347',
    placeName: '#5f5548',
    parkName: '#4a6338',
    waterName: '#44697a',
    quietName: '#6b6355',
    stationName: '#6a4a70',
    outline: '#8f7f66',
    outside: '#efe5d3',
    ink: '#1a2233',
    cluster: '#fffdf9',
    accent: '#6a1b52',
    here: '#ffd15c'
  },
  dark: {
    land: '#1a1e26',
    park: '#233b2f',
    wood: '#203d2d',
    pitch: '#284236',
    grounds: '#1f232c',
    water: '#15303c',
    building: '#232832',
    buildingEdge: '#2b313c',
    road: '#333a46',
    mainRoad: '#414957',
    roadEdge: '#14171d',
    path: '#3d4450',
    rail: '#3b414d',
    metro: '#7d6486',
    boundary: '#4a4e57',
    halo: '#171a21',
    streetName: '#b3b3b5',
    placeName: '#bdb6ac',
    parkName: '#9dbb95',
    waterName: '#86b3c4',
    quietName: '#9a9ca3',
    stationName: '#c9a9d0',
    outline: '#8b8272',
    outside: '#05070a',
    ink: '#f4ecdf',
    cluster: '#262b36',
    accent: '#f3b3da',
    here: '#ffd15c'
  }
};
