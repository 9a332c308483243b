/** Address of the small picture of a logo: square, on white (see photo_file). */
export const logoHref = (id: string): string => `/photos/${id}-small.webp`;
