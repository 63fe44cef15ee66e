/**
 * Runs tasks one after the other, in the order of their calls. Otherwise, when the page reads everything again, that older reading could
 * overwrite an event that arrived meanwhile.
 *
 * @param {(error: unknown) => void} onFailure called when a task failed; the next one runs nevertheless
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
