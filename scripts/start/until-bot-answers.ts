import { setTimeout as wait } from "node:timers/promises";
import type { ProcessGroup } from "./process-group.ts";

const pauseMilliseconds = 50;

/** Asks `/healthz` until it answers: true, or false when the group ended first. */
export async function untilBotAnswers(port: number, group: ProcessGroup): Promise<boolean> {
  while (!group.isStopping) {
    if (await answers(port)) return true;
    await wait(pauseMilliseconds);
  }
  return false;
}

async function answers(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/healthz`);
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false; // nobody listens yet
  }
}
