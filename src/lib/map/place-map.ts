import type { Geometry } from 'geojson';
import type {
  GeoJSONSource,
  Map as MapLibreMap,
  MapGeoJSONFeature,
  PointLike,
  StyleSpecification
} from 'maplibre-gl';
import type { BoundingBox, LonLat } from '../geo/point.ts';
import type { Locale } from '../i18n/locales.ts';
import { MAP_PALETTES, type MapTheme } from './basemap/palette.ts';
import { drawOnCanvas, missingScripts } from './basemap/scripts.ts';
import { FIRST_LABEL_LAYER, FIRST_ROAD_LAYER } from './basemap/style.ts';
import type { MapEngine } from './engine.ts';
import { drawRing, ringCounts } from './cluster-rings.ts';
import { boundsAround, fanOut, placeOfTile, type MapPlace } from './map-place.ts';
import { addPinImages, loadSymbols, lookOf } from './pin-images.ts';
import {
  apartFromStops,
  type MapName,
  namedPins,
  namesCollection,
  EMPTY_COLLECTION,
  outlineCollection,
  outlineLayer,
  outsideLayer,
  placeLayers,
  placesCollection,
  placeSources,
  pointCollection,
  TILE_LAYER
} from './place-layers.ts';

export interface PlaceMapOptions {
  readonly container: HTMLElement;
  /** Said of the canvas to a screen reader. */
  readonly title: string;
  readonly bbox: BoundingBox;
  /** The first view is of all places, wherever they lie: it was searched for them. */
  readonly fitsFirst: boolean;
  readonly theme: MapTheme;
  readonly locale: Locale;
  readonly onselect: (slug: string | null) => void;
  /** Address of vector tiles that have the pins, where they are too many to be sent each; null: they are given. */
  readonly tiles: string | null;
  /** A point is wanted: every tap tells one, none opens a place. */
  readonly onpoint?: ((point: LonLat) => void) | undefined;
  /** `byHand`: the reader herself moved it. */
  readonly onmove: (bbox: BoundingBox, byHand: boolean) => void;
  /** The streets are there to be seen. */
  readonly onshow: () => void;
  /** Everything wanted is drawn. */
  readonly onready: () => void;
  /** The style did not arrive: there is nothing to see. */
  readonly onfail: () => void;
}

/** A finger is about this wide, in CSS pixels to each side. */
const FINGER = 14;
/** A place is shown this near, so that its corner can be recognised. */
const NEAR_ENOUGH = 16.2;
const PADDING = 48;
/** What is said of a chosen place lies over this much of the map's foot, in CSS pixels. */
const BOX_HEIGHT = 190;
const MOVE_MS = 500;
/** So much nearer the places of one cell of a tile lie in sixteen. */
const STEP_IN = 2;

/** The map itself, without anything of the page: what is given to it is drawn, what happens on it is told. */
export class PlaceMap {
  readonly #map: MapLibreMap;
  readonly #options: PlaceMapOptions;
  readonly #abort = new AbortController();
  #theme: MapTheme;
  #locale: Locale;
  #places: readonly MapPlace[] | null = null;
  #chosen: MapPlace | null = null;
  #outline: Geometry | null = null;
  #near: LonLat | null = null;
  #names: readonly MapName[] = [];
  /** Settles when a style is there to draw on, or when it failed; never rejects. */
  #styled: Promise<void>;
  #drawable = false;

