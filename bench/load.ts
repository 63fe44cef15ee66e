/** Takes this many turns, at most `atOnce` at the same time. Rejects with the first failure. */
export async function takeTurns(count: number, atOnce: number, turn: () => Promise<void>): Promise<void> {
  let left = count;
  const next = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await turn();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}
