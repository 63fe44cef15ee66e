import type { JobTask } from "../../domain/job.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { tellOnce } from "./tell-once.ts";
import type { Telling } from "./telling.ts";
import { tryLater } from "./try-later.ts";

type Needs = Pick<Ports, "notifier" | "teams" | "clock" | "log">;
type Welcome = Extract<JobTask, { kind: "welcome" }>;

/** Posts the welcome. If the bot was removed meanwhile, nobody needs it. */
export async function deliverWelcome(ports: Needs, task: Welcome, telling: Telling): Promise<JobOutcome> {
  const { conversation, locale, botName } = task;
  const { kind } = await tellOnce(ports, telling, conversation, () => ports.notifier.welcome(conversation, { locale, botName }));
  const later = kind === "not-now" ? await tryLater(telling, ports.clock, kind) : undefined;
  if (later) return later;
  if (kind !== "sent") ports.log.warn("welcome-not-delivered", { why: kind });
  return done;
}
