import { feedAddress } from "../../src/cards/feed-text.ts";
import { hearingCard } from "../../src/cards/hearing.ts";
import { statusCard } from "../../src/cards/status.ts";
import { isChannel } from "../../src/domain/is-channel.ts";
import { channelOf } from "../../src/domain/visibility.ts";
import type { CommandCall } from "../command.ts";

/** "status sam@fabrikam.com": shows what the directory and our invitations say about an address. */
export async function status(call: CommandCall): Promise<void> {
  const { turn, argument, flows, texts, reply } = call;
  if (argument === "") return withoutAddress(call);
  const outcome = await flows.lookUpStatus({ typed: argument, by: turn.person, conversation: turn.conversation });
  if (outcome.kind === "problem") return reply.text(texts.t(`form.problem.${outcome.problem}`));
  const { email, user, ours, team, prospect } = outcome;
  if (user === "not-checked" && !ours) return reply.text(texts.t("error.status-not-checked"));
  const mine = ours?.requester.id === turn.person.id;
  const here = ours !== undefined && channelOf(ours.home.conversation) === channelOf(turn.conversation);
  const known = { ...(user !== "nobody" && { user }), ...(ours && { ours }), ...(team !== undefined && { team }) };
  const view = { email, mine, here, inChannel: isChannel(turn.conversation), ...known, ...(prospect && { prospect }) };
  return reply.card(statusCard(view, texts), feedAddress(email));
}

/** Administrators see how acceptances are heard of; other people are asked for an address. */
async function withoutAddress({ turn, flows, texts, reply }: CommandCall): Promise<void> {
  const hearing = await flows.showHearing(turn.person.id);
  if (hearing.kind === "hearing") return reply.card(hearingCard(hearing, texts), texts.t("hearing.title"));
  return reply.text(texts.t("error.status-address", { command: texts.t("commands.status.example") }));
}
