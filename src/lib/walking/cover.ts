/** With more of its cells without a street, a graph does not cover its neighbourhood, and is not walked on. */
export const MOST_WITHOUT_STREET = 0.1;
