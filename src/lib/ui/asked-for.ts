import { isAlive, leaveToBrowser } from './served-page.ts';

/** Does what was tapped last as the browser itself would. */
let tapped: (() => void) | null = null;
/** Address of the page that is shown; that of the window is ahead of it while the page is drawn, and after a way back. */
let shown: string;

const address = () => location.pathname + location.search;

/**
 * A tap is not lost where a script fails on its way: no network, code that is gone since a release, a page that cannot be
 * drawn. Only what was tapped is done again, and once, so that nothing goes in circles.
 */
export function rememberWhatIsAskedFor(): void {
  hasArrived();
  addEventListener('click', ({ target }) => (tapped = whatIsTapped(target)), { capture: true });
  document.addEventListener(
    'submit',
    ({ target, submitter }) => (tapped = ofForm(target as HTMLFormElement, submitter)),
    { capture: true }
  );
  addEventListener('error', ({ filename, error }) => goIfOurs(filename, error));
  addEventListener('unhandledrejection', ({ reason }) => goIfOurs('', reason));
  // It cannot be asked where a link leads, and a browser may not ask twice.
  addEventListener('offline', leaveToBrowser);
}

/** She is where she wanted to go. */
export function hasArrived(): void {
  tapped = null;
  shown = address();
}

/** @returns false where nothing is asked for that the browser could do */
export function goAsAskedFor(): boolean {
  leaveToBrowser();
  const go = address() === shown ? tapped : () => location.reload();
  tapped = null;
  go?.();
  return go !== null;
}

/** Other code fails in a page, too: that of a browser, or of an app that shows it. */
function goIfOurs(filename: string, error: { readonly stack?: string } | null): void {
  if (isAlive() && /_app|module/.test([filename, error, error?.stack].join())) goAsAskedFor();
}

/** What a link or a form leads to; of a form also where a button of it does something of its own instead. */
function whatIsTapped(target: EventTarget | null): (() => void) | null {
  const one = target instanceof Element ? target.closest('a,button') : null;
  if (one instanceof HTMLButtonElement) return one.type === 'submit' ? ofForm(one.form, one) : null;
  if (!(one instanceof HTMLAnchorElement)) return null;
  const isHere = one.origin === location.origin && !one.target && !one.download;
  return isHere ? () => location.assign(one.href) : null;
}

/** What is sent with a POST may have arrived: it is not sent twice. */
function ofForm(form: HTMLFormElement | null, button: HTMLElement | null): (() => void) | null {
  if (form?.method !== 'get') return null;
  return () => {
    const answers = new FormData(form);
    if (button instanceof HTMLButtonElement && button.name) answers.append(button.name, button.value);
    const address = new URL(form.action);
    address.search = String(new URLSearchParams([...answers].map(([name, value]) => [name, String(value)])));
    location.assign(address.href);
  };
}
