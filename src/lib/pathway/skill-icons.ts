/**
 * Pictures of skills that Maki and Temaki do not have, drawn for this project on a 24 × 24 grid, filled like theirs.
 * Build time only: they reach a page through static/skills.svg.
 */
export const SKILL_ICONS: Readonly<Record<string, string>> = {
  // Two needles through a ball of wool.
  yarn: '<path d="m12.5 13 7.7-10.2M15 16 22 5"/><circle cx="10" cy="14.5" r="7" fill="currentColor" stroke="none"/><path d="M5.6 11.5q4.5 1 7.4 7.8M4.5 15.5q3.5 0 5.5 4M9 9.2q5 2 6.6 7.3" stroke="var(--raised,#fff)" stroke-width="1.2"/><path d="M13 20.8q4 1.7 8-.3"/>',
  laptop:
    '<path d="M5 4.5h14v11H5z" stroke-width="2.2"/><path d="M1.5 18h21l-1.2 2.5H2.7z" fill="currentColor" stroke-width="1"/>',
  coins:
    '<ellipse cx="9" cy="6.5" rx="6.5" ry="2.8" fill="currentColor" stroke="none"/><path d="M2.5 9.8c0 1.6 2.9 2.8 6.5 2.8s6.5-1.2 6.5-2.8M2.5 13.7c0 1.6 2.9 2.8 6.5 2.8 1 0 1.9-.1 2.7-.3"/><ellipse cx="16.5" cy="17.5" rx="5.5" ry="4" fill="currentColor" stroke="none"/>',
  bubbles:
    '<path d="M3 2.5h10a1.5 1.5 0 0 1 1.5 1.5v6A1.5 1.5 0 0 1 13 11.5H7.5L4 15v-3.5H3A1.5 1.5 0 0 1 1.5 10V4A1.5 1.5 0 0 1 3 2.5z" fill="currentColor" stroke="none"/><path d="M17.5 9H21a1.2 1.2 0 0 1 1.2 1.2v6.1a1.2 1.2 0 0 1-1.2 1.2h-1v3l-3.2-3H11a1.2 1.2 0 0 1-1.2-1.2V14.5" stroke-width="1.8"/>'
};
