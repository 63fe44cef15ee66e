import type { ConversationId } from "../../domain/ids.ts";
import type { JobTask } from "../../domain/job.ts";
import type { StopCard } from "../../domain/pace/stop-card.ts";
import { stopMark, stopStanding } from "../../domain/pace/stop-standing.ts";
import type { StopNews } from "../../domain/pace/stop-standing.ts";
import { GuestlistError } from "../../errors.ts";
import type { Ports } from "../../ports/ports.ts";
import { done } from "../steps/job-outcome.ts";
import type { JobOutcome } from "../steps/job-outcome.ts";
import { whenStorable } from "../steps/when-storable.ts";
import { openPlace } from "../alerting/open-place.ts";
import { tellOnce } from "../telling/tell-once.ts";
import type { Telling } from "../telling/telling.ts";
import { tryLater } from "../telling/try-later.ts";

type Needs = Pick<Ports, "posts" | "stopCards" | "notifier" | "teams" | "conversations" | "clock" | "log" | "terms">;
type Task = Extract<JobTask, { kind: "tell-stop" }>;

/** Posts the card about a stop to one addressee, once, or edits it to show how the stop stands now. What is over before it was told isn't told. */
export async function tellStop(ports: Needs, { since, to }: Task, telling: Telling): Promise<JobOutcome> {
  const card = (await ports.stopCards.latest()).find((each) => each.since === since && each.to.id === to);
  if (!card) return done;
  const { terms, posts, clock } = ports;
  const standing = stopStanding(await posts.read(), since, clock.now());
  const isNews = card.shown !== stopMark(standing) && (card.conversation !== undefined || standing.kind === "stopped");
  if (!isNews) return done;
  const news = { standing, tenantId: terms.tenantId, inviteAs: terms.inviteAs };
  return card.conversation === undefined
    ? post(ports, card, news, telling)
    : edit(ports, { ...card, conversation: card.conversation }, news, telling);
}

async function post(ports: Needs, card: StopCard, news: StopNews, telling: Telling): Promise<JobOutcome> {
  const conversation = await openPlace(ports, card.to);
  if (conversation === "unreachable") return giveUp(ports, card, news, conversation);
  if (conversation === "not-now") return (await tryLater(telling, ports.clock, conversation)) ?? giveUp(ports, card, news, conversation);
  const outcome = await tellOnce(ports, telling, conversation, () => ports.notifier.showStop({ ...card, conversation }, news, undefined));
  switch (outcome.kind) {
    case "sent":
      return keep(ports, { ...card, conversation, ...(outcome.activity !== undefined && { card: outcome.activity }) }, news);
    case "outcome-unknown":
      return keep(ports, { ...card, conversation }, news);
    case "not-now":
      return (await tryLater(telling, ports.clock, outcome.kind)) ?? giveUp(ports, card, news, outcome.kind);
    case "unreachable":
    case "message-missing":
      return giveUp(ports, card, news, outcome.kind);
  }
}

type Posted = StopCard & { readonly conversation: ConversationId };

/** A card that was deleted, or whose id Teams didn't give, stays as it is. */
async function edit(ports: Needs, card: Posted, news: StopNews, telling: Telling): Promise<JobOutcome> {
  if (card.card === undefined) return done;
  const { kind } = await ports.notifier.showStop(card, news, card.card);
  const later = kind === "not-now" ? await tryLater(telling, ports.clock, kind) : undefined;
  return later ?? keep(ports, card, news);
}

async function keep({ stopCards, clock }: Needs, card: StopCard, { standing }: StopNews): Promise<JobOutcome> {
  await whenStorable(clock, () => stopCards.keep({ ...card, shown: stopMark(standing) }));
  return done;
}

const fix = "An administrator could not be told that Microsoft has stopped the tenant's invitations. Tell them, and let them add the app.";

async function giveUp(ports: Needs, card: StopCard, news: StopNews, why: string): Promise<JobOutcome> {
  ports.log.error("stop-not-told", new GuestlistError("teams-refused", fix), { why, to: card.to.id });
  return keep(ports, card, news);
}
