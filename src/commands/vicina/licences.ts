import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../../supabase/embedded/folders.ts';
import type { Command } from '../command.ts';
import { licencesOf } from '../licences.ts';
import { Sentence } from '../say.ts';

export const command: Command = {
  usage: 'licences',
  summary: 'list under what everything that Vicina runs with may be used',
  details:
    'A package under a licence that is not known to go together with the EUPL 1.2 is a PROBLEM, and the exit code 1.',
  async run({ positionals }) {
    if (positionals.length > 0) throw new Sentence('Use: npm run vicina -- licences');
    const all = licencesOf(JSON.parse(readFileSync(path.join(projectFolder, 'package-lock.json'), 'utf8')));
    for (const { name, version, licence, isAccepted } of all)
      process.stdout.write(
        `${isAccepted ? 'ok      ' : 'PROBLEM '} ${(licence ?? 'says none').padEnd(28)} ${name} ${version}\n`
      );
    return all.every(({ isAccepted }) => isAccepted) ? 0 : 1;
  }
};
