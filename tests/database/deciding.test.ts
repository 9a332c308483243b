import { describe, expect, test } from 'vitest';
import {
  anon,
  as,
  coordinator,
  database,
  editor,
  elsewhere,
  livePlace,
  openAtWork,
  propose,
  refusal,
  stranger,
  type Receipt
} from './at-work.ts';
import { person } from './members.ts';
import { newPlace, newSecret, proposal } from './proposals.ts';

openAtWork();

describe('deciding', () => {
  test('two coordinators at once: the second is told when the first decided', async () => {
    const { id } = await propose(newPlace());
    await as(coordinator, 'decide', id, { action: 'refuse', reason: 'duplicate' });
    await expect(as(coordinator, 'decide', id, { action: 'accept' })).rejects.toMatchObject({
      code: 'PT409',
      detail: 'refused',
      hint: expect.stringMatching(/^\d{4}-\d\d-\d\dT/)
    });
  });

  test('a refusal needs a reason, a question its words', async () => {
    const { id } = await propose(newPlace());
    await expect(as(coordinator, 'decide', id, { action: 'refuse' })).rejects.toMatchObject(
      refusal('reason', 'empty')
    );
    await expect(as(coordinator, 'decide', id, { action: 'ask' })).rejects.toMatchObject(
      refusal('words', 'empty')
    );
    await expect(as(coordinator, 'decide', id, { action: 'forget' })).rejects.toMatchObject({
      code: '42501'
    });
  });

  test('in part, and putting something right', async () => {
    const { id } = await propose(
      proposal({
        secret: newSecret(),
        slug: 'parco',
        changes: { features: ['wifi'], asked: ['tax-code'], address: 'via Quatro' }
      })
    );
    const outcome = await as<{ state: string; applied: string[] }>(coordinator, 'decide', id, {
      action: 'accept',
      fields: ['features'],
      edits: { address: 'via Quattro 4' }
    });
    expect(outcome.state).toBe('partly-accepted');
    expect(outcome.applied.sort()).toEqual(['address', 'features']);
    expect(await livePlace('parco')).toMatchObject({
      features: ['wifi'],
      asked: [],
      address: 'via Quattro 4'
    });
  });

  test.each([
    ['somebody signed in without a role', stranger],
    ['a coordinator of another neighbourhood', elsewhere],
    ['an editor', editor]
  ])('is not for %s', async (_, who) => {
    const { id } = await propose(newPlace());
    for (const action of ['accept', 'refuse', 'ask'])
      await expect(as(who, 'decide', id, { action, reason: 'other', words: 'x' })).rejects.toMatchObject({
        code: '42501'
      });
    await expect(as(who, 'decide_many', [id], 'accept')).rejects.toMatchObject({ code: '42501' });
    await expect(as(who, 'apply_contribution', id)).rejects.toMatchObject({ code: '42501' });
    for (const reading of ['queue', 'members_of', 'claims_of', 'audit_log'])
      await expect(as(who, reading, 'borgo')).rejects.toMatchObject({ code: '42501' });
    await expect(as(who, 'invite', 'borgo', 'x@example.org', 'coordinator')).rejects.toMatchObject({
      code: '42501'
    });
  });

  test('many at once, each for itself', async () => {
    const good = await propose(newPlace());
    const taken = await propose(newPlace());
    await as(coordinator, 'decide', taken.id, { action: 'refuse', reason: 'other' });
    const outcomes = await as<{ id: string; state: string | null; error: string | null }[]>(
      coordinator,
      'decide_many',
      [good.id, taken.id],
      'accept' // prettier-ignore
    );
    expect(outcomes).toMatchObject([{ state: 'accepted', error: null }, { state: null }]);
    expect(outcomes[1]!.error).toContain('already');
  });

  test('the queue shows what changed, what changed since, what it may be the same as, and no e-mail address', async () => {
    const secret = newSecret();
    await propose(proposal({ secret, slug: 'biblioteca', base_revision: 1, changes: { opening_hours: 'Mo 10:00-12:00' }, contact: 'b@example.org' })); // prettier-ignore
    await propose(newPlace({ name: { it: 'La Biblioteca' } }));
    const queue = await as<Record<string, unknown>[]>(coordinator, 'queue', 'borgo');
    const changed = queue.find(
      ({ changes }) => (changes as Record<string, unknown>).opening_hours === 'Mo 10:00-12:00'
    );
    expect(changed).toMatchObject({ changedSince: ['opening_hours'], hasContact: true, by: 'neighbour' });
    const added = queue.find(({ changes }) => JSON.stringify(changes).includes('La Biblioteca'));
    expect(added!.similar).toMatchObject([{ slug: 'biblioteca' }]);
    expect(JSON.stringify(queue)).not.toContain('example.org');
  });

  test('what was decided is written down for the coordinators', async () => {
    const { id } = await propose(newPlace());
    await as(coordinator, 'decide', id, { action: 'ask', words: 'Quale ingresso?' });
    const log = await as<{ who: string; action: string }[]>(coordinator, 'audit_log', 'borgo');
    expect(new Set(log.map(({ action }) => action))).toEqual(new Set(['accept', 'refuse', 'ask']));
    expect(new Set(log.map(({ who }) => who))).toEqual(new Set(['1@example.org']));
  });

  test('is undone, and written down', async () => {
    const { id } = await propose(
      proposal({ secret: newSecret(), slug: 'parco', changes: { summary: { it: 'Sbagliato' } } })
    );
    const { revision } = await as<{ revision: number }>(coordinator, 'decide', id, { action: 'accept' });
    await as(coordinator, 'undo_revision', revision);
    expect(await livePlace('parco')).toMatchObject({ summary: null });
    const history = await as<{
      may: { undo: boolean };
      revisions: { undoes: number | null; changes: unknown }[];
    }>(
      coordinator,
      'entry_history',
      'borgo',
      'places',
      'parco' // prettier-ignore
    );
    expect(history.may.undo).toBe(true);
    expect(history.revisions[0]).toMatchObject({
      undoes: revision,
      changes: { summary: { from: { it: 'Sbagliato' } } }
    });
    const forAll = await anon<{
      may: { undo: boolean };
      revisions: { changes: unknown; fields: string[] }[];
    }>(
      'entry_history',
      'borgo',
      'places',
      'parco' // prettier-ignore
    );
    expect(forAll.may.undo).toBe(false);
    expect(forAll.revisions[0]).toMatchObject({ changes: null, fields: ['summary'] });
    expect(JSON.stringify(forAll)).not.toContain('Sbagliato');
  });
});

