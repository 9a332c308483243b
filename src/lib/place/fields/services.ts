import { list } from '../../field/kinds.ts';
import { MOST_SERVICES, serviceSchema } from '../services/service.ts';

export const services = list('services', 'services', serviceSchema, MOST_SERVICES, {
  proposable: 'always',
  search: 'words',
  about: 'What is done there at hours of its own. Those hours say nothing of the place.',
  ask: {}
});
