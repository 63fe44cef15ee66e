import { createHttpRetry } from "../../../../src/adapters/http-retry.ts";
import { createTeams } from "../../../../src/adapters/teams/create-teams.ts";
import type { Teams } from "../../../../src/adapters/teams/create-teams.ts";
import type { SpeakOptions } from "../../../../src/adapters/teams/speak-in.ts";
import { systemClock } from "../../../../src/clock.ts";
import { cloud } from "../../../../src/clouds.ts";
import type { ConversationId } from "../../../../src/domain/ids.ts";
import type { ConversationReference } from "../../../../src/ports/conversations.ts";
import type { ApprovalsChannel } from "../../../../src/ports/approvals-channel.ts";
import type { Notifier } from "../../../../src/ports/notifier.ts";
import type { PostedCards } from "../../../../src/ports/posted-cards.ts";
import { textsFor } from "../../../../src/texts/texts.ts";
import { conversationReference } from "../../../build/conversation-reference.ts";
import { memoryStore } from "../../../fakes/memory-store.ts";
import { RecordingLog } from "../../../fakes/recording-log.ts";
import { stubRemote } from "../../../fakes/stub-remote.ts";
import type { StubRemote, StubStep } from "../../../fakes/stub-remote.ts";

/** The real notifier and a Teams that plays the answers, one world for each test; the notifier knows one conversation. */
export function notifierUnderTest(conversation: ConversationId, kind: ConversationReference["kind"] = "channel") {
  let remote: StubRemote | undefined;
  let allowed = true;
  let hears = true;
  const log = new RecordingLog();
  const requests = (): StubRemote["requests"] => remote?.requests ?? [];

  /** A call is tried three times, without a pause. */
  async function speaking(...answers: readonly StubStep[]): Promise<Teams & SpeakOptions & { readonly botScope: string }> {
    remote = await stubRemote(...answers);
    const { conversations } = memoryStore();
    await conversations.remember(conversationReference({ id: conversation, kind, serviceUrl: `${remote.url}/emea/` }));
    const retry = createHttpRetry({ clock: { ...systemClock, random: () => 0 }, limits: { attempts: 3, callLimitMs: 1_000 } });
    const options = {
      endpoints: cloud("public"),
      appId: "22222222-2222-4222-8222-222222222222",
      connection: "graph",
      appToken: async (scope: string) => `token for ${scope}`,
      retry,
      conversations,
      clock: systemClock,
      log,
      usualPage: "https://myapplications.microsoft.com/",
      links: { tenantId: "tenant", teamsUrl: "https://teams.microsoft.com" },
      textsFor: (locale: string | undefined, timeZone?: string) => textsFor(locale, timeZone, hears ? "heard" : "unheard"),
      serviceUrlAllowed: (url: string) => allowed && url === `${remote?.url}/emea/`,
    };
    return { ...options, ...createTeams(options), botScope: options.endpoints.botScope };
  }

  return {
    notifier: async (...answers: readonly StubStep[]): Promise<Notifier> => (await speaking(...answers)).notifier,
    approvals: async (...answers: readonly StubStep[]): Promise<ApprovalsChannel> => (await speaking(...answers)).approvals,
    cards: async (...answers: readonly StubStep[]): Promise<PostedCards> => (await speaking(...answers)).cards,
    speaking,
    log,
    requests,
    /** The requests that Teams received. */
    asked: () => requests().map(({ method, path }) => `${method} ${path.replace("/emea", "")}`),
    /** The first request's body. */
    activity: () => JSON.parse(requests()[0]?.body ?? "{}"),
    /** From now on the host isn't trusted. */
    forbid: () => {
      allowed = false;
    },
    /** From now on the bot can't see who accepts. */
    deafen: () => {
      hears = false;
    },
    async close() {
      await remote?.close();
      remote = undefined;
      allowed = true;
      hears = true;
    },
  };
}
