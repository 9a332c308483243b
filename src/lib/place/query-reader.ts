interface Problem<Reason> {
  readonly parameter: string;
  readonly reason: Reason;
}

/** Reads an address parameter by parameter. What is wrong is left out and noted in `problems`; nothing is thrown. */
export function queryReader<Reason extends string>(
  query: URLSearchParams,
  problems: Problem<Reason | 'repeated'>[]
) {
  const refuse = (parameter: string, reason: Reason | 'repeated'): null => {
    problems.push({ parameter, reason });
    return null;
  };
  /** The value of a parameter that stands there once; null where it is not there, or `read` refuses it. */
  const single = <T>(parameter: string, read: (value: string) => T | null): T | null => {
    const values = query
      .getAll(parameter)
      .map((value) => value.trim())
      .filter((value) => value !== '');
    if (values.length > 1) return refuse(parameter, 'repeated');
    return values[0] === undefined ? null : read(values[0]);
  };
  return { refuse, single };
}
