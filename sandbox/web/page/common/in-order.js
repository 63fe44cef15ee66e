/**
 * Lets tasks run one after the other, in the order in which they were handed over: an event that arrives while the
 * page reads everything again must not be overwritten by that older reading.
 *
 * @param {(error: unknown) => void} onFailure told of a task that failed; the next one runs all the same
 * @returns {(task: () => unknown) => Promise<void>}
 */
export function inOrder(onFailure) {
  let last = Promise.resolve();
  return (task) => {
    last = last.then(async () => {
      try {
        await task();
      } catch (error) {
        onFailure(error);
      }
    });
    return last;
  };
}
