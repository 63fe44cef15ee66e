import type { Draft } from "../../ports/drafts.ts";
import type { InvitationId, PersonId } from "../../domain/ids.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";

type Needs = Pick<Ports, "clock" | "conversations" | "drafts" | "log" | "notifier" | "terms">;

/** Posts a kept form in its sender's own chat, once. If that chat can't be reached, asks the sender in the home to add the app. */
export async function moveForm(ports: Needs, { form, by }: { readonly form: InvitationId; readonly by: PersonId }): Promise<JobOutcome> {
  const draft = await ports.drafts.find(form, by);
  if (!draft || draft.movedAt) return done;
  if (!(await postInChat(ports, draft))) await askToAddApp(ports, draft);
  await ports.drafts.keep({ ...draft, movedAt: ports.clock.now() });
  return done;
}

async function postInChat({ notifier, conversations, terms }: Needs, draft: Draft): Promise<boolean> {
  const chat = await notifier.openChat(draft.by.id, draft.home.conversation);
  if (chat === "unreachable") return false;
  const home = await conversations.find(draft.home.conversation);
  const posted = await notifier.postForm(chat, draft, {
    defaultRedirectUrl: terms.defaultRedirectUrl,
    inChannel: home?.kind === "channel",
  });
  return posted.kind === "sent";
}

async function askToAddApp({ notifier, log }: Needs, { id, home, by }: Draft): Promise<void> {
  const told = await notifier.askToAddApp(home.conversation, by);
  log.warn("form-not-moved", { invitation: id, told: told.kind });
}
