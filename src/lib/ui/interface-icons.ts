/**
 * Icons of the interface, drawn for this project on a 24 × 24 grid with round strokes of 2.
 * Build time only: they reach a page through static/icons.svg.
 */
export const INTERFACE_ICONS: Readonly<Record<string, string>> = {
  search: '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
  map: '<path d="m3 6 6-2.5 6 2.5 6-2.5v14.5l-6 2.5-6-2.5-6 2.5z"/><path d="M9 3.5V18M15 6v14.5"/>',
  list: '<path d="M9 6h12M9 12h12M9 18h12M4 6h.01M4 12h.01M4 18h.01"/>',
  close: '<path d="m5 5 14 14M19 5 5 19"/>',
  here: '<circle cx="12" cy="12" r="4"/><path d="M12 1.5v4M12 18.5v4M1.5 12h4M18.5 12h4"/>',
  call: '<path d="M6.5 3H4a1 1 0 0 0-1 1.1A17.5 17.5 0 0 0 19.9 21a1 1 0 0 0 1.1-1v-3.2a1 1 0 0 0-.8-1l-3.5-.8a1 1 0 0 0-1 .3l-1.6 1.9a14 14 0 0 1-6.3-6.3l1.9-1.6a1 1 0 0 0 .3-1L9.2 3.8a1 1 0 0 0-1-.8z"/>',
  whatsapp:
    '<path d="M3.5 20.5 5 16.2a8.7 8.7 0 1 1 3 2.8z"/><path d="M9.3 8.3c-.8.9-.5 2.5 1.5 4.6s3.9 2.6 4.9 1.7l-1.8-1.5-1.2.5-1.7-1.8.5-1.3z"/>',
  email:
    '<path d="M4 5.5h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1z"/><path d="m3.5 7 8.5 6.5L20.5 7"/>',
  website: '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c5 5.5 5 12.5 0 18-5-5.5-5-12.5 0-18z"/>',
  walk: '<circle cx="13" cy="3.8" r="1.6"/><path d="m9 21.5 2.5-6.5-2-3.5 1-4.5 3 .5 2 3 3 1M10.5 7 7.5 9 7 12M11.5 12l3.5 3.5 1 6"/>',
  share:
    '<circle cx="6" cy="12" r="2.7"/><circle cx="17.5" cy="5.5" r="2.7"/><circle cx="17.5" cy="18.5" r="2.7"/><path d="m8.5 10.7 6.6-3.8M8.5 13.3l6.6 3.8"/>',
  print:
    '<path d="M7 8V3h10v5M7 17H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1h16a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-3"/><path d="M7 13.5h10V21H7z"/>',
  language:
    '<path d="M3 5.5h10M8 3.5v2M11 5.5c-.5 4-3.5 7-7.5 8.5M5.5 8.5c1 2.5 3 4.5 6 5.5"/><path d="m12.5 20.5 4-9.5 4 9.5M14 17.5h5"/>',
  calendar:
    '<path d="M5 5h14a1.5 1.5 0 0 1 1.5 1.5v13A1.5 1.5 0 0 1 19 21H5a1.5 1.5 0 0 1-1.5-1.5v-13A1.5 1.5 0 0 1 5 5z"/><path d="M3.5 10h17M8 2.5V6M16 2.5V6M8 14h.01M12 14h.01M16 14h.01M8 17.5h.01M12 17.5h.01"/>',
  path: '<circle cx="5" cy="19" r="2.2"/><circle cx="19" cy="5" r="2.2"/><path d="M7.2 19H16a3.5 3.5 0 0 0 0-7H8a3.5 3.5 0 0 1 0-7h8.8"/>',
  add: '<circle cx="12" cy="12" r="9"/><path d="M12 7.5v9M7.5 12h9"/>',
  check: '<path d="m4.5 12.5 5 5 10-11"/>',
  filter:
    '<path d="M3 6h9M18 6h3M3 12h2M11 12h10M3 18h9M18 18h3"/><circle cx="15" cy="6" r="2.2"/><circle cx="8" cy="12" r="2.2"/><circle cx="15" cy="18" r="2.2"/>'
};
