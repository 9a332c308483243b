/**
 * What a reader has ticked, written, chosen or opened before the scripts came: bringing a page to life puts its own state
 * into the fields, as if she had not been there. Asked as the outermost component begins, before any field is reached.
 * @returns gives it back, and tells the components; to be called once the page lives
 */
export function touchedBefore(): () => void {
  if (import.meta.env.SSR) return () => {};
  const back: (() => void)[] = [];
  const give = <Of extends HTMLElement, Name extends keyof Of>(element: Of, name: Name): void => {
    const own = element[name];
    back.push(() => {
      if (element[name] === own) return;
      element[name] = own;
      for (const event of ['input', 'change']) element.dispatchEvent(new Event(event, { bubbles: true }));
    });
  };
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details[open]')) give(details, 'open');
  for (const field of document.querySelectorAll<HTMLInputElement>('input,textarea')) {
    // The other radio of a question is put out by the one that was chosen.
    if (field.checked !== field.defaultChecked && (field.checked || field.type !== 'radio'))
      give(field, 'checked');
    // A chosen file stands by itself: no script may choose one.
    if (field.type !== 'file' && field.value !== field.defaultValue) give(field, 'value');
  }
  for (const select of document.querySelectorAll('select'))
    if (select.selectedOptions[0]?.defaultSelected === false) give(select, 'value');
  return () => back.forEach((one) => one());
}
