import { ADDABLE, type Addable } from '$lib/contribution/add/form.ts';

/** What is added: `/{l}/{n}/add/practice`. */
export const match = (value: string): value is Addable => (ADDABLE as readonly string[]).includes(value);
