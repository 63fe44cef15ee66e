import { setTimeout as wait } from "node:timers/promises";

type Look<T> = () => T | undefined | Promise<T | undefined>;

/** Polls until there is a value; undefined after `ms`. */
export async function soon<T>(look: Look<T>, ms: number, every = 100): Promise<T | undefined> {
  const deadline = Date.now() + ms;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > deadline) return undefined;
    await wait(every);
  }
}

/** Polls until there is a value. @throws Error after `ms`, with the missing thing. */
export async function until<T>(what: string, look: Look<T>, ms = 30_000, every = 100): Promise<T> {
  const seen = await soon(look, ms, every);
  if (seen === undefined) throw new Error(`Waited ${ms / 1000} s in vain for ${what}`);
  return seen;
}

/** Runs `work` for each element, so many at a time. */
export async function inLanes<T>(list: readonly T[], lanes: number, work: (element: T) => Promise<void>): Promise<void> {
  const lane = async (offset: number) => {
    for (const element of list.filter((_element, index) => index % lanes === offset)) await work(element);
  };
  await Promise.all(Array.from({ length: lanes }, (_, offset) => lane(offset)));
}
