import type { NeighbourhoodFacts } from './facts.ts';

/** What stands in the folder of a new neighbourhood, for whoever opens it next year. */
export function readmeOf({ name, slug, locales }: NeighbourhoodFacts): string {
  return `# ${name}

The neighbourhood as files. What is here is loaded again with

    npm run vicina -- neighbourhood add <this folder>

which changes only what the files changed; what people corrected on the pages since stays theirs. With \`--dry-run\` the
files are only checked: all that is wrong is told in one run.

| file | what |
| --- | --- |
| \`neighbourhood.json\` | outline, languages (${locales.join(', ')}), time zone, country, whom to thank |
| \`examples/\` | an example of every other file; nothing reads them there |

To begin one, copy it from \`examples/\` to this folder and put in what you know. Each entry names its sources; what you leave
out is not known, and the pages say so.

| file | what |
| --- | --- |
| \`organisations.json\` | who is behind places and activities |
| \`places.json\` | places: a category, a name, where, when it is open |
| \`activities.json\` | courses, desks, groups, markets |
| \`agreements.json\`, \`agreement-members.json\` | consortia, pacts, projects, and who is in them |
| \`relationships.json\` | who refers to, hosts, funds whom |
| \`practices.json\` | what worked, told so that others can try it |
| \`residents.json\` | residents by area |
| \`completeness.json\` | what has been collected, what only in part |
| \`kinds-also-called.json\` | what people here say for kinds: words to search by |

All fields: \`supabase/seed/README.md\`.

## Next

    npm run vicina -- import osm <extract> --neighbourhood ${slug}     # places from OpenStreetMap
    npm run vicina -- import csv <table> --neighbourhood ${slug}       # places from a table of yours
    npm run vicina -- walk-graph ${slug} <extract>                     # walking times along streets
    npm run vicina -- coordinator <e-mail> --neighbourhood ${slug}     # who decides on what people propose
`;
}
