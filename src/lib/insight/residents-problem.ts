/** What is wrong with figures or outlines: a sentence that says where. */
export class ResidentsProblem extends Error {
  override readonly name = 'ResidentsProblem';
}
