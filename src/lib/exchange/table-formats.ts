/** How a collection is written as a table: for programs, for a spreadsheet where a comma is decimal, as a workbook. */
export const WRITTEN_TABLES = ['csv', 'csv-excel', 'xlsx'] as const;
export type WrittenTable = (typeof WRITTEN_TABLES)[number];
