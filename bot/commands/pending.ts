import { pendingCard, privatePendingCard } from "../../src/cards/pending.ts";
import { readEmail } from "../../src/domain/email.ts";
import { readPendingFilter } from "../../src/domain/pending-filter.ts";
import { languages } from "../../src/texts/locale.ts";
import { textsFor } from "../../src/texts/texts.ts";
import type { CommandCall } from "../command.ts";
import { foldWords } from "../wordings/fold-words.ts";
import { splitWords } from "../wordings/wordings.ts";
import { status } from "./status.ts";

/** "pending", "pending here", "pending fabrikam.com", "pending older than 7 days", "pending page 2": lists open invitations. */
export async function pending(call: CommandCall): Promise<void> {
  const { turn, argument, flows, texts, reply } = call;
  if (readEmail(argument).kind === "email") return status(call);
  const inChat = turn.kind === "personal";
  const { filter, page: number, understood } = readPendingFilter(foldWords(argument), filterWords(), inChat ? "mine" : "here");
  const title = texts.t("commands.pending.title");
  if (filter.of === "mine" && !inChat) return reply.card(privatePendingCard(filter, texts), title);
  const page = number === undefined ? ({ kind: "first" } as const) : ({ kind: "number", number } as const);
  const list = await flows.listPending({ by: turn.person, conversation: turn.conversation, filter, page });
  await reply.card(pendingCard({ ...list, understood }, texts), title);
}

/** The words of the filter in all languages: a person may write in another language than their own. */
function filterWords() {
  const all = languages.map((language) => textsFor(language));
  return {
    mine: all.map(({ t }) => foldWords(t("commands.pending.mine"))),
    here: all.map(({ t }) => foldWords(t("commands.pending.here"))),
    page: all.flatMap(({ t }) => splitWords(t("commands.pending.page")).map(foldWords)),
  };
}
