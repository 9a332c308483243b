import * as v from 'valibot';
import { field } from '../../field/kinds.ts';

export const costEuro = field('money', 'cost_euro', v.pipe(v.number(), v.minValue(0)), {
  proposable: 'always',
  about: 'For the whole of it; 0 is free; null: not known.',
  ask: { step: 'cost', label: 'add.cost.label' }
});
