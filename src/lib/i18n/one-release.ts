/*
 * The server says where the code of a link's page is: after a release, to a page of the release before. The common file
 * is then run a second time, and two of them in one page do not know of each other. The page is fetched anew.
 */
if (typeof document !== 'undefined') {
  const { dataset } = document.documentElement;
  if (dataset['alive'] !== undefined) location.reload();
  dataset['alive'] = '';
}
