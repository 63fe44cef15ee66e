import { z } from "zod";
import { GuestlistError } from "../../../errors.ts";
import type { DirectorySubscription, DirectorySubscriptions, SubscriptionRefused } from "../../../ports/directory-changes.ts";
import { expectAnswer, refused } from "../requests/graph-answer.ts";
import type { GraphAnswer } from "../requests/graph-answer.ts";
import type { GraphClient, GraphRequest } from "../requests/graph-client.ts";
import { subscriptionRefusal } from "./subscription-refusal.ts";

/** Graph waits up to ten seconds for each of the two addresses before it answers. */
const subscribeTimeoutMs = 30_000;
/** An app can have 100 subscriptions in a tenant. */
const mostPages = 10;

const created = z.object({ id: z.string().min(1) });
const page = z.object({
  value: z.array(z.object({ id: z.string().min(1), notificationUrl: z.string().nullish() })),
  "@odata.nextLink": z.string().optional(),
});

/** `updated` is a creation and a soft deletion, too; `deleted` a permanent deletion. `created` alone is refused for users. */
const changeType = "updated,deleted";

/** Subscriptions to changes of users, as the app. */
export function createDirectorySubscriptions({ graph }: { readonly graph: GraphClient }): DirectorySubscriptions {
  async function list(): Promise<readonly DirectorySubscription[]> {
    const found: DirectorySubscription[] = [];
    let path: string | undefined = "/subscriptions";
    for (let pages = 0; path !== undefined && pages < mostPages; pages++) {
      const answer: GraphAnswer = await send(graph, { path });
      if (isRefused(answer)) return found;
      const { value, "@odata.nextLink": next } = expectAnswer(page, answer, "subscriptions");
      found.push(...value.map(({ id, notificationUrl }) => ({ id, url: notificationUrl ?? "" })));
      path = next;
    }
    return found;
  }

  return {
    list,
    async subscribe({ url, lifecycleUrl, clientState, until }) {
      const body = {
        ...{ changeType, resource: "users", clientState },
        ...{ notificationUrl: url, lifecycleNotificationUrl: lifecycleUrl, expirationDateTime: until },
      };
      const answer = await send(graph, { path: "/subscriptions", body, timeoutMs: subscribeTimeoutMs });
      if (isRefused(answer)) return subscriptionRefusal(answer);
      return { kind: "subscribed", id: expectAnswer(created, answer, "subscriptions").id };
    },
    async renew(id, until) {
      const answer = await send(graph, { path: pathOf(id), method: "PATCH", body: { expirationDateTime: until }, idempotent: true });
      return orRefused(answer, "renewed", "gone");
    },
    async end(id) {
      return orRefused(await send(graph, { path: pathOf(id), method: "DELETE" }), "ended", "ended");
    },
  };
}

function pathOf(id: string): string {
  return `/subscriptions/${encodeURIComponent(id)}`;
}

/** Not found means that it has ended. Graph's bodies don't matter here. */
function orRefused<Done extends string, Gone extends string>(
  answer: GraphAnswer,
  done: Done,
  gone: Gone,
): { readonly kind: Done | Gone } | SubscriptionRefused {
  if (answer.status === 404 || answer.status === 410) return { kind: gone };
  if (isRefused(answer)) return subscriptionRefusal(answer);
  return { kind: done };
}

/** @throws GuestlistError `directory-unavailable` after 5xx, or when Graph could not be reached. */
async function send(graph: GraphClient, request: Omit<GraphRequest, "actor">): Promise<GraphAnswer> {
  const answer = await graph.send({ ...request, actor: { kind: "app" } }).catch((error: unknown): never => {
    if (error instanceof GuestlistError) throw error;
    throw new GuestlistError("directory-unavailable", "Graph could not be reached", { cause: error });
  });
  if (answer.status >= 500) throw refused(answer, "subscriptions");
  return answer;
}

function isRefused({ status }: GraphAnswer): boolean {
  return status >= 400;
}