  constructor(engine: MapEngine, options: PlaceMapOptions) {
    this.#options = options;
    this.#theme = options.theme;
    this.#locale = options.locale;
    this.#map = new engine.Map({
      container: options.container,
      bounds: [...options.bbox] as [number, number, number, number],
      fitBoundsOptions: { padding: 16 },
      minZoom: 9,
      maxZoom: 19,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: reducedMotion() ? 0 : 150,
      locale: { 'Map.Title': options.title },
      // The browser asks nobody but us, whatever a tile set says.
      transformRequest: (address) => {
        const { pathname, search } = new URL(address, location.href);
        return { url: location.origin + pathname + search };
      }
    });
    // Rings and tiles name pictures that nobody has drawn yet.
    this.#map.setMissingStyleImageResolver((name) => this.#drawImage(name));
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#listen();
    this.#styled = this.#restyle();
    this.#tellView(false);
  }

  async setAppearance(theme: MapTheme, locale: Locale): Promise<void> {
    if (theme === this.#theme && locale === this.#locale) return;
    this.#theme = theme;
    this.#locale = locale;
    this.#styled = this.#styled.then(() => this.#restyle());
    await this.#styled;
  }

  async setPlaces(places: readonly MapPlace[] | null): Promise<void> {
    const first = this.#places === null;
    this.#places = places && fanOut(places);
    await this.#styled;
    await this.#drawPlaces();
    if (!this.#places?.length) return;
    const view = this.#map.getBounds();
    const isSeen = ({ point }: MapPlace) => view.contains(toLngLat(point));
    if (first ? this.#options.fitsFirst : !this.#places.some(isSeen)) this.fitAll();
  }

  async setOutline(outline: Geometry | null): Promise<void> {
    this.#outline = outline;
    await this.#styled;
    this.#setData('outline', outlineCollection(outline));
  }

  async setNear(near: LonLat | null): Promise<void> {
    this.#near = near;
    await this.#styled;
    this.#setData('here', pointCollection(near));
  }

  /** Points everybody knows, by which one finds oneself; the first ones matter most. */
  async setNames(names: readonly MapName[]): Promise<void> {
    this.#names = names;
    await this.#styled;
    this.#setData('names', namesCollection(names));
  }

  /** Marks the place; with `move`, goes to it when it cannot be seen by itself. */
  async choose(slug: string | null, move: boolean): Promise<void> {
    await this.#styled;
    this.#chosen = slug === null ? null : this.placeOf(slug);
    this.#drawChosen();
    if (move && this.#chosen && !this.#seenAlone(this.#chosen)) {
      this.goTo(this.#chosen.point);
    }
  }

  /** What the map knows of a place; null: it has none of that slug, or none in sight. */
  placeOf(slug: string): MapPlace | null {
    const given = this.#places?.find((place) => place.slug === slug);
    if (given || this.#options.tiles === null || !this.#drawable) return given ?? null;
    const [feature] = this.#map.querySourceFeatures('places', {
      sourceLayer: TILE_LAYER,
      filter: ['==', ['get', 'slug'], slug]
    });
    return feature
      ? placeOfTile({ geometry: feature.geometry, properties: feature.properties }, this.#locale)
      : null;
  }

  goTo(point: LonLat): void {
    const zoom = Math.max(this.#map.getZoom(), NEAR_ENOUGH);
    this.#map.easeTo({ center: toLngLat(point), zoom, duration: this.#duration() });
  }

  zoomBy(steps: number): void {
    this.#map.easeTo({ zoom: this.#map.getZoom() + steps, duration: this.#duration() / 2 });
  }

  fitAll(): void {
    const { tiles, bbox } = this.#options;
    const bounds = tiles === null ? boundsAround((this.#places ?? []).map(({ point }) => point)) : [...bbox];
    if (bounds)
      this.#map.fitBounds(bounds as [number, number, number, number], {
        padding: PADDING,
        maxZoom: NEAR_ENOUGH,
        duration: this.#duration()
      });
  }

  resize(): void {
    this.#map.resize();
  }

  destroy(): void {
    this.#abort.abort();
    this.#map.remove();
  }

  async #restyle(): Promise<void> {
    try {
      await this.#applyStyle();
    } catch {
      if (!this.#drawable && !this.#abort.signal.aborted) this.#options.onfail();
    }
  }

  async #applyStyle(): Promise<void> {
    const scripts = missingScripts(drawOnCanvas).join();
    const address = `/basemap/style/${this.#theme}.json?locale=${this.#locale}&scripts=${scripts}`;
    const response = await fetch(address, { signal: this.#abort.signal });
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    const style = (await response.json()) as StyleSpecification;
    const palette = MAP_PALETTES[this.#theme];
    const before = (id: string): number => style.layers.findIndex((layer) => layer.id === id);
    style.layers.splice(before(FIRST_LABEL_LAYER), 0, outlineLayer(palette));
    style.layers.splice(before(FIRST_ROAD_LAYER), 0, outsideLayer(palette));
    const { tiles } = this.#options;
    style.layers.push(...placeLayers(palette, this.#locale, tiles !== null));
    Object.assign(style.sources, placeSources(tiles && location.origin + tiles));
    const loaded = new Promise<void>((resolve) => this.#map.once('style.load', () => resolve()));
    this.#map.setStyle(style, { diff: false });
    await loaded;
    this.#drawable = true;
    this.#setData('outline', outlineCollection(this.#outline));
    this.#setData('here', pointCollection(this.#near));
    this.#setData('names', namesCollection(this.#names));
    if (tiles === null) return this.#drawPlaces();
    this.#drawChosen();
    this.#map.once('idle', () => this.#options.onready());
  }

  async #drawImage(name: string): Promise<void> {
    const counts = ringCounts(name);
    if (counts) {
      const pixelRatio = Math.max(1, Math.min(window.devicePixelRatio, 3));
      if (!this.#map.hasImage(name))
        this.#map.addImage(name, drawRing(counts, this.#theme, pixelRatio), { pixelRatio });
      return;
    }
    const look = lookOf(name);
    if (look) await addPinImages(this.#map, [look], this.#theme, await loadSymbols());
  }

  async #drawPlaces(): Promise<void> {
    const places = this.#places;
    if (!places || !this.#drawable || this.#abort.signal.aborted) return;
    await addPinImages(this.#map, places, this.#theme, await loadSymbols());
    if (this.#abort.signal.aborted || places !== this.#places) return;
    const apart = apartFromStops(places);
    this.#setData('places', placesCollection(apart.places, this.#theme));
    this.#setData('stops', placesCollection(apart.stops, this.#theme));
    this.#chosen = places.find(({ slug }) => slug === this.#chosen?.slug) ?? null;
    this.#drawChosen();
    this.#map.once('idle', () => this.#options.onready());
  }

  #drawChosen(): void {
    this.#setData('chosen', this.#chosen ? placesCollection([this.#chosen], this.#theme) : EMPTY_COLLECTION);
    if (this.#drawable && this.#map.getLayer('pin-names'))
      this.#map.setFilter('pin-names', namedPins(this.#chosen?.slug ?? null));
  }

  #listen(): void {
    this.#map.once('load', () => this.#options.onshow());
    this.#map.on('click', (event) => {
      const { onpoint } = this.#options;
      if (onpoint) return onpoint([event.lngLat.lng, event.lngLat.lat]);
      const feature = this.#at(event.point);
      if (!feature) return this.#options.onselect(null);
      if (feature.properties['point_count']) void this.#open(feature);
      else this.#options.onselect(String(feature.properties['slug']));
    });
    this.#map.on('mousemove', (event) => {
      this.#map.getCanvas().style.cursor = this.#at(event.point, 2) ? 'pointer' : '';
    });
    this.#map.on('moveend', ({ originalEvent }) => this.#tellView(originalEvent !== undefined));
  }

  #tellView(byHand: boolean): void {
    const [[west, south], [east, north]] = this.#map.getBounds().toArray();
    this.#options.onmove([west, south, east, north], byHand);
  }

  /** What is under a finger: the nearest pin or cluster. */
  #at({ x, y }: { x: number; y: number }, reach = FINGER): MapGeoJSONFeature | null {
    if (!this.#drawable || !this.#map.getLayer('pins')) return null;
    const box: [PointLike, PointLike] = [
      [x - reach, y - reach],
      [x + reach, y + reach]
    ];
    const distance = (feature: MapGeoJSONFeature): number => {
      if (feature.geometry.type !== 'Point') return Infinity;
      const shown = this.#map.project(feature.geometry.coordinates as [number, number]);
      return Math.hypot(shown.x - x, shown.y - y);
    };
    const found = this.#map.queryRenderedFeatures(box, {
      layers: ['chosen', 'pins', 'clusters', 'stop-pins', 'stop-dots']
    });
    return found.sort((a, b) => distance(a) - distance(b))[0] ?? null;
  }

  async #open(cluster: MapGeoJSONFeature): Promise<void> {
    const source = this.#map.getSource<GeoJSONSource>('places');
    if (!source || cluster.geometry.type !== 'Point') return;
    const zoom =
      this.#options.tiles === null
        ? await source.getClusterExpansionZoom(Number(cluster.properties['cluster_id']))
        : this.#map.getZoom() + STEP_IN;
    const center = cluster.geometry.coordinates as [number, number];
    this.#map.easeTo({ center, zoom: zoom + 0.3, duration: this.#duration() });
  }

  /** It can be seen by itself, and what is said of it does not lie over it. */
  #seenAlone({ slug, point }: MapPlace): boolean {
    if (!this.#drawable || !this.#map.getBounds().contains(toLngLat(point))) return false;
    const at = this.#map.project(toLngLat(point));
    if (at.y > this.#map.getContainer().clientHeight - BOX_HEIGHT) return false;
    return this.#map
      .queryRenderedFeatures([at.x, at.y], { layers: ['pins', 'stop-pins', 'stop-dots'] })
      .some(({ properties }) => properties['slug'] === slug);
  }

  #setData(name: string, collection: GeoJSON.FeatureCollection): void {
    if (this.#drawable) this.#map.getSource<GeoJSONSource>(name)?.setData(collection);
  }

  #duration(): number {
    return reducedMotion() ? 0 : MOVE_MS;
  }
}

function reducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function toLngLat([lon, lat]: LonLat): [number, number] {
  return [lon, lat];
}