describe('an editor', () => {
  test('changes what her organisation has, at once', async () => {
    const receipt = await as<Receipt>(
      editor,
      'propose',
      proposal({ secret: newSecret(), slug: 'biblioteca', changes: { features: ['free'] } }) // prettier-ignore
    );
    expect(receipt.state).toBe('accepted');
    expect(await livePlace('biblioteca')).toMatchObject({ features: ['free'] });
    const added = await as<Receipt>(editor, 'propose', {
      ...newPlace(),
      target: 'activities',
      changes: { kind: 'social', title: { it: 'Merenda' }, organisation: 'circolo' }
    });
    expect(added).toMatchObject({ state: 'accepted', entry: { slug: 'merenda' } });
  });

  test.each([
    ['what is not her organisation’s', proposal({ slug: 'parco', changes: { features: [] } })],
    ['whose it is', proposal({ slug: 'biblioteca', changes: { organisation: null } })],
    [
      'where her organisation does not work',
      newPlace({ organisation: 'circolo' }, { neighbourhood: 'altrove' })
    ],
    ['a place of another organisation', newPlace({ organisation: 'lontano' })]
  ])('waits like everyone when she changes %s', async (_, change) => {
    const receipt = await as<Receipt>(editor, 'propose', { ...change, secret: newSecret() });
    expect(receipt.state).toBe('pending');
  });
});
describe('what became of it', () => {
  const undone = (secret: string) => anon<string | null>('proposal_undone', secret);
  const lastRevision = async () =>
    (await database.sql<{ id: string }>('select max(id) as id from public.revisions'))[0]!.id;

  test('is told as it is when it was undone, and when that was undone in turn', async () => {
    const secret = newSecret();
    const { id } = await propose(proposal({ secret, slug: 'parco', changes: { address: 'via Nove 9' } }));
    expect(await undone(secret)).toBeNull();
    await as(coordinator, 'decide', id, { action: 'accept' });
    expect(await undone(secret)).toBeNull();
    await as(coordinator, 'undo_revision', await lastRevision());
    expect(Date.parse((await undone(secret))!)).toBeGreaterThan(Date.now() - 60_000);
    await as(coordinator, 'undo_revision', await lastRevision());
    expect(await undone(secret)).toBeNull();
    expect(await undone(newSecret())).toBeNull();
  });

  test('is written down as partial when it was accepted in part', async () => {
    const changes = { address: 'via Dieci 10', summary: { it: 'Verde.' } };
    const { id } = await propose(proposal({ secret: newSecret(), slug: 'parco', changes }));
    await as(coordinator, 'decide', id, { action: 'accept', fields: ['address'] });
    const [line] = await as<{ action: string; details: { state: string } }[]>(
      coordinator,
      'audit_log',
      'borgo'
    );
    expect(line).toMatchObject({ action: 'accept', details: { state: 'partly-accepted' } });
  });

  test('of a closing names who decided it', async () => {
    const { id } = await propose(newPlace({ name: { it: 'Chiosco' } }));
    await as(coordinator, 'decide', id, { action: 'accept' });
    const closing = await propose(
      proposal({ secret: newSecret(), slug: 'chiosco', kind: 'close', report: 'closed' })
    );
    await as(coordinator, 'decide', closing.id, { action: 'accept' });
    const { revisions } = await anon<{ revisions: { kind: string; by: string }[] }>(
      'entry_history',
      'borgo',
      'places',
      'chiosco'
    );
    expect(revisions[0]).toMatchObject({ kind: 'close', by: 'coordinator' });
  });

  test('an entry of today is not among those that nobody confirmed for months', async () => {
    const slugs = async () =>
      (await as<{ slug: string }[]>(coordinator, 'needs_confirming', 'borgo')).map(({ slug }) => slug);
    await database.sql(
      `update public.places set confirmed_at = null, created_at = now() where slug = 'parco'`
    );
    expect(await slugs()).not.toContain('parco');
    await database.sql(
      `update public.places set created_at = now() - interval '6 months' where slug = 'parco'`
    );
    expect(await slugs()).toContain('parco');
  });

  test('waits in a count that is not cut where the page of the queue is', async () => {
    const counts = () => as<{ all: number; new: number }>(coordinator, 'queue_counts', 'borgo');
    const before = await counts();
    await database.sql(
      `insert into public.contributions (neighbourhood_id, target, entry_id, kind, changes, contributor_kind)
       select n.id, 'places', gen_random_uuid(), 'create', '{}', 'neighbour'
       from public.neighbourhoods as n, generate_series(1, 109) where n.slug = 'borgo'`
    );
    expect(await as<unknown[]>(coordinator, 'queue', 'borgo')).toHaveLength(100);
    expect(await counts()).toMatchObject({ all: before.all + 109, new: before.new + 109 });
    await database.sql(`delete from public.contributions where state = 'pending' and changes = '{}'`);
  });
});

