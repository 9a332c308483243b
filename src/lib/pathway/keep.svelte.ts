import { NO_ANSWERS, readAnswers, type PathAnswers } from './answers.ts';
import { forgetOffline } from './offline.ts';
import { isSlug, MOST_STEPS, type KeptStep } from './share.ts';

/** Everything the path keeps on the phone is under names that begin so; nothing else writes or reads them. */
const PREFIX = 'vicina.path.';
const SKILLS = `${PREFIX}skills`;

/**
 * What she keeps: answers, steps and skills, in this browser alone. Without storage (some private windows) it is kept
 * until the page is closed, and `lasts` says so.
 */
export class Keep {
  answers: PathAnswers = $state.raw(NO_ANSWERS);
  /** Slug of the landmark she walks from. A position of her own is never kept. */
  start: string | null = $state.raw(null);
  steps: readonly KeptStep[] = $state.raw([]);
  skills: readonly string[] = $state.raw([]);
  lasts = $state(true);
  readonly #name: string;
  readonly #storage: Storage | null;

  constructor(neighbourhood: string, storage: Storage | null) {
    this.#name = PREFIX + neighbourhood;
    this.#storage = storage;
    this.lasts = storage !== null;
    this.read();
  }

  get isEmpty(): boolean {
    return (
      this.steps.length === 0 &&
      this.skills.length === 0 &&
      this.start === null &&
      Object.values(this.answers).every((answer) => answer === null)
    );
  }

  /** What another tab has written since, too. */
  read(): void {
    const kept = this.#parse(this.#name);
    this.answers = readAnswers(kept['answers']);
    this.start = isSlug(kept['start']) ? kept['start'] : null;
    this.steps = list(kept['steps']).filter(isKeptStep).slice(0, MOST_STEPS);
    this.skills = list(this.#parse(SKILLS)['skills']).filter(isSlug);
  }

  answer(change: Partial<PathAnswers>): void {
    this.answers = { ...this.answers, ...change };
    this.#write();
  }

  startFrom(landmark: string | null): void {
    this.start = landmark;
    this.#write();
  }

  has(slug: string): boolean {
    return this.steps.some((step) => step.slug === slug);
  }

  /** Keeps a step, or lets it go. */
  toggle({ slug, title }: Omit<KeptStep, 'done'>): void {
    this.steps = this.has(slug)
      ? this.steps.filter((step) => step.slug !== slug)
      : [...this.steps, { slug, title, done: false }].slice(-MOST_STEPS);
    this.#write();
  }

  tick(slug: string, done: boolean): void {
    this.steps = this.steps.map((step) => (step.slug === slug ? { ...step, done } : step));
    this.#write();
  }

  setSkills(skills: readonly string[]): void {
    this.skills = skills;
    this.#put(SKILLS, skills.length > 0 ? { skills } : null);
  }

  /** Takes away every trace: what is kept for any neighbourhood, and the copies of the pages for offline. */
  async erase(): Promise<void> {
    this.answers = NO_ANSWERS;
    this.start = null;
    this.steps = [];
    this.skills = [];
    if (this.#storage)
      for (const name of Object.keys(this.#storage))
        if (name.startsWith(PREFIX)) this.#storage.removeItem(name);
    await forgetOffline();
  }

  #write(): void {
    const { answers, start, steps } = this;
    const isNothing =
      steps.length === 0 && start === null && Object.values(answers).every((answer) => answer === null);
    this.#put(this.#name, isNothing ? null : { answers, start, steps });
  }

  #put(name: string, value: object | null): void {
    if (!this.#storage) return;
    try {
      if (value) this.#storage.setItem(name, JSON.stringify(value));
      else this.#storage.removeItem(name);
    } catch {
      // Full or forbidden: it stays until the page is closed.
      this.lasts = false;
    }
  }

  #parse(name: string): Record<string, unknown> {
    try {
      const value: unknown = JSON.parse(this.#storage?.getItem(name) ?? '{}');
      return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
    } catch {
      return {};
    }
  }
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function isKeptStep(value: unknown): value is KeptStep {
  if (typeof value !== 'object' || value === null) return false;
  const { slug, title, done } = value as Record<string, unknown>;
  return isSlug(slug) && typeof title === 'string' && typeof done === 'boolean';
}
