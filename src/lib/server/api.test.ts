import { expect, test, vi } from 'vitest';
import { answer, ParameterError } from './api.ts';
import { log } from './log.ts';

test('a wrong parameter is answered by its name, anything unforeseen without a word of it, in the log too', async () => {
  const wrong = await answer(() => {
    throw new ParameterError('near', 'It is "lon,lat".');
  });
  expect([wrong.status, await wrong.json()]).toMatchObject([400, { parameter: 'near' }]);
  using logged = vi.spyOn(log, 'error');
  const unforeseen = await answer(() => JSON.parse('via Segesta 12') as Response);
  expect(unforeseen.status).toBe(500);
  expect(await unforeseen.text()).not.toContain('Segesta');
  expect(logged).toHaveBeenCalledOnce();
  expect(JSON.stringify(logged.mock.calls)).not.toContain('Segesta');
});
