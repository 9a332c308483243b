/**
 * Of what the share without a street is one: of residents; of cells that hold streets or buildings, where nobody has said
 * how many live there; or of all cells, in graphs of before.
 */
export type CoverMeasure = 'residents' | 'ground' | 'area';

export interface Cover {
  /** Share without a street, 0 to 1. */
  readonly withoutStreet: number;
  readonly measuredBy: CoverMeasure;
}

/** With more of those who live there without a street, a graph does not cover its neighbourhood, and is not walked on. */
export const MOST_WITHOUT_STREET = 0.1;

/** Whether streets cover their neighbourhood, so that one walks on them. */
export const coversNeighbourhood = ({ withoutStreet }: Pick<Cover, 'withoutStreet'>): boolean =>
  withoutStreet <= MOST_WITHOUT_STREET;
