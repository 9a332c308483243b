import { TEXT } from '../../field/bounds.ts';
import { localisedText } from '../../field/kinds.ts';

export const about = localisedText('about', { proposable: 'always', ask: { most: TEXT, lines: true } });
