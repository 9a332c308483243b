/** How a collection is written as a table: for programs, for a spreadsheet where a comma is decimal, as a workbook. */
export const TABLE_FORMATS = ['csv', 'csv-excel', 'xlsx'] as const;
export type WrittenTable = (typeof TABLE_FORMATS)[number];
