import { HtmlValidate } from 'html-validate';

/**
 * Whether a page is HTML, by a checker that is not ours: the rules html-validate recommends, but for these. Each has its
 * reason; what is off is a matter of taste, or says of us what the standard does not.
 */
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // How tags and attributes are written down is up to the compiler; a browser reads both.
    'doctype-style': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'no-trailing-whitespace': 'off',
    // Safari says no list of a list without signs, unless it is told that it is one.
    'no-redundant-role': 'off',
    // A button in a form sends it: that is what these are.
    'no-implicit-button-type': 'off',
    // A length of a bar is computed.
    'no-inline-style': 'off',
    // Numbers are written as the country writes them; a line may end in one.
    'tel-non-breaking': 'off',
    // A title says what was asked for: a search of many conditions is long.
    'long-title': 'off',
    // A field of a form is named by its path, `notices.0.kind`, and its id is its name.
    'valid-id': ['error', { relaxed: true }],
    // Days of a week and dates are many values of one name.
    'form-dup-name': 'off'
  }
});

/** What is wrong in a page as it was served, a line for each. */
export async function faultsInHtml(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} ${selector ?? ''}`)
  );
}
