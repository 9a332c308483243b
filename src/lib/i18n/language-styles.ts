/*
 * What a language brings for the eye: letters, sizes, digits of lists. On every page, as names of other languages are on
 * every page; a browser fetches the letters it draws.
 */
import.meta.glob('./languages/*/language.css', { eager: true });
