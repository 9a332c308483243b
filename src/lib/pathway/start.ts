/** She does not say where she walks from. */
export const NOWHERE = 'nowhere';
