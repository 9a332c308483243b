import type activity from './languages/it/activity.json';
import type calendar from './languages/it/calendar.json';
import type common from './languages/it/common.json';
import type contribution from './languages/it/contribution.json';
import type correction from './languages/it/correction.json';
import type filters from './languages/it/filters.json';
import type find from './languages/it/find.json';
import type insight from './languages/it/insight.json';
import type letters from './languages/it/letters.json';
import type map from './languages/it/map.json';
import type missed from './languages/it/missed.json';
import type needs from './languages/it/needs.json';
import type network from './languages/it/network.json';
import type organisation from './languages/it/organisation.json';
import type pages from './languages/it/pages.json';
import type pathway from './languages/it/pathway.json';
import type photo from './languages/it/photo.json';
import type proof from './languages/it/proof.json';
import type questions from './languages/it/questions.json';
import type review from './languages/it/review.json';
import type server from './languages/it/server.json';
import type stillTrue from './languages/it/still-true.json';

/** The files of messages of a language, by what the Italian ones hold: tests/language-parity.ts holds others to them. */
interface Italian {
  /** What every page says, and the list, which must be light. */
  common: typeof common;
  /** What the calendar says besides, which must be light too. */
  calendar: typeof calendar;
  /** What the pages of places say besides, and others. */
  pages: typeof pages;
  /** What the page of an activity says besides these. */
  activity: typeof activity;
  /** What the map says, fetched with it. */
  map: typeof map;
  /** What the fields of a list say that are fetched when somebody opens them. */
  filters: typeof filters;
  /** Sent to no browser: only files of the server may say it. */
  server: typeof server;
  contribution: typeof contribution;
  correction: typeof correction;
  find: typeof find;
  insight: typeof insight;
  letters: typeof letters;
  /** Who is missed most, by figures of areas: sent to no browser. */
  missed: typeof missed;
  needs: typeof needs;
  network: typeof network;
  organisation: typeof organisation;
  pathway: typeof pathway;
  photo: typeof photo;
  proof: typeof proof;
  /** What officials are answered: sent to no browser. */
  questions: typeof questions;
  review: typeof review;
  'still-true': typeof stillTrue;
}

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

type WithoutPlural<Key extends string> = Key extends `${infer Stem}_${PluralForm}` ? Stem : Key;

type Leaves<Node> = Node extends string
  ? never
  : {
      [Key in keyof Node & string]: Node[Key] extends string
        ? WithoutPlural<Key>
        : `${Key}.${Leaves<Node[Key]>}`;
    }[keyof Node & string];

type Keys = { [File in keyof Italian]: Leaves<Italian[File]> };

/** A file of messages in every language's folder. */
export type MessageFile = keyof Italian;

/** Files that say nothing of the country a page is about. */
export const FILES_OF_NO_COUNTRY = [
  'find',
  'letters',
  'organisation',
  'photo',
  'proof',
  'still-true'
] as const satisfies readonly MessageFile[];
export type FileOfNoCountry = (typeof FILES_OF_NO_COUNTRY)[number];

/** The messages of some files, by their path without the plural form: `list.total`. */
export type KeyOf<File extends MessageFile> = Keys[File];

/** What the pages of everybody say. */
export type MessageKey = KeyOf<'common' | 'calendar' | 'pages' | 'activity' | 'map' | 'filters' | 'server'>;

/** What a messages file holds. */
export interface Messages {
  readonly [key: string]: string | Messages;
}
