import { createClient } from '@supabase/supabase-js';
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { call } from '../calendar-import.ts';
import { whereTyped, type Command } from '../command.ts';
import { askChosenOverpass, PUBLIC_OVERPASS, streetsQuery } from '../overpass.ts';
import { Sentence, say } from '../say.ts';
import { boxAround, coverInWords, makeWalkGraph } from '../walk-graph.ts';
import { withSupabase } from '../with-supabase.ts';

const usage = 'walk-graph <neighbourhood> [extract of OpenStreetMap]';

export const command: Command = {
  usage,
  summary: 'measure walks along streets, from OpenStreetMap',
  details:
    'The extract is .osm.pbf, .osm, .osm.gz or JSON of Overpass, of the neighbourhood and 1.5 km around it; from a larger\n' +
    'one what is needed is taken. Without a file an Overpass server is asked, once. How well they cover it is measured by\n' +
    'where people live (bring residents in first), else by the squares with streets or buildings. Until then walking times\n' +
    'are those of a straight line × 1.3, and say so.',
  options: {
    overpass: {
      type: 'string',
      description: `address of the Overpass server (default: VICINA_OVERPASS, else ${PUBLIC_OVERPASS})`
    },
    'dry-run': { type: 'boolean', description: 'read and measure, write nothing' }
  },
  async run({ values, positionals: [slug, file, ...rest] }) {
    if (slug === undefined || rest.length > 0) throw new Sentence(`Use: npm run vicina -- ${usage}`);
    if (file !== undefined && !existsSync(whereTyped(file)))
      throw new Sentence(`There is no file ${whereTyped(file)}.`);
    await withSupabase(async ({ url, secretKey }) => {
      const client = createClient(url, secretKey, { auth: { persistSession: false } });
      const all = await call(client, 'neighbourhoods_overview');
      const neighbourhood = all.find((one) => one.slug === slug);
      if (!neighbourhood)
        throw new Sentence(`There is no neighbourhood "${slug}": ${all.map((one) => one.slug).join(', ')}.`);
      const asked =
        file === undefined
          ? await askChosenOverpass(
              values.overpass as string | undefined,
              streetsQuery(boxAround(neighbourhood.bbox)),
              'the streets'
            )
          : null;
      const source = asked ? Readable.from([asked.body]) : createReadStream(whereTyped(file!));
      const made = await makeWalkGraph(
        source,
        neighbourhood,
        await call(client, 'residents_of', { neighbourhood: slug }),
        asked ? boxAround(neighbourhood.bbox) : null
      );
      const { packed, points, pieces, ways, leftOut, takenOn, withoutStreet, measuredBy } = made;
      say(`${ways} streets and paths, ${points} points, ${(packed.length / 1000).toFixed(0)} kB packed.`);
      if (leftOut > 0) say(`${leftOut} points were left out: they hang on no other street.`);
      if (values['dry-run'] === true) return say(`Nothing was written. With them: ${coverInWords(made)}`);
      const from = asked ? `Overpass ${asked.host}` : path.basename(file!);
      await call(client, 'store_walk_graph', {
        neighbourhood: slug,
        graph: Buffer.from(packed).toString('base64'),
        about: {
          points,
          pieces,
          takenOn,
          withoutStreet,
          measuredBy,
          source: `OpenStreetMap, ${from}`.slice(0, 300),
          licence: 'ODbL-1.0'
        }
      });
      say(coverInWords(made));
    });
  }
};
