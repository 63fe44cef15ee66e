import type { ChildProcess } from "node:child_process";
import { z } from "zod";
import type { ProcessGroup } from "./process-group.ts";

/**
 * Waits for the child's IPC message `{ ready: … }` and returns its content. Undefined: the group ended first, and the cause was printed.
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
