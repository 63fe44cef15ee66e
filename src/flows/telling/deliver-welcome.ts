import type { JobTask } from "../../domain/job.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";

type Welcome = Extract<JobTask, { kind: "welcome" }>;

/** Posts the welcome. If the bot was removed meanwhile, nobody needs it. */
export async function deliverWelcome({ notifier, log }: Pick<Ports, "notifier" | "log">, task: Welcome): Promise<JobOutcome> {
  const { conversation, locale, botName } = task;
  const outcome = await notifier.welcome(conversation, { locale, botName });
  if (outcome.kind !== "sent") log.warn("welcome-not-delivered", { why: outcome.kind });
  return done;
}
