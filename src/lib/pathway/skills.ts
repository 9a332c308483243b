import type { ActivityKind } from '../activity/vocabulary.ts';

export const SKILL_AREAS = ['home', 'work', 'community'] as const;
export type SkillArea = (typeof SKILL_AREAS)[number];

interface SkillTraits {
  readonly area: SkillArea;
  /** Name of a symbol in static/skills.svg; `own:` are drawn in skill-icons.ts. */
  readonly icon: string;
  /** Trainings that build on it. */
  readonly leadsTo: readonly ActivityKind[];
}

const TAILORING = ['training-tailoring'] as const;
const FOOD = ['training-food'] as const;
const CARE = ['training-care'] as const;
const DIGITAL = ['training-digital'] as const;
const OTHER = ['training-other'] as const;

/**
 * What a woman can do from home, work and life with others. The names on the card (`skillName` in the messages) are
 * written as ESCO writes skills, a verb and its object, so that an operator can find them there; they are ours, not
 * ESCO's own entries (https://esco.ec.europa.eu).
 */
export const SKILLS = {
  cook: { area: 'home', icon: 'maki:restaurant', leadsTo: FOOD },
  'cook-many': { area: 'home', icon: 'temaki:hotpot', leadsTo: FOOD },
  bake: { area: 'home', icon: 'temaki:bread', leadsTo: FOOD },
  sew: { area: 'home', icon: 'temaki:needle_and_spool', leadsTo: TAILORING },
  embroider: { area: 'home', icon: 'own:yarn', leadsTo: TAILORING },
  iron: { area: 'home', icon: 'temaki:laundry', leadsTo: TAILORING },
  clean: { area: 'home', icon: 'temaki:detergent_bottle', leadsTo: OTHER },
  children: { area: 'home', icon: 'temaki:swing', leadsTo: CARE },
  homework: { area: 'home', icon: 'temaki:desk_lamp', leadsTo: CARE },
  'care-older': { area: 'home', icon: 'maki:heart', leadsTo: CARE },
  accounts: { area: 'home', icon: 'temaki:money_hand', leadsTo: DIGITAL },
  shopping: { area: 'home', icon: 'maki:grocery', leadsTo: FOOD },
  organise: { area: 'home', icon: 'temaki:clock', leadsTo: OTHER },
  repair: { area: 'home', icon: 'temaki:tools', leadsTo: OTHER },
  plants: { area: 'home', icon: 'temaki:plant', leadsTo: OTHER },
  hair: { area: 'home', icon: 'maki:hairdresser', leadsTo: OTHER },
  sell: { area: 'work', icon: 'maki:shop', leadsTo: OTHER },
  serve: { area: 'work', icon: 'maki:cafe', leadsTo: FOOD },
  money: { area: 'work', icon: 'own:coins', leadsTo: OTHER },
  computer: { area: 'work', icon: 'own:laptop', leadsTo: DIGITAL },
  phone: { area: 'work', icon: 'maki:mobile-phone', leadsTo: DIGITAL },
  write: { area: 'work', icon: 'maki:library', leadsTo: DIGITAL },
  factory: { area: 'work', icon: 'maki:industry', leadsTo: OTHER },
  teach: { area: 'work', icon: 'maki:school', leadsTo: CARE },
  hospital: { area: 'work', icon: 'maki:hospital', leadsTo: CARE },
  drive: { area: 'work', icon: 'maki:car', leadsTo: OTHER },
  languages: { area: 'community', icon: 'own:bubbles', leadsTo: OTHER },
  interpret: { area: 'community', icon: 'maki:globe', leadsTo: CARE },
  listen: { area: 'community', icon: 'temaki:ear', leadsTo: CARE },
  welcome: { area: 'community', icon: 'temaki:hot_drink_cup', leadsTo: FOOD },
  'bring-together': { area: 'community', icon: 'temaki:social_facility', leadsTo: OTHER },
  'speak-for': { area: 'community', icon: 'maki:town-hall', leadsTo: OTHER },
  peace: { area: 'community', icon: 'temaki:hand', leadsTo: CARE }
} as const satisfies Record<string, SkillTraits>;

export type Skill = keyof typeof SKILLS;
export const SKILL_NAMES = Object.keys(SKILLS) as readonly Skill[];

export function isSkill(value: string): value is Skill {
  return SKILL_NAMES.includes(value as Skill);
}

export function skillsOfArea(area: SkillArea): readonly Skill[] {
  return SKILL_NAMES.filter((skill) => SKILLS[skill].area === area);
}

/** Jobs and internships do not say their trade by kind: all of them are looked at with every card. */
const FOR_EVERY_CARD: readonly ActivityKind[] = ['skills-assessment', 'internship', 'job'];

/**
 * What is here for a card, by kind: first the trainings that most of her skills lead to, then where to have them
 * assessed, and work. Each with the skills that lead to it.
 */
export function matchSkills<Entry extends { readonly kind: ActivityKind }>(
  entries: readonly Entry[],
  skills: readonly Skill[]
): { readonly entry: Entry; readonly because: readonly Skill[] }[] {
  if (skills.length === 0) return [];
  return entries
    .map((entry) => ({
      entry,
      because: skills.filter((skill) =>
        (SKILLS[skill].leadsTo as readonly ActivityKind[]).includes(entry.kind)
      )
    }))
    .filter(({ entry, because }) => because.length > 0 || FOR_EVERY_CARD.includes(entry.kind))
    .sort((a, b) => b.because.length - a.because.length);
}
