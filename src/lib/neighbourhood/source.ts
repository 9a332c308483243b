/** Where an entry comes from. */
export interface Source {
  readonly name: string;
  readonly url?: string;
  /** Year the source speaks of. */
  readonly year?: number;
  /** SPDX-like licence name where the source has one, for the credit. */
  readonly licence?: string;
}
