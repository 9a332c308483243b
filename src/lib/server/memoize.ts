/**
 * Keeps what is computed from an object and a question to it, as long as the object is there: the same question at the same
 * time is computed once. At most `limit` for each object; the one asked for longest ago leaves first. A failure is not kept.
 */
export function keptWith<Of extends object, Question, T>(
  compute: (of: Of, question: Question) => Promise<T>,
  keyOf: (question: Question) => string,
  limit = 100
): (of: Of, question: Question) => Promise<T> {
  const all = new WeakMap<Of, Map<string, Promise<T>>>();
  return (of, question) => {
    const kept = all.get(of) ?? new Map<string, Promise<T>>();
    all.set(of, kept);
    const key = keyOf(question);
    const known = kept.get(key);
    const value = known ?? compute(of, question);
    kept.delete(key);
    kept.set(key, value);
    if (!known)
      value.catch(() => {
        if (kept.get(key) === value) kept.delete(key);
      });
    const [oldest] = kept.keys();
    if (kept.size > limit && oldest !== undefined) kept.delete(oldest);
    return value;
  };
}
