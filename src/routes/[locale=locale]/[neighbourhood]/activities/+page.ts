/** The other fields of the form come with the page where its address asks for them: without scripts, that opens them. */
export const load = async ({ data, url }) => ({
  ...data,
  Fields: url.searchParams.has('fields')
    ? (await import('$lib/activity/CalendarFields.svelte')).default
    : null
});
