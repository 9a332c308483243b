/** Sends it as its button would. Safari before 16 can only send it past the scripts: a new document answers. */
export function submitForm(form: HTMLFormElement): void {
  if (form.requestSubmit) form.requestSubmit();
  else form.submit();
}
