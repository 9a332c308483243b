import { NAME } from '../../field/bounds.ts';
import { localisedText } from '../../field/kinds.ts';

export const name = localisedText('name', { required: true, proposable: 'always', ask: { most: NAME } });
