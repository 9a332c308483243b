import { expect, test } from 'vitest';
import { formView } from './calendar-form.server.ts';
import { NO_ACTIVITY_FILTERS, parseActivityFilters } from './filters.ts';

const LANDMARK = '9.137,45.472';
const view = (query: string) =>
  formView(parseActivityFilters(new URLSearchParams(query)).filters, {
    locale: 'it',
    neighbourhood: 'borgo',
    landmarks: [LANDMARK]
  });
const carried = (query: string, open: boolean) =>
  view(query)
    .carried.filter(({ isField }) => !open || !isField)
    .map(({ name, value }) => `${name}=${value}`);

test('what a pill or the search shows is not carried a second time', () => {
  expect(carried('q=a&childcare=yes&free=school-hours&feature=women-only', false)).toEqual([]);
});

test('a closed form carries what its fields would say, an open one what no field says', () => {
  const query = `kind=work&days=month&stage=work&weekday=mo&free=mornings&near=${LANDMARK}&minutes=10&feature=free`;
  expect(carried(query, false).toSorted()).toEqual(
    [
      ...['days=month', 'feature=free', 'free=mornings', 'kind=work', 'minutes=10'],
      ...[`near=${LANDMARK}`, 'stage=work', 'weekday=mo']
    ].toSorted()
  );
  expect(carried(query, true).toSorted()).toEqual(['days=month', 'kind=work']);
});

test('the button counts what lies behind it, her own position aside', () => {
  expect(
    formView(NO_ACTIVITY_FILTERS, { locale: 'it', neighbourhood: 'borgo', landmarks: [] }).fieldsInUse
  ).toBe(0);
  expect(view('stage=work&level=A1&kind=work').fieldsInUse).toBe(2);
  expect(view(`near=${LANDMARK}`)).toMatchObject({ fieldsInUse: 1, nearIsOwn: false });
  expect(view('near=9.1,45.4')).toMatchObject({ fieldsInUse: 0, nearIsOwn: true });
});

test('without scripts the button is a link to the same calendar with its fields open', () => {
  expect(view('stage=work').fieldsHref).toBe('/it/borgo/activities?stage=work&fields=open');
});
