import type { Draft } from "../../ports/drafts.ts";
import type { InvitationId, PersonId } from "../../domain/ids.ts";
import { GuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import { offerTeam } from "../planning/offer-team.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { whenStorable } from "../steps/when-storable.ts";
import { tellOnce } from "../telling/tell-once.ts";
import type { TellOutcome } from "../telling/tell-once.ts";
import type { Telling } from "../telling/telling.ts";
import { isEarly, tryLater } from "../telling/try-later.ts";

type Needs = Parameters<typeof offerTeam>[0] & Pick<Ports, "conversations" | "drafts" | "notifier" | "terms">;

interface Form {
  readonly form: InvitationId;
  readonly by: PersonId;
}

/** Posts a kept form in its sender's own chat, once. If that chat can't be reached, asks the sender in the home to add the app. */
export async function moveForm(ports: Needs, { form, by }: Form, telling: Telling): Promise<JobOutcome> {
  const draft = await ports.drafts.find(form, by);
  if (!draft || draft.movedAt) return done;
  const later = await move(ports, draft, telling);
  if (later) return later;
  await whenStorable(ports.clock, () => ports.drafts.keep({ ...draft, movedAt: ports.clock.now() }));
  return done;
}

/** Undefined when the form, or what the person needs to get it, was posted, or can't be. */
async function move(ports: Needs, draft: Draft, telling: Telling): Promise<JobOutcome | undefined> {
  const kind = await postInChat(ports, draft, telling);
  if (kind === "sent" || kind === "outcome-unknown") return undefined;
  if (kind === "not-now" && isEarly(telling)) return tryLater(telling, ports.clock, kind);
  const asked = await askToAddApp(ports, draft, telling);
  const later = asked === "not-now" ? await tryLater(telling, ports.clock, asked) : undefined;
  if (!later) logNotMoved(ports, draft, asked);
  return later;
}

const fix =
  "A form can't continue in its sender's own chat, and they can't be told. Allow the app for them (Teams admin center: Manage apps, Setup policies).";

function logNotMoved({ log }: Needs, { id: invitation }: Draft, told: TellOutcome["kind"]): void {
  if (told === "sent") log.warn("form-not-moved", { invitation, told });
  else log.error("form-not-moved", new GuestlistError("teams-refused", fix), { invitation, told });
}

async function postInChat(ports: Needs, draft: Draft, telling: Telling): Promise<TellOutcome["kind"]> {
  const { notifier, conversations, terms } = ports;
  const chat = await notifier.openChat(draft.by.id, draft.home.conversation);
  if (chat === "unreachable") return "unreachable";
  if (chat === "not-now") return "not-now";
  const home = await conversations.find(draft.home.conversation);
  const team = await offerTeam(ports, draft.home.conversation);
  const formTerms = { defaultRedirectUrl: terms.defaultRedirectUrl, inChannel: home?.kind === "channel", ...(team && { team }) };
  return (await tellOnce(ports, telling, chat, () => notifier.postForm(chat, draft, formTerms))).kind;
}

async function askToAddApp(ports: Needs, { home, by }: Draft, telling: Telling): Promise<TellOutcome["kind"]> {
  const { conversation } = home;
  return (await tellOnce(ports, telling, conversation, () => ports.notifier.askToAddApp(conversation, by))).kind;
}
