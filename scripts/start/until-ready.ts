import type { ChildProcess } from "node:child_process";
import { z } from "zod";
import type { ProcessGroup } from "./process-group.ts";

/**
 * Waits for the child's IPC message `{ ready: … }` and gives what it holds.
 * Undefined: the group ended first, and whoever ended it has said why.
 */
export async function untilReady<T>(child: ChildProcess, group: ProcessGroup, contents: z.ZodType<T>): Promise<T | undefined> {
  const message = z.object({ ready: contents });
  const ready = new Promise<T>((resolve) => {
    child.on("message", (said) => {
      const parsed = message.safeParse(said);
      if (parsed.success) resolve(parsed.data.ready);
    });
  });
  return Promise.race([ready, group.ended.then(() => undefined)]);
}
