/** Reads an extract as the import does, in a process of its own, so that what it keeps in memory is its own. */
import { createReadStream } from 'node:fs';
import { readFeatures } from '../../lib/exchange/osm/read-features.server.ts';

const file = process.argv[2] ?? '';
const began = performance.now();
const { features, others } = await readFeatures(
  () => createReadStream(file),
  (tags) => 'shop' in tags
);
process.stdout.write(
  JSON.stringify({
    wanted: features.length,
    tagged: features.length + others,
    seconds: (performance.now() - began) / 1000,
    // In kilobytes (getrusage(2)).
    megabytes: process.resourceUsage().maxRSS / 1000
  })
);
