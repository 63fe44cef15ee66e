import { setTimeout as wait } from "node:timers/promises";
import { balance } from "../books/balance.ts";
import type { Run } from "../run.ts";
import { inSeconds } from "../journal.ts";
import { settle } from "../settle.ts";
import { liveThrough } from "./invite.ts";

/** Longest time for people to finish what they have begun: each of their steps has a limit, and together they take less. */
const finishMs = 900_000;

/** People invite one partner after the other during `disturb`, then finish what they have begun. At the end the books are balanced. */
export async function whilePeopleWork(run: Run, title: string, disturb: () => Promise<void>): Promise<void> {
  const phase = { isOver: false };
  const working = Promise.all(Array.from({ length: run.options.workers }, (_, index) => work(run, phase, index)));
  try {
    await disturb();
  } finally {
    phase.isOver = true;
  }
  await run.set();
  run.say("no more trouble; people finish what they have begun");
  const isDone = await Promise.race([working.then(() => true), wait(finishMs, false, { ref: false })]);
  if (!isDone) run.complain(`people were still at work after ${inSeconds(finishMs)} s`);
  await settle(run);
  await balance(run, title);
}

async function work(run: Run, phase: { isOver: boolean }, index: number): Promise<void> {
  await wait(index * 350);
  while (!phase.isOver) {
    try {
      await liveThrough(run, { n: run.nextNumber(), tag: `s${run.options.seed}` });
    } catch (error) {
      run.journal.note("script-broke", { error: String(error) });
    }
  }
}
