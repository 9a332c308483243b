/**
 * Text for XML and HTML, between tags or in double quotes: what somebody wrote is never an element. Without the control
 * characters that XML 1.0 has no way to write (2.2, Char): one of them would make the whole file unreadable.
 */
export function xmlText(value: string): string {
  return (
    value
      // eslint-disable-next-line no-control-regex -- these are what must go
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll('\n', '&#10;')
      .replaceAll('\t', '&#9;')
      .replaceAll('\r', '&#13;')
  );
}
