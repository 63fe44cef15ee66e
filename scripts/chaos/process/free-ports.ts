import { randomInt } from "node:crypto";
import { isPortFree } from "../../start/is-port-free.ts";

const perRun = 10;

/**
 * A port after which nine more are free. They are below those that the system gives to outgoing connections (from 32768 on Linux):
 * one of these could take the bot's port while the bot is down.
 */
export async function freePorts(): Promise<number> {
  for (;;) {
    const base = randomInt(1_000, 3_200) * perRun;
    const free = await Promise.all(Array.from({ length: perRun }, (_, index) => isPortFree(base + index)));
    if (free.every(Boolean)) return base;
  }
}
