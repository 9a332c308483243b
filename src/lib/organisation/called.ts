import { withoutMarks } from '../i18n/unseen.ts';
import type { Organisation } from './organisation.ts';

/** Without accents and case: what a name is compared by. */
function plain(text: string): string {
  return withoutMarks(text).toLowerCase();
}

/** Whether that is a part of its name in some language, however accents and capitals are written. */
export function isCalled({ name }: Pick<Organisation, 'name'>, part: string): boolean {
  return Object.values(name).some((one) => one !== undefined && plain(one).includes(plain(part)));
}