describe('roles', () => {
  test('wait for their address and are had by who signs in with it', async () => {
    await as(coordinator, 'invite', 'borgo', ' Nuova@Example.org ', 'editor', 'circolo');
    const fresh = person(7);
    await database.sql('insert into auth.users (id, email, email_confirmed_at) values ($1, $2, now())', [fresh.sub, 'nuova@example.org']); // prettier-ignore
    expect(await as(stranger, 'accept_invitations')).toBe(0);
    expect(await as(fresh, 'accept_invitations')).toBe(1);
    expect(await as(fresh, 'my_roles')).toMatchObject({
      edits: [{ slug: 'circolo', neighbourhoods: ['borgo'] }]
    });
  });

  test('are not had by an address that nobody proved', async () => {
    await as(coordinator, 'invite', 'borgo', 'vera@example.org', 'coordinator');
    const fake = person(8);
    await database.sql('insert into auth.users (id, email) values ($1, $2)', [fake.sub, 'vera@example.org']);
    expect(await as(fake, 'accept_invitations')).toBe(0);
  });

  test('an organisation is claimed, and a coordinator accepts', async () => {
    expect(await as(stranger, 'claim_organisation', 'borgo', 'circolo', 'Sono la segretaria.')).toBe(
      'pending'
    );
    const [claim] = await as<{ id: string }[]>(coordinator, 'claims_of', 'borgo');
    await expect(as(stranger, 'decide_claim', claim!.id, true)).rejects.toMatchObject({ code: '42501' });
    await as(coordinator, 'decide_claim', claim!.id, true);
    expect(await as(stranger, 'my_roles')).toMatchObject({ edits: [{ slug: 'circolo' }] });
    await expect(as(coordinator, 'decide_claim', claim!.id, false)).rejects.toMatchObject({ code: 'PT409' });
    const { members } = await as<{ members: { id: string; role: string; email: string }[] }>(
      coordinator,
      'members_of',
      'borgo'
    );
    await as(
      coordinator,
      'remove_member',
      'borgo',
      members.find(({ email }) => email === '3@example.org')!.id
    );
    expect(await as(stranger, 'my_roles')).toMatchObject({ edits: [] });
  });

  test('the last coordinator stays', async () => {
    const { members } = await as<{ members: { id: string; role: string }[] }>(
      coordinator,
      'members_of',
      'borgo'
    );
    const last = members.find(({ role }) => role === 'coordinator')!;
    await expect(as(coordinator, 'remove_member', 'borgo', last.id)).rejects.toMatchObject({
      code: 'PT409',
      detail: 'last'
    });
    await expect(as(elsewhere, 'remove_member', 'altrove', last.id)).rejects.toMatchObject({ code: 'PT404' });
  });
});
