/** The family of the letters that are not Latin: each language's folder declares its own under it (language.css). */
export const SCRIPT_FAMILY = 'Vicina Script';
