import type { Invitation } from "../../domain/invitation.ts";
import type { JobTask } from "../../domain/job.ts";
import type { OverrideNews, PolicyOverride } from "../../domain/policy-override.ts";
import { GuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { openPlace } from "./open-place.ts";
import { tellOnce } from "../telling/tell-once.ts";
import type { TellOutcome } from "../telling/tell-once.ts";
import type { Telling } from "../telling/telling.ts";
import { tryLater } from "../telling/try-later.ts";

type Needs = Pick<Ports, "invitations" | "notifier" | "teams" | "conversations" | "clock" | "log">;
type Task = Extract<JobTask, { kind: "tell-override" }>;

/** Tells one addressee, once, that an administrator has set the policy aside, and why. Nothing if the reason was erased before. */
export async function tellOverride(ports: Needs, task: Task, telling: Telling): Promise<JobOutcome> {
  const invitation = await ports.invitations.find(task.invitation);
  if (!invitation?.override) return done;
  const outcome = await post(ports, task, newsOf(invitation, invitation.override), telling);
  if (outcome === "sent" || outcome === "outcome-unknown") return done;
  const later = outcome === "not-now" ? await tryLater(telling, ports.clock, outcome) : undefined;
  if (later) return later;
  ports.log.error("override-not-told", new GuestlistError("teams-refused", fix), { ...telling.about, why: outcome, to: task.to.id });
  return done;
}

const fix = "It could not be told that the policy was set aside for an invitation. Tell them, and let them add the app.";

function newsOf({ email, requester, options: { cc, sendMail } }: Invitation, override: PolicyOverride): OverrideNews {
  return { email, ...(cc !== undefined && sendMail && { copy: cc }), name: requester.name, override };
}

async function post(ports: Needs, { to, ...words }: Task, news: OverrideNews, telling: Telling): Promise<TellOutcome["kind"]> {
  const conversation = await openPlace(ports, to);
  if (conversation === "unreachable") return "unreachable";
  if (conversation === "not-now") return "not-now";
  return (await tellOnce(ports, telling, conversation, () => ports.notifier.tellOverride({ ...words, conversation }, news))).kind;
}
