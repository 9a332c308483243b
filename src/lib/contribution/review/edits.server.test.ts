import { describe, expect, test } from 'vitest';
import { editsFrom } from './edits.server.ts';

const proposed = {
  name: { it: 'Sartoria', ar: 'خياطة' },
  address: 'Via Preneste 4',
  cost_euro: 12,
  languages: ['it', 'ar'],
  location: { type: 'Point', coordinates: [9.14, 45.47] },
  contacts: { phone: '+39 02 1234567' }
};

function form(values: Readonly<Record<string, string | readonly string[]>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values))
    for (const one of [value].flat()) data.append(name, one as string);
  return data;
}

const asProposed = {
  'edit.name.it': 'Sartoria',
  'edit.name.ar': 'خياطة',
  'edit.address': 'Via Preneste 4',
  'edit.cost_euro': '12',
  'edit.languages?': '',
  'edit.languages': ['it', 'ar'],
  'edit.contacts.phone': '+39 02 1234567'
};

describe('what a coordinator puts right', () => {
  test('is nothing when she changes nothing, or when the fields were not there', () => {
    expect(editsFrom(form(asProposed), 'places', proposed)).toEqual({});
    expect(editsFrom(form({}), 'places', proposed)).toEqual({});
  });

  test('is the whole field in the shape it was proposed in', () => {
    const right = {
      ...asProposed,
      'edit.name.it': ' Sartoria di quartiere ',
      'edit.cost_euro': '10,5',
      'edit.languages': 'ar'
    };
    expect(editsFrom(form(right), 'places', proposed)).toEqual({
      name: { it: 'Sartoria di quartiere', ar: 'خياطة' },
      cost_euro: 10.5,
      languages: ['ar']
    });
  });

  test('loses a language that she empties, never a whole field', () => {
    expect(editsFrom(form({ ...asProposed, 'edit.name.ar': '' }), 'places', proposed)).toEqual({
      name: { it: 'Sartoria' }
    });
    const emptied = {
      ...asProposed,
      'edit.name.ar': '',
      'edit.name.it': '',
      'edit.address': ' ',
      'edit.cost_euro': 'dieci'
    };
    expect(editsFrom(form(emptied), 'places', proposed)).toEqual({});
  });

  test('cannot be a position, nor a field that nobody proposed', () => {
    const forged = { ...asProposed, 'edit.location': 'x', 'edit.location.type': 'y', 'edit.slug': 'z' };
    expect(editsFrom(form(forged), 'places', proposed)).toEqual({});
  });

  test('keeps the lines of a text as they were', () => {
    const about = { about: { it: 'uno\ndue' } };
    expect(editsFrom(form({ 'edit.about.it': 'uno\r\ndue' }), 'places', about)).toEqual({});
  });
});
