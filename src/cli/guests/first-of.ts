/** At most this many; `whenMore` is called if there is at least one more. */
export async function* firstOf<T>(all: AsyncIterable<T>, most: number, whenMore: () => void): AsyncGenerator<T, void, undefined> {
  let count = 0;
  for await (const one of all) {
    if (count === most) return whenMore();
    count += 1;
    yield one;
  }
}
