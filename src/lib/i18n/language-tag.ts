/** A language tag of BCP 47, as the database takes it: language, script and region, for which there are names. */
export const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;
